"""Ranges of code points: never empty, sorted, joined where they touch."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.errors import InvalidRange
from annotator.model.span import Span, target_of

PAIRS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda p: (p[0], p[0] + p[1])),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize("pair", [(3, 3), (5, 2), (-1, 4)])
def test_an_empty_or_reversed_range_is_refused_with_a_sentence(pair: tuple[int, int]) -> None:
    with pytest.raises(InvalidRange, match="holds no text"):
        Span(*pair)


def test_a_target_without_any_range_is_refused() -> None:
    with pytest.raises(InvalidRange, match="select some text"):
        target_of()


@given(PAIRS)
def test_a_target_covers_exactly_the_code_points_of_its_pairs_and_its_spans_never_touch(
    pairs: list[tuple[int, int]],
) -> None:
    target = target_of(*pairs)
    assert {i for s in target for i in range(s.start, s.end)} == {i for a, b in pairs for i in range(a, b)}
    assert all(left.end < right.start for left, right in pairwise(target))


@given(PAIRS, PAIRS)
def test_a_span_without_others_keeps_exactly_what_none_of_them_covers(
    pairs: list[tuple[int, int]], others: list[tuple[int, int]]
) -> None:
    span = Span(*pairs[0])
    left = span.without(Span(*pair) for pair in others)
    covered = {i for a, b in others for i in range(a, b)}
    assert [i for part in left for i in range(part.start, part.end)] == [
        i for i in range(span.start, span.end) if i not in covered
    ]
    assert all(one.end < other.start for one, other in pairwise(left))
