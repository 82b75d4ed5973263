"""What looks wrong about the shape of a tag."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.span import Span
from annotator.text.tag_shape import crosses_furniture, crosses_paragraph, has_stray_edge

LETTER = "He wrote:\n“I quit.\n“I am sad.\nAdvertisement\n“Goodbye.”\nThe end."


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


AD = [span(LETTER, "Advertisement")]
QUOTATION = Span(LETTER.index("“"), LETTER.index("”") + 1)


@pytest.mark.parametrize("words", [" Khan", "Khan,", "Khan. ", "\nKhan"])
def test_a_space_or_sign_at_an_edge_is_stray(words: str) -> None:
    text = f"x{words}x"
    assert has_stray_edge(text, Span(1, 1 + len(words)))


@pytest.mark.parametrize("words", ["Khan", "Khan Jr.", "“Khan,”", "J. K."])
def test_what_belongs_to_the_words_is_not_stray(words: str) -> None:
    assert not has_stray_edge(words, Span(0, len(words)))


def test_a_quotation_keeps_its_full_stop_but_no_space() -> None:
    assert not has_stray_edge("I quit. ", Span(0, 7), punctuation=False)
    assert has_stray_edge("I quit. ", Span(0, 8), punctuation=False)


def test_a_quotation_over_paragraphs_that_goes_on_properly_is_expected() -> None:
    assert not crosses_paragraph(LETTER, QUOTATION, AD, quotation=True)
    assert not crosses_furniture(LETTER, QUOTATION, AD, quotation=True)
    inner = Span(QUOTATION.start + 1, QUOTATION.end - 1)
    assert not crosses_paragraph(LETTER, inner, AD, quotation=True)


def test_a_quotation_that_is_not_opened_again_is_asked_about() -> None:
    text = "“I quit.\nHe left.”"
    assert crosses_paragraph(text, Span(0, 17), [], quotation=True)
    beyond = Span(QUOTATION.start, len(LETTER))
    assert crosses_paragraph(LETTER, beyond, AD, quotation=True)
    assert crosses_furniture(LETTER, beyond, AD, quotation=True)


def test_another_tag_never_goes_over_a_paragraph_or_furniture() -> None:
    assert crosses_paragraph(LETTER, QUOTATION, AD, quotation=False)
    assert crosses_furniture(LETTER, QUOTATION, AD, quotation=False)


def test_a_tag_may_lie_in_furniture_but_not_cut_into_it() -> None:
    assert not crosses_furniture(LETTER, span(LETTER, "Adv"), AD, quotation=False)
    assert crosses_furniture(LETTER, span(LETTER, "sad.\nAdv"), AD, quotation=True)


@given(st.lists(st.integers(0, 40), unique=True, max_size=8), st.integers(0, 40), st.integers(1, 20))
def test_furniture_is_crossed_exactly_where_some_is_cut_or_held(
    edges: list[int], start: int, size: int
) -> None:
    pairs = sorted(edges)[: len(edges) // 2 * 2]
    zones = [Span(a, b) for a, b in zip(pairs[::2], pairs[1::2], strict=True)]
    tag = Span(start, start + size)
    expected = any(zone.overlaps(tag) and not zone.contains(tag) for zone in zones)
    assert crosses_furniture("x" * 80, tag, zones, quotation=False) is expected


def test_a_line_set_in_a_column_is_no_paragraph() -> None:
    line = "The deputy leader of the council, who is called Mohammed Aslam"
    text = f"{line}\nKhan, quit."
    assert not crosses_paragraph(text, span(text, "Aslam\nKhan"), [], quotation=False)
    headline = "Councillor Aslam\nKhan quit"
    assert crosses_paragraph(headline, span(headline, "Aslam\nKhan"), [], quotation=False)
    empty = f"{line}\n\nKhan, quit."
    assert crosses_paragraph(empty, span(empty, "Aslam\n\nKhan"), [], quotation=False)
