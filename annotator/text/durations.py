"""Lengths of time as ISO 8601 writes them (`P12Y`): read, said in words, counted back from a day."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from annotator.text.edtf import Date, Interval, bounds, days_in_month, parse

_NUMBER = r"\d{1,9}(?:\.\d{1,9})?"
_DURATION = re.compile(
    rf"P(?=\d|T\d)(?:(?P<years>{_NUMBER})Y)?(?:(?P<months>{_NUMBER})M)?(?:(?P<weeks>{_NUMBER})W)?(?:(?P<days>{_NUMBER})D)?"
    rf"(?:T(?=\d)(?:(?P<hours>{_NUMBER})H)?(?:(?P<minutes>{_NUMBER})M)?(?:(?P<seconds>{_NUMBER})S)?)?",
    re.ASCII,
)
UNITS = ("years", "months", "weeks", "days", "hours", "minutes", "seconds")
_LETTERS = "YMWDHMS"
_FIRST_OF_CLOCK = UNITS.index("hours")


@dataclass(frozen=True, slots=True)
class Duration:
    """Amounts by unit, largest unit first, each amount in the digits in which it is written (`0.5`)."""

    amounts: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        written = ["P"]
        for unit, amount in self.amounts:
            place = UNITS.index(unit)
            if place >= _FIRST_OF_CLOCK and "T" not in written:
                written.append("T")
            written.append(amount + _LETTERS[place])
        return "".join(written)


def parse_duration(value: str) -> Duration | None:
    """Return the duration that an ISO 8601 text such as `P1Y6M` or `PT0.5H` writes, or None."""
    found = _DURATION.fullmatch(value)
    if found is None:
        return None
    return Duration(tuple((unit, amount) for unit in UNITS if (amount := found[unit]) is not None))


def duration_in_words(duration: Duration) -> str:
    """Return `12 years`, `1 year and 6 months`, `0.5 hours`."""
    said = [
        f"{amount} {unit.removesuffix('s') if amount == '1' else unit}" for unit, amount in duration.amounts
    ]
    return " and ".join(filter(None, (", ".join(said[:-1]), said[-1])))


def span_implied(duration: str, before: str) -> Interval | None:
    """Return the time that a duration covers when it ends on the date `before`: `P13Y` before 2023-09-20 began about 2010.

    The start is approximate and no more precise than the duration's smallest unit: whoever says *13 years*
    has counted no months. None when either text is none, when the duration has fractions or hours, or when
    the date is less precise than the duration.
    """
    length, end = parse_duration(duration), parse(before)
    if length is None or not isinstance(end, Date) or end.qualifier or "X" in before:
        return None
    amounts = dict(length.amounts)
    if not all(amount.isdecimal() for amount in amounts.values()) or amounts.keys() - set(UNITS[:4]):
        return None
    start = _counted_back(end, {unit: int(amount) for unit, amount in amounts.items()})
    begun = parse(f"{start}~") if start else None
    return Interval(begun, end) if isinstance(begun, Date) else None


def _counted_back(end: Date, amounts: Mapping[str, int]) -> str:
    """Write the year, month or day that lies so long before a date; empty when the date does not say enough."""
    day = bounds(end)[0]
    if day is None:
        return ""
    months = day.year * 12 + day.month - 1 - amounts.get("years", 0) * 12 - amounts.get("months", 0)
    year, month = months // 12, months % 12 + 1
    if not 1 <= year <= 9999:
        return ""
    if amounts.keys() == {"years"}:
        return f"{year:04}"
    days = amounts.get("weeks", 0) * 7 + amounts.get("days", 0)
    if end.precision not in (("day",) if days else ("day", "month")):
        return ""
    if not days:
        return f"{year:04}-{month:02}"
    try:
        return str(date(year, month, min(day.day, days_in_month(year, month))) - timedelta(days))
    except OverflowError:
        return ""
