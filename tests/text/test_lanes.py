"""Packing into lanes."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.lanes import Interval, packed

intervals = st.tuples(st.integers(0, 100), st.integers(1, 40)).map(
    lambda pair: (float(pair[0]), float(sum(pair)))
)
things = st.lists(st.lists(intervals, min_size=1, max_size=3), max_size=25)


def _meet(one: Interval, other: Interval, gap: float) -> bool:
    return one[0] < other[1] + gap and other[0] < one[1] + gap


@given(things, st.sampled_from([0.0, 3.0]))
def test_nothing_in_a_lane_meets_anything_else_in_it(occupied: list[list[Interval]], gap: float) -> None:
    lanes = packed(occupied, gap)
    for index, mine in enumerate(occupied):
        for other in range(index):
            if lanes[index] == lanes[other]:
                assert not any(_meet(a, b, gap) for a in mine for b in occupied[other])


@given(things)
def test_everything_lies_in_the_lowest_lane_left_free(occupied: list[list[Interval]]) -> None:
    lanes = packed(occupied)
    for index, mine in enumerate(occupied):
        for lane in range(lanes[index]):
            earlier = [occupied[other] for other in range(index) if lanes[other] == lane]
            assert any(_meet(a, b, 0) for a in mine for taken in earlier for b in taken)


@given(st.lists(intervals, min_size=1, max_size=25).map(sorted))
def test_single_intervals_from_left_to_right_need_no_more_lanes_than_lie_above_each_other(
    given_intervals: list[Interval],
) -> None:
    lanes = packed([[interval] for interval in given_intervals])
    deepest = max(
        sum(left <= start < right for left, right in given_intervals) for start, _ in given_intervals
    )
    assert max(lanes) + 1 == deepest
