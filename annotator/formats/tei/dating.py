"""How TEI's dating attributes say what a date in EDTF says.

`@when`, `@from`, `@to`, `@notBefore` and `@notAfter` hold W3C dates only. Whatever needs more goes unchanged
into `@when-custom`, `@from-custom` or `@to-custom` with `@datingMethod="#edtf"`, beside `@notBefore` and
`@notAfter` where those follow from it. `edtf_of(dating(value)) == value` for every value that `dating` takes.
A month and day without a year (`--09-19`) is never written: TEI takes it for every year.
"""

import re
from collections.abc import Mapping

from annotator.text.durations import parse_duration
from annotator.text.edtf import OPEN, UNKNOWN, Date, Interval, bounds, parse

_W3C_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)

DATING_ATTRIBUTES = (
    *("when", "from", "to", "notBefore", "notAfter"),
    *("when-custom", "from-custom", "to-custom", "datingMethod"),
)


def dating(value: str) -> dict[str, str] | None:
    """Return the TEI attributes for a date or interval in EDTF, or None when it is not one."""
    date = parse(value)
    if date is None:
        return None
    if isinstance(date, Date):
        return {"when": value} if is_w3c_date(value) else _custom(date)
    if UNKNOWN in (date.start, date.end):
        # An attribute without a word is no attribute: the whole says that an end is not known.
        return _custom(date)
    if date.start == OPEN and is_w3c_date(str(date.end)):
        return {"notAfter": str(date.end)}
    return _in_order({**_end(date.start, "from", "notBefore", 0), **_end(date.end, "to", "notAfter", 1)})


def edtf_of(attributes: Mapping[str, str]) -> str:
    """Return the EDTF value that dating attributes carry, empty when they carry none."""
    for name in ("when-custom", "when"):
        if name in attributes:
            return attributes[name]
    start = attributes.get("from-custom") or attributes.get("from")
    end = attributes.get("to-custom") or attributes.get("to")
    if start or end:
        return f"{start or OPEN}/{end or OPEN}"
    return f"{OPEN}/{attributes['notAfter']}" if "notAfter" in attributes else ""


def is_w3c_date(value: str) -> bool:
    """Whether this is YYYY, YYYY-MM or YYYY-MM-DD and names a real day of a year from 1 on."""
    date = parse(value) if _W3C_DATE.fullmatch(value) else None
    # Where EDTF has a season, W3C has no thirteenth month; versions of XML Schema differ on the year 0000.
    return isinstance(date, Date) and date.precision != "season" and date.year != "0000"


def is_duration(value: str) -> bool:
    """Whether this is an ISO 8601 duration such as `P12Y` or `PT1H30M`."""
    return parse_duration(value) is not None


def _custom(date: Date | Interval) -> dict[str, str]:
    start, end = (date, date) if isinstance(date, Date) else (date.start, date.end)
    return _in_order(
        {"notBefore": _approximated(start, 0), "notAfter": _approximated(end, 1), "when-custom": str(date)}
    )


def _end(end: Date | str, exact: str, approximate: str, side: int) -> dict[str, str | None]:
    """Attributes for one end of an interval; an open one has none."""
    if not isinstance(end, Date):
        return {}
    if is_w3c_date(str(end)):
        return {exact: str(end)}
    return {approximate: _approximated(end, side), f"{exact}-custom": str(end)}


def _in_order(attributes: Mapping[str, str | None]) -> dict[str, str]:
    """Attributes that say something, with the method that the custom ones need."""
    method = {"datingMethod": "#edtf"} if any(name.endswith("-custom") for name in attributes) else {}
    said = {**attributes, **method}
    return {name: text for name in DATING_ATTRIBUTES if (text := said.get(name))}


def _approximated(end: Date | str, side: int) -> str | None:
    """First (0) or last (1) W3C date that an end can mean, as precise as it is itself.

    None where it does not say: an end that is open, unknown, uncertain or approximate may lie anywhere, and a
    limit that nobody stated would be invented.
    """
    if not isinstance(end, Date) or end.qualifier:
        return None
    limit = bounds(end)[side]
    if limit is None or not 1 <= limit.year <= 9999:
        return None
    written = (f"{limit.year:04}", f"{limit.month:02}", f"{limit.day:02}")
    # The winter of a year runs on into March of the next.
    months = 2 if end.month == "24" and side == 1 else {"day": 3, "month": 2}.get(end.precision, 1)
    return "-".join(written[:months])
