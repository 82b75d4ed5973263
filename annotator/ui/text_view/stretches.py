"""Stretches of text with one look (furniture, search hits), asked for block by block."""

from bisect import bisect_left
from collections.abc import Iterable

from annotator.model.span import Span
from annotator.ui.text_view.document_layout import LaneLayout


class Stretches:
    """Sorted stretches; stretches that overlap are joined."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        """Take spans in code points, in any order."""
        self.spans: list[Span] = []
        for span in sorted(spans):
            if self.spans and span.start <= self.spans[-1].end:
                last = self.spans[-1]
                self.spans[-1] = Span(last.start, max(last.end, span.end))
            else:
                self.spans.append(span)

    def touching(self, start: int, end: int) -> list[Span]:
        """Return the spans that share a code point with `[start, end)`, or touch it when it is empty."""
        index = max(0, bisect_left(self.spans, start, key=lambda span: span.start) - 1)
        found: list[Span] = []
        while index < len(self.spans) and self.spans[index].start < max(end, start + 1):
            if self.spans[index].end > start:
                found.append(self.spans[index])
            index += 1
        return found

    def in_block(self, layout: LaneLayout, block: int) -> list[tuple[int, int]]:
        """Return the spans in a block as code units of the document."""
        if not self.spans:
            return []
        start = layout.blocks.starts[block]
        to_units = layout.units.to_units
        return [
            (to_units(span.start), to_units(span.end))
            for span in self.touching(start, start + layout.blocks.length(block))
        ]
