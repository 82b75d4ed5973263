"""Overlapping stretches become nested elements, and nothing of them is lost."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.tei.nesting import Step, Stretch, nested

_stretches = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1])),
    max_size=12,
).map(lambda pairs: [Stretch(start, end, rank) for rank, (start, end) in enumerate(pairs)])


def covered(steps: list[Step]) -> dict[int, list[tuple[int, int]]]:
    """Play steps as a reader does: a stack of what is open; returns the parts of each rank in order."""
    stack: list[tuple[int, int]] = []
    parts: dict[int, list[tuple[int, int]]] = {}
    for step in steps:
        for _ in range(step.closes):
            rank, start = stack.pop()
            parts.setdefault(rank, []).append((start, step.position))
        stack += [(rank, step.position) for rank in step.opens]
    assert stack == []
    return parts


@given(_stretches)
def test_the_parts_of_each_stretch_cover_it_without_gap(stretches: list[Stretch]) -> None:
    parts = covered(nested(stretches))
    for stretch in stretches:
        own = sorted(parts[stretch.rank])
        assert (own[0][0], own[-1][1]) == (stretch.start, stretch.end)
        assert all(before[1] == after[0] for before, after in pairwise(own))


@given(_stretches)
def test_the_order_of_stretches_does_not_matter(stretches: list[Stretch]) -> None:
    assert nested(stretches) == nested(reversed(stretches))


def test_nested_stretches_are_not_split() -> None:
    assert nested([Stretch(0, 9, 0), Stretch(2, 5, 1)]) == [
        Step(0, 0, (0,)),
        Step(2, 0, (1,)),
        Step(5, 1, ()),
        Step(9, 1, ()),
    ]


def test_of_two_that_cross_the_later_one_is_split() -> None:
    parts = covered(nested([Stretch(0, 6, 0), Stretch(4, 9, 1)]))
    assert parts == {0: [(0, 6)], 1: [(4, 6), (6, 9)]}


def test_equal_stretches_nest_by_rank() -> None:
    assert nested([Stretch(0, 3, 1), Stretch(0, 3, 0)])[0].opens == (0, 1)
