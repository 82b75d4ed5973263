"""Undo in a field is the field's while something typed is left, and the project's then."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from annotator.ui.main_window import MainWindow
from tests.ui.conftest import select

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tagged(window: MainWindow) -> MainWindow:
    """A window in which a date was tagged."""
    select(window.panes.active, "12 years")
    window.grammar.press("date")
    return window


@pytest.mark.parametrize("key", ["i", "m", "c"])
def test_undo_in_a_field_turns_back_what_was_typed_and_then_the_last_step(
    tagged: MainWindow, key: str
) -> None:
    QTest.keyClicks(tagged.panes.active.view, key)
    field: QWidget | None = QApplication.focusWidget()
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    QTest.keyClicks(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert len(tagged.panes.active.tags) == 1
    assert (field.text() if isinstance(field, QLineEdit) else field.toPlainText()) == ""
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert tagged.panes.active.tags == []
