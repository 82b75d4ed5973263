"""Dates in EDTF (ISO 8601-2:2019, levels 0 and 1) and how TEI's dating attributes say the same.

`@when`, `@from`, `@to` and `@notAfter` hold W3C dates only. Whatever needs more goes unchanged into
`@when-custom` with `@datingMethod="#edtf"`, beside `@notBefore` and `@notAfter` where they follow from it.
`edtf_of(dating(value)) == value` for every value that `dating` takes.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import datetime

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_UNSPECIFIED = re.compile(r"(\d\d[\dX]X|\d{4})(?:-(XX|\d\d(?=-XX)))?(?:-(XX))?")
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d(?::\d\d)?)?")
_OTHER = re.compile(r"\d{4}-2[1-4]|-\d{4}|Y-?\d{5,18}")
"""Seasons, years before the common era, and years of more than four digits."""
_QUALIFIERS = "?~%"
_OPEN = ".."

_DURATION = re.compile(
    r"P(?=\d|T\d)(?:\d+(?:\.\d+)?Y)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?W)?(?:\d+(?:\.\d+)?D)?"
    r"(?:T(?=\d)(?:\d+(?:\.\d+)?H)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?S)?)?",
    re.ASCII,
)

DATING_ATTRIBUTES = ("when", "from", "to", "notBefore", "notAfter", "when-custom", "datingMethod")


def dating(value: str) -> dict[str, str] | None:
    """Return the TEI attributes for a date or interval in EDTF, or None when it is not one."""
    if not value.isascii():
        return None
    if "/" in value:
        return _interval(*value.split("/", 1))
    if is_w3c_date(value):
        return {"when": value}
    return _custom(value, _bounds(value)) if _is_point(value) else None


def edtf_of(attributes: Mapping[str, str]) -> str:
    """Return the EDTF value that dating attributes carry, empty when they carry none."""
    if "when-custom" in attributes:
        return attributes["when-custom"]
    if "when" in attributes:
        return attributes["when"]
    if "from" in attributes:
        return f"{attributes['from']}/{attributes.get('to', _OPEN)}"
    return f"{_OPEN}/{attributes['notAfter']}" if "notAfter" in attributes else ""


def is_w3c_date(value: str) -> bool:
    """Whether this is YYYY, YYYY-MM or YYYY-MM-DD and names a real day of a year from 1 on."""
    return _days(value) is not None


def is_duration(value: str) -> bool:
    """Whether this is an ISO 8601 duration such as `P12Y` or `PT1H30M`."""
    return bool(_DURATION.fullmatch(value))


def _interval(start: str, end: str) -> dict[str, str] | None:
    sides = [side for side in (start, end) if side not in ("", _OPEN)]
    if not sides or not all(is_w3c_date(side) or _is_point(side) for side in sides):
        return None
    first, last = _bounds(start), _bounds(end)
    if first and last and first[0] > last[1]:
        return None
    if is_w3c_date(start) and is_w3c_date(end):
        return {"from": start, "to": end}
    if is_w3c_date(start) and end == _OPEN:
        return {"from": start}
    if start == _OPEN and is_w3c_date(end):
        return {"notAfter": end}
    return _custom(f"{start}/{end}", (first and first[0], last and last[1]))


def _custom(value: str, bounds: tuple[str | None, str | None] | None) -> dict[str, str]:
    earliest, latest = bounds or (None, None)
    attributes = {"notBefore": earliest, "notAfter": latest, "when-custom": value, "datingMethod": "#edtf"}
    return {name: text for name, text in attributes.items() if text}


def _is_point(value: str) -> bool:
    plain = value[:-1] if value[-1:] in _QUALIFIERS else value
    if _DATE_TIME.fullmatch(plain):
        return _is_moment(plain)
    return bool(_OTHER.fullmatch(plain)) or _bounds(plain) is not None


def _is_moment(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _bounds(value: str) -> tuple[str, str] | None:
    """First and last day that an unqualified date can mean; None when it does not say."""
    return _days(value) or _spread(value)


def _days(value: str) -> tuple[str, str] | None:
    match = _DATE.fullmatch(value)
    if not match or match[1] == "0000":
        return None
    year, month, day = match[1], match[2], match[3]
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    if not "01" <= month <= "12":
        return None
    last = monthrange(int(year), int(month))[1]
    if day is None:
        return f"{year}-{month}-01", f"{year}-{month}-{last}"
    return (value, value) if 1 <= int(day) <= last else None


def _spread(value: str) -> tuple[str, str] | None:
    """Bounds of a date whose last digits are unspecified (`199X`, `1999-XX`, `1999-04-XX`)."""
    match = _UNSPECIFIED.fullmatch(value)
    if not match or "X" not in value or ("X" in match[1] and match[2]):
        return None
    year, month = match[1], match[2] if match[2] != "XX" else None
    first = _days(year.replace("X", "0") + (f"-{month}" if month else ""))
    last = _days(year.replace("X", "9") + (f"-{month}" if month else ""))
    return (first[0], last[1]) if first and last else None
