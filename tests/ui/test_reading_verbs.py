"""G puts the caret where the other pane has the same words."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from annotator.ui.main_window import MainWindow

Press = Callable[..., None]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def compared(window: MainWindow, press: Press, qtbot: QtBot) -> MainWindow:
    press(Qt.Key.Key_K, with_=CTRL)
    qtbot.waitUntil(lambda: bool(window.comparing.shown.families))
    return window


def test_g_goes_to_the_same_word_and_back(compared: MainWindow, press: Press) -> None:
    left, right = compared.panes.panes
    here = left.text.index("cause", left.text.index("initially"))
    left.set_caret(here)
    press("g")
    assert compared.panes.active is right
    assert right.view.hasFocus()
    assert right.text[right.caret :].startswith("cause")
    assert 0 <= right.view.box_of(right.caret).top() < right.view.viewport().height()
    press("g")
    assert compared.panes.active is left
    assert left.caret == here


def test_after_words_that_differ_the_place_is_still_the_same(compared: MainWindow, press: Press) -> None:
    left, right = compared.panes.panes
    left.set_caret(left.text.index("alongside her and many") + 18)
    press("g")
    assert right.text[right.caret :].startswith("many other dedicated")


def test_where_nothing_is_shared_the_window_says_so(compared: MainWindow, press: Press) -> None:
    left = compared.panes.panes[0]
    left.set_caret(left.text.index("Labour said it would"))
    press("g")
    assert compared.panes.active is left
    assert "no other open article" in compared.messages.text
    compared.comparing.set_on(False)
    press("g")
    assert "Turn Compare on" in compared.messages.text


def test_in_three_panes_it_goes_on_to_the_next_that_has_it(
    compared: MainWindow, press: Press, qtbot: QtBot
) -> None:
    compared.session.library.articles()
    press("3", with_=CTRL)
    left, right, empty = compared.panes.panes
    left.focus_text()
    left.set_caret(left.text.index("instrumental"))
    press("g")
    assert compared.panes.active is right
    press("g")
    assert compared.panes.active is left
    assert empty.article_id == ""


def test_the_passage_of_the_caret_is_named_at_the_foot_of_the_window(
    compared: MainWindow, press: Press
) -> None:
    left = compared.panes.panes[0]
    label = compared.status_line.findChild(QLabel, "passage")
    assert isinstance(label, QLabel)
    left.set_caret(left.text.index("instrumental"))
    number = compared.panes.active.view.tint_at(left.caret)
    assert number is not None
    count = len(compared.comparing.shown.families)
    assert label.text().startswith(f"Passage {number.number} of {count}, also in ")
    assert label.text().endswith(", 1 difference")
    left.set_caret(left.text.index("Labour said it would"))
    assert label.text() == f"{count} passages shared"
    press(Qt.Key.Key_K, with_=CTRL)
    assert not label.isVisible()
