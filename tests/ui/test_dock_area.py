"""Docks behind each other, reached by Tab or not, and the room that docks have in a new window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget
from pytestqt.qtbot import QtBot

from annotator.bootstrap import open_session
from annotator.ui.docks.dock import Dock
from annotator.ui.main_window import MainWindow
from tests.ui.conftest import Desk


def dock_of(widget: QWidget | None) -> QDockWidget | None:
    """The dock in which a widget is."""
    while widget is not None and not isinstance(widget, QDockWidget):
        widget = widget.parentWidget()
    return widget


def reached_by_tab(window: MainWindow, presses: int) -> set[QDockWidget | None]:
    reached = set()
    for _ in range(presses):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        reached.add(dock_of(QApplication.focusWidget()))
    return reached


def test_tab_never_leads_into_a_dock_behind_the_tab_of_another(window: MainWindow) -> None:
    for front, behind in ((window.tags, window.claims), (window.claims, window.tags)):
        front.raise_()
        QApplication.processEvents()
        front.setFocus()
        reached = reached_by_tab(window, 60)
        assert front in reached
        assert all(dock.is_seen for dock in reached if isinstance(dock, Dock))
        assert behind not in reached


def test_a_dock_behind_another_gets_the_keyboard_when_it_is_gone_to(window: MainWindow) -> None:
    for name in ("claims", "register", "questions", "library", "tags"):
        window.actions_[f"view.{name}"].trigger()
        assert dock_of(QApplication.focusWidget()) is window.docks[name]


def test_of_the_two_lists_that_are_called_for_one_stands_at_the_foot(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.actions_["view.counterparts"].trigger()
    assert window.docks["counterparts"].isVisible()
    window.actions_["view.occurrences"].trigger()
    qtbot.waitUntil(lambda: not window.docks["counterparts"].isVisible())
    assert window.occurrences.isVisible()
    window.actions_["view.counterparts"].trigger()
    qtbot.waitUntil(lambda: not window.occurrences.isVisible())
    assert window.docks["counterparts"].isVisible()


def test_a_wide_window_has_a_wide_inspector(window: MainWindow, qtbot: QtBot) -> None:
    narrow = window.inspector.width()
    window.resize(1920, 1080)
    qtbot.waitUntil(lambda: window.inspector.width() > narrow)
    assert 320 <= window.inspector.width() <= 400
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.inspector.width() == narrow)


def test_a_width_that_the_archivist_gave_stays(desk: Desk, window: MainWindow, qtbot: QtBot) -> None:
    window.resizeDocks([window.inspector], [300], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: window.inspector.width() == 300)
    window.resize(1920, 1080)
    QApplication.processEvents()
    assert window.inspector.width() == 300
    window.close()
    again = desk.show(open_session(window.path, by="Anna"), window.settings)
    assert again.inspector.width() == 300
