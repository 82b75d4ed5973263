"""How EAC-CPF says what a date in EDTF says.

The profile of dates of EAC-CPF 2.0 is narrower than EDTF: no month that is not known, no letter year, no time without
its zone. Whatever it cannot hold stands in words (which are the EDTF), between `@notBefore` and `@notAfter` where those
follow. `edtf_of(date_node(value)) == value` for every date and interval.
"""

import re

from annotator.formats.tei.node import Node, XmlElement, node
from annotator.text.edtf import OPEN, UNKNOWN, Date, Edtf, Interval, bounds, is_edtf, parse

_PROFILE = re.compile(r"-?[0-9X]{4}(?:-[0-9]{2}(?:-[0-9X]{2})?)?[?~%]?", re.ASCII)


def date_node(value: str, certainty: str = "") -> "Node | None":
    """A `date` or a `dateRange`; None where the value is no EDTF. `certainty` is a single word."""
    found: Edtf | None = parse(value)
    said = {"certainty": certainty} if certainty else {}
    if found is None:
        return None
    if isinstance(found, Date):
        return _one("date", found, said)
    return node("dateRange", {}, tuple(_ends(found, said)))


def _ends(interval: Interval, said: dict[str, str]) -> list[Node]:
    """From and to; where it began is left out if that is open, where it ends is said to be ongoing."""
    ends = []
    for name, end in (("fromDate", interval.start), ("toDate", interval.end)):
        if isinstance(end, Date):
            ends.append(_one(name, end, said))
        elif end == UNKNOWN:
            ends.append(node(name, {**said, "status": "unknown"}))
        elif name == "toDate":
            ends.append(node(name, {**said, "status": "ongoing"}))
    return ends


def _one(name: str, date: Date, said: dict[str, str]) -> Node:
    written = str(date)
    if _PROFILE.fullmatch(written):
        return node(name, {**said, "standardDate": written}, (written,))
    limits = {} if date.qualifier else _limits(date)
    return node(name, {**said, **limits}, (written,))


def _limits(date: Date) -> dict[str, str]:
    first, last = bounds(date)
    return {
        attribute: f"{day.year:04}-{day.month:02}-{day.day:02}"
        for attribute, day in (("notBefore", first), ("notAfter", last))
        if day is not None and 1 <= day.year <= 9999
    }


def edtf_of(element: XmlElement) -> str:
    """The EDTF that a `date` or `dateRange` carries, of EAC-CPF 2.0 or 2010; else its words, which may be empty."""
    if element.tag.endswith("}date"):
        return _said(element)
    ends = {child.tag.rpartition("}")[2]: child for child in element.iterchildren("{*}fromDate", "{*}toDate")}
    start, end = (_end(ends.get(name)) for name in ("fromDate", "toDate"))
    return f"{start}/{end}" if {start, end} - {OPEN, UNKNOWN} else ""


def _end(element: XmlElement | None) -> str:
    if element is None or element.get("status") == "ongoing":
        return OPEN
    return UNKNOWN if element.get("status") == "unknown" else _said(element)


def _said(element: XmlElement) -> str:
    standard, words = element.get("standardDate", ""), " ".join("".join(element.itertext()).split())
    if not standard and not is_edtf(words):
        first, last = element.get("notBefore", ""), element.get("notAfter", "")
        standard = f"{first}/{last}" if first and last and element.tag.endswith("}date") else ""
    standard = standard.replace("..", "/") if "/" not in standard else standard
    return standard if is_edtf(standard) else words
