"""Hands at the window: real key, mouse and wheel events, every press and click counted."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.ui.article_pane import ArticlePane
from annotator.ui.main_window import MainWindow
from tests.ui.effort import Effort

NONE, SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
_LEFT = Qt.MouseButton.LeftButton


class Hands:
    """Does what a person can do at a window, and nothing else."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.effort = Effort()

    def _did(self, *, keys: int = 0, clicks: int = 0) -> None:
        """Count, and look before going on: what was set off is shown by then."""
        self.effort += Effort(keys, clicks)
        QApplication.processEvents()
        if QApplication.activeWindow() is None:  # no window manager is there to do it when a dialog has gone
            self.window.activateWindow()
            QApplication.processEvents()

    # Keys

    def press(self, *keys: Qt.Key | str, with_: Qt.KeyboardModifier = NONE) -> None:
        """Press keys, one by one, wherever the focus is."""
        for key in keys:
            listener = self._listener()
            if isinstance(key, str):
                QTest.keyClicks(listener, key, with_)
            else:
                QTest.keyClick(listener, key, with_)
            self._did(keys=1)

    def type(self, words: str) -> None:
        """Type some words."""
        QTest.keyClicks(self._listener(), words)
        self._did(keys=len(words))

    def _listener(self) -> QWidget:
        listener = QApplication.activePopupWidget() or QApplication.focusWidget() or self.window
        assert isinstance(listener, QWidget)
        return listener

    # The mouse in an article

    @property
    def pane(self) -> ArticlePane:
        """The active pane."""
        return self.window.panes.active

    def click(self, position: int, with_: Qt.KeyboardModifier = NONE) -> None:
        """Click a letter."""
        self._scroll_to(position)
        QTest.mouseClick(self.pane.view.viewport(), _LEFT, with_, self._on(position))
        self._did(clicks=1)

    def double_click(self, position: int, with_: Qt.KeyboardModifier = NONE) -> None:
        """Click a letter twice."""
        self._scroll_to(position)
        viewport, point = self.pane.view.viewport(), self._on(position)
        QTest.mouseClick(viewport, _LEFT, with_, point)
        QTest.mouseDClick(viewport, _LEFT, with_, point)
        QTest.mouseRelease(viewport, _LEFT, with_, point)
        QTest.qWait(1)  # a third click could still come
        self._did(clicks=2)

    def drag(self, start: int, end: int, with_: Qt.KeyboardModifier = NONE) -> None:
        """Draw from before the first letter of a stretch to behind its last."""
        self._scroll_to(end)
        self._scroll_to(start)
        viewport = self.pane.view.viewport()
        first, last = self._before(start), self._behind(end - 1)
        assert viewport.rect().contains(last), "the stretch is longer than the window is high"
        QTest.mousePress(viewport, _LEFT, with_, first)
        QTest.mouseMove(viewport, (first + last) / 2)
        QTest.mouseMove(viewport, last)
        QTest.mouseRelease(viewport, _LEFT, with_, last)
        self._did(clicks=1)

    def click_widget(self, widget: QWidget) -> None:
        """Click something beside the text."""
        QTest.mouseClick(widget, _LEFT)
        self._did(clicks=1)

    def _before(self, position: int) -> QPoint:
        view = self.pane.view
        cursor = QTextCursor(view.document())
        cursor.setPosition(position)  # the samples have no character beyond the basic plane
        box = view.cursorRect(cursor)
        return QPoint(box.left() + 3, box.center().y())

    def _behind(self, position: int) -> QPoint:
        width = self.pane.view.fontMetrics().horizontalAdvance(self.pane.text[position])
        return self._before(position) + QPoint(width - 5, 0)

    def _on(self, position: int) -> QPoint:
        return (self._before(position) + self._behind(position)) / 2

    def _scroll_to(self, position: int) -> None:
        """Turn the wheel until a letter is well inside the window."""
        QApplication.processEvents()  # who aims looks first
        view = self.pane.view
        height = view.viewport().height()
        for _ in range(200):
            y = self._before(position).y()
            if 60 <= y <= height - 60:
                return
            before = view.verticalScrollBar().value()
            self._turn(+1 if y < 60 else -1)
            if view.verticalScrollBar().value() == before:
                return

    def _turn(self, notches: int) -> None:
        viewport = self.pane.view.viewport()
        middle = QPointF(viewport.rect().center())
        event = QWheelEvent(
            middle,
            viewport.mapToGlobal(middle),
            QPoint(),
            QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton,
            NONE,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)
        QApplication.processEvents()  # nobody clicks on lines before they are painted

    # The window

    def drop_files(self, *paths: Path) -> None:
        """Drag files onto the window; one drag is one click."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        point = QPoint(400, 300)
        enter = QDragEnterEvent(point, Qt.DropAction.CopyAction, data, _LEFT, NONE)
        QApplication.sendEvent(self.window, enter)
        assert enter.isAccepted()
        drop = QDropEvent(QPointF(point), Qt.DropAction.CopyAction, data, _LEFT, NONE)
        QApplication.sendEvent(self.window, drop)
        self._did(clicks=1)
