"""Reads dates that count from another date of the article: *prior to those elections*, *that day*, *the following year*."""

import re
from dataclasses import replace
from datetime import date, timedelta

from annotator.text.edtf import OPEN, Date, Interval

_BEFORE = re.compile(r"(?:shortly |just )?(?:before|prior to|ahead of|until|up to|by) .+")
_AFTER = re.compile(
    r"(?:(?:ever )?since|(?:shortly |just )?after|following|from) .+|since|(?:ever )?since then|afterwards"
)
_THERE = re.compile(r"(?:at|in|on|during) (?:the same|those|these|that|this) .+|at the (?:same )?time|then")
_SAME = re.compile(r"(?:(?:in|on) )?(?:the same|that(?: same)?) (?P<unit>day|month|year)")
_NEXT = re.compile(
    r"(?:(?:in|on) )?the (?:(?P<on>next|following)|previous|preceding) (?P<unit>day|month|year)"
    r"|the (?P<unit2>day|month|year) (?:(?P<on2>after)|before)"
)


def read_relative(words: str, anchor: Date) -> Date | Interval | None:
    """Return what `words` (lower case, single blanks) mean, counted from the date `anchor`, or None.

    The result is no more precise than the anchor: *the following day* after a month is nothing. What lies
    before or after the anchor is bounded by it.
    """
    if step := _NEXT.fullmatch(words):
        return _stepped(anchor, step["unit"] or step["unit2"], 1 if step["on"] or step["on2"] else -1)
    if same := _SAME.fullmatch(words):
        return _cut(anchor, same["unit"])
    if _BEFORE.fullmatch(words):
        return Interval(OPEN, anchor)
    if _AFTER.fullmatch(words):
        return Interval(anchor, OPEN)
    return anchor if _THERE.fullmatch(words) else None


def _cut(anchor: Date, unit: str) -> Date | None:
    """The day, month or year of the anchor, if it says that much."""
    known = ("year", "month", "day")
    if anchor.precision not in known or known.index(unit) > known.index(anchor.precision):
        return None
    return replace(
        anchor, month=anchor.month if unit != "year" else "", day=anchor.day if unit == "day" else "", time=""
    )


def _stepped(anchor: Date, unit: str, step: int) -> Date | None:
    """The day, month or year next to that of the anchor; None where the anchor is not certain or too coarse."""
    start = _cut(anchor, unit)
    if start is None or start.qualifier or not start.year.isdecimal() or not "1000" <= start.year <= "2999":
        return None
    year = int(start.year)
    if unit == "year":
        return Date(str(year + step))
    if unit == "month":
        months = year * 12 + int(start.month) - 1 + step
        return Date(str(months // 12), f"{months % 12 + 1:02}")
    return Date(*str(date(year, int(start.month), int(start.day)) + timedelta(step)).split("-"))
