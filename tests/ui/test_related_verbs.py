"""Related articles: listed while the dock is seen, opened beside, and found for a selection on one key."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.bootstrap import open_session
from annotator.model.progress import Progress
from annotator.ui.main_window import MainWindow
from tests.ui.conftest import Desk, select

Press = Callable[..., None]
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def listed(window: MainWindow, press: Press, qtbot: QtBot) -> MainWindow:
    """The window with one pane and the related articles of its article in front."""
    window.panes.set_count(1)
    press(Qt.Key.Key_7, with_=ALT)
    qtbot.waitUntil(lambda: window.related.is_made and bool(window.related.table.rows))
    return window


def row(window: MainWindow) -> list[str]:
    table = window.related.table
    return [table.index(0, column).data() for column in range(table.columnCount())]


def other_article(window: MainWindow) -> str:
    here = window.panes.active.article_id
    return next(article.id for article in window.session.library.articles() if article.id != here)


def test_an_article_that_shares_passages_is_a_row_with_its_longest_one(listed: MainWindow) -> None:
    other = listed.session.library.article(other_article(listed))
    title, outlet, date, shared, words, _differences = row(listed)
    assert (title, outlet, date) == (other.label, other.metadata.publisher, other.metadata.published)
    passages = listed.session.comparing.compare([listed.panes.active.article_id, other.id])
    assert shared.startswith(f"{len(passages)} passages\n")
    assert "volunteers" in words
    assert "grown▴ distant" in words
    assert listed.related.count.text() == "1 article"


def test_return_opens_it_in_another_pane_and_compares(listed: MainWindow, qtbot: QtBot) -> None:
    here = listed.panes.active
    other = other_article(listed)
    QTest.keyClick(listed.related.view, Qt.Key.Key_Return)
    assert [pane.article_id for pane in listed.panes.panes] == [here.article_id, other]
    assert listed.panes.active is here
    assert listed.related.view.hasFocus()
    qtbot.waitUntil(lambda: bool(listed.comparing.shown.families))
    QTest.keyClick(listed.related.view, Qt.Key.Key_Return)
    assert len(listed.panes.panes) == 2


def test_the_list_follows_the_active_pane(listed: MainWindow, qtbot: QtBot) -> None:
    here, other = listed.panes.active.article_id, other_article(listed)
    listed.panes.open(other)
    qtbot.waitUntil(lambda: [found.article.id for found in listed.related.table.rows] == [here])
    listed.panes.active.show_article("")
    assert listed.related.empty.isVisible()
    assert "Open an article" in listed.related.empty.text()


def test_a_key_finds_who_else_printed_the_selected_words_and_what_they_changed(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    pane = window.panes.panes[0]
    pane.focus_text()
    words = "alongside her and many other dedicated individuals"
    select(pane, words)
    press("w")
    qtbot.waitUntil(lambda: bool(window.related.table.rows))
    assert row(window)[3:] == [
        "1 passage\n7 words",
        "alongside her and also many other dedicated individuals",
        "added",
    ]
    pieces = window.related.table.rows[0].pieces
    assert [piece.words.strip() for piece in pieces if piece.kind] == ["also"]
    assert words in window.related.asked.text()
    qtbot.waitUntil(window.related.view.hasFocus)
    QTest.mouseClick(window.related.whole, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.related.table.rows) and "Shares" in window.related.asked.text())
    assert not window.related.whole.isVisible()


def test_too_few_words_are_answered_with_what_to_do(window: MainWindow, press: Press, qtbot: QtBot) -> None:
    select(window.panes.active, "deputy")
    press("w")
    qtbot.waitUntil(lambda: "select more" in window.related.empty.text())


def test_words_that_nobody_else_printed_are_answered_with_what_to_do(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    window.panes.panes[0].focus_text()
    select(window.panes.active, "There's a clear choice between dictatorship and democracy")
    press("w")
    qtbot.waitUntil(lambda: "Select more" in window.related.empty.text())
    assert window.related.empty.hasFocus()
    QTest.keyClick(window.related.empty, Qt.Key.Key_Escape)
    assert window.panes.active.view.hasFocus()


def test_a_search_that_was_stopped_begins_anew_for_another_article(
    window: MainWindow, press: Press, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def stopped(_article: str, *, progress: Progress) -> object:
        window.workers.cancel()
        progress(0, 1, "Comparing")
        raise AssertionError

    with monkeypatch.context() as patch:
        patch.setattr(window.session.comparing, "sharing", stopped)
        press(Qt.Key.Key_7, with_=ALT)
        qtbot.waitUntil(lambda: window.related.is_made and "stopped" in window.related.empty.text())
    window.panes.open(other_article(window))
    qtbot.waitUntil(lambda: bool(window.related.table.rows))


def test_without_a_selection_the_key_says_what_to_do(window: MainWindow, press: Press) -> None:
    window.panes.active.set_caret(0)
    press("w")
    assert "Select some words" in window.messages.text
    assert not window.related.is_made


def test_nothing_is_asked_while_the_dock_is_not_seen(
    desk: Desk, sample_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    session = open_session(sample_path, by="Anna")
    asked: list[str] = []
    sharing = session.comparing.sharing

    def spy(article: str, *, progress: Progress) -> object:
        asked.append(article)
        return sharing(article, progress=progress)

    monkeypatch.setattr(session.comparing, "sharing", spy)
    window = desk.show(session)
    window.panes.activate(window.panes.panes[-1])
    window.panes.activate(window.panes.panes[0])
    assert asked == []
    assert not window.related.is_made
    window.related.raise_()
    qtbot.waitUntil(lambda: bool(window.related.is_made and window.related.table.rows))
    assert asked == [window.panes.active.article_id]
