"""Finds the stretch of text to which a stand-off tag points: by id, by characters of an element, by path and offset."""

import re

from annotator.formats.foreign_tei.elements import local
from annotator.formats.foreign_tei.source import Source
from annotator.formats.foreign_tei.stretches import target_over
from annotator.formats.foreign_tei.text import Built
from annotator.formats.foreign_tei.text_nodes import TextNodes
from annotator.formats.tei.node import XmlElement
from annotator.model.span import Target

_PATH = re.compile(r"(/[^\s]*?)::(\d+)")
_RANGE = re.compile(r"#?string-range\(#?([^,()]+),(\d+)(?:,(\d+))?\)")
_BETWEEN = re.compile(r"#?range\(#?([^,()]+),#?([^,()]+)\)")
_ARGUMENTS = re.compile(r"\([^()]*\)")
_STEP = re.compile(r"//?([\w.-]+)\[(?:@xml:id='([^']*)'|(\d+))\]")

Pair = tuple[int, int]


class Aim:
    """Finds places in one document."""

    def __init__(self, source: Source, built: Built) -> None:
        self._source = source
        self._built = built
        self._nodes: dict[XmlElement, TextNodes] = {}

    def target(self, pointers: str) -> Target | None:
        """The stretches to which `@target` leads, without white space at their ends; None when one leads nowhere.

        A pair of paths with offsets in UTF-16 units, as Recogito Studio writes them, is the start and the end.
        """
        tokens = _ARGUMENTS.sub(lambda found: re.sub(r"\s+", "", found[0]), pointers).split()
        if len(tokens) == 2 and all(map(_PATH.fullmatch, tokens)):
            start, end = self._at_path(tokens[0], end=False), self._at_path(tokens[1], end=True)
            return (
                target_over([(start, end)], self._built.text)
                if start is not None and end is not None
                else None
            )
        pairs = [pair for token in tokens if (pair := self._pair(token))]
        return target_over(pairs, self._built.text) if pairs and len(pairs) == len(tokens) else None

    def between(self, first: str, last: str) -> Target | None:
        """From the place or element with one id to that with another."""
        start, end = self._place(first), self._place(last or first)
        return target_over([(start[0], end[1])], self._built.text) if start and end else None

    def _pair(self, token: str) -> Pair | None:
        if found := _RANGE.fullmatch(token):
            element = self._source.ids.get(found[1])
            if element is None:
                return None
            begin = int(found[2])
            end = begin + int(found[3]) if found[3] else begin
            places = (self._at(element, begin, end=False), self._at(element, end, end=True))
            return (places[0], places[1]) if places[0] is not None and places[1] is not None else None
        if found := _BETWEEN.fullmatch(token):
            start, end_place = self._place(f"#{found[1]}"), self._place(f"#{found[2]}")
            return (start[0], end_place[1]) if start and end_place else None
        return self._place(token)

    def _place(self, pointer: str) -> Pair | None:
        """Where an element or a point came to stand; a point at the very end has no start."""
        stretch = self._built.places.get(self._source.led_to(pointer))
        if stretch is None or stretch.end < 0:
            return None
        return stretch.start if stretch.start >= 0 else stretch.end, stretch.end

    def _at_path(self, token: str, *, end: bool) -> int | None:
        found = _PATH.fullmatch(token)
        element = self._walked(found[1]) if found else None
        return (
            self._at(element, int(found[2]), end=end, units=True) if found and element is not None else None
        )

    def _walked(self, path: str) -> XmlElement | None:
        """The element at a path of names with numbers or ids; nothing else of XPath is understood."""
        steps = list(_STEP.finditer(path))
        if "".join(step.group() for step in steps) != path:
            return None
        element: XmlElement | None = None
        for place, step in enumerate(steps):
            name, identifier, number = step.groups()
            if identifier is not None:
                element = self._source.ids.get(identifier)
            elif place == 0:
                element = self._source.root if number == "1" else None
            elif element is not None:
                same = (child for child in element if local(child) == name)
                element = next((child for count, child in enumerate(same, 1) if str(count) == number), None)
            if element is None or local(element) != name:
                return None
        return element

    def _at(self, element: XmlElement, count: int, *, end: bool, units: bool = False) -> int | None:
        """Where the first `count` characters (or UTF-16 units) of an element end, or what follows them starts."""
        if element not in self._nodes:
            self._nodes[element] = TextNodes(element)
        return self._nodes[element].place(count, self._built, end=end, units=units)
