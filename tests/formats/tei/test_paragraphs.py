"""Every code point lies in exactly one paragraph, and no pointer leaves its paragraph."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.tei.paragraphs import Paragraphs, Piece
from annotator.model.span import Span

_texts = st.text(st.sampled_from("ab\n\r\u2028\U0001f600"), max_size=30)


@given(_texts)
def test_paragraphs_cover_the_text_and_end_with_their_line_breaks(text: str) -> None:
    bounds = Paragraphs.of("a1", text).bounds
    parts = [text[start:end] for start, end in pairwise(bounds)]
    assert "".join(parts) == text
    assert all(re.fullmatch(r"[^\n]*\n+", part) for part in parts[:-1])
    assert len(parts) == 1 or all(parts)


@given(_texts.filter(bool), st.data())
def test_pieces_of_a_span_are_its_text_and_stay_in_their_paragraphs(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    paragraphs = Paragraphs.of("a1", text)
    quoted = ""
    for index, offset, length in paragraphs.pieces(Span(start, end)):
        first = paragraphs.bounds[index] + offset
        assert length > 0
        assert first + length <= paragraphs.bounds[index + 1]
        quoted += text[first : first + length]
    assert quoted == text[start:end]


def test_an_empty_text_is_one_empty_paragraph() -> None:
    assert Paragraphs.of("a1", "").bounds == (0, 0)


@pytest.mark.parametrize("text", ["a\u2028b", "a\x85b", "a\rb", "a\vb"])
def test_only_line_feeds_end_a_paragraph(text: str) -> None:
    assert len(Paragraphs.of("a1", text)) == 1


def test_pointers_count_code_points_from_the_start_of_the_paragraph() -> None:
    paragraphs = Paragraphs.of("a1", "\U0001f600one\n\ntwo")
    assert paragraphs.pieces(Span(1, 8)) == [Piece(0, 1, 5), Piece(1, 0, 2)]
    assert paragraphs.pointers([Span(1, 8)]) == "#string-range(a1.p1,1,5) #string-range(a1.p2,0,2)"
