"""The page with its marks: tags, furniture, search hits and signs in the margin, changed and found again."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QHelpEvent,
)
from PySide6.QtWidgets import QToolTip

from annotator.model.span import Span, Target
from annotator.text.paragraphs import split_softly
from annotator.text.utf16 import Utf16Map
from annotator.ui.text_view.announcing import described
from annotator.ui.text_view.edges import Edge
from annotator.ui.text_view.link_lines import LinkLine
from annotator.ui.text_view.margin_marks import MarginMarks
from annotator.ui.text_view.mark import MarginMark, Mark
from annotator.ui.text_view.stretches import Stretches
from annotator.ui.text_view.surface import LaneSurface
from annotator.ui.text_view.tints import Tint, Tints


class MarkedSurface(LaneSurface):
    """What is on the page beside the text; positions are code points."""

    def set_text(self, text: str, marks: Iterable[Mark] = (), zones: Iterable[Span] = ()) -> None:
        """Show another text, from its beginning, with its marks and furniture."""
        self._text = text
        shown, blocks = split_softly(text)
        units = Utf16Map(text)
        self._layout.busy = True
        self._showing.selection, self._showing.caret = (0, 0), 0
        self._showing.found = Stretches()
        self._showing.tints, self._showing.lit_tint = Tints(), 0
        self._showing.links, self._showing.related = (), frozenset()
        self._showing.companions = frozenset()
        self._showing.hovered = self._showing.selected = self._hovered = None
        self.setPlainText(shown)
        self._layout.start_over(blocks, units, marks)
        self._showing.margin = MarginMarks((), self._layout)
        self._bar.set_text_length(len(text))
        self.set_zones(zones)
        self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Replace all marks."""
        anchor = self._scroller.anchor()
        self._layout.set_marks(marks)
        self._bar.marks_replaced()
        self._scroller.return_to(anchor)
        self.viewport().update()

    def change_marks(self, added: Iterable[Mark], removed: Iterable[str] = ()) -> None:
        """Take marks out and in (a mark with a known id replaces it); only blocks touched are laid out."""
        added, removed = list(added), list(removed)
        anchor = self._scroller.anchor()
        old = [self._layout.index.get(identifier) for identifier in {*removed, *(mark.id for mark in added)}]
        self._layout.change_marks(added, removed)
        self._bar.change_marks(added, [mark for mark in old if mark])
        self._scroller.return_to(anchor)
        self.viewport().update()

    def marks(self) -> list[Mark]:
        """Return all marks shown."""
        return list(self._layout.index)

    def marks_at(self, position: int) -> list[Mark]:
        """Return the marks at a position, shortest first; those that only end there come last."""
        return self._layout.index.at(position)

    def set_zones(self, zones: Iterable[Span]) -> None:
        """Show these spans as furniture."""
        self._showing.zones = Stretches(zones)
        self._bar.set_zones(self._showing.zones.spans)
        self.viewport().update()

    def zone_spans(self) -> Sequence[Span]:
        """Return the furniture, sorted."""
        return self._showing.zones.spans

    def set_found(self, hits: Iterable[Span]) -> None:
        """Show these spans as hits of a search."""
        self._showing.found = Stretches(hits)
        self._bar.set_found(self._showing.found.spans)
        self.viewport().update()

    def found_spans(self) -> Sequence[Span]:
        """Return the hits of a search, sorted."""
        return self._showing.found.spans

    def set_contradicted(self, positions: Iterable[int]) -> None:
        """Show in the picture of the text where others contradict it (code points)."""
        self._bar.set_contradicted(positions)

    def set_tints(self, tints: Iterable[Tint]) -> None:
        """Show these passages as what other articles share."""
        self._showing.tints = Tints(tints, self._layout)
        self._bar.set_tints(self._showing.tints.all)
        self.viewport().update()

    def tints(self) -> Sequence[Tint]:
        """Return the passages that other articles share, sorted."""
        return self._showing.tints.all

    def tint_at(self, position: int) -> Tint | None:
        """Return the shortest of these passages at a position."""
        return self._showing.tints.at(self._layout, position)

    def set_lit_tint(self, number: int) -> None:
        """Light the passage with this number, or none (0)."""
        if number != self._showing.lit_tint:
            self._showing.lit_tint = number
            self.viewport().update()

    def set_margin_marks(self, marks: Iterable[MarginMark]) -> None:
        """Show these signs in the margin."""
        self._showing.margin = MarginMarks(marks, self._layout)
        self.viewport().update()

    def set_selected_mark(self, identifier: str | None) -> None:
        """Light a mark up for good, with handles at its edges; None for none."""
        self._showing.selected = identifier or None
        self.viewport().update()

    def set_links(self, lines: Iterable[LinkLine]) -> None:
        """Light what belongs to the selected mark, and join it by these lines where that is shown here too."""
        shown = tuple(lines)
        if shown != self._showing.links:
            self._showing.links = shown
            self._showing.related = frozenset(line.other for line in shown)
            self.viewport().update()

    def set_companions(self, identifiers: Iterable[str]) -> None:
        """Light these marks along with one of another text, or none."""
        companions = frozenset(identifiers)
        if companions != self._showing.companions:
            self._showing.companions = companions
            self.viewport().update()

    def companions(self) -> frozenset[str]:
        """Return the ids of the marks that are lit along with one of another text."""
        return self._showing.companions

    def selected_mark(self) -> str | None:
        """Return the id of the mark that is lit up."""
        return self._showing.selected

    def set_hovered_mark(self, identifier: str | None) -> None:
        """Light a mark up for a while."""
        identifier = identifier or None
        if identifier != self._showing.hovered:
            self._showing.hovered = identifier
            self.viewport().update()

    def set_choosable(self, fits: Callable[[str], bool] | None) -> None:
        """Light the marks whose id fits, and let the mouse find no other and no edge; None ends it."""
        self._showing.fits = fits
        self.viewport().update()

    def mark_under(self, point: QPointF) -> Mark | None:
        """Return the mark under a point of the viewport: that of the lane, or else the shortest of the text.

        While marks are chosen among, it is the shortest of those that fit.
        """
        found = self._marks_under(point)
        fits = self._showing.fits
        return next((mark for mark in found if fits is None or fits(mark.id)), None)

    def _marks_under(self, point: QPointF) -> list[Mark]:
        spot = self._spot(point)
        laid = self._layout.laid(spot.block)
        line = laid.lines[spot.line]
        if spot.y < line.text_bottom:
            letters = [s for s in line.segments if any(x0 <= spot.x < x1 for x0, x1 in s.runs)]
            return sorted((s.mark for s in letters), key=lambda mark: (mark.size, mark.id))
        for segment in line.segments:
            if segment.y - 1 <= spot.y < segment.y - 1 + self._layout.metrics.lane:
                spans = [*segment.runs, (segment.chip_x, segment.chip_x + segment.chip_width)]
                if any(x0 - 1 <= spot.x < x1 + 1 for x0, x1 in spans):
                    return [segment.mark]
        return []

    def edge_at(self, point: QPointF) -> Edge | None:
        """Return the edge of the selected or hovered mark that can be taken hold of at a point."""
        if self._showing.fits is not None:
            return None
        at = point + QPointF(0, self.verticalScrollBar().value())
        near = [edge for edge in self._edges() if edge.grip().contains(at)]
        return min(near, key=lambda edge: abs(edge.x - at.x()), default=None)

    def preview(self, mark: Mark, target: Target) -> None:
        """Draw a mark at another target, for as long as its edge is dragged."""
        self.change_marks([replace(mark, spans=target)])

    def _show_hint(self, event: QHelpEvent) -> None:
        point = QPointF(event.pos())
        spot = self._spot(point)
        top = self._layout.top(spot.block)
        hint = self._showing.margin.hint_at(
            self._layout, spot.block, spot.x + self._layout.left, spot.y + top
        )
        if not hint and (mark := self.mark_under(point)):
            hint = described(mark, self._text)
        if tint := self.tint_at(self.letter_at(point)):
            hint = "\n".join(filter(None, (hint, tint.hint)))
        if hint:
            # Plain text whatever it holds: an article must not be able to put markup on the screen.
            shown = hint.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
            QToolTip.showText(event.globalPos(), f"<span>{shown}</span>", self.viewport())
        else:
            QToolTip.hideText()
