"""Menus by keyboard: a letter chooses in the open menu and does nothing to the article."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from annotator.ui.main_window import MainWindow


def press(window: MainWindow, key: Qt.Key) -> None:
    """Press a key as the keyboard does: it goes to the window, which hands it on."""
    handle = (QApplication.activePopupWidget() or window).windowHandle()
    assert handle is not None
    QTest.keyClick(handle, key)


@pytest.mark.parametrize("keyboard_first", [True, False])
def test_a_letter_in_an_open_menu_chooses_there_and_tags_nothing(
    window: MainWindow, qtbot: QtBot, *, keyboard_first: bool
) -> None:
    pane = window.panes.active
    pane.focus_text()
    pane.select(0, 5)
    before = window.session.library.tag_counts()
    bar = window.menuBar()
    view = next(action for action in bar.actions() if action.text() == "&View")
    menu = view.menu()
    assert isinstance(menu, QMenu)
    if keyboard_first:
        bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
    bar.setActiveAction(view)
    qtbot.waitUntil(menu.isVisible)
    press(window, Qt.Key.Key_P)  # Panes, and the key of persons
    active = menu.activeAction()
    assert active is not None
    assert active.text() == "&Panes"
    assert window.session.library.tag_counts() == before
    assert not window.grammar.armed
    for open_menu in (menu.findChild(QMenu), menu):
        if open_menu is not None:
            open_menu.hide()
