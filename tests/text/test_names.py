"""Personal names come apart as their readers mean them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.name_titles import GENDER
from annotator.text.name_words import folded, words_of
from annotator.text.names import gender_of, parse_name

NAMES = st.text(st.sampled_from("aBcé’'.,-  xMrKhan1Дж"), max_size=24)


@pytest.mark.parametrize(
    ("text", "given_names", "surname"),
    [
        ("Mohammed Aslam Khan", ("mohammed", "aslam"), ("khan",)),
        ("Mr Khan’s", (), ("khan",)),
        ("Cllr. Aslam Khan", ("aslam",), ("khan",)),
        ("Khan, Mohammed Aslam, 1961-", ("mohammed", "aslam"), ("khan",)),
        ("Starmer, Keir, Sir", ("keir",), ("starmer",)),
        ("Sir Keir", ("keir",), ()),
        ("Sir Keir Starmer KC MP", ("keir",), ("starmer",)),
        ("the Rt Hon. Boris Johnson MP,", ("boris",), ("johnson",)),
        ("Dr J.R.R. Tolkien, CBE", ("j", "r", "r"), ("tolkien",)),
        ("M. A. Khan", ("m", "a"), ("khan",)),
        ("Rebecca Long-Bailey", ("rebecca",), ("long", "bailey")),
        ("Jean-Claude Juncker", ("jean", "claude"), ("juncker",)),
        ("Ursula von der Leyen", ("ursula",), ("leyen",)),
        ("Bashar al-Assad", ("bashar",), ("assad",)),
        ("Catherine de’ Medici", ("catherine",), ("medici",)),
        ("the Rev’d Dr Martin Luther King Jr.", ("martin", "luther"), ("king",)),
        ("Seán O’Brien", ("sean",), ("obrien",)),
        ("Frau Dr. Merkel", (), ("merkel",)),
        ("Jack Ma", ("jack",), ("ma",)),
        ("Владимир Путин", ("владимир",), ("путин",)),
        ("Mother Teresa", ("teresa",), ()),
        ("Martin Luther King jr.", ("martin", "luther"), ("king",)),
        ("Lilian Senior", ("lilian",), ("senior",)),
    ],
)
def test_given_names_and_surname_are_found(
    text: str, given_names: tuple[str, ...], surname: tuple[str, ...]
) -> None:
    name = parse_name(text)
    assert (name.given, name.surname) == (given_names, surname)


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Mr Khan", "m"), ("Ms Simmons", "f"), ("Dame Judi Dench", "f"), ("Sir Keir", "m"), ("Cllr Khan", ""),
        ("Dr Simmons", ""), ("Frau Dr. Merkel", "f"), ("Mme Le Pen", "f"), ("Señora García", "f"), ("г-н Путин", "m"),
        ("Lord Kinnock", "m"), ("Lord Mayor Jane Smith", ""), ("Lady Justice Hale", "f"), ("M. Khan", ""),
        ("Rev’d Miss Smith", "f"), ("Khan, Mr", "m"), ("Prince", ""), ("Keir Starmer", ""),
    ],
)  # fmt: skip
def test_a_title_implies_a_gender_only_where_it_does(text: str, gender: str) -> None:
    assert gender_of(text) == gender


def test_titles_that_mean_the_same_are_one_title() -> None:
    assert parse_name("Cllr Khan").titles == parse_name("Councillor Khan").titles


def test_particles_honours_and_generations_are_told_from_the_name() -> None:
    assert parse_name("Vincent van Gogh").particles == ("van",)
    assert parse_name("John Smith Jr. OBE").suffixes == ("jr", "obe")


def test_a_name_of_one_word_may_be_either_part() -> None:
    assert parse_name("Khan").single
    assert not parse_name("Mr Khan").single


@given(NAMES)
def test_any_text_at_all_gives_a_name_without_blanks_in_its_parts(text: str) -> None:
    name = parse_name(text)
    assert all(word and not set(word) & set(" .,") for word in name.words)


@given(NAMES)
def test_capitals_of_a_title_and_its_full_stop_do_not_matter(text: str) -> None:
    assert parse_name(f"CLLR. {text}") == parse_name(f"Cllr {text}")


@given(st.sampled_from(sorted(title for title, gender in GENDER.items() if gender and title != "lord")))
def test_a_title_before_a_surname_is_never_part_of_the_name(title: str) -> None:
    name = parse_name(f"{title.title()} Ashworth")
    assert "ashworth" in name.words and len(name.words) == 1
    assert name.gender == GENDER[title]


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert words_of(" ".join(words_of(text))) == words_of(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Łukasz Straße-O’Brien", ("lukasz", "strasse", "obrien")),
        ("Ångström", ("angstrom",)),
        ("Ελλάς", ("ελλασ",)),
    ],
)
def test_accents_and_apostrophes_do_not_keep_words_apart(text: str, words: tuple[str, ...]) -> None:
    assert words_of(text) == words
