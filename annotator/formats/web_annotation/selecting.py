"""Which stretch a selector of the Web Annotation Data Model means, as far as it says so for a text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from annotator.model.errors import InvalidRange
from annotator.model.span import Span, Target

_CHARACTERS = re.compile(r"char=(\d{1,12}),(\d{1,12})(?:;.*)?")
"""A fragment of a plain text (RFC 5147)."""


@dataclass(frozen=True, slots=True)
class Selected:
    """A stretch by place (code points; empty where no place is told) and by its words with those around it."""

    target: Target = ()
    words: str | None = None
    before: str = ""
    after: str = ""

    def __bool__(self) -> bool:
        """Whether anything is told."""
        return bool(self.target or self.words)


def many(value: Any) -> list[Any]:
    """What JSON-LD lets stand alone or in a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def text_of(value: Any) -> str:
    """Words, of several values the first; empty for anything else."""
    found = next(iter(many(value)), "")
    return found if isinstance(found, str) else ""


def selected(target: Any) -> Selected:
    """What a target selects: all its selectors mean the same stretch, some more exactly than others (4.2)."""
    place: Target = ()
    quote: Mapping[str, Any] = {}
    for selector, relative in _each(many(target.get("selector")) if isinstance(target, Mapping) else []):
        kind = selector.get("type")
        if kind == "TextQuoteSelector" and text_of(selector.get("exact")):
            quote = quote or selector
        elif not relative:
            place = place or _place(selector)
    return Selected(
        place,
        text_of(quote.get("exact")) or None,
        text_of(quote.get("prefix")),
        text_of(quote.get("suffix")),
    )


def _each(selectors: list[Any], relative: bool = False) -> Iterator[tuple[Mapping[str, Any], bool]]:
    """Selectors, and whether each counts within what another one selected; of one that is refined, the finer."""
    for selector in selectors:
        if isinstance(selector, Mapping):
            finer = many(selector.get("refinedBy"))
            yield from _each(finer, relative=True) if finer else ((selector, relative),)


def _place(selector: Mapping[str, Any]) -> Target:
    kind = selector.get("type")
    if kind == "TextPositionSelector":
        return _target(selector.get("start"), selector.get("end"))
    if kind == "FragmentSelector":
        found = _CHARACTERS.fullmatch(text_of(selector.get("value")))
        return _target(int(found[1]), int(found[2])) if found else ()
    if kind == "RangeSelector":
        # the end selector selects what comes first behind the range (4.2.9)
        ends = [selector.get("startSelector"), selector.get("endSelector")]
        first, last = (_place(end) if isinstance(end, Mapping) else () for end in ends)
        return _target(first[0].start, last[0].start) if first and last else ()
    return ()


def _target(start: Any, end: Any) -> Target:
    try:
        return (Span(start, end),) if type(start) is type(end) is int else ()
    except InvalidRange:
        return ()
