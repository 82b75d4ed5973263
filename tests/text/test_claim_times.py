"""Windows of days: what dates, and durations told on a day, can mean."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.claim_times import (
    Window,
    apart,
    before,
    day_number,
    day_of,
    existence,
    implied_start,
    shifted,
    window,
)
from annotator.text.edtf import Day

days = st.integers(-3_000_000, 3_000_000).map(day_of)
windows = st.builds(
    lambda first, last: (
        Window(first, last) if first is None or last is None else Window(*sorted([first, last]))
    ),
    st.none() | days,
    st.none() | days,
)


@given(st.integers(-10_000_000, 10_000_000))
def test_days_are_numbered_without_a_gap(number: int) -> None:
    assert day_number(day_of(number)) == number
    assert day_of(number) < day_of(number + 1)


@given(st.dates())
def test_days_are_those_of_the_calendar(date: datetime.date) -> None:
    day = Day(date.year, date.month, date.day)
    assert day_number(day) - day_number(Day(1, 1, 1)) == (date - datetime.date(1, 1, 1)).days


@given(windows, windows)
def test_windows_are_apart_where_no_day_lies_in_both(one: Window, other: Window) -> None:
    assert apart(one, other) == apart(other, one)
    assert not apart(one, one)
    assert not (before(one, other) and before(other, one))
    for day in (*one, *other):
        if day is not None and all(
            (first is None or first <= day) and (last is None or day <= last) for first, last in (one, other)
        ):
            assert not apart(one, other)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2011", Day(2011, 1, 1), Day(2011, 12, 31)),
        ("2011~", Day(2010, 1, 1), Day(2012, 12, 31)),
        ("2011?", Day(2011, 1, 1), Day(2011, 12, 31)),
        ("2023-02", Day(2023, 2, 1), Day(2023, 2, 28)),
        ("2011/..", Day(2011, 1, 1), None),
        ("../2011~", None, Day(2012, 12, 31)),
        ("199X", Day(1990, 1, 1), Day(1999, 12, 31)),
    ],
)
def test_a_date_bounds_what_it_can_mean(value: str, first: Day | None, last: Day | None) -> None:
    assert window(value) == Window(first, last)


def test_what_is_no_date_bounds_nothing() -> None:
    assert window("") is None
    assert window("soon") is None


def test_a_life_is_an_interval() -> None:
    assert existence("1961/..") == Window(Day(1961, 1, 1), None)
    assert existence("1961") is None
    assert existence("") is None


def test_a_duration_counts_whole_units_back_from_the_day_of_publication() -> None:
    thirteen = implied_start("P13Y", "2023-09-20")
    assert thirteen == Window(Day(2009, 9, 21), Day(2010, 9, 20))
    assert implied_start("P3M", "2023-09-20") == Window(Day(2023, 5, 21), Day(2023, 6, 20))
    assert implied_start("P2W", "2023-09-20") == Window(Day(2023, 8, 31), Day(2023, 9, 6))
    assert implied_start("P1Y6M", "2023-09") == Window(Day(2022, 2, 2), Day(2022, 3, 30))


@pytest.mark.parametrize(
    ("duration", "published"),
    [("P0.5Y", "2023"), ("PT3H", "2023-09-20"), ("P1Y", ""), ("", "2023"), ("P1Y", "../2023")],
)
def test_what_cannot_be_counted_back_implies_nothing(duration: str, published: str) -> None:
    assert implied_start(duration, published) is None


@given(st.dates(datetime.date(200, 1, 1)), st.integers(0, 150), st.integers(0, 364))
def test_a_start_so_many_years_before_lies_in_the_window_it_implies(
    published: datetime.date, years: int, extra: int
) -> None:
    told = Day(published.year, published.month, published.day)
    start = shifted(told, months=-12 * years)
    implied = implied_start(f"P{years}Y", str(published))
    assert implied is not None
    assert implied.last == start
    assert not apart(implied, Window(start, start))
    more = implied_start(f"P{years + 1}Y", str(published))
    assert more is not None
    assert before(more, implied)


@given(st.integers(0, 60), st.integers(0, 60))
def test_durations_told_on_one_day_agree_only_when_they_are_equal(one: int, other: int) -> None:
    first, second = implied_start(f"P{one}Y", "2023-09-20"), implied_start(f"P{other}Y", "2023-09-20")
    assert first is not None
    assert second is not None
    assert apart(first, second) == (one != other)
