"""How TEI's dating attributes say what a date in EDTF says.

`@when`, `@from`, `@to` and `@notAfter` hold W3C dates only. Whatever needs more goes unchanged into
`@when-custom` with `@datingMethod="#edtf"`, beside `@notBefore` and `@notAfter` where those follow from it.
`edtf_of(dating(value)) == value` for every value that `dating` takes. A month and day without a year
(`--09-19`) is never written: TEI takes it for every year.
"""

import re
from calendar import monthrange
from collections.abc import Mapping

from annotator.text.edtf import is_edtf

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_UNSPECIFIED = re.compile(r"(\d\d\dX|\d\dXX|\d{4}(?=-))(?:-(\d\d(?=-)|XX))?(?:-XX)?", re.ASCII)
_OPEN = ".."

_DURATION = re.compile(
    r"P(?=\d|T\d)(?:\d+(?:\.\d+)?Y)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?W)?(?:\d+(?:\.\d+)?D)?"
    r"(?:T(?=\d)(?:\d+(?:\.\d+)?H)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?S)?)?",
    re.ASCII,
)

DATING_ATTRIBUTES = ("when", "from", "to", "notBefore", "notAfter", "when-custom", "datingMethod")


def dating(value: str) -> dict[str, str] | None:
    """Return the TEI attributes for a date or interval in EDTF, or None when it is not one."""
    if not (value.isascii() and is_edtf(value)):
        return None
    start, slash, end = value.partition("/")
    if not slash:
        return {"when": value} if is_w3c_date(value) else _custom(value, *_bounds(value))
    if is_w3c_date(start) and is_w3c_date(end):
        runs_backwards = start[: len(end)] > end
        return None if runs_backwards else {"from": start, "to": end}
    if is_w3c_date(start) and end == _OPEN:
        return {"from": start}
    if start == _OPEN and is_w3c_date(end):
        return {"notAfter": end}
    return _custom(value, _bounds(start)[0], _bounds(end)[1])


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
    match = _DATE.fullmatch(value)
    if not match or match[1] == "0000":
        return False
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def is_duration(value: str) -> bool:
    """Whether this is an ISO 8601 duration such as `P12Y` or `PT1H30M`."""
    return bool(_DURATION.fullmatch(value))


def _custom(value: str, earliest: str | None, latest: str | None) -> dict[str, str]:
    attributes = {"notBefore": earliest, "notAfter": latest, "when-custom": value, "datingMethod": "#edtf"}
    return {name: text for name, text in attributes.items() if text}


def _bounds(value: str) -> tuple[str | None, str | None]:
    """First and last W3C date that a date can mean; None where it does not say (`2023~`, a season, open)."""
    if is_w3c_date(value):
        return value, value
    match = _UNSPECIFIED.fullmatch(value)
    if not match:
        return None, None
    known = match[1] + (f"-{match[2]}" if match[2] and match[2] != "XX" else "")
    bounds = known.replace("X", "0"), known.replace("X", "9")
    return bounds if all(is_w3c_date(bound) for bound in bounds) else (None, None)
