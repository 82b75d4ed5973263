"""Reads lengths of time as they are said in English: *12 years*, *for the past 13 years*, *two and a half years*."""

import re

from annotator.model.errors import InvalidValue
from annotator.text.calendar_words import NUMBER, number_in
from annotator.text.durations import UNITS, Duration

_UNITS = {
    "year": ("years", 1), "yr": ("years", 1), "decade": ("years", 10), "century": ("years", 100),
    "month": ("months", 1), "mth": ("months", 1), "week": ("weeks", 1), "wk": ("weeks", 1), "fortnight": ("weeks", 2),
    "day": ("days", 1), "hour": ("hours", 1), "hr": ("hours", 1), "minute": ("minutes", 1), "min": ("minutes", 1),
    "second": ("seconds", 1), "sec": ("seconds", 1),
}  # fmt: skip
"""Word → unit of ISO 8601, and how many of it."""
_HALVES = {"years": ("6", "months"), "hours": ("30", "minutes"), "minutes": ("30", "seconds")}
"""Half of what can be halved in whole numbers; a fraction would say a precision that was not meant."""

_UNIT = rf"(?P<unit>(?:{'|'.join(_UNITS)})(?=s?\b)|centurie)s?"
_AMOUNT = re.compile(
    rf"(?P<number>{NUMBER}|an?)(?P<half> and a half)?(?:[ -]|(?<=\d)){_UNIT}(?P<more> and a half)?"
)
_Amount = tuple[str, str] | None
"""Digits and unit, or None for what cannot be counted in whole units."""

_ABOUT = (
    r"(?:about|around|approximately|approx\.?|roughly|nearly|almost|over|under|more than|less than|fewer than"
    r"|at least|at most|up to|some|c\.|circa|~)"
)
_FRAMED = re.compile(
    r"(?:(?:for|over(?= the )|during|within|in|lasting) )?(?:(?:the|a) )?(?:(?:whole|full|entire) )?"
    r"(?:(?:past|last|previous|next|first|following|final) )?"
    rf"(?P<about>{_ABOUT} ?)?(?P<amounts>(?:{NUMBER}|an?\b).*?)(?: now|[ -]long)?"
)
_PAST_ONE = re.compile(rf"(?:(?:for|over|during|in|within) )?the past {_UNIT}")
_HALF = re.compile(rf"(?:for )?(?P<about>{_ABOUT} )?half (?:an? )?{_UNIT}")
_UNCOUNTED = re.compile(
    rf"(?:for |over |the |past |last |a )*(?:several|many|some|few|couple of|number of) {_UNIT}"
)


def read_duration(words: str) -> tuple[str, str] | None:
    """Return (ISO 8601 duration, word that calls it approximate or empty), or None when it is no length of time.

    `words` are in lower case with single blanks. Raises InvalidValue for a length without a number.
    """
    if _UNCOUNTED.fullmatch(words):
        raise InvalidValue(
            f"“{words}” says no number; write one, such as 3 years, or leave the value empty and say so in the note."
        )
    if past := _PAST_ONE.fullmatch(words):
        return _result([_counted("1", past["unit"])])
    if half := _HALF.fullmatch(words):
        return _result([_HALVES.get(_unit(half["unit"])[0])], half["about"])
    if framed := _FRAMED.fullmatch(words):
        return _result(_amounts(framed["amounts"]), framed["about"])
    return None


def _amounts(words: str) -> list[_Amount]:
    """Read `1 year and 3 months` part by part."""
    amounts: list[_Amount] = []
    for part in re.split(r",? and (?!a half)|, | (?=\d)", words):
        found = _AMOUNT.fullmatch(part)
        if found is None:
            return [None]
        number = "1" if found["number"] in ("a", "an") else number_in(found["number"])
        amounts.append(_counted(number, found["unit"]))
        if found["half"] or found["more"]:
            amounts.append(_HALVES.get(_unit(found["unit"])[0]))
    return amounts


def _unit(word: str) -> tuple[str, int]:
    return _UNITS["century" if word == "centurie" else word]


def _counted(number: str, word: str) -> _Amount:
    unit, times = _unit(word)
    if times == 1:
        return number, unit
    return (str(int(number) * times), unit) if number.isdecimal() else None


def _result(amounts: list[_Amount], about: str | None = None) -> tuple[str, str] | None:
    """Write amounts as one duration; None when one cannot be counted or a unit comes twice."""
    counted = [amount for amount in amounts if amount is not None]
    by_unit = {unit: number for number, unit in counted}
    if len(by_unit) < len(amounts):
        return None
    duration = Duration(tuple((unit, by_unit[unit]) for unit in UNITS if unit in by_unit))
    return str(duration), (about or "").strip()
