"""The message bar says one thing, offers what can be done, and goes back to what is permanent."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.model.errors import InvalidRange
from annotator.ui.failures import Failures, report_of
from annotator.ui.message_bar import MessageBar


def test_an_offer_is_used_once_and_the_message_goes(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    used: list[str] = []
    bar.show_message("Done.", ("Undo", lambda: used.append("undo")), ("Show", lambda: used.append("show")))
    assert bar.text == "Done."
    bar.buttons[0].click()
    assert used == ["undo"]
    assert bar.text == ""


def test_return_uses_the_button_that_has_the_focus(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    used: list[str] = []
    bar.show_message("Done.", ("Undo", lambda: used.append("undo")))
    bar.focus_first_offer()
    QTest.keyClick(bar.buttons[0], Qt.Key.Key_Return)
    assert used == ["undo"]


def test_escape_dismisses_and_the_permanent_message_comes_back(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_permanent("Open by Ben.")
    bar.show_message("No tag here.")
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.text == "Open by Ben."
    bar.dismiss()
    assert bar.text == "Open by Ben."


def test_markup_in_a_message_is_shown_as_text(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_message("<b>title</b>")
    assert bar.text == "<b>title</b>"


def test_a_known_error_is_a_sentence_and_anything_else_a_report(qtbot: QtBot) -> None:
    failures = Failures()
    known: list[str] = []
    unexpected: list[str] = []
    failures.known.connect(known.append)
    failures.unexpected.connect(unexpected.append)
    failures.handle(InvalidRange("Select some text first."))
    try:
        raise ZeroDivisionError("by nought")
    except ZeroDivisionError as error:
        failures.handle(error)
        report = report_of(error)
    assert known == ["Select some text first."]
    assert unexpected == [report]
    assert "by nought" in report and "Python" in report
