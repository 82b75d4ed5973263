"""Reads one date as it is written in English or in figures: *19 September 2023*, *19/09/2023*, *May*, *last year*."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from annotator.model.errors import InvalidValue
from annotator.text.calendar_words import (
    MONTH,
    MONTH_NUMBERS,
    SEASON_NUMBERS,
    WEEKDAYS,
    capitalised,
)
from annotator.text.duration_phrases import read_duration
from annotator.text.durations import span_implied
from annotator.text.edtf import Date, Interval, bounds, parse
from annotator.text.edtf_words import in_words
from annotator.text.found_date import Found, existing, known_publication, weekday_of

_YEAR = r"(?P<year>\d{4}|(?:this|last|next) year)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_NAMED = rf"(?P<month>{MONTH})\b\.?"
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)}),? (?:the )?)?"
_YEAR_AFTER = rf"(?:(?:,? (?:of |in )?|-){_YEAR})?"

_WRITTEN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_WEEKDAY}(?:the )?{_DAY}(?: (?:of |de )?|-){_NAMED}{_YEAR_AFTER}",
        rf"{_WEEKDAY}{_NAMED} (?:the )?{_DAY}{_YEAR_AFTER}",
        rf"{_NAMED}{_YEAR_AFTER}",
        rf"{_YEAR},? {_NAMED}",
        rf"(?:the year )?{_YEAR}",
    )
)
_SEASON = re.compile(rf"(?:the )?(?P<season>{'|'.join(SEASON_NUMBERS)})(?:,? (?:of |in )?{_YEAR})")
_THIS_SEASON = re.compile(r"this (?P<season>spring|summer|autumn)")
_THIS_MONTH = re.compile(rf"this (?P<month>{MONTH})")
_UNCLEAR = re.compile(
    rf"(?:(?P<which>last|next) )?(?:{MONTH}|{'|'.join((*SEASON_NUMBERS, *WEEKDAYS))})|this (?:winter|{'|'.join(WEEKDAYS)})"
)
_DECADE = re.compile(r"(?:the )?(?P<decade>\d{3})0[’']?s")
_CENTURY = re.compile(r"(?:the )?(?P<century>\d{1,2})(?:st|nd|rd|th) century")
_FIGURES = re.compile(r"(?P<a>\d{1,4})(?P<sign>[/.-])(?P<b>\d{1,2})(?P=sign)(?P<c>\d{1,4})")
_MONTH_IN_FIGURES = re.compile(r"(?P<month>\d{1,2})[/.](?P<year>\d{4})")
_SHORT_RANGE = re.compile(r"(\d\d)(\d\d)[/–](\d\d)")
_AGO = re.compile(r"(?P<length>.+) ago")
_NEAR_DAYS = {
    "yesterday": -1, "last night": -1, "tomorrow": 1,
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
}  # fmt: skip
_NEAR = re.compile(r"(?P<which>this|last|next) (?P<unit>month|week)")
_WHICH = {"last": -1, "this": 0, "next": 1}


def read_form(words: str, published: Date | None) -> Found | None:
    """Return the date that `words` (lower case, single blanks) write, or None.

    Raises InvalidValue for a date that could be two, that does not exist, or that needs a date of publication
    which is not known.
    """
    edtf = parse(words.upper())
    if isinstance(edtf, Date):
        return Found(edtf)
    return next((found for read in _READERS if (found := read(words, published)) is not None), None)


def _written(words: str, published: Date | None) -> Found | None:
    """Days, months and years with the month in words; a year alone."""
    found = next((found for pattern in _WRITTEN if (found := pattern.fullmatch(words))), None)
    if found is None:
        return None
    part = found.groupdict()
    year, by_publication = _year(part.get("year") or "", published, words)
    month = f"{MONTH_NUMBERS[part['month']]:02}" if part.get("month") else ""
    day = f"{int(part['day']):02}" if part.get("day") else ""
    value = existing(Date(year, month, day))
    weekday = part.get("weekday") or ""
    if weekday and year and weekday_of(value) != weekday:
        raise InvalidValue(
            f"{in_words(value)} was a {weekday_of(value).title()} and not a {weekday.title()}; check the day, "
            "or leave the weekday out."
        )
    return Found(value, by_publication, weekday=weekday)


def _year(said: str, published: Date | None, words: str) -> tuple[str, bool]:
    """The year in figures, and whether it was counted from the publication; empty when none was said."""
    if not said or said[0].isdecimal():
        return said, False
    publication = known_publication(published, words)
    return f"{int(publication.year) + _WHICH[said.split(maxsplit=1)[0]]:04}", True


def _season(words: str, published: Date | None) -> Found | None:
    if found := _SEASON.fullmatch(words):
        year, by_publication = _year(found["year"], published, words)
        return Found(Date(year, SEASON_NUMBERS[found["season"]]), by_publication)
    if found := _THIS_SEASON.fullmatch(words):
        return Found(Date(known_publication(published, words).year, SEASON_NUMBERS[found["season"]]), True)
    return None


def _this_month_or_unclear(words: str, published: Date | None) -> Found | None:
    """*this May*; and what two readers take for two dates: *last May*, *Tuesday*, *this winter*."""
    if found := _THIS_MONTH.fullmatch(words):
        return Found(
            Date(known_publication(published, words).year, f"{MONTH_NUMBERS[found['month']]:02}"), True
        )
    if _UNCLEAR.fullmatch(words):
        raise InvalidValue(
            f"“{capitalised(words)}” could be more than one date; write it with its year, such as May 2023 or 19 September 2023."
        )
    return None


def _decade_or_century(words: str, _published: Date | None) -> Found | None:
    if found := _DECADE.fullmatch(words):
        decade = found["decade"]
        if decade.endswith("0"):
            raise InvalidValue(
                f"“{words}” could be ten years or a hundred; write {decade}X for the ten, {decade[:2]}XX for the hundred."
            )
        return Found(Date(f"{decade}X"))
    if found := _CENTURY.fullmatch(words):
        last = int(found["century"]) * 100
        return Found(Interval(Date(f"{last - 99:04}"), Date(f"{last:04}"))) if last else None
    return None


def _figures(words: str, _published: Date | None) -> Found | None:
    """`19/09/2023`, `19.9.2023`, `2023/09/19`, `05/2023`; refuses what another continent reads otherwise."""
    if found := _MONTH_IN_FIGURES.fullmatch(words):
        return Found(_existing_month(found["year"], found["month"], words))
    if _SHORT_RANGE.fullmatch(words):
        raise InvalidValue(
            f"“{capitalised(words)}” could be a month or a stretch of two years; write 2011-12 for the month, 2011/2012 for the years."
        )
    found = _FIGURES.fullmatch(words)
    if found is None:
        return None
    first, middle, last = found["a"], found["b"], found["c"]
    if len(first) == 4 and len(last) <= 2:
        return Found(_day(first, middle, last, words))
    if len(last) != 4 or len(first) > 2:
        raise InvalidValue(
            f"“{capitalised(words)}” has no year of four digits; write it as 2023-09-19 or 19 September 2023."
        )
    if max(int(first), int(middle)) <= 12 and first != middle and found["sign"] != ".":
        raise InvalidValue(
            f"“{capitalised(words)}” could be day and month or month and day; write the month in letters, or as 2023-09-19."
        )
    day, month = (first, middle) if int(middle) <= 12 else (middle, first)
    return Found(_day(last, month, day, words))


def _existing_month(year: str, month: str, words: str) -> Date:
    value = Date(year, f"{int(month):02}")
    if not 1 <= int(month) <= 12:
        raise InvalidValue(f"“{capitalised(words)}” names no month; write it as 2023-09 or September 2023.")
    return value


def _day(year: str, month: str, day: str, words: str) -> Date:
    month_of_year = _existing_month(year, month, words)
    return existing(replace(month_of_year, day=f"{int(day):02}"))


def _near(words: str, published: Date | None) -> Found | None:
    """Days, weeks and months counted from the publication: *yesterday*, *last month*."""
    day, near = _NEAR_DAYS.get(words), _NEAR.fullmatch(words)
    if day is None and near is None:
        return None
    publication = known_publication(published, words)
    if near and near["unit"] == "month" and publication.precision in ("day", "month"):
        months = int(publication.year) * 12 + int(publication.month) - 1 + _WHICH[near["which"]]
        return Found(Date(f"{months // 12:04}", f"{months % 12 + 1:02}"), True)
    first = bounds(publication)[0]
    if publication.precision != "day" or first is None:
        raise InvalidValue(
            f"“{capitalised(words)}” needs the day of publication, and {publication} is none; write the date."
        )
    start = date(*first)
    if day is not None:
        return Found(_date_of(start + timedelta(day)), True)
    assert near is not None
    monday = start - timedelta(start.weekday()) + timedelta(7 * _WHICH[near["which"]])
    return Found(Interval(_date_of(monday), _date_of(monday + timedelta(6))), True, "a week begins on Monday")


def _ago(words: str, published: Date | None) -> Found | None:
    """*two years ago*: days are counted exactly; whoever says years has counted no months."""
    matched = _AGO.fullmatch(words)
    length = read_duration(matched["length"]) if matched else None
    if length is None:
        return None
    publication = known_publication(published, words)
    implied = span_implied(length[0], str(publication))
    if implied is None or not isinstance(implied.start, Date):
        raise InvalidValue(f"“{words}” cannot be counted back from {publication}; write the date.")
    exact = length[0].endswith("D") and not length[1]
    return Found(replace(implied.start, qualifier="") if exact else implied.start, True)


def _date_of(day: date) -> Date:
    year, month, number = day.isoformat().split("-")
    return Date(year, month, number)


_READERS: tuple[Callable[[str, Date | None], Found | None], ...] = (
    _written,
    _season,
    _this_month_or_unclear,
    _decade_or_century,
    _figures,
    _near,
    _ago,
)
