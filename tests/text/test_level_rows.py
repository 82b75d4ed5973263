"""Shared passages stand level where their order allows it, and nothing of a text is lost or moved."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.passage import Passage
from annotator.model.span import Span
from annotator.text.level_rows import Row, level, rows


def passage(*spans: tuple[int, int] | None, words: int = 1) -> Passage:
    return Passage(tuple(Span(*span) if span else None for span in spans), (), words, 1.0)


def test_passages_in_the_same_order_are_level_with_what_lies_between_them() -> None:
    shared = [passage((2, 4), (0, 3)), passage((4, 6), (5, 6))]
    assert list(rows(["abcdefgh", "abcdef"], shared)) == [
        Row(None, (Span(0, 2), None)),
        Row(0, (Span(2, 4), Span(0, 3))),
        Row(None, (None, Span(3, 5))),
        Row(1, (Span(4, 6), Span(5, 6))),
        Row(None, (Span(6, 8), None)),
    ]


def test_of_passages_that_cross_those_with_more_words_are_level() -> None:
    first, second, moved = passage((0, 2), (2, 4)), passage((2, 4), (4, 6)), passage((4, 6), (0, 2))
    assert level([first, second, moved]) == [0, 1]
    assert level([first, second, passage((4, 6), (0, 2), words=9)]) == [2]


def test_a_passage_of_some_of_the_texts_is_level_between_those_of_all() -> None:
    shared = [passage((0, 2), (0, 2), (0, 2)), passage((6, 8), (6, 8), (6, 8)), passage(None, (3, 4), (3, 5))]
    assert level(shared) == [0, 2, 1]


def test_passages_that_would_go_round_in_a_circle_are_not_all_level() -> None:
    shared = [
        passage((0, 2), (4, 6), None),
        passage(None, (0, 2), (4, 6)),
        passage((4, 6), None, (0, 2)),
    ]
    assert len(level(shared)) == 2


def test_texts_that_share_nothing_stand_beside_each_other() -> None:
    assert list(rows(["abc", ""], [])) == [Row(None, (Span(0, 3), None))]


def test_signs_behind_a_passage_stay_with_it() -> None:
    [first, second] = rows(["ab.” cd", "ab cd"], [passage((0, 2), (0, 2))])
    assert [first.cells, second.cells] == [(Span(0, 5), Span(0, 3)), (Span(5, 7), Span(3, 5))]


places = st.none() | st.tuples(st.integers(0, 20), st.integers(1, 10)).map(lambda at: (at[0], at[0] + at[1]))


@given(
    st.lists(st.tuples(st.tuples(places, places, places), st.integers(1, 9)), max_size=8),
    st.lists(st.text("ab. ”\n", min_size=30, max_size=40), min_size=3, max_size=3),
)
def test_each_text_is_there_once_and_in_order(
    drawn: list[tuple[tuple[tuple[int, int] | None, ...], int]], texts: list[str]
) -> None:
    shared = [passage(*spans, words=words) for spans, words in drawn if sum(map(bool, spans)) > 1]
    laid = list(rows(texts, shared))
    for at, text in enumerate(texts):
        cells = [cell for row in laid if (cell := row.cells[at])]
        assert [place for cell in cells for place in range(cell.start, cell.end)] == list(range(len(text)))
    assert [row.passage for row in laid if row.passage is not None] == level(shared)
