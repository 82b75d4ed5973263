"""A sheet: articles side by side as tables of marked words, before anybody decides how they look."""

from collections.abc import Iterator
from dataclasses import dataclass

MARK = "mark"
"""Words that were set into a text: the key of a tag, a bracket, the class of a difference."""
DIFFERS = "differs"
"""Words that another article has otherwise."""
FURNITURE = "furniture"
"""Words that are not the article."""
STRONG = "strong"
"""A title, or the head of a column."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike; `looks` are some of the names above."""

    text: str
    looks: frozenset[str] = frozenset()
    anchor: str = ""
    """Name by which other runs point to this one."""
    link: str = ""
    """Anchor to which this run points."""


Cell = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Cells beside each other; the first one is the row's number or key."""

    cells: tuple[Cell, ...]
    kind: str = ""
    """`source` (about the articles), `level` (the same passage), or empty.

    A passage of several paragraphs `begins`, `goes-on` and `ends` in rows of its own.
    """


@dataclass(frozen=True, slots=True)
class Column:
    """How wide a column is beside the others, and the language of what stands in it (BCP 47, may be empty)."""

    weight: int
    language: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head that is repeated on every page, with a note below."""

    title: str
    columns: tuple[Column, ...]
    head: tuple[Cell, ...]
    rows: tuple[Row, ...]
    note: Cell = ()

    @property
    def cells(self) -> Iterator[Cell]:
        """All that is written in it."""
        yield from self.head
        for row in self.rows:
            yield from row.cells
        yield self.note


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is printed: the articles first, then what their marks mean."""

    title: str
    articles: int
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """What an archivist wants on a sheet besides the words of the articles."""

    tags: bool = True
    variants: bool = True
    conflicts: bool = True
    furniture: bool = True
    only_shared: bool = False
    """Whether only the passages that articles share are printed."""


EVERYTHING = Contents()


def words(text: str, *looks: str) -> Cell:
    """A cell of one run; of none without words."""
    return (Run(text, frozenset(looks)),) if text else ()
