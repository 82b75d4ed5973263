"""A date that was read, and the year of a date that was read without one."""

import calendar
from dataclasses import dataclass, replace

from annotator.model.errors import InvalidValue
from annotator.text.calendar_words import WEEKDAYS, capitalised
from annotator.text.edtf import Date, Interval, parse
from annotator.text.edtf_words import MONTHS

_LEAP_YEAR = "2000"


@dataclass(frozen=True, slots=True)
class Found:
    """A date read; `date.year` is empty when no year was said. `by_publication` when the date of publication was used."""

    date: Date | Interval
    by_publication: bool = False
    reason: str = ""
    """What the archivist should know about how it was read, or empty."""
    is_between: bool = False
    """Whether an interval holds a date somewhere inside it, rather than what went on all through it."""
    weekday: str = ""
    """The weekday that was said with a day without a year, which then tells the year."""


def with_year(found: Found, published: Date | None, words: str) -> Found:
    """Give a month or day without a year the year of publication, if it lies no later in it than that.

    A later one is in the year before or yet to come, and only a reader can say which. Raises InvalidValue.
    """
    if isinstance(found.date, Interval) or found.date.year:
        return found
    publication = known_publication(published, words)
    if found.weekday:
        return _by_weekday(found, found.date, int(publication.year), words)
    known = (publication.month, publication.day)
    said = (found.date.month, found.date.day)
    places = 2 if said[1] and said[0] == known[0] else 1
    if publication.precision not in ("day", "month") or (places == 2 and publication.precision != "day"):
        raise InvalidValue(
            f"“{capitalised(words)}” has no year, and the date of publication ({publication}) does not tell it; write the year."
        )
    if said[:places] > known[:places]:
        year = int(publication.year)
        raise InvalidValue(
            f"“{capitalised(words)}” comes later in the year than the publication ({publication}), so that it may be of "
            f"{year - 1} or {year}; write the year."
        )
    return Found(existing(replace(found.date, year=publication.year)), True, found.reason)


def _by_weekday(found: Found, day: Date, year: int, words: str) -> Found:
    """The one year about that of publication in which a day falls on the weekday that was said."""
    for near in (year, year - 1, year + 1):
        value = replace(day, year=f"{near:04}")
        if parse(str(value)) is not None and weekday_of(value) == found.weekday:
            return Found(value, True, found.reason)
    raise InvalidValue(
        f"“{capitalised(words)}” is no day of {year - 1}, {year} or {year + 1}; check the weekday, or write the year."
    )


def known_publication(published: Date | None, words: str) -> Date:
    """Return the date of publication, for words that are counted from it. Raises InvalidValue when it is not known."""
    if published is None:
        raise InvalidValue(
            f"“{capitalised(words)}” says no year; write it with the year, such as May 2023, or give the article its date of publication."
        )
    return published


def existing(value: Date) -> Date:
    """Return the date, if there is such a day; 29 February passes until its year is known. Raises InvalidValue."""
    if parse(str(replace(value, year=value.year or _LEAP_YEAR))) is None:
        month = f"{MONTHS[int(value.month) - 1]} {value.year}".rstrip()
        raise InvalidValue(f"{month} has no day {int(value.day)}; check the date.")
    return value


def weekday_of(value: Date) -> str:
    """Return the weekday of a day, in lower case."""
    return WEEKDAYS[calendar.weekday(int(value.year), int(value.month), int(value.day))]
