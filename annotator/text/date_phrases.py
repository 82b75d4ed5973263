"""Understands what a person types for a date: *c. 2011*, *between May and June 2023*, *since 2011*, *12 years*."""

import re
from dataclasses import replace

from annotator.model.errors import InvalidValue
from annotator.model.understood import Understood
from annotator.text.date_relations import read_phrase
from annotator.text.duration_phrases import read_duration
from annotator.text.durations import duration_in_words, parse_duration
from annotator.text.edtf import Date, Interval, is_edtf, parse
from annotator.text.edtf_words import in_words, pair
from annotator.text.found_date import Found

_LONGEST = 200
"""Code points of a phrase; nobody says a date in more."""
_DASHES = re.compile("[—–‒−‑]")
_DIGIT = re.compile(r"\d")  # of any script
_QUOTES = "\"'“”‘’«» "
_ENDS = ".,;:! "


def understand(typed: str, published: str = "") -> Understood:
    """Return the date or duration that a phrase means; `published` is the article's date of publication in EDTF.

    Nothing is made more precise than the phrase is. Raises InvalidValue, with a sentence that says how to
    write it, for what is no date or could be two.
    """
    if len(typed) > _LONGEST:
        raise InvalidValue("That is too long for a date; write one such as May 2023, since 2011 or 12 years.")
    shown = " ".join(typed.split()).strip(_QUOTES)
    words = _DASHES.sub("–", shown.lower().replace("’", "'")).rstrip(_ENDS)
    words = _DIGIT.sub(lambda digit: str(int(digit[0])), words)
    if not words:
        raise InvalidValue("Nothing is written there; write a date such as May 2023, since 2011 or 12 years.")
    if (date := parse(shown) or parse(shown.upper())) is not None:
        return _date(shown, Found(date), "")
    length = (shown.upper(), "") if parse_duration(shown.upper()) else read_duration(words)
    if length is not None:
        return _duration(shown, *length)
    publication = _publication(published)
    found = read_phrase(words, publication)
    if found is None and " or " in words:
        raise InvalidValue(
            f"“{shown}” leaves a choice, which EDTF of level 1 cannot say; write the stretch as 2011/2012, or one date with a ?."
        )
    if found is None:
        raise InvalidValue(
            f"“{shown}” is no date; write it like May 2023, 19 September 2023, since 2011, c. 2011 or 12 years."
        )
    return _date(shown, found, str(publication) if found.by_publication else "")


def meaning(typed: str, kind: str, published: str = "") -> str:
    """Return what a phrase means as a `date` or a `duration`; empty when it means nothing of this kind.

    What is EDTF or an ISO 8601 duration already is returned as it is.
    """
    if is_edtf(typed) if kind == "date" else parse_duration(typed) is not None:
        return typed
    try:
        understood = understand(typed, published)
    except InvalidValue:
        return ""
    return understood.value if understood.kind == kind else ""


def _publication(published: str) -> Date | None:
    """The date of publication, where it is one that can be counted from."""
    date = parse(published)
    if not isinstance(date, Date) or date.qualifier or "X" in published or not "1000" <= date.year <= "2999":
        return None
    return replace(date, time="")


def _date(shown: str, found: Found, published: str) -> Understood:
    value = str(found.date)
    origin = f"{shown}, published {published}" if published else shown
    said = in_words(found.date)
    if found.is_between and isinstance(found.date, Interval):
        said = f"between {pair(found.date.start, found.date.end, 'and')}"
    return Understood(
        value,
        "date",
        said,
        f"{origin} → {value}" + (f" ({found.reason})" if found.reason else ""),
        certain=not any(sign in value for sign in "?%"),
        approximate=any(sign in value for sign in "~%"),
    )


def _duration(shown: str, value: str, about: str) -> Understood:
    duration = parse_duration(value)
    assert duration is not None
    reason = f" (a duration cannot say “{about}”; the certainty of the tag can)" if about else ""
    return Understood(
        value, "duration", duration_in_words(duration), f"{shown} → {value}{reason}", approximate=bool(about)
    )
