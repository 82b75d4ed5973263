"""What no grammar sees: pointers to nothing, blanks in pointers, dates that say two things at once."""

import re
from collections.abc import Iterable, Iterator

from annotator.formats.tei.finding import Finding
from annotator.formats.tei.node import XML_ID
from annotator.formats.tei.xpath import XmlElement, line_of, xpath

POINTING = (
    *("ref", "who", "resp", "ana", "source", "corresp", "next", "prev", "datingPoint", "datingMethod"),
    *("active", "passive", "mutual", "target", "exclude", "wit", "from", "to"),
)
"""Attributes whose values are pointers, several at once divided by blanks."""

_DATED = ("when", "from", "to", "notBefore", "notAfter")
_FUNCTION = re.compile(r"#[a-z-]+\(")
_SUBJECT = re.compile(r"#(?:[a-z-]+\()?([^,()]+)(?:,[^()]*\))?")
_IDS = xpath("descendant-or-self::*/@xml:id")
_VALUES = {name: xpath(f"descendant-or-self::*/@{name}") for name in POINTING}
_HAVING = {name: xpath(f"descendant-or-self::*[@{name}]") for name in POINTING}
_CLASHES = (
    ("@when and (@from or @to or @notBefore or @notAfter)", "@when stands beside another date"),
    ("@from and @notBefore", "@from stands beside @notBefore"),
    ("@to and @notAfter", "@to stands beside @notAfter"),
)
_CLASHING = [(xpath(f"descendant-or-self::*[{test}]"), words) for test, words in _CLASHES]
_YEARLESS = xpath(
    "descendant-or-self::*[" + " or ".join(f"starts-with(@{name}, '--')" for name in _DATED) + "]"
)


def identifiers(element: XmlElement) -> list[str]:
    """Every xml:id in an element, itself included, in document order."""
    return list(_IDS(element))


def duplicate_findings(element: XmlElement, ids: Iterable[str], seen: set[str]) -> Iterator[Finding]:
    """Yield ids that were seen before, and add the rest to `seen`."""
    for identifier in ids:
        if identifier in seen:
            holders = element.iterfind(f".//*[@{XML_ID}]")
            lines = [line_of(holder) for holder in holders if holder.get(XML_ID) == identifier]
            yield Finding(
                lines[-1] if lines else line_of(element),
                f"The xml:id “{identifier}” stands twice in the file.",
            )
        seen.add(identifier)


def pointer_findings(element: XmlElement, known: set[str]) -> Iterator[tuple[str, Finding]]:
    """Yield each local pointer that leads to none of the `known` ids, as that id and what to say of it."""
    for name, values in _VALUES.items():
        lost = [
            (value, subject)
            for value in sorted(set(values(element)))
            for subject in map(_subject, value.split())
            if subject is not None and subject not in known
        ]
        if not lost:
            continue
        lines: dict[str, int] = {}
        for pointing in _HAVING[name](element):
            lines.setdefault(pointing.get(name), line_of(pointing))
        for value, subject in lost:
            if subject:
                words = f"@{name} points to “{subject}”, which is not in the file."
            else:
                words = f"@{name} holds “{value}”, a pointer with a blank in it or without its end."
            yield subject, Finding(lines[value], words)


def date_findings(element: XmlElement) -> Iterator[Finding]:
    """Yield dates that contradict themselves, and days of no year."""
    for clashing, words in _CLASHING:
        for dated in clashing(element):
            yield Finding(line_of(dated), f"{words}; keep one of them.")
    for dated in _YEARLESS(element):
        yield Finding(
            line_of(dated), "A date begins with --, which means every year; say which year, or leave it off."
        )


def _subject(token: str) -> str | None:
    """Id that a pointer leads to; empty when it is broken, None when it leads out of the file."""
    if not token.startswith("#"):
        # the rest of a pointer that a blank cut in two has a bracket it never opened
        return "" if token.count(")") > token.count("(") else None
    match = _SUBJECT.fullmatch(token)
    if match is None or (_FUNCTION.match(token) and not token.endswith(")")):
        return ""
    return match[1]
