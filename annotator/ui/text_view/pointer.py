"""What the mouse does in the text view: selections by letter, word, sentence, paragraph and quotation;
clicks on tags; dragging of edges and of further fragments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from annotator.model.span import Span, Target
from annotator.text.quotations import is_quotation_mark, quotation_at
from annotator.text.word_edges import paragraph_at, sentence_at, snapped, trimmed, word_at, word_edge
from annotator.ui.text_view.edges import Edge
from annotator.ui.text_view.gesture import Gesture, Kind
from annotator.ui.text_view.mark import Mark

if TYPE_CHECKING:
    from annotator.ui.text_view.view import LaneTextView

_SLACK = 4
"""Pixels the mouse may move and still have clicked."""
_SCROLL_EVERY = 40
"""Milliseconds between two steps while a selection is dragged beyond the view."""


class Pointer:
    """Turns mouse events of one view into its gestures."""

    def __init__(self, view: LaneTextView) -> None:
        self._view = view
        self._anchor: int | None = None
        self._pressed_at = QPoint()
        self._moved = False
        self._fragment = False
        self._edge: Edge | None = None
        self._target: Target | None = None
        self._finished: tuple[Span, Gesture] | None = None
        self._since_double = QElapsedTimer()
        self._double_at = QPoint()
        self._last = QPointF()
        self._later = QTimer(view)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._tell_finished)
        self._scrolling = QTimer(view)
        self._scrolling.setInterval(_SCROLL_EVERY)
        self._scrolling.timeout.connect(self._scroll_on)

    def press(self, event: QMouseEvent) -> None:
        """Take hold of an edge, or begin a selection; what was selected is let go first."""
        point = event.position()
        self._pressed_at = point.toPoint()
        self._moved = False
        self._finished = None
        view = self._view
        if edge := view.edge_at(point):
            self._edge, self._target = edge, edge.mark.spans
            return
        if self._is_third(event):
            self._later.stop()
            self._since_double.invalidate()
            self._choose(sentence_at(view.text, view.letter_at(point)), "sentence")
            return
        here = view.position_at(point)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._anchor = view.anchor()
            self._moved = True
            self._drag_to(here, event.modifiers())
            return
        self._anchor = here
        self._fragment = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        view.move_caret(here, reveal=False)

    def double(self, event: QMouseEvent) -> None:
        """Select the word, or the whole quotation of the mark, that was clicked twice."""
        view = self._view
        point = event.position()
        letter = view.letter_at(point)
        self._anchor = None
        self._moved = False
        self._fragment = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_quotation_mark(view.text, letter) and (
            quotation := quotation_at(view.text, letter, view.zone_spans())
        ):
            self._choose(quotation, "quotation")
        else:
            self._choose(word_at(view.text, letter), "word")
            if self._finished:
                self._anchor = self._finished[0].start
        self._since_double.start()
        self._double_at = point.toPoint()
        self._pressed_at = point.toPoint()

    def move(self, event: QMouseEvent) -> None:
        """Drag what is held, or show what lies under the mouse."""
        point = event.position()
        self._last = point
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._view.hover(point)
            return
        if not self._moved and (point.toPoint() - self._pressed_at).manhattanLength() < _SLACK:
            return
        if self._edge is not None:
            self._moved = True
            self._drag_edge(point, event.modifiers())
        elif self._anchor is not None:
            self._moved = True
            self._finished = None
            self._drag_to(self._view.position_at(point), event.modifiers())
            self._scroll_if_outside(point)

    def release(self, event: QMouseEvent) -> None:
        """End the gesture and tell what it was."""
        self._scrolling.stop()
        view = self._view
        if self._edge is not None:
            self._drop_edge(tell=True)
        elif self._finished is not None:
            armed_double = view.armed() is not None and self._finished[1].kind in ("word", "quotation")
            # An armed tag would take the word of what is about to become a sentence: wait for a third click.
            self._later.start(QApplication.doubleClickInterval() if armed_double else 0)
        elif self._moved and self._anchor is not None:
            exact = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self._finish(view.selection(), Gesture("drag", exact))
        elif self._anchor is not None:
            self._click(event)
        self._anchor = None
        self._moved = False

    def cancel(self) -> bool:
        """Let go of an edge that is being dragged, as if nothing had been; return whether there was one."""
        if self._edge is None:
            return False
        self._drop_edge(tell=False)
        return True

    # ---- selections ----------------------------------------------------------------------------------

    def _is_third(self, event: QMouseEvent) -> bool:
        near = (event.position().toPoint() - self._double_at).manhattanLength() <= _SLACK
        return (
            near
            and self._since_double.isValid()
            and self._since_double.elapsed() < QApplication.doubleClickInterval()
        )

    def _choose(self, span: Span | None, kind: Kind) -> None:
        if span is not None:
            self._view.select(span, reveal=False)
            self._finished = (span, Gesture(kind))

    def _drag_to(self, here: int, modifiers: Qt.KeyboardModifier) -> None:
        anchor = self._anchor if self._anchor is not None else here
        start, end = min(anchor, here), max(anchor, here)
        if start != end and not modifiers & Qt.KeyboardModifier.AltModifier:
            start, end = snapped(self._view.text, start, end)
        if here < anchor:
            start, end = end, start
        self._view.select_between(start, end)

    def _finish(self, span: Span | None, gesture: Gesture) -> None:
        kept = span and trimmed(self._view.text, span.start, span.end, punctuation=False)
        if kept is None:
            return
        self._view.select(kept, reveal=False)
        self._finished = (kept, gesture)
        self._tell_finished()

    def _tell_finished(self) -> None:
        finished, self._finished = self._finished, None
        fragment, self._fragment = self._fragment, False
        if finished is None:
            return
        if fragment:
            self._view.fragment_added.emit(finished[0])
        else:
            self._view.selection_made.emit(*finished)

    def _click(self, event: QMouseEvent) -> None:
        view = self._view
        point = event.position()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._choose(paragraph_at(view.text, view.position_at(point)), "paragraph")
            self._tell_finished()
            return
        adds = self._fragment
        self._fragment = False
        if adds:
            return  # the first click of a Ctrl+double click: the tag that gets a fragment stays selected
        mark: Mark | None = view.mark_under(point)
        view.mark_clicked.emit(mark.id if mark else "")

    # ---- scrolling while dragging --------------------------------------------------------------------

    def _scroll_if_outside(self, point: QPointF) -> None:
        outside = not 0 <= point.y() <= self._view.viewport().height()
        if outside and not self._scrolling.isActive():
            self._scrolling.start()
        elif not outside:
            self._scrolling.stop()

    def _scroll_on(self) -> None:
        if self._anchor is None:
            self._scrolling.stop()
            return
        height = self._view.viewport().height()
        beyond = self._last.y() if self._last.y() < 0 else self._last.y() - height
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + int(beyond / 2) + (1 if beyond > 0 else -1))
        inside = QPointF(self._last.x(), min(max(0.0, self._last.y()), height - 1.0))
        self._drag_to(self._view.position_at(inside), QApplication.keyboardModifiers())

    # ---- edges ---------------------------------------------------------------------------------------

    def _drag_edge(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        edge, view = self._edge, self._view
        if edge is None:
            return
        position = view.position_at(point)
        if not modifiers & Qt.KeyboardModifier.AltModifier:
            # Whichever edge of a word is nearer in the direction away from the tag's other end.
            position = word_edge(view.text, position, -1 if edge.is_start else +1)
        target = edge.moved_to(position)
        if target != self._target:
            self._target = target
            view.preview(edge.mark, target)

    def _drop_edge(self, tell: bool) -> None:
        edge, target = self._edge, self._target
        self._edge = self._target = None
        if edge is None or target is None:
            return
        self._view.preview(edge.mark, edge.mark.spans)
        if tell and target != edge.mark.spans:
            self._view.mark_edge_dragged.emit(edge.mark.id, target)
