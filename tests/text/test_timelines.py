"""Claims on a line of days: bars, overlaps and gaps."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.claim import Claim
from annotator.text.claim_checks import Source
from annotator.text.claim_times import day_number
from annotator.text.edtf import Day
from annotator.text.timelines import Stretch, between, merged, shared, timeline
from tests.text.test_claim_checks import BBC, SOURCES, TODAY, anything, claim

stretches = st.lists(st.tuples(st.integers(-20, 40), st.integers(0, 12)).map(lambda t: (t[0], t[0] + t[1])))


def held(some: list[Stretch]) -> set[int]:
    return {day for first, last in some for day in range(first, last + 1)}


def number(year: int, month: int = 1, day: int = 1) -> int:
    return day_number(Day(year, month, day))


@given(stretches)
def test_merged_stretches_hold_the_same_days_and_never_touch(some: list[Stretch]) -> None:
    found = merged(some)
    assert held(found) == held(some)
    assert all(one[1] + 1 < other[0] for one, other in pairwise(found))


@given(stretches)
def test_gaps_are_what_is_missing_between_first_and_last(some: list[Stretch]) -> None:
    found = merged(some)
    days = held(found)
    missing = set(range(min(days), max(days))) - days if days else set()
    assert held(between(found)) == missing


@given(st.lists(stretches, max_size=4))
def test_shared_days_lie_in_two_lists(several: list[list[Stretch]]) -> None:
    lists = [merged(some) for some in several]
    days = [held(some) for some in lists]
    expected = {day for one in days for day in one if sum(day in other for other in days) >= 2}
    assert held(shared(lists)) == expected


def test_since_a_year_goes_on_until_publication_as_far_as_the_article_knows() -> None:
    [bar] = timeline([claim(1, BBC, "date", start="2011")], SOURCES).bars
    assert bar.began == (number(2011), number(2011, 12, 31))
    assert bar.ended is None
    assert bar.told == number(2023, 9, 20)
    assert bar.surely == (number(2011, 12, 31), number(2023, 9, 20))
    assert not bar.derived


def test_a_duration_begins_where_it_is_counted_back_to_and_says_so() -> None:
    [bar] = timeline([claim(1, BBC, "duration", duration="P12Y")], SOURCES).bars
    assert bar.began == (number(2010, 9, 21), number(2011, 9, 20))
    assert bar.ended == (number(2023, 9, 20), number(2023, 9, 20))
    assert bar.derived


def test_a_date_is_a_point_and_no_office() -> None:
    told = timeline(
        [
            claim(1, BBC, "date", start="2023-05", end="2023-05"),
            claim(2, BBC, term="leader", start="2021", end="2024"),
        ],
        SOURCES,
    )
    assert [bar.is_point for bar in told.bars] == [False, True]
    assert told.overlaps == []
    assert told.gaps == []


def test_claims_without_a_time_are_listed_beside_the_line() -> None:
    undated = [claim(1), claim(2, duration="P1Y", kind="duration")]
    told = timeline(undated, {BBC: Source("“One”")})
    assert (told.lanes, told.undated) == ((), tuple(undated))


def test_lanes_stand_by_their_start_and_bars_of_one_office_share_a_lane() -> None:
    told = timeline(
        [
            claim(1, BBC, term="leader", start="2021", organisation="Luton Council"),
            claim(2, TODAY, term="Leader", start="2020"),
            claim(3, TODAY, start="2011", end="2019"),
        ],
        SOURCES,
    )
    assert [(lane.term, lane.organisation, len(lane.bars)) for lane in told.lanes] == [
        ("councillor", "", 1),
        ("leader", "Luton Council", 2),
    ]
    assert told.lanes[1].bars[0].claim.article == TODAY


def test_a_gap_is_where_no_claim_can_reach_and_an_overlap_where_two_offices_were_held_for_certain() -> None:
    told = timeline(
        [
            claim(1, start="2001", end="2005"),
            claim(2, term="leader", start="2003", end="2004"),
            claim(3, term="mayor", start="2008", end="2009"),
        ],
        SOURCES,
    )
    assert told.overlaps == [(number(2003, 12, 31), number(2004))]
    assert told.gaps == [(number(2006), number(2007, 12, 31))]


@given(anything)
def test_every_claim_has_a_bar_or_is_undated(told: list[Claim]) -> None:
    found = timeline(told, SOURCES)
    shown = [bar.claim.annotation for bar in found.bars] + [one.annotation for one in found.undated]
    assert sorted(shown) == sorted(one.annotation for one in told)
    for bar in found.bars:
        first, last = bar.possibly
        assert first <= last
        if bar.surely:
            assert first <= bar.surely[0] <= bar.surely[1] <= last
    for one, other in pairwise(found.gaps):
        assert one[0] <= one[1] < other[0]
