"""Dates in EDTF are told from what only looks like one, are written back as they were read, and know their days.

The PyPI package `edtf` is the oracle. Where this program differs on purpose, `_CHOSEN` says why.
"""

import re
from calendar import monthrange

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.text.edtf import OPEN, UNKNOWN, Date, Day, Interval, bounds, is_edtf, parse


@pytest.mark.parametrize(
    "value",
    ["2023", "2023-05", "2023-05-12", "2023-05-12~", "2023?", "199X", "19XX", "2023-XX", "2023-05-XX", "2023-XX-XX",
     "2023-21", "2023-24?", "-0043", "0000", "Y17000", "Y-17000", "2011/2023", "../2011", "2011/..", "2011/", "/2011",
     "2023/2023-05", "2024-02-29", "1984~/2004-06", "2023-09-20T10:30:00", "2023-09-20T10:30:00Z",
     "2023-09-20T24:00:00+05:30"],
)  # fmt: skip
def test_dates_of_levels_nought_and_one_are_taken_and_written_as_they_were(value: str) -> None:
    assert str(parse(value)) == value


@pytest.mark.parametrize(
    "value",
    ["", "20 September 2023", "2023-9-1", "2023-13", "2023-02-30", "2023-02-29", "2023/2011", "../..", "/", "../", "/..",
     "2023-05-12T", "2023-05T10:30:00", "2023-05-XXT10:30:00", "2023-05-12T25:00:00", "٢٠٢٣", "2023~~", "20XX-05",
     "2023-XX-05", "201X-XX", "1XXX", "P12Y", "2023-25", "2023-22-01", "-0000", "Y2023", "Y17000~", "Y17000/Y18000",
     "2011/2023/2024", "--09-19", "2023\n", "Y" + "9" * 5000],
)  # fmt: skip
def test_everything_else_is_refused(value: str) -> None:
    assert parse(value) is None


def test_the_parts_of_a_date_are_told() -> None:
    assert parse("2023-05-XX%") == Date("2023", "05", "XX", qualifier="%")
    assert parse("199X/") == Interval(Date("199X"), UNKNOWN)
    assert parse("../2023-22") == Interval(OPEN, Date("2023", "22"))


@pytest.mark.parametrize(
    ("value", "precision"),
    [("2023-05-12", "day"), ("2023-05-XX", "month"), ("2023-22", "season"), ("2023-XX-XX", "year"), ("199X", "decade"),
     ("19XX", "century"), ("Y17000", "year")],
)  # fmt: skip
def test_precision_is_what_is_known(value: str, precision: str) -> None:
    date = parse(value)
    assert isinstance(date, Date)
    assert date.precision == precision


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2023~", (2023, 1, 1), (2023, 12, 31)),
        ("199X", (1990, 1, 1), (1999, 12, 31)),
        ("-199X", (-1999, 1, 1), (-1990, 12, 31)),
        ("2023-22", (2023, 1, 1), (2023, 12, 31)),
        ("2023-24", (2023, 1, 1), (2024, 3, 31)),
        ("2011/..", (2011, 1, 1), None),
        ("/2023-05", None, (2023, 5, 31)),
        ("Y170000", (170000, 1, 1), (170000, 12, 31)),
    ],
)
def test_bounds_are_the_first_and_last_day_meant(
    value: str, first: tuple[int, int, int] | None, last: tuple[int, int, int] | None
) -> None:
    date = parse(value)
    assert date is not None
    assert bounds(date) == (first and Day(*first), last and Day(*last))


@given(st.dates(), st.dates())
def test_an_interval_is_a_date_exactly_when_it_does_not_run_backwards(start: object, end: object) -> None:
    assert is_edtf(f"{start}/{end}") is (str(start) <= str(end))


@given(st.text(max_size=12))
def test_no_text_at_all_makes_the_check_fail(value: str) -> None:
    assert is_edtf(value) in (True, False)


_years = st.from_regex(r"\A-?[0-9]{2}([0-9]{2}|[0-9]X|XX)\Z")
_singles = (
    _years
    | st.from_regex(r"\A-?(19|20)[0-9]{2}-([012][0-9]|XX)(-([0-3][0-9]|XX))?[?~%]?\Z")
    | _years.map(lambda year: f"{year}~")
    | st.from_regex(r"\AY-?[0-9]{4,7}\Z")
    | st.from_regex(r"\A20[0-9]{2}-0[0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:00(Z|[+-]0[0-9](:[0-5]0)?)?\Z")
)
_values = _singles | st.tuples(
    _singles | st.sampled_from(["", ".."]), _singles | st.sampled_from(["", ".."])
).map("/".join)

_CHOSEN = (
    (r"\.\./\.\.", "an interval whose ends both say nothing dates nothing"),
    (r"-?\d{4}-02-29", "the package knows no leap years"),
    (r"-?\d{4}-2[1-4][?~%]", "“spring 2023?” is what an archivist has to say as often as “May 2023?”"),
    (r"-?\d{4}-(2[5-9])", "seasons above 24 are of level 2"),
    (r".*T.*\+00(:00)?", "ISO 8601 writes no shift from UTC as +00:00, beside Z"),
    (r"-?\d{2}(XX|\dX)-.*|-?\d{4}-XX-\d\d", "digits left open inside a date are of level 2"),
)  # fmt: skip


def _is_chosen(value: str) -> bool:
    """Whether a side of the value is one of the differences, or an interval is of a kind that differs."""
    sides = value.split("/")
    if any(
        re.fullmatch(rf"({pattern})[?~%]?", side) for pattern, _why in _CHOSEN for side in (value, *sides)
    ):
        return True
    # The package checks no order, and reads digits left open only in intervals of level 2 or not at all.
    return len(sides) == 2 and (any("X" in side for side in sides) or _runs_backwards(*sides))


def _runs_backwards(start: str, end: str) -> bool:
    first, last = parse(start), parse(end)
    return first is not None and last is not None and (bounds(first)[0] or ()) > (bounds(last)[1] or ())


def _oracle_takes(value: str) -> bool:
    try:
        return parse_edtf(value) is not None
    except (EDTFParseException, TypeError):  # some refusals of the package are accidents
        return False


@example("2000-01-01T00:00:00-00")
@example("2000-01-01T00:00:00-00:30")
@example("2000-01-01T00:00:00-14")
@example("2000-01-01T00:00:00+14:00")
@given(_values)
def test_the_reference_package_takes_the_same_values(value: str) -> None:
    if not _is_chosen(value):
        assert is_edtf(value) is _oracle_takes(value)


@given(_values)
def test_what_is_read_is_written_back(value: str) -> None:
    date = parse(value)
    assert date is None or str(date) == value


@given(st.integers(1, 9999), st.integers(1, 12), st.data())
def test_the_reference_package_knows_the_same_days(year: int, month: int, data: st.DataObject) -> None:
    day = data.draw(st.integers(1, monthrange(year, month)[1]))
    for value in (
        f"{year:04}",
        f"{year:04}-{month:02}",
        f"{year:04}-{month:02}-{day:02}",
        f"{year // 10:03}X",
    ):
        date = parse(value)
        assert date is not None
        theirs = parse_edtf(value)
        assert bounds(date) == (Day(*theirs.lower_strict()[:3]), Day(*theirs.upper_strict()[:3]))
