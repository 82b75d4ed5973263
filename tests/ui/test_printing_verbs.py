"""File ▸ Print Side by Side shows the pages of what the panes show."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.ui.dialogs.print_dialog import PrintDialog
from annotator.ui.main_window import MainWindow
from tests.ui.test_comparing import Press

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_key_shows_the_pages_of_the_open_articles(window: MainWindow, press: Press, qtbot: QtBot) -> None:
    press(Qt.Key.Key_P, with_=CTRL)
    dialog = window.findChild(PrintDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.print_.isEnabled)
    assert dialog.preview.place.text().startswith("Page 1 of ")
    dialog.close()


def test_one_article_alone_is_told_to_be_too_few(window: MainWindow, press: Press) -> None:
    press("1", with_=CTRL)
    press(Qt.Key.Key_P, with_=CTRL)
    assert "Open two articles" in window.messages.text
    assert window.findChild(PrintDialog) is None
