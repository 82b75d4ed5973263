"""Comparison is turned on with a key, follows the panes, is remembered, and costs nothing while it is off."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from annotator.bootstrap import open_session
from annotator.model.errors import Cancelled
from annotator.model.progress import Progress
from annotator.services.settings import Settings
from annotator.ui.main_window import MainWindow
from tests.ui.conftest import Desk

Press = Callable[..., None]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def compared(window: MainWindow, press: Press, qtbot: QtBot) -> MainWindow:
    """The window with comparison turned on by its key."""
    press(Qt.Key.Key_K, with_=CTRL)
    qtbot.waitUntil(lambda: bool(window.comparing.shown.families))
    return window


def numbers(window: MainWindow) -> list[set[int]]:
    return [{tint.number for tint in pane.view.tints()} for pane in window.panes.panes]


def test_a_key_shows_what_both_articles_share_with_the_same_numbers(
    compared: MainWindow, press: Press
) -> None:
    left, right = numbers(compared)
    assert left == right == {family.number for family in compared.comparing.shown.families}
    pane = compared.panes.panes[0]
    tint = pane.view.tint_at(pane.text.index("initially drew him") + 16)
    assert tint is not None
    assert [pane.text[span.start : span.end] for span in tint.differing] == ["him"]
    assert "person: him / me" in tint.hint
    press(Qt.Key.Key_K, with_=CTRL)
    assert numbers(compared) == [set(), set()]


def test_the_button_in_the_tool_bar_does_the_same(window: MainWindow, qtbot: QtBot) -> None:
    button = next(b for b in window.palette_bar.findChildren(QToolButton) if b.text() == "Compare")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.isChecked()
    qtbot.waitUntil(lambda: bool(window.comparing.shown.families))


def test_closing_a_pane_ends_what_is_shown_and_opening_it_brings_it_back(
    compared: MainWindow, press: Press, qtbot: QtBot
) -> None:
    other = compared.panes.panes[1].article_id
    press("1", with_=CTRL)
    qtbot.waitUntil(lambda: not compared.comparing.shown.families)
    assert numbers(compared) == [set()]
    compared.show_article(other, in_new_pane=True)
    qtbot.waitUntil(lambda: bool(compared.comparing.shown.families))
    assert all(numbers(compared))


def test_marking_furniture_compares_anew_and_so_does_undo(
    compared: MainWindow, press: Press, qtbot: QtBot
) -> None:
    pane = compared.panes.panes[0]
    before = len(compared.comparing.shown.families)
    start = pane.text.index("instrumental in his career")
    compared.session.zoning.mark(pane.article_id, [(start, start + 39)], "caption")
    qtbot.waitUntil(lambda: len(compared.comparing.shown.families) == before - 1)
    press(Qt.Key.Key_Z, with_=CTRL)
    qtbot.waitUntil(lambda: len(compared.comparing.shown.families) == before)


def test_it_is_remembered_with_the_project(desk: Desk, sample_path: Path, qtbot: QtBot) -> None:
    settings = Settings(annotator="Anna")
    window = desk.show(open_session(sample_path, by="Anna"), settings)
    assert not window.comparing.is_on
    window.comparing.set_on(True)
    window.close()
    window = desk.show(open_session(sample_path, by="Anna"), settings)
    assert window.actions_["view.compare"].isChecked()
    qtbot.waitUntil(lambda: bool(window.comparing.shown.families))


def test_nothing_is_asked_while_it_is_off(
    window: MainWindow, press: Press, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(type(window.session.comparing), "compare", lambda *given: asked.append(given))
    pane = window.panes.panes[0]
    window.session.zoning.mark(pane.article_id, [(0, 6)], "caption")
    window.session.tagging.add(pane.article_id, "person", [(0, 6)])
    pane.show_article(pane.article_id)
    qtbot.wait(1)
    assert asked == []
    assert not window.comparing._soon.isActive()


def test_cancelling_turns_it_off(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def cancelled(*_given: object) -> None:
        raise Cancelled("The work was stopped.")

    monkeypatch.setattr(type(window.session.comparing), "compare", cancelled)
    window.comparing.set_on(True)
    qtbot.waitUntil(lambda: not window.comparing.is_on)
    assert not window.actions_["view.compare"].isChecked()


def test_lighting_a_passage_lights_it_in_every_pane(compared: MainWindow) -> None:
    compared.comparing.light(2)
    assert [pane.view._showing.lit_tint for pane in compared.panes.panes] == [2, 2]
    compared.comparing.light(0)
    assert [pane.view._showing.lit_tint for pane in compared.panes.panes] == [0, 0]


def test_long_articles_are_compared_off_the_windows_thread(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.ui.comparing.LONG", 0)
    with qtbot.waitSignal(window.workers.idle):
        window.comparing.set_on(True)
    qtbot.waitUntil(lambda: bool(window.comparing.shown.families))
    assert all(numbers(window))


def test_a_comparison_under_way_is_cancelled_and_leaves_nothing_behind(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.ui.comparing.LONG", 0)
    compare = window.session.comparing.compare
    reached: list[str] = []

    def slow(articles: list[str], progress: Progress) -> object:
        def until_cancelled(done: int, total: int, what: str) -> None:
            reached.append(what)
            if what == "Shared passages":
                window.workers.cancel()
            progress(done, total, what)

        return compare(articles, until_cancelled)

    monkeypatch.setattr(window.session.comparing, "compare", slow)
    window.comparing.set_on(True)
    qtbot.waitUntil(lambda: not window.comparing.is_on)
    assert reached[-1] == "Shared passages"
    assert reached.count("Shared passages") == 1
    assert not window.comparing.shown.families
    monkeypatch.undo()
    window.comparing.set_on(True)
    qtbot.waitUntil(lambda: bool(window.comparing.shown.families))


def test_turning_it_off_while_articles_are_compared_shows_nothing(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.ui.comparing.LONG", 0)
    with qtbot.waitSignal(window.workers.idle):
        with qtbot.waitSignal(window.workers.progressed):
            window.comparing.set_on(True)
        window.comparing.set_on(False)
    assert not window.comparing.shown.families
    assert numbers(window) == [set(), set()]


def test_turned_on_with_one_article_it_says_what_is_missing(window: MainWindow, press: Press) -> None:
    press("1", with_=CTRL)
    press(Qt.Key.Key_K, with_=CTRL)
    QTest.qWait(1)
    assert "Open another article" in window.messages.text
    press(Qt.Key.Key_K, with_=CTRL)
    window.messages.dismiss()
    window.comparing.set_on(True)
    QTest.qWait(1)
    assert window.messages.text == ""


def test_nothing_is_shown_about_a_text_that_is_no_longer_there(compared: MainWindow, qtbot: QtBot) -> None:
    right = compared.panes.panes[1]
    article = right.article_id
    right.show_article("")
    assert numbers(compared) == [set(), set()]
    assert compared.ribbons.ribbons == []
    right.show_article(article)
    qtbot.waitUntil(lambda: all(numbers(compared)))
