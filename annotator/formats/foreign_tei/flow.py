"""Puts a text together word by word: white space as XML means it, lines, cells, and where everything came to stand."""

import re
from dataclasses import dataclass

from annotator.formats.tei.node import XmlElement
from annotator.text.normalising import with_line_feeds

_BLANKS = re.compile(r"[ \t\r\n]+")
"""White space of XML; a no-break space is none of it."""


@dataclass(slots=True, eq=False)
class Stretch:
    """Where an element came to stand, in code points; it has no words while `start` is -1."""

    element: XmlElement
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Piece:
    """One text node: its characters as the file has them, and where they came to stand."""

    raw: str
    start: int
    """Code points."""
    kept: bool
    """Whether its white space stayed as it is."""

    def place(self, count: int) -> int:
        """Where the first `count` characters of the node end."""
        raw = self.raw[:count]
        shown = with_line_feeds(raw) if self.kept else _BLANKS.sub(" ", raw.lstrip(" \t\r\n"))
        return self.start + len(shown)


class Flow:
    """A text that is being put together."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._waiting: list[Stretch] = []
        self._last = ""
        self._space = False
        self._glued = False
        self._line = False
        self._marked = False
        self._cells = 0
        self.size = 0
        """Code points so far."""

    @property
    def text(self) -> str:
        """What was put together."""
        return "".join(self._parts)

    def begin(self, element: XmlElement) -> Stretch:
        """Note that the next word is the first of an element."""
        stretch = Stretch(element)
        self._waiting.append(stretch)
        return stretch

    def end(self, stretch: Stretch) -> None:
        """Note that the last word so far was the last of an element."""
        stretch.end = self.size
        if stretch.start < 0:
            self._waiting.remove(stretch)

    def point(self, element: XmlElement) -> Stretch:
        """A place between two words: it ends after the one before it, and starts at the one after it."""
        stretch = self.begin(element)
        stretch.end = self.size
        return stretch

    def line(self) -> None:
        """End the line, unless only its mark stands on it."""
        if self._marked:
            return
        self._line, self._space, self._glued, self._cells = True, False, False, 0

    def mark(self, words: str) -> None:
        """Begin a line with a mark, after which its words follow."""
        self.line()
        self._put(f"{words} ")
        self._marked = True

    def cell(self) -> None:
        """Set the next cell of a row apart."""
        self._cells += 1
        self._space = False

    def space(self) -> None:
        """Set the next word apart, unless it is joined to the one before it."""
        self._space = not (self._glued or self._marked)

    def join(self) -> None:
        """Join the next word to the one before it, whatever white space the file has between them."""
        self._glued, self._space = True, False

    def add(self, raw: str, *, kept: bool) -> Piece:
        """Add a text node; with `kept` its white space is the author's."""
        if kept:
            return Piece(raw, self._put(with_line_feeds(raw)) if raw else self.size, kept)
        collapsed = _BLANKS.sub(" ", raw)
        if collapsed.startswith(" "):
            self.space()
        words = collapsed.strip(" ")
        start = self._put(words) if words else self.size
        if words and collapsed.endswith(" "):
            self.space()
        return Piece(raw, start, kept)

    def _put(self, words: str) -> int:
        """Add characters and what stands before them; returns where the characters start."""
        before = ""
        if self.size:
            if self._line and self._last != "\n":
                before = "\n"
            elif self._space and not self._line:
                before = " "
        if self._cells:
            before = before.rstrip(" ") + "\t" * self._cells
        start = self.size + len(before)
        self._parts += (before, words)
        self.size = start + len(words)
        self._last = words[-1]
        self._line = self._space = self._glued = self._marked = False
        self._cells = 0
        for stretch in self._waiting:
            stretch.start = start
        self._waiting.clear()
        return start
