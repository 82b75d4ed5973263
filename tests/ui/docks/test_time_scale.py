"""Days stand in order on the line, and its years never run into each other."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.claim_times import day_number
from annotator.text.edtf import Day
from annotator.ui.docks.time_scale import TimeScale

days = st.integers(-200_000, 1_000_000)
scales = st.builds(
    lambda one, other, left, width: TimeScale.over(min(one, other), max(one, other), left, width),
    days, days, st.floats(0, 300), st.floats(50, 3000),
)  # fmt: skip


@given(scales, days, days)
def test_later_days_stand_further_right(scale: TimeScale, one: int, other: int) -> None:
    assert (scale.x(one) < scale.x(other)) == (one < other)


@given(days, days)
def test_both_days_lie_on_the_line(one: int, other: int) -> None:
    first, last = sorted([one, other])
    scale = TimeScale.over(first, last, 100, 400)
    assert 100 <= scale.x(first) < scale.x(last + 1) <= 500 + 1e-6


@given(scales, st.floats(10, 200))
def test_ticks_are_apart_and_on_the_first_day_of_their_year(scale: TimeScale, apart: float) -> None:
    ticks = scale.ticks(apart)
    for (x, year), (next_x, next_year) in pairwise(ticks):
        assert next_year > year
        assert next_x - x >= apart * 0.99
    for x, year in ticks:
        assert x == scale.x(day_number(Day(year, 1, 1)))


def test_a_short_line_has_the_years_at_its_ends() -> None:
    day = day_number(Day(2023, 9, 20))
    assert [year for _x, year in TimeScale.over(day, day, 0, 200).ticks(40)] == [2023, 2024]


def test_a_line_of_a_hundred_million_years_has_few_ticks() -> None:
    scale = TimeScale.over(day_number(Day(1961, 1, 1)), day_number(Day(170_000_002, 1, 1)), 0, 400)
    assert 2 <= len(scale.ticks(40)) <= 11
