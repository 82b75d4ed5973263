"""A text view in a fixed look, and ways to use the mouse in it."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.model.span import Span, target_of
from annotator.ui.text_view import LaneTextView, Mark
from annotator.ui.theme import palette

NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton

MakeMark = Callable[..., Mark]


def make_mark(identifier: str, *pairs: tuple[int, int], **look: str) -> Mark:
    """Return a mark with the given spans; it is a person unless `look` says otherwise."""
    given = {"letter": "P", "label": "person", "colour": "#1b6cb5", "colour_dark": "#6cb2f5", **look}
    return Mark(identifier, target_of(*pairs), **given)


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> LaneTextView:
    """An empty view of 640 by 480 pixels, shown, light, in DejaVu Sans where there is one."""
    qapp.setStyle("Fusion")
    qapp.setPalette(palette(False))
    made = LaneTextView()
    made.setFont(QFont("DejaVu Sans", 12))
    made.set_reading_font("DejaVu Sans", 12)
    made.resize(640, 480)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@dataclass
class Mouse:
    """Sends real mouse events to the viewport of a view; positions are code points."""

    view: LaneTextView

    def point(self, position: int, down: float = 0.0) -> QPointF:
        """Return the point before a code point, in the middle of its letters, or `down` pixels lower."""
        units = self.view._layout.units.to_units(position)
        cursor = self.view.textCursor()
        cursor.setPosition(units)
        box = self.view.cursorRect(cursor)
        return QPointF(box.left() + 1, box.center().y() + down)

    def send(
        self,
        kind: QEvent.Type,
        point: QPointF,
        buttons: Qt.MouseButton = LEFT,
        keys: Qt.KeyboardModifier = NONE,
    ) -> None:
        """Send one event."""
        button = LEFT if kind != QEvent.Type.MouseMove else Qt.MouseButton.NoButton
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else buttons
        where = self.view.viewport().mapToGlobal(point)
        QApplication.sendEvent(self.view.viewport(), QMouseEvent(kind, point, where, button, held, keys))

    def move(self, point: QPointF) -> None:
        """Move without a button held."""
        self.send(QEvent.Type.MouseMove, point, Qt.MouseButton.NoButton)

    def drag(self, start: QPointF, end: QPointF, keys: Qt.KeyboardModifier = NONE, drop: bool = True) -> None:
        """Press, move in two steps, release."""
        self.send(QEvent.Type.MouseButtonPress, start, keys=keys)
        self.send(QEvent.Type.MouseMove, (start + end) / 2, keys=keys)
        self.send(QEvent.Type.MouseMove, end, keys=keys)
        if drop:
            self.send(QEvent.Type.MouseButtonRelease, end, keys=keys)

    def click(self, point: QPointF, keys: Qt.KeyboardModifier = NONE) -> None:
        """Press and release."""
        self.send(QEvent.Type.MouseButtonPress, point, keys=keys)
        self.send(QEvent.Type.MouseButtonRelease, point, keys=keys)

    def double_click(self, point: QPointF) -> None:
        """Click, press a second time, release."""
        self.click(point)
        self.send(QEvent.Type.MouseButtonDblClick, point)
        self.send(QEvent.Type.MouseButtonRelease, point)


@pytest.fixture
def mouse(view: LaneTextView) -> Mouse:
    """The mouse in the view."""
    return Mouse(view)


def span_of(text: str, words: str, after: int = 0) -> Span:
    """Return where some words stand in a text."""
    start = text.index(words, after)
    return Span(start, start + len(words))


__all__ = ["LEFT", "NONE", "Mouse", "QPoint", "make_mark", "span_of"]
