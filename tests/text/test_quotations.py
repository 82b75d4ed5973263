"""The whole quotation of one mark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.span import Span
from annotator.text.quotations import MARKS, is_quotation_mark, quotation_at
from tests.shared_material import SHARED, needs_shared


def _quoted(text: str, position: int, furniture: tuple[Span, ...] = ()) -> str | None:
    span = quotation_at(text, position, furniture)
    return None if span is None else text[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ('He said "I go" today', '"I go"'),
        ("He said “I go” today", "“I go”"),
        ("a 'dictatorial' party", "'dictatorial'"),
        ("er sagte „ich gehe“ heute", "„ich gehe“"),
        ("il dit « je pars » hier", "« je pars »"),
        ("“She said ‘no’ twice,” he said", "“She said ‘no’ twice,”"),
        ('"There\'s a choice."', '"There\'s a choice."'),
    ],
)
def test_either_mark_gives_the_quotation_with_its_marks(text: str, quotation: str) -> None:
    start = text.index(quotation)
    assert _quoted(text, start) == quotation
    assert _quoted(text, start + len(quotation) - 1) == quotation


def test_an_inner_quotation_is_its_own() -> None:
    text = "“She said ‘no’ twice,” he said"
    assert _quoted(text, text.index("‘")) == "‘no’"


@pytest.mark.parametrize("text", ["Khan's work", "the two years’ work", "I’m here", "5' tall"])
def test_an_apostrophe_is_no_quotation(text: str) -> None:
    at = next(position for position, letter in enumerate(text) if letter in "'’")
    assert _quoted(text, at) is None


@pytest.mark.parametrize(("opening", "closing"), ["“”", '""'])
def test_a_quotation_runs_on_where_each_paragraph_opens_and_only_the_last_closes(
    opening: str, closing: str
) -> None:
    text = f"He said: {opening}One.\n\n{opening}Two.\n\n{opening}Three.{closing} So he did."
    whole = text[9 : text.index(" So he")]
    marks = [position for position, letter in enumerate(text) if letter in opening + closing]
    assert [_quoted(text, mark) for mark in marks] == [whole] * 4


def test_an_advertisement_in_between_is_passed_over() -> None:
    text = "“One.\nAdvertisement\n“Two.”"
    assert _quoted(text, 0) == "“One."
    furniture = (Span(6, 19),)
    assert _quoted(text, 0, furniture) == text
    assert _quoted(text, len(text) - 1, furniture) == text[20:] or _quoted(text, 20, furniture) == text


def test_a_quotation_that_nothing_continues_ends_with_its_paragraph() -> None:
    assert _quoted("“One. \nTwo.", 0) == "“One."


def test_a_mark_without_a_partner_is_none() -> None:
    assert _quoted("so it ends” here", 10) is None
    assert quotation_at("abc", 1) is None
    assert not is_quotation_mark("abc", 7)


@needs_shared
def test_the_letter_in_the_sample_is_one_quotation_over_eight_paragraphs_and_two_advertisements() -> None:
    text = (SHARED / "samples" / "luton-today.txt").read_text(encoding="utf-8")
    furniture = tuple(
        Span(position, position + 13)
        for position in range(len(text))
        if text.startswith("Advertisement", position)
    )
    start = text.index("“I’m writing")
    span = quotation_at(text, start, furniture)
    assert span == Span(start, text.index("once defined it.”") + len("once defined it.”"))
    inside = text.index("“The party has grown")
    assert quotation_at(text, inside, furniture) == span


@given(st.text(st.sampled_from("ab \n\"'“”‘’„«»."), max_size=60))
def test_any_text_gives_a_span_that_starts_at_a_mark_and_holds_the_one_clicked(text: str) -> None:
    for position, letter in enumerate(text):
        span = quotation_at(text, position)
        if span is not None:
            assert letter in MARKS
            assert span.start <= position < span.end
            assert text[span.start] in MARKS
