"""Paragraphs of a passage stand level where they correspond; whatever happens, no word is lost or moved."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.span import Span
from annotator.text.level_paragraphs import level_paragraphs


def told(texts: list[str], furniture: list[list[Span]] | None = None) -> list[list[str]]:
    cells = [Span(0, len(text)) if text else None for text in texts]
    found = level_paragraphs(texts, cells, furniture or [[] for _ in texts])
    return [
        [text[span.start : span.end] if span else "" for text, span in zip(texts, row, strict=True)]
        for row in found
    ]


def test_as_many_paragraphs_of_about_the_same_length_are_rows() -> None:
    assert told(["One here.\n\nTwo here.", "One there.\nTwo there."]) == [
        ["One here.\n\n", "One there.\n"],
        ["Two here.", "Two there."],
    ]


def test_an_article_without_the_passage_has_empty_cells() -> None:
    assert told(["One.\nTwo.", "", "One.\nTwo."]) == [["One.\n", "", "One.\n"], ["Two.", "", "Two."]]


def test_other_numbers_or_lengths_of_paragraphs_stay_in_one_row() -> None:
    assert len(told(["One.\nTwo.", "One. Two."])) == 1
    assert len(told(["One.\nTwo is much longer than that.", "One is much longer than that.\nTwo."])) == 1


def test_furniture_belongs_to_the_paragraph_before_it() -> None:
    left, right = "One here.\nAdvert\nTwo here.", "One there.\nTwo there."
    assert told([left, right], [[Span(10, 16)], []]) == [
        ["One here.\nAdvert\n", "One there.\n"],
        ["Two here.", "Two there."],
    ]


@given(
    st.lists(st.text("ab \n", min_size=1, max_size=12), min_size=2, max_size=4),
    st.lists(st.integers(0, 11), max_size=3),
)
def test_every_cell_comes_back_whole(texts: list[str], zones: list[int]) -> None:
    furniture = [[Span(at, at + 1) for at in sorted(set(zones)) if at < len(text)] for text in texts]
    rows = told(texts, furniture)
    assert ["".join(row[at] for row in rows) for at in range(len(texts))] == texts
