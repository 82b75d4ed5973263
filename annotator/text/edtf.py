"""Dates in the Extended Date/Time Format (ISO 8601-2), levels 0 and 1: read, written and bounded.

Source: Library of Congress, Extended Date/Time Format (EDTF) Specification, 4 February 2019. Chosen here:
an interval whose ends say nothing (`../..`) or that runs backwards is none; a letter year (`Y17000`) stands
alone; a season takes a qualifier as a year does (`2023-22?`).
"""

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

OPEN: Literal[".."] = ".."
"""The end of an interval that goes on, or began at no known time before."""
UNKNOWN: Literal[""] = ""
"""The end of an interval that exists and is not known."""

UNSPECIFIED = "XX"
"""A month or day that exists and is not known."""

SEASONS = ("21", "22", "23", "24")
"""Spring, summer, autumn, winter; written where a month is, on no hemisphere in particular."""

_DATE = re.compile(
    r"(?P<year>-?\d\d(?:\d\d|\dX|XX)|Y-?[1-9]\d{4,17})"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX)"
    r"(?P<time>T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d|24:00:00)"
    r"(?:Z|(?!-00(?::00)?(?!:))[+-](?:0\d|1[0-3])(?::[0-5]\d)?|\+14(?::00)?)?)?)?)?"
    r"(?P<qualifier>[?~%]?)",
    re.ASCII,
)


class Day(NamedTuple):
    """A day of the proleptic Gregorian calendar; years below 1 count as in ISO 8601 (0 is 1 BC)."""

    year: int
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Date:
    """A date, its parts as EDTF writes them: `199X`, `2023` `05` `XX`, `2023` `22`, `Y17000`, `-0044`.

    `qualifier` is `?` (uncertain), `~` (approximate), `%` (both) or empty; `time` begins with its `T`.
    """

    year: str
    month: str = ""
    day: str = ""
    time: str = ""
    qualifier: str = ""

    def __str__(self) -> str:
        return "-".join(filter(None, (self.year, self.month, self.day))) + self.time + self.qualifier

    @property
    def years(self) -> tuple[int, int]:
        """First and last year that the year can mean."""
        digits = self.year.removeprefix("Y")
        first, last = sorted(int(digits.replace("X", digit)) for digit in "09")
        return first, last

    @property
    def precision(self) -> str:
        """How much is known: `day`, `month`, `season`, `year`, `decade` or `century`."""
        if self.day.isdecimal():
            return "day"
        if self.month.isdecimal():
            return "season" if self.month in SEASONS else "month"
        return ("year", "decade", "century")[self.year.count("X")]


@dataclass(frozen=True, slots=True)
class Interval:
    """From one date to another, both included; an end may be `OPEN` or `UNKNOWN`, but not both ends."""

    start: Date | Literal["..", ""]
    end: Date | Literal["..", ""]

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"


Edtf = Date | Interval


def parse(value: str) -> Edtf | None:
    """Return the date or interval that `value` writes, or None when it is none.

    `str(parse(value)) == value` for every value that is one: EDTF of level 1 has no second spelling.
    """
    start, slash, end = value.partition("/")
    if not slash:
        return _date(value)
    earlier, later = _end(start), _end(end)
    if earlier is None or later is None:
        return None
    interval = Interval(earlier, later)
    first, last = bounds(interval)
    says_nothing = first is None and last is None
    runs_backwards = first is not None and last is not None and first > last
    return None if says_nothing or runs_backwards else interval


def is_edtf(value: str) -> bool:
    """Whether a value is a date, month, season or year, or an interval of them that does not run backwards.

    `2023-05`, `2023-05-12~`, `199X`, `2011/2023`, `../2011` are dates; `2023-9-1` and `2023/2011` are not.
    """
    return parse(value) is not None


def bounds(value: Edtf) -> tuple[Day | None, Day | None]:
    """First and last day that a value can mean, its qualifier left aside; None for an open or unknown end.

    A season can mean any day of its year, for it depends on the hemisphere; a winter runs on into March.
    """
    if isinstance(value, Interval):
        return (
            bounds(value.start)[0] if isinstance(value.start, Date) else None,
            bounds(value.end)[1] if isinstance(value.end, Date) else None,
        )
    first, last = value.years
    if value.month == "24":
        return Day(first, 1, 1), Day(last + 1, 3, 31)
    if value.precision not in ("month", "day"):
        return Day(first, 1, 1), Day(last, 12, 31)
    month = int(value.month)
    if value.precision == "month":
        return Day(first, month, 1), Day(first, month, days_in_month(first, month))
    day = Day(first, month, int(value.day))
    return day, day


def days_in_month(year: int, month: int) -> int:
    """Return the number of days of a month of the proleptic Gregorian calendar, in any year."""
    from calendar import monthrange

    # The Gregorian calendar repeats after 400 years, and the calendar module starts at year 1.
    return monthrange(year % 400 or 400, month)[1]


def _end(value: str) -> Date | Literal["..", ""] | None:
    """One end of an interval; neither a letter year nor a time of day stands there."""
    if value == "..":
        return OPEN
    if value == "":
        return UNKNOWN
    date = _date(value)
    return None if date is None or date.time or date.year.startswith("Y") else date


def _date(value: str) -> Date | None:
    found = _DATE.fullmatch(value)
    if found is None:
        return None
    date = Date(**{name: part or "" for name, part in found.groupdict().items()})
    return date if _is_sound(date) else None


def _is_sound(date: Date) -> bool:
    """Whether the parts go together and name a day, month or year that exists."""
    if date.year.startswith("Y"):
        return not (date.month or date.qualifier)
    if date.year == "-0000" or ("X" in date.year and date.month) or (date.time and date.qualifier):
        return False
    if date.month in ("", UNSPECIFIED):
        return date.day in ("", UNSPECIFIED) and not date.time
    if date.month in SEASONS:
        return not date.day
    if not 1 <= int(date.month) <= 12:
        return False
    if date.day in ("", UNSPECIFIED):
        return not date.time
    return 1 <= int(date.day) <= days_in_month(date.years[0], int(date.month))
