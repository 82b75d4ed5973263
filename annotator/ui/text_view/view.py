"""The text of one article with its tags in lanes under the lines: shown, selected in, never changed."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from annotator.model.span import Span
from annotator.text.word_edges import trimmed
from annotator.ui.text_view.announcing import Announcer, described
from annotator.ui.text_view.badge import armed_cursor
from annotator.ui.text_view.gesture import Gesture
from annotator.ui.text_view.guard import guarded, nothing
from annotator.ui.text_view.keyboard import adds_fragment, moves_or_selects
from annotator.ui.text_view.marked_surface import MarkedSurface
from annotator.ui.text_view.pointer import Pointer
from annotator.ui.text_view.surface import ZOOM_LEAST, ZOOM_MOST

__all__ = ["ZOOM_LEAST", "ZOOM_MOST", "LaneTextView"]


class LaneTextView(MarkedSurface):
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
    tint_hovered = Signal(int)
    """Number of the passage under the mouse, or 0."""
    mark_edge_dragged = Signal(str, object)
    """(id, Target): an edge was dropped somewhere else. The view itself draws the mark as before."""
    fragment_added = Signal(object)
    """(Span): a stretch was chosen for the selected tag by Ctrl+drag or Shift+Enter."""
    caret_moved = Signal(int)
    context_menu_wanted = Signal(int, object)
    """(position, QPoint on the screen)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._armed: str | None = None
        self._hovered_tint = 0
        self._pointer = Pointer(self)
        self._announcer = Announcer(self)
        self.cursorPositionChanged.connect(self._caret_has_moved)
        self.selectionChanged.connect(self._selection_has_changed)

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
        marks = self.marks_at(self.caret())
        if not marks:
            return ""
        identifiers = [mark.id for mark in marks]
        selected = self.selected_mark()
        step = identifiers.index(selected) + 1 if selected in identifiers else 0
        chosen = marks[step % len(marks)]
        self.set_selected_mark(chosen.id)
        self._announcer.say(described(chosen, self.text))
        self.mark_clicked.emit(chosen.id)
        return chosen.id

    def set_armed(self, letter: str | None) -> None:
        """Show beside the mouse that every selection becomes a tag of that letter, or stop doing so."""
        self._armed = letter
        cursor = armed_cursor(letter, self._scheme, self.devicePixelRatioF()) if letter else None
        self.viewport().setCursor(cursor or Qt.CursorShape.IBeamCursor)

    def armed(self) -> str | None:
        """Return the letter of the armed tag."""
        return self._armed

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
        if self._showing.tints.all:
            tint = self.tint_at(self.letter_at(point))
            self._hover_tint(tint.number if tint else 0)
        if self._armed is None:
            self._set_shape(Qt.CursorShape.SplitHCursor if edge else Qt.CursorShape.IBeamCursor)

    def _hover_tint(self, number: int) -> None:
        if number != self._hovered_tint:
            self._hovered_tint = number
            self.tint_hovered.emit(number)

    def set_choosable(self, fits: Callable[[str], bool] | None) -> None:
        """Let one of the marks that fit be chosen: the mouse shows which; a click tells of any, as ever."""
        super().set_choosable(fits)
        self._set_shape(Qt.CursorShape.IBeamCursor)

    def _set_shape(self, usual: Qt.CursorShape) -> None:
        shape = usual
        if self._showing.fits is not None:
            hand = self._hovered is not None
            shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.CrossCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

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

    # ---- what Qt asks --------------------------------------------------------------------------------

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
        if event.type() == QEvent.Type.Leave:
            self._hover_tint(0)
            if self._hovered:
                self._hovered = None
                self.set_hovered_mark(None)
                self.mark_hovered.emit("")
        return super().viewportEvent(event)

    @guarded(nothing)
    def changeEvent(self, event: QEvent) -> None:
        """Draw the mouse pointer of an armed tag anew in another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_armed"):
            self.set_armed(self._armed)

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
