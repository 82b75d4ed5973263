"""The lines of a text with their places, for recognisers that judge line by line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds more than white space; `start` and `end` (code points) leave out its newline."""

    start: int
    end: int
    raw: str

    @property
    def content(self) -> str:
        """The line without white space at its ends."""
        return self.raw.strip()


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines of `text` that hold more than white space, in order."""
    for found in _LINE.finditer(text):
        if not found.group().isspace():
            yield Line(found.start(), found.end(), found.group())
