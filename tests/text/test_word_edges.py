"""Words, sentences, paragraphs, and where selections end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.span import Span
from annotator.text.word_edges import (
    next_word_edge,
    paragraph_at,
    sentence_at,
    snapped,
    trimmed,
    word_at,
    word_edge,
)

prose = st.text(st.sampled_from("ab'’-. ,\n1“”é\u0301"), max_size=60)


def _words(text: str, span: Span | None) -> str | None:
    return None if span is None else text[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "position", "word"),
    [
        ("Mr Khan's education", 4, "Khan"),
        ("the newly-formed ward", 6, "newly-formed"),
        ("the newly-formed ward", 12, "newly-formed"),
        ("O’Brien said", 0, "O’Brien"),
        ("doesn't matter", 2, "doesn't"),
        ("12,000 people", 4, "12,000"),
        ("3.5 per cent", 0, "3.5"),
        ("Łódź today", 2, "Łódź"),
        ("nai\u0308ve words", 3, "nai\u0308ve"),
        ("end.", 3, "end"),
        ("  ", 1, None),
        ("", 0, None),
        ("قال عضو", 5, "عضو"),
    ],
)
def test_a_word_is_what_a_reader_takes_for_one(text: str, position: int, word: str | None) -> None:
    assert _words(text, word_at(text, position)) == word


def test_a_selection_widens_to_whole_words_but_leaves_edges_between_words() -> None:
    text = "council leader Hazel Simmons"
    assert snapped(text, 10, 18) == (8, 20)
    assert snapped(text, 8, 14) == (8, 14)


def test_a_name_can_end_before_its_possessive_and_before_a_hyphen() -> None:
    assert snapped("Mr Khan's work", 1, 7) == (0, 7)
    assert snapped("a Keir Starmer-led team", 3, 14) == (2, 14)


@given(prose, st.data())
def test_snapping_twice_changes_nothing(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    once = snapped(text, start, end)
    assert once[0] <= start and end <= once[1]
    assert snapped(text, *once) == once


@given(prose, st.data())
def test_trimming_leaves_no_white_space_and_never_widens(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for punctuation in (True, False):
        span = trimmed(text, start, end, punctuation)
        if span is None:
            assert not text[start:end].strip(" \n.,;:" if punctuation else None)
            continue
        assert start <= span.start and span.end <= end
        words = text[span.start : span.end]
        assert words == words.strip()


def test_punctuation_goes_unless_the_tag_is_a_quotation() -> None:
    text = " on 20 May, "
    assert _words(text, trimmed(text, 0, len(text))) == "on 20 May"
    assert _words(text, trimmed(text, 0, len(text), punctuation=False)) == "on 20 May,"


def test_the_stop_of_an_abbreviation_stays() -> None:
    assert _words("Sammy Davis Jr. sang", trimmed("Sammy Davis Jr. sang", 0, 15)) == "Sammy Davis Jr."


@pytest.mark.parametrize(
    ("position", "sentence"),
    [
        (3, "Mr. Khan left at 5 p.m. on Friday."),
        (25, "Mr. Khan left at 5 p.m. on Friday."),
        (40, "“I quit!” he said."),
        (44, "“I quit!” he said."),
        (56, "Why?"),
        (62, "The next one"),
    ],
)
def test_a_sentence_minds_abbreviations_and_quotation_marks(position: int, sentence: str) -> None:
    text = "Mr. Khan left at 5 p.m. on Friday. “I quit!” he said. Why?\nThe next one"
    assert _words(text, sentence_at(text, position)) == sentence


def test_a_sentence_never_leaves_its_paragraph() -> None:
    text = "A heading\nA sentence"
    assert _words(text, sentence_at(text, 9)) == "A heading"
    assert _words(text, sentence_at(text, 10)) == "A sentence"


def test_a_paragraph_is_trimmed_and_an_empty_one_is_none() -> None:
    assert paragraph_at("one\n  two \n\nthree", 6) == Span(6, 9)
    assert paragraph_at("one\n\nthree", 4) is None


def test_edges_are_stepped_over_word_by_word() -> None:
    text = "Mr Khan's work, done"
    steps = [0]
    while steps[-1] < len(text):
        steps.append(next_word_edge(text, steps[-1], +1))
    assert steps == [0, 2, 7, 9, 14, 20]
    back = [20]
    while back[-1] > 0:
        back.append(next_word_edge(text, back[-1], -1))
    assert back == [20, 16, 10, 7, 3, 0]
    assert word_edge(text, 5, -1) == 3 and word_edge(text, 5, +1) == 7


def test_a_word_beyond_the_window_is_cut_and_not_searched_through_the_whole_text() -> None:
    text = "x" * 100_000
    assert word_at(text, 50_000) is not None
