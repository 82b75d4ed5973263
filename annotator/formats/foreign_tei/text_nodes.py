"""The characters of an element as its file has them, counted in code points or in UTF-16 units."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from annotator.formats.foreign_tei.text import Built
from annotator.formats.tei.node import XmlElement
from annotator.text.utf16 import Utf16Map

Node = tuple[XmlElement, bool]
"""A text node by the element in which it begins (False), or that it follows (True)."""


class TextNodes:
    """The text nodes in an element, in order."""

    def __init__(self, element: XmlElement) -> None:
        self._nodes = list(_nodes(element))
        self._ends = {False: array("L"), True: array("L")}
        """Characters up to the end of each node, in code points (False) and in UTF-16 units (True)."""
        points = units = 0
        for _node, raw in self._nodes:
            points += len(raw)
            units += len(raw.encode("utf-16-le")) // 2
            self._ends[False].append(points)
            self._ends[True].append(units)

    def place(self, count: int, built: Built, *, end: bool, units: bool) -> int | None:
        """Where the first `count` characters end in the text (`end`), or what follows them starts there.

        None when there are not so many. White space between lines is no text: then it is the next place inwards.
        """
        ends = self._ends[units]
        if not ends or count > ends[-1]:
            return None
        number = min((bisect_left if end else bisect_right)(ends, count), len(ends) - 1)
        node, raw = self._nodes[number]
        rest = count - (ends[number - 1] if number else 0)
        if piece := built.pieces.get(node):
            return piece.place(Utf16Map(raw).to_points(rest) if units else rest)
        inwards = self._before(number, built) if end else self._after(number, built)
        return next(inwards, None)

    def _before(self, number: int, built: Built) -> Iterator[int]:
        for node, raw in reversed(self._nodes[:number]):
            if piece := built.pieces.get(node):
                yield piece.place(len(raw))

    def _after(self, number: int, built: Built) -> Iterator[int]:
        for node, _raw in self._nodes[number + 1 :]:
            if piece := built.pieces.get(node):
                yield piece.place(0)


def _nodes(element: XmlElement) -> Iterator[tuple[Node, str]]:
    if element.text:
        yield (element, False), element.text
    for child in element:
        if isinstance(child.tag, str):
            yield from _nodes(child)
        if child.tail:
            yield (child, True), child.tail
