"""Which marks touch which block: asked for each block that is laid out, changed one mark at a time."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

from annotator.model.span import Span
from annotator.text.paragraphs import Blocks
from annotator.ui.text_view.mark import Mark

_WIDE = 48
"""Blocks from which on a span is kept in one list instead of in each block's."""


class Placed(NamedTuple):
    """One span of a mark."""

    start: int
    """Code points of the whole text, as is `end`."""
    end: int
    mark: Mark
    number: int
    """Which of the mark's spans this is, from 0."""


class MarkIndex:
    """Marks of one text by id and by block."""

    def __init__(self, blocks: Blocks, marks: Iterable[Mark] = ()) -> None:
        """Index `marks`; takes time in proportion to their number."""
        self._blocks = blocks
        self._marks: dict[str, Mark] = {}
        self._in_block: dict[int, list[Placed]] = {}
        self._wide: list[tuple[int, int, Placed]] = []
        for mark in marks:
            self.add(mark)

    def __len__(self) -> int:
        """Count of marks."""
        return len(self._marks)

    def __iter__(self) -> Iterator[Mark]:
        """All marks, in the order in which they came."""
        return iter(self._marks.values())

    def get(self, identifier: str) -> Mark | None:
        """Return the mark of that id."""
        return self._marks.get(identifier)

    def add(self, mark: Mark) -> list[range]:
        """Add a mark, or put it in the place of the one with its id; return the blocks touched."""
        touched = self.remove(mark.id) if mark.id in self._marks else []
        self._marks[mark.id] = mark
        starts = self._blocks.starts
        in_block = self._in_block
        for number, span in enumerate(mark.spans):
            placed = Placed(span.start, span.end, mark, number)
            first = bisect_right(starts, span.start) - 1
            last = bisect_right(starts, span.end - 1, first) - 1
            if last - first >= _WIDE:
                self._wide.append((first, last, placed))
            else:
                for block in range(first, last + 1):
                    if block in in_block:
                        in_block[block].append(placed)
                    else:
                        in_block[block] = [placed]
            touched.append(range(first, last + 1))
        return touched

    def remove(self, identifier: str) -> list[range]:
        """Take a mark out, if it is there; return the blocks touched."""
        mark = self._marks.pop(identifier, None)
        touched: list[range] = []
        for span in mark.spans if mark else ():
            blocks = range(self._blocks.index_at(span.start), self._blocks.index_at(span.end - 1) + 1)
            touched.append(blocks)
            if len(blocks) > _WIDE:
                self._wide = [wide for wide in self._wide if wide[2].mark.id != identifier]
                continue
            for block in blocks:
                self._in_block[block] = [p for p in self._in_block[block] if p.mark.id != identifier]
        return touched

    def count_in(self, block: int) -> int:
        """Count of the narrow spans in a block: a quick guess at how many lanes it will need."""
        return len(self._in_block.get(block, ()))

    def in_block(self, block: int) -> list[Placed]:
        """Return the spans that touch a block, first start first, then longest, then by id."""
        placed = list(self._in_block.get(block, ()))
        placed.extend(wide for first, last, wide in self._wide if first <= block <= last)
        placed.sort(key=lambda p: (p.start, -p.end, p.mark.id))
        return placed

    def at(self, position: int) -> list[Mark]:
        """Return the marks whose spans hold `position` or end there; shortest first, then by id."""
        block = self._blocks.index_at(position)
        found = {p.mark.id: p.mark for p in self.in_block(block) if p.start <= position < p.end}
        ended = {p.mark.id: p.mark for p in self.in_block(block) if p.end == position}
        inside = sorted(found.values(), key=attrgetter("size", "id"))
        only_ended = [mark for mark in ended.values() if mark.id not in found]
        return inside + sorted(only_ended, key=attrgetter("size", "id"))

    def overlapping(self, span: Span) -> list[Mark]:
        """Return the marks that share a code point with `span`, in the order in which they start."""
        found: dict[str, Mark] = {}
        for block in range(self._blocks.index_at(span.start), self._blocks.index_at(span.end - 1) + 1):
            for placed in self.in_block(block):
                if placed.start < span.end and span.start < placed.end:
                    found.setdefault(placed.mark.id, placed.mark)
        return list(found.values())
