"""Words are found as a reader would find them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.occurrence import Manner
from annotator.model.span import Span
from annotator.text.occurrences import occurrences, other_name, phrases_around, probe

LETTERS = st.text("abkAK’-' \n😀é", max_size=40)
FORMS = st.lists(st.text("abkAK’-' é", min_size=1, max_size=6).filter(lambda form: form.strip()), max_size=4)
MANNERS = st.builds(Manner, any_case=st.booleans(), whole_words=st.booleans())


def found(text: str, *forms: str, any_case: bool = False, whole_words: bool = True) -> list[str]:
    places = occurrences(text, forms, Manner(any_case, whole_words))
    return [text[span.start : span.end] for span, _form in places]


@given(LETTERS, FORMS, MANNERS)
def test_places_are_in_text_order_and_never_overlap(text: str, forms: list[str], manner: Manner) -> None:
    spans = [span for span, _form in occurrences(text, forms, manner)]
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(LETTERS, FORMS, MANNERS)
def test_every_place_holds_the_probe_of_its_form(text: str, forms: list[str], manner: Manner) -> None:
    for span, form in occurrences(text, forms, manner):
        held, wanted = text[span.start : span.end], probe(form, manner.any_case)
        assert wanted.lower() in held.lower() if manner.any_case else wanted in held


@given(LETTERS, FORMS, MANNERS)
def test_no_place_touches_furniture(text: str, forms: list[str], manner: Manner) -> None:
    zone = Span(len(text) // 3, len(text) // 3 + 4)
    assert not any(span.overlaps(zone) for span, _form in occurrences(text, forms, manner, [zone]))


@given(LETTERS, st.text("ab", min_size=1, max_size=4), LETTERS)
def test_a_word_between_blanks_is_always_found(before: str, word: str, after: str) -> None:
    text = f"{before} {word} {after}"
    assert any(span.start <= len(before) + 1 < span.end for span, _form in occurrences(text, [word]))


@given(LETTERS, FORMS)
def test_whole_words_are_among_the_places_of_any_letters(text: str, forms: list[str]) -> None:
    covered = {
        at
        for span, _form in occurrences(text, forms, Manner(whole_words=False))
        for at in range(span.start, span.end)
    }
    for span, _form in occurrences(text, forms):
        assert covered.intersection(range(span.start, span.end))


def test_the_longest_form_wins_even_where_a_shorter_one_begins_earlier() -> None:
    text = "Mr Mohammed Aslam Khan and Khan"
    assert found(text, "Mr Mohammed", "Khan", "Mohammed Aslam Khan") == ["Mohammed Aslam Khan", "Khan"]


def test_a_name_goes_on_over_a_line_break_but_not_over_an_empty_line() -> None:
    assert found("Aslam\nKhan, Aslam \u00a0Khan, Aslam\n\nKhan", "Aslam Khan") == [
        "Aslam\nKhan",
        "Aslam \u00a0Khan",
    ]


def test_apostrophes_hyphens_and_quotation_marks_are_alike() -> None:
    assert found("O'Brien O’Brien", "O’Brien") == ["O'Brien", "O’Brien"]
    assert found("Jean-Luc Jean\u2011Luc", "Jean-Luc") == ["Jean-Luc", "Jean\u2011Luc"]
    assert found('the "Tigers" and the “Tigers”', '"Tigers"') == ['"Tigers"', "“Tigers”"]


def test_the_possessive_stays_outside_and_the_end_of_a_contraction_inside() -> None:
    text = "Khan’s seat, the Simmons' seat; he can't"
    assert [(s.start, s.end) for s, _form in occurrences(text, ["Khan", "Simmons", "can"])] == [
        (0, 4),
        (17, 24),
    ]


@pytest.mark.parametrize("text", ["Khanna", "Khan-Smith", "Jones-Khan", "D’Khan", "unKhan", "Khan_"])
def test_half_a_word_is_no_place(text: str) -> None:
    assert found(text, "Khan") == []


@pytest.mark.parametrize("text", ["Khan-led", "ex-Khan", "(Khan)", "“Khan”", "Khan.", "😀Khan😀"])
def test_signs_and_small_words_beside_a_name_are_no_part_of_it(text: str) -> None:
    assert found(text, "Khan") == ["Khan"]


def test_half_words_are_found_when_they_are_wanted() -> None:
    assert found("Khanna khan", "Khan", any_case=True, whole_words=False) == ["Khan", "khan"]


def test_positions_count_code_points() -> None:
    assert [span for span, _form in occurrences("😀𝒜 Khan", ["Khan"])] == [Span(3, 7)]


@pytest.mark.parametrize(
    ("text", "form", "gender", "expected"),
    [
        ("Imran Khan said", "Khan", "", "Imran Khan"),
        ("Ms Khan said", "Khan", "m", "Ms Khan"),
        ("Mr Khan said", "Khan", "m", ""),
        ("Cllr Khan said", "Khan", "m", ""),
        ("Mohammed Khan said", "Khan", "m", ""),
        ("as Khan said", "Khan", "m", ""),
        ("Sadiq Aslam Khan said", "Aslam Khan", "m", ""),
    ],
)
def test_a_name_that_is_part_of_another_is_known_by_the_word_ahead(
    text: str, form: str, gender: str, expected: str
) -> None:
    assert other_name(text, text.index(form), form, gender, frozenset({"mohammed", "aslam"})) == expected


def test_phrases_around_a_place_go_as_far_as_words_are_known_and_begin_with_the_longest() -> None:
    text = "said Sadiq Khan Junior today"
    phrases = list(phrases_around(text, Span(11, 15), frozenset({"sadiq", "junior", "today2", "said2"})))
    assert phrases[0] == ("sadiq", "khan", "junior")
    assert phrases[-1] == ("khan",)
    assert len(phrases) == 4
    assert list(phrases_around(text, Span(11, 15), frozenset())) == [("khan",)]
