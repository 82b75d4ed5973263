"""Dates in the Extended Date/Time Format (ISO 8601-2), level 1 without letter years: which text is one."""

import calendar
import re

_DATE = re.compile(
    r"(-?\d{4}|-?\d{3}X|-?\d{2}XX)|(-?\d{4})-(\d{2}|XX)|(-?\d{4})-(\d{2})-(\d{2}|XX)|(-?\d{4})-XX-XX",
    re.ASCII,
)
_OPEN = ("", "..")
_SEASONS = range(21, 25)

Bounds = tuple[int, int]
"""First and last day that a date can mean, each as year × 10,000 + month × 100 + day."""


def is_edtf(value: str) -> bool:
    """Whether a value is a date, month, season or year, or an interval of them that does not run backwards.

    `2023-05`, `2023-05-12~`, `199X`, `2011/2023`, `../2011` are dates; `2023-9-1` and `2023/2011` are not.
    """
    parts = value.split("/")
    if len(parts) == 1:
        return _bounds(value) is not None
    if len(parts) != 2 or (parts[0] in _OPEN and parts[1] in _OPEN):
        return False
    bounds = [None if part in _OPEN else _bounds(part) for part in parts]
    if any(bound is None and part not in _OPEN for bound, part in zip(bounds, parts, strict=True)):
        return False
    start, end = bounds
    return start is None or end is None or start[0] <= end[1]


def _bounds(value: str) -> Bounds | None:
    """What a single date can mean, or None when it is none."""
    match = _DATE.fullmatch(value[:-1] if value[-1:] in ("?", "~", "%") else value)
    if match is None:
        return None
    year = match[1] or match[2] or match[4] or match[7]
    month, day = match[3] or match[5] or "XX", match[6] or "XX"
    # A season says no month; the whole year is what it can mean.
    if match[3] and month != "XX" and int(month) in _SEASONS:
        month = "XX"
    if month != "XX" and not 1 <= int(month) <= 12:
        return None
    first, last = (int(year.replace("X", digit)) for digit in "09")
    if month == "XX":
        return first * 10000 + 101, last * 10000 + 1231
    days = _days(first, int(month))
    if day == "XX":
        return _day(first, month, 1), _day(first, month, days)
    if not 1 <= int(day) <= days:
        return None
    return _day(first, month, int(day)), _day(first, month, int(day))


def _days(year: int, month: int) -> int:
    # The Gregorian calendar repeats after 400 years, and the calendar module starts at year 1.
    return calendar.monthrange(year % 400 or 400, month)[1]


def _day(year: int, month: str, day: int) -> int:
    return year * 10000 + int(month) * 100 + day
