"""Reads whole dates of datelines, in the newspaper languages of western Europe, as EDTF."""

import re
from datetime import date

from annotator.text.calendar_words import MONTH, MONTH_NUMBERS

_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo)"
)

DATE = rf"""(?:(?:{_WEEKDAY})\b[.,]?\s+(?:den\s+|le\s+|the\s+)?)?(?:
    (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})(?:[T ]\d{{2}}:\d{{2}}\S*)?
  | (?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s+(?:of\s+|de\s+)?(?P<m1>{MONTH})\b\.?,?\s+(?:de\s+)?(?P<y1>\d{{4}})
  | (?P<m2>{MONTH})\b\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})
  | (?P<d3>\d{{1,2}})\.\s?(?P<m3>\d{{1,2}})\.\s?(?P<y3>\d{{4}})
  | (?P<a4>\d{{1,2}})/(?P<b4>\d{{1,2}})/(?P<y4>\d{{4}})
)(?!\d)"""
"""Verbose pattern (IGNORECASE, VERBOSE) of a date with its year; read its groups with `edtf_of`."""

CLOCK = (
    r"(?:\s*[,|·•–—-]?\s*(?:at|um|à|alle)?\s*\d{1,2}[:.h]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s+\(?[A-Z]{2,5}\)?)?)?"
)
"""Verbose pattern of a time of day after a date, or nothing."""


def edtf_of(found: re.Match[str]) -> str | None:
    """Return the matched date as `YYYY-MM-DD`; None when there is no such day or it could mean two.

    `20/09/2023` is read, since no year has twenty months; `09/10/2023` is not, since continents differ.
    """
    part = found.groupdict()
    if part["iso"]:
        year, month, day = map(int, part["iso"].split("-"))
    elif part["y1"] or part["y2"]:
        n = "1" if part["y1"] else "2"
        year, month, day = int(part["y" + n]), MONTH_NUMBERS[part["m" + n].lower()], int(part["d" + n])
    elif part["y3"]:
        year, month, day = int(part["y3"]), int(part["m3"]), int(part["d3"])
    else:
        year, first, second = int(part["y4"]), int(part["a4"]), int(part["b4"])
        if first <= 12 and second <= 12 and first != second:
            return None
        day, month = (first, second) if second <= 12 else (second, first)
    return _day(year, month, day)


def _day(year: int, month: int, day: int) -> str | None:
    """Write a day that exists and on which there were newspapers."""
    try:
        return date(year, month, day).isoformat() if year >= 1600 else None
    except ValueError:
        return None
