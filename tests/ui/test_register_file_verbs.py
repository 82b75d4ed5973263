"""File ▸ Register takes names and terms in and hands the register over, and says so with Undo."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.ui.dialogs.register_import_dialog import RegisterImportDialog
from annotator.ui.dialogs.vocabulary_import_dialog import VocabularyImportDialog
from annotator.ui.file_dialogs import FileDialogs
from annotator.ui.main_window import MainWindow

SKOS = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://example.org/mayor> a skos:Concept ; skos:prefLabel "mayor"@en .
"""


def choose(monkeypatch: pytest.MonkeyPatch, question: str, path: Path | None) -> None:
    """Answer a question of the system's file dialogs."""
    monkeypatch.setattr(FileDialogs, question, lambda _self, _kinds: path)


def wait_until_told(window: MainWindow, qtbot: QtBot, sentence: str) -> None:
    """Wait for a sentence in the message bar."""
    qtbot.waitUntil(lambda: window.messages.text == sentence)


def test_a_register_is_imported_told_and_undone(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = tmp_path / "names.csv"
    path.write_text("name,kind\nHazel Simmons,person\nRex,animal\n", encoding="utf-8")
    choose(monkeypatch, "register_file", path)
    window.actions_["file.register_import"].trigger()
    dialog = window.findChild(RegisterImportDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.previewed)
    with qtbot.waitSignal(dialog.imported):
        dialog.button.click()
    assert window.messages.text == "1 entry taken in from names.csv. 1 row left out."
    assert [record.name for record in window.session.registering.records()] == ["Hazel Simmons"]
    window.undo()
    assert window.session.registering.records() == []


def test_the_register_is_written_off_the_windows_thread(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window.session.registering.create("place", "Luton")
    out = tmp_path / "register.csv"
    choose(monkeypatch, "register_target", out)
    window.actions_["file.register_export"].trigger()
    wait_until_told(window, qtbot, "Saved register.csv: 1 entry.")
    assert "Luton" in out.read_text(encoding="utf-8-sig")


def test_a_vocabulary_is_taken_in_once(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = tmp_path / "roles.ttl"
    path.write_text(SKOS, encoding="utf-8")
    choose(monkeypatch, "vocabulary", path)
    for said in ("1 term taken in from roles.ttl.", "All terms of roles.ttl are in the project already."):
        window.actions_["file.vocabulary"].trigger()
        dialog = window.findChildren(VocabularyImportDialog)[-1]
        dialog.button.click()
        wait_until_told(window, qtbot, said)
    assert window.session.vocabulary.offered("role", "term") == ["mayor"]


@pytest.mark.parametrize(
    ("action", "question"),
    [
        ("file.register_import", "register_file"),
        ("file.register_export", "register_target"),
        ("file.vocabulary", "vocabulary"),
    ],
)
def test_nothing_happens_when_no_file_is_chosen(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, action: str, question: str
) -> None:
    choose(monkeypatch, question, None)
    label = window.session.history.undo_label
    window.actions_[action].trigger()
    assert not window.findChildren(RegisterImportDialog)
    assert window.session.history.undo_label == label
