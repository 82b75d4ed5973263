"""File ▸ Print Side by Side writes what the panes show, off the window's thread, and says so."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from annotator.ui.main_window import MainWindow
from tests.ui.test_comparing import Press

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A name without an ending, which the system's dialog answers."""
    path = tmp_path / "page"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_question: (str(path), ""))
    return path


def test_a_key_writes_the_open_articles_as_a_page(
    window: MainWindow, press: Press, chosen: Path, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_P, with_=CTRL)
    qtbot.waitUntil(lambda: window.messages.text == "Saved page.html; open it in a browser to print it.")
    written = chosen.with_suffix(".html").read_text(encoding="utf-8")
    for pane in window.panes.panes:
        assert window.session.library.article(pane.article_id).label.split()[0] in written
    assert 'class="level"' in written


def test_nothing_is_written_when_no_file_is_chosen(
    window: MainWindow, press: Press, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_question: ("", ""))
    press(Qt.Key.Key_P, with_=CTRL)
    assert not list(tmp_path.rglob("*.html"))


def test_one_article_alone_is_told_to_be_too_few(window: MainWindow, press: Press, chosen: Path) -> None:
    press("1", with_=CTRL)
    press(Qt.Key.Key_P, with_=CTRL)
    assert "Open two articles" in window.messages.text
    assert not chosen.with_suffix(".html").exists()
