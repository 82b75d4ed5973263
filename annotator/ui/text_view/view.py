"""The text of one article with its tags in lanes under the lines: shown, selected in, never changed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontDatabase,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip, QWidget

from annotator.model.span import Span, Target
from annotator.text.paragraphs import split_softly
from annotator.text.utf16 import Utf16Map
from annotator.text.word_edges import trimmed
from annotator.ui.text_view.announcing import Announcer, described
from annotator.ui.text_view.badge import armed_cursor
from annotator.ui.text_view.document_layout import LaneLayout, Spot
from annotator.ui.text_view.edges import Edge, edges_in, paint_edge
from annotator.ui.text_view.gesture import Gesture
from annotator.ui.text_view.guard import guarded, nothing
from annotator.ui.text_view.keyboard import adds_fragment, moves_or_selects
from annotator.ui.text_view.margin_marks import MarginMarks
from annotator.ui.text_view.mark import MarginMark, Mark
from annotator.ui.text_view.metrics import Density, metrics_of
from annotator.ui.text_view.overview_bar import WIDTH, OverviewBar
from annotator.ui.text_view.painting import BlockPainter, Showing
from annotator.ui.text_view.pointer import Pointer
from annotator.ui.text_view.scheme import scheme_of
from annotator.ui.text_view.scrolling import Scroller
from annotator.ui.text_view.stamps import Stamps
from annotator.ui.text_view.stretches import Stretches

ZOOM_LEAST, ZOOM_MOST = 50, 400


class LaneTextView(QTextEdit):
    """A read-only view with a visible caret. All positions, in calls and signals, are code points.

    The view knows marks and spans; who keeps them, and which key tags, is not its business: letters and
    other keys that neither move nor select are left to the parent.
    """

    selection_made = Signal(object, object)
    """(Span, Gesture): a selection was finished; white space at its ends is trimmed."""
    mark_clicked = Signal(str)
    """Id of the mark that was clicked or stepped to; empty for a click beside all marks."""
    mark_hovered = Signal(str)
    """Id of the mark under the mouse; empty when it has left."""
    mark_edge_dragged = Signal(str, object)
    """(id, Target): an edge was dropped somewhere else. The view itself draws the mark as before."""
    fragment_added = Signal(object)
    """(Span): a stretch was chosen for the selected tag by Ctrl+drag or Shift+Enter."""
    caret_moved = Signal(int)
    context_menu_wanted = Signal(int, object)
    """(position, QPoint on the screen)."""
    zoom_changed = Signal(int)
    """Per cent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(self.tr("Text of the article"))
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.document().setDocumentMargin(0)
        option = QTextOption(Qt.AlignmentFlag.AlignLeading)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.document().setDefaultTextOption(option)

        self._text = ""
        self._density: Density = "labelled"
        self._zoom = 100
        self._armed: str | None = None
        self._hovered: str | None = None
        self._base_size = reading_size()
        self._scheme = scheme_of(self.palette())
        self._bar = OverviewBar(self, self._scheme, lambda: self._layout.index)
        font = self._zoomed_font()
        metrics = metrics_of(font, self._density)
        self._layout = LaneLayout(self.document(), metrics, self._make_stamps(font))
        self._layout.left = metrics.margin
        self._showing = Showing(Stretches(), MarginMarks((), self._layout))
        self._painter = BlockPainter(self._layout, self._scheme, metrics, font)
        self._pointer = Pointer(self)
        self._announcer = Announcer(self)
        self._scroller = Scroller(self._layout, self.verticalScrollBar(), self.viewport())
        self.document().setDocumentLayout(self._layout)
        self.setFont(font)
        self.setViewportMargins(0, 0, WIDTH, 0)
        self._layout.start_over(split_softly("")[1], Utf16Map(""), ())
        self.verticalScrollBar().setSingleStep(metrics.line)
        self.cursorPositionChanged.connect(self._caret_has_moved)
        self.selectionChanged.connect(self._selection_has_changed)
        self._bar.jumped.connect(self._jump)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # ---- text and marks ------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """The text as it was given; it is never read back from the widget."""
        return self._text

    def set_text(self, text: str, marks: Iterable[Mark] = (), zones: Iterable[Span] = ()) -> None:
        """Show another text, from its beginning, with its marks and furniture."""
        self._text = text
        shown, blocks = split_softly(text)
        units = Utf16Map(text)
        self._layout.busy = True
        self._showing.selection, self._showing.caret = (0, 0), 0
        self._showing.found = Stretches()
        self._showing.hovered = self._showing.selected = None
        self._hovered = None
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

    def set_margin_marks(self, marks: Iterable[MarginMark]) -> None:
        """Show these signs in the margin."""
        self._showing.margin = MarginMarks(marks, self._layout)
        self.viewport().update()

    # ---- look ----------------------------------------------------------------------------------------

    def density(self) -> Density:
        """Return how lanes are drawn."""
        return self._density

    def set_density(self, density: Density) -> None:
        """Draw lanes only (`compact`), or with chips (`labelled`)."""
        if density != self._density:
            self._density = density
            self._refit()

    def zoom(self) -> int:
        """Return the size of the letters in per cent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Make letters, and lanes with them, larger or smaller; kept between ZOOM_LEAST and ZOOM_MOST."""
        percent = min(max(percent, ZOOM_LEAST), ZOOM_MOST)
        if percent != self._zoom:
            self._zoom = percent
            self._refit()
            self.zoom_changed.emit(percent)

    def set_reading_font(self, family: str, points: float) -> None:
        """Set the letters by their family (empty: the system's) and their size at a zoom of 100 %."""
        self._base_size = points
        font = self.font()
        font.setFamily(family or QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family())
        self.setFont(font)
        self._refit()

    def set_armed(self, letter: str | None) -> None:
        """Show beside the mouse that every selection becomes a tag of that letter, or stop doing so."""
        self._armed = letter
        cursor = armed_cursor(letter, self._scheme, self.devicePixelRatioF()) if letter else None
        self.viewport().setCursor(cursor or Qt.CursorShape.IBeamCursor)

    def armed(self) -> str | None:
        """Return the letter of the armed tag."""
        return self._armed

    def set_selected_mark(self, identifier: str | None) -> None:
        """Light a mark up for good, with handles at its edges; None for none."""
        self._showing.selected = identifier or None
        self.viewport().update()

    def selected_mark(self) -> str | None:
        """Return the id of the mark that is lit up."""
        return self._showing.selected

    def set_hovered_mark(self, identifier: str | None) -> None:
        """Light a mark up for a while."""
        identifier = identifier or None
        if identifier != self._showing.hovered:
            self._showing.hovered = identifier
            self.viewport().update()

    # ---- caret and selection -------------------------------------------------------------------------

    def caret(self) -> int:
        """Return where the caret is."""
        return self._layout.units.to_points(self.textCursor().position())

    def anchor(self) -> int:
        """Return where the selection was begun; the caret when nothing is selected."""
        return self._layout.units.to_points(self.textCursor().anchor())

    def selection(self) -> Span | None:
        """Return what is selected."""
        start, end = sorted((self.caret(), self.anchor()))
        return Span(start, end) if start < end else None

    def select(self, span: Span, reveal: bool = True) -> None:
        """Select a span; the caret goes to its end."""
        self.select_between(span.start, span.end)
        if reveal:
            self.reveal(span)

    def select_between(self, anchor: int, caret: int) -> None:
        """Select from `anchor` to `caret`, which may lie before it; the view does not scroll."""
        top = self.verticalScrollBar().value()
        units = self._layout.units
        cursor = self.textCursor()
        cursor.setPosition(units.to_units(min(max(0, anchor), len(self._text))))
        cursor.setPosition(
            units.to_units(min(max(0, caret), len(self._text))), QTextCursor.MoveMode.KeepAnchor
        )
        self.setTextCursor(cursor)
        self._scroller.follow()
        if abs(self.verticalScrollBar().value() - top) and self.viewport().height():
            self.verticalScrollBar().setValue(top)

    def move_caret(self, position: int, reveal: bool = True) -> None:
        """Put the caret at a position; nothing is selected then."""
        self.select_between(position, position)
        if reveal:
            self._scroller.reveal(*[self.textCursor().position()] * 2)

    def reveal(self, span: Span) -> None:
        """Scroll as little as it takes to see a span with some lines of context."""
        units = self._layout.units
        self._scroller.reveal(units.to_units(span.start), units.to_units(max(span.start, span.end - 1)))

    def cycle_mark_at_caret(self) -> str:
        """Step to the next of the marks at the caret, shortest first, and tell as if it had been clicked."""
        marks = [mark.id for mark in self.marks_at(self.caret())]
        if not marks:
            return ""
        selected = self._showing.selected
        step = marks.index(selected) + 1 if selected in marks else 0
        chosen = marks[step % len(marks)]
        self.set_selected_mark(chosen)
        self.mark_clicked.emit(chosen)
        return chosen

    # ---- points and places ---------------------------------------------------------------------------

    def position_at(self, point: QPointF) -> int:
        """Return the position nearest to a point of the viewport; lanes belong to the line above."""
        return self._layout.units.to_points(self._layout.unit_at(self._spot(point)))

    def letter_at(self, point: QPointF) -> int:
        """Return the position of the letter under a point of the viewport."""
        return self._layout.units.to_points(self._layout.unit_at(self._spot(point), on_letter=True))

    def mark_under(self, point: QPointF) -> Mark | None:
        """Return the mark under a point of the viewport: that of the lane, or else the shortest of the text."""
        spot = self._spot(point)
        laid = self._layout.laid(spot.block)
        line = laid.lines[spot.line]
        if spot.y < line.text_bottom:
            letters = [s for s in line.segments if any(x0 <= spot.x < x1 for x0, x1 in s.runs)]
            return min((s.mark for s in letters), key=lambda mark: (mark.size, mark.id), default=None)
        for segment in line.segments:
            if segment.y - 1 <= spot.y < segment.y - 1 + self._layout.metrics.lane:
                spans = [*segment.runs, (segment.chip_x, segment.chip_x + segment.chip_width)]
                if any(x0 - 1 <= spot.x < x1 + 1 for x0, x1 in spans):
                    return segment.mark
        return None

    def edge_at(self, point: QPointF) -> Edge | None:
        """Return the edge of the selected or hovered mark that can be taken hold of at a point."""
        at = point + QPointF(0, self.verticalScrollBar().value())
        near = [edge for edge in self._edges() if edge.grip().contains(at)]
        return min(near, key=lambda edge: abs(edge.x - at.x()), default=None)

    def box_of(self, position: int) -> QRectF:
        """Return where in the viewport the line with a position is, its lanes included."""
        box = self._scroller.line_box(self._layout.units.to_units(position))
        return box.translated(0, -self.verticalScrollBar().value())

    def seen(self) -> Span | None:
        """Return what of the text is on the screen, to whole lines."""
        if not self._text:
            return None
        start = self.position_at(QPointF(0, 0))
        end = self.position_at(QPointF(self.width(), self.viewport().height() - 1))
        return Span(start, max(end, start + 1))

    def preview(self, mark: Mark, target: Target) -> None:
        """Draw a mark at another target, for as long as its edge is dragged."""
        self.change_marks([replace(mark, spans=target)])

    def hover(self, point: QPointF) -> None:
        """Light up what is under the mouse, and tell when that is another mark than before."""
        edge = self.edge_at(point)
        if edge is None:
            mark = self.mark_under(point)
            identifier = mark.id if mark else None
            if identifier != self._hovered:
                self._hovered = identifier
                self.set_hovered_mark(identifier)
                self.mark_hovered.emit(identifier or "")
        if self._armed is None:
            shape = Qt.CursorShape.SplitHCursor if edge else Qt.CursorShape.IBeamCursor
            if self.viewport().cursor().shape() != shape:
                self.viewport().setCursor(shape)

    def _spot(self, point: QPointF) -> Spot:
        spot = self._layout.spot_at(point + QPointF(0, self.verticalScrollBar().value()))
        self._scroller.follow()
        return spot

    def _edges(self) -> list[Edge]:
        lit = {self._showing.hovered, self._showing.selected} - {None}
        if not lit:
            return []
        layout = self._layout
        top = self.verticalScrollBar().value()
        blocks = range(layout.block_at(top), layout.block_at(top + self.viewport().height()) + 1)
        return [edge for identifier in lit for edge in edges_in(layout, identifier or "", blocks)]

    # ---- keeping up ----------------------------------------------------------------------------------

    def _zoomed_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(self._base_size * self._zoom / 100)
        return font

    def _make_stamps(self, font: QFont) -> Stamps:
        return Stamps(self._scheme, metrics_of(font, self._density), font, self.devicePixelRatioF())

    def _refit(self) -> None:
        """Lay everything out anew in the present font, density, colours and width; the place read stays."""
        anchor = self._scroller.anchor()
        font = self._zoomed_font()
        metrics = metrics_of(font, self._density)
        self._layout.busy = True
        if font != self.font():
            self.setFont(font)
        self.document().setDefaultFont(font)
        self._layout.metrics = metrics
        self._layout.stamps = self._make_stamps(font)
        self._layout.set_geometry(self.viewport().width())
        self._painter = BlockPainter(self._layout, self._scheme, metrics, font)
        self._layout.forget_all()
        self.verticalScrollBar().setSingleStep(metrics.line)
        self._scroller.return_to(anchor)
        self.viewport().update()

    def _recolour(self) -> None:
        self._scheme = scheme_of(self.palette())
        font = self._zoomed_font()
        self._layout.stamps = self._make_stamps(font)
        self._painter = BlockPainter(self._layout, self._scheme, self._layout.metrics, font)
        self._bar.set_scheme(self._scheme)
        self.set_armed(self._armed)
        self.viewport().update()

    def _caret_has_moved(self) -> None:
        if self._layout.busy:
            return
        caret = self.caret()
        self._showing.caret = self.textCursor().position()
        self._announcer.caret_in(self.marks_at(caret), self._text)
        self.viewport().update()
        self.caret_moved.emit(caret)

    def _selection_has_changed(self) -> None:
        if self._layout.busy:
            return
        cursor = self.textCursor()
        self._showing.selection = (cursor.selectionStart(), cursor.selectionEnd())
        self._showing.caret = cursor.position()
        self.viewport().update()

    def _tell_screen_readers(self, top: int) -> None:
        """Keep up to date what Qt answers when asked where letters are on the screen."""
        layout = self._layout
        if QAccessible.isActive():
            for block in range(layout.block_at(top), layout.block_at(top + self.viewport().height()) + 1):
                layout.mirror(block)
        elif layout.is_laid(block := layout.blocks.index_at(self.caret())):
            layout.mirror(block)

    def _jump(self, position: int) -> None:
        box = self._scroller.line_box(self._layout.units.to_units(position))
        self._scroller.follow()
        self.verticalScrollBar().setValue(int(box.top()) - self.viewport().height() // 2)

    # ---- what Qt asks --------------------------------------------------------------------------------

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is seen."""
        before = self.verticalScrollBar().value()
        self._scroller.settle()
        top = self.verticalScrollBar().value()
        region = QRectF(event.rect()) if top == before else QRectF(self.viewport().rect())
        showing = self._showing
        showing.focused = self.hasFocus()
        painter = QPainter(self.viewport())
        try:
            painter.translate(0, -top)
            self._painter.paint(painter, region.translated(0, top), showing)
            for edge in self._edges():
                paint_edge(painter, edge, self._scheme)
        finally:
            painter.end()  # a painter left open takes the process with it
        self._tell_screen_readers(top)
        if seen := self.seen():
            self._bar.set_seen(seen.start, seen.end)

    @guarded(nothing)
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll; what comes into view is laid out when it is painted."""
        if self._scroller.settling:
            self.viewport().update()
            return
        super().scrollContentsBy(dx, dy)

    @guarded(nothing)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the column; the line that is read stays where it is."""
        layout = self._layout
        anchor = self._scroller.anchor()
        box = self.contentsRect()
        bar = self.verticalScrollBar().width()
        self._bar.setGeometry(box.right() + 1 - bar - WIDTH, box.top(), WIDTH, box.height())
        changed = layout.set_geometry(self.viewport().width())
        layout.busy = True
        super().resizeEvent(event)
        layout.busy = False
        if changed:
            layout.forget_all()
        self._scroller.return_to(anchor)

    @guarded(lambda: False)
    def event(self, event: QEvent) -> bool:
        """Keep keys that move or select from being taken as shortcuts; leave all others to actions."""
        if event.type() == QEvent.Type.ShortcutOverride:
            if moves_or_selects(cast(QKeyEvent, event)):
                event.accept()
            else:
                event.ignore()
            return True
        return super().event(event)

    @guarded(lambda: False)
    def viewportEvent(self, event: QEvent) -> bool:
        """Show which tags lie under the mouse; forget them when it leaves."""
        if event.type() == QEvent.Type.ToolTip:
            self._show_hint(cast(QHelpEvent, event))
            return True
        if event.type() == QEvent.Type.Leave and self._hovered:
            self._hovered = None
            self.set_hovered_mark(None)
            self.mark_hovered.emit("")
        return super().viewportEvent(event)

    def _show_hint(self, event: QHelpEvent) -> None:
        point = QPointF(event.pos())
        spot = self._spot(point)
        top = self._layout.top(spot.block)
        hint = self._showing.margin.hint_at(
            self._layout, spot.block, spot.x + self._layout.left, spot.y + top
        )
        if not hint and (mark := self.mark_under(point)):
            hint = described(mark, self._text)
        if hint:
            # Plain text whatever it holds: an article must not be able to put markup on the screen.
            shown = hint.replace("&", "&amp;").replace("<", "&lt;")
            QToolTip.showText(event.globalPos(), f"<span>{shown}</span>", self.viewport())
        else:
            QToolTip.hideText()

    @guarded(nothing)
    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "_pointer"):
            self._recolour()

    @guarded(nothing)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture with the left button."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.press(event)

    @guarded(nothing)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a gesture."""
        self._pointer.move(event)

    @guarded(nothing)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a gesture."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.release(event)

    @guarded(nothing)
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word or a quotation."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.double(event)

    @guarded(nothing)
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu at the caret (by key) or under the mouse."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        position = self.caret() if by_key else self.position_at(QPointF(event.pos()))
        where = self.mapToGlobal(self.cursorRect().bottomRight()) if by_key else event.globalPos()
        self.context_menu_wanted.emit(position, where)

    @guarded(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, select, copy, add a fragment; every other key is left to the parent."""
        if adds_fragment(event) and (span := self.selection()):
            kept = trimmed(self._text, span.start, span.end, punctuation=False)
            if kept:
                self.fragment_added.emit(kept)
        elif event.key() == Qt.Key.Key_Escape and self._pointer.cancel():
            pass
        elif moves_or_selects(event):
            super().keyPressEvent(event)
            position = self.textCursor().position()
            self._scroller.follow()
            self._scroller.reveal_line(position)
        else:
            event.ignore()

    @guarded(nothing)
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """A selection by keyboard is finished when Shift is let go."""
        if event.key() == Qt.Key.Key_Shift and not event.isAutoRepeat() and (span := self.selection()):
            kept = trimmed(self._text, span.start, span.end, punctuation=False)
            if kept:
                self.selection_made.emit(kept, Gesture("keyboard", exact=True))
        event.ignore()

    @guarded(nothing)
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom + (10 if event.angleDelta().y() > 0 else -10))
            event.accept()
        else:
            super().wheelEvent(event)

    @guarded(nothing)
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret in full."""
        super().focusInEvent(event)
        self.viewport().update()

    @guarded(nothing)
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the caret faintly."""
        super().focusOutEvent(event)
        self.viewport().update()

    @guarded(lambda: False)
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Nothing can be dropped or pasted into an article."""
        return False

    @guarded(QMimeData)
    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the article's own characters, not those of the widget."""
        data = QMimeData()
        if span := self.selection():
            data.setText(self._text[span.start : span.end])
        return data


def reading_size() -> float:
    """Size in points for reading: a little larger than the system's letters."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    return max(12.0, system * 1.2)
