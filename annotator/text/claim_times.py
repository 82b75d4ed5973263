"""When claimed times can have been: windows of days that are compared, never a date that nobody wrote."""

from typing import NamedTuple

from annotator.text.durations import UNITS, parse_duration
from annotator.text.edtf import Date, Day, Edtf, Interval, bounds, days_in_month, parse

_COUNTED = UNITS[:4]
"""Units that days can be counted back by: years, months, weeks, days."""
_LEEWAY = 12
"""Months by which *about* may be off on each side."""


class Window(NamedTuple):
    """First and last day on which something can have been; None where nothing bounds it."""

    first: Day | None
    last: Day | None


def window(value: str) -> Window | None:
    """Return the days that a date in EDTF can mean, or None when it is none.

    A date said to be approximate can be a year off on each side.
    """
    read = parse(value)
    if read is None:
        return None
    first, last = bounds(read)
    if first is not None and _is_rough(read.start if isinstance(read, Interval) else read):
        first = shifted(first, months=-_LEEWAY)
    if last is not None and _is_rough(read.end if isinstance(read, Interval) else read):
        last = shifted(last, months=_LEEWAY)
    return Window(first, last)


def existence(value: str) -> Window | None:
    """Return from when until when somebody existed; None unless an interval in EDTF says so.

    A single date in the register tells of one day of a life, not that it lasted no longer.
    """
    return window(value) if isinstance(parse(value), Interval) else None


def implied_start(duration: str, published: str) -> Window | None:
    """Return when something began that has lasted for an ISO 8601 duration when an article was published.

    Whoever says *13 years* has counted whole years: between thirteen years and, less a day, fourteen. None
    when either value is none, or when the duration has fractions or hours.
    """
    length, told = parse_duration(duration), window(published)
    if length is None or told is None or told.first is None or told.last is None:
        return None
    if not all(unit in _COUNTED and amount.isdecimal() for unit, amount in length.amounts):
        return None
    amounts = {unit: int(amount) for unit, amount in length.amounts}
    latest = _before(told.last, amounts)
    smallest = max(amounts, key=UNITS.index)
    earliest = _before(told.first, {**amounts, smallest: amounts[smallest] + 1})
    return Window(shifted(earliest, days=1), latest)


def apart(one: Window, other: Window) -> bool:
    """Whether no day lies in both windows."""
    return before(one, other) or before(other, one)


def before(one: Window, other: Window) -> bool:
    """Whether all of one window lies before all of another."""
    return one.last is not None and other.first is not None and one.last < other.first


def shifted(day: Day, *, months: int = 0, days: int = 0) -> Day:
    """Return the day so many months and days later; the last of its month where that has fewer days."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return day_of(day_number(Day(year, month, min(day.day, days_in_month(year, month)))) + days)


def day_number(day: Day) -> int:
    """Return the days since 1 March of the year 0, in the proleptic Gregorian calendar.

    Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
    """
    year = day.year - (day.month <= 2)
    era, of_era = divmod(year, 400)
    of_year = (153 * ((day.month + 9) % 12) + 2) // 5 + day.day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year


def day_of(number: int) -> Day:
    """Undo `day_number` (`civil_from_days` of the same source)."""
    era, of_era = divmod(number, 146097)
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    shifted_month = (5 * of_year + 2) // 153
    month = shifted_month + 3 if shifted_month < 10 else shifted_month - 9
    return Day(year + era * 400 + (month <= 2), month, of_year - (153 * shifted_month + 2) // 5 + 1)


def _before(day: Day, amounts: dict[str, int]) -> Day:
    return shifted(
        day,
        months=-(amounts.get("years", 0) * 12 + amounts.get("months", 0)),
        days=-(amounts.get("weeks", 0) * 7 + amounts.get("days", 0)),
    )


def _is_rough(value: Edtf | str) -> bool:
    return isinstance(value, Date) and value.qualifier in ("~", "%")
