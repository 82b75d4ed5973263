"""Words compare as a reader compares them, and each is still known by its place in the text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.span import Span
from annotator.text.matching_words import MatchingWords, Vocabulary, evidence, matching_words

TEXTS = st.text("abT’'s nrevm\u0301é𝄞市が-1,.\u00ad\n", max_size=40)


def of(text: str, zones: tuple[Span, ...] = ()) -> MatchingWords:
    return matching_words(text, zones, Vocabulary())


def keys(text: str) -> list[str]:
    words = of(text)
    return words.keys(0, len(words))


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("It’s", "it's"),
        ("I've", "I have"),
        ("don’t", "do not"),
        ("CAN'T", "can not"),
        ("we’ll won't", "We will will not"),
        ("Straße", "STRASSE"),
        ("Zoe\u0301", "Zoé"),
        ("ﬁne", "fine"),
        ("２０２３", "2023"),
        ("re\u00adsign", "resign"),
        ("£1,000", "1000"),
        ("the 3rd", "the 3"),
        ("newly-formed", "newly formed"),
        ("“l’homme”", "L'homme"),
    ],
)
def test_what_is_only_written_otherwise_compares_as_equal(text: str, same: str) -> None:
    assert keys(text) == keys(same)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it's Khan's", ["it", "'s", "khan", "'s"]),
        ("the Poets’ ward", ["the", "poets", "ward"]),
        ("£11.6m, 3.5 and 2", ["11.6m", "3.5", "and", "2"]),
        ("他在信中", ["他", "在", "信", "中"]),
        ("がん", ["が", "ん"]),
        ("¡—…", []),
    ],
)
def test_words_are_parted_where_a_reader_parts_them(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@given(TEXTS, st.booleans())
def test_each_word_stands_at_its_place_and_none_in_furniture(text: str, furnished: bool) -> None:
    zones = (Span(len(text) // 3, len(text) // 3 + 3),) if furnished else ()
    words = of(text, zones)
    bounds = [0, *(at for pair in zip(words.starts, words.ends, strict=True) for at in pair), len(text)]
    assert bounds == sorted(bounds)
    for number, (start, end) in enumerate(zip(words.starts, words.ends, strict=True)):
        assert not any(Span(start, end).overlaps(zone) for zone in zones)
        written = unicodedata.normalize("NFKC", words.written[number].replace("\ufdd0", "n"))
        assert unicodedata.normalize("NFKC", text[start:end]).casefold() == written.casefold()


@given(TEXTS)
def test_words_and_what_follows_them_make_the_text(text: str) -> None:
    words = of(text)
    body = "".join(
        text[start:end] + after
        for start, end, after in zip(words.starts, words.ends, words.separators, strict=True)
    )
    assert body == (text[words.starts[0] :] if len(words) else "")


def test_sentences_and_paragraphs_end_between_words_and_abbreviated_decimals_do_not_end_any() -> None:
    words = of("One two. Three 3.5 four!” Five\n\nsix\nseven。八")
    ends = [number for number in range(len(words)) if words.sentence_ends(number, number + 1)]
    assert [words.keys(number, number + 1)[0] for number in ends] == ["two", "four", "five", "seven"]


def test_long_plain_words_say_more_than_short_ones_names_offices_and_numbers() -> None:
    assert evidence("instrumental") > evidence("progress") > evidence("the")
    assert evidence("Starmer") < evidence("starmer")
    assert evidence("leader") < evidence("volunteers") / 2
    assert evidence("1998") == evidence("5")
