"""The import dialog shows what was found, asks where it is not sure, and takes in what is wanted."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from annotator.bootstrap import open_session
from annotator.resource_files import resource
from annotator.services.accessioning import Outcome
from annotator.services.session import Session
from annotator.ui.dialogs import import_dialog
from annotator.ui.dialogs.import_details import telling_places
from annotator.ui.dialogs.import_dialog import ImportDialog
from annotator.ui.workers import Workers

GERMAN = "Der Bürgermeister sagte: „Größe ist für die Straße nötig.“\nÄrger über Müller\nAdvertisement\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A new article, one that the project has, the new one again, one that is no text."""
    folder = tmp_path / "incoming"
    folder.mkdir()
    shutil.copy(resource("samples", "luton-bbc.txt"), folder / "b-known.txt")
    text = resource("samples", "luton-today.txt").read_text(encoding="utf-8") + "\nOne line more.\n"
    (folder / "a-new.txt").write_text(text, encoding="utf-8")
    (folder / "c-again.txt").write_text(text, encoding="utf-8")
    (folder / "d-bad.txt").write_bytes(b"%PDF-1.7\n" + bytes(range(256)))
    return folder


@pytest.fixture
def german(tmp_path: Path) -> Path:
    """A file that does not say its encoding."""
    path = tmp_path / "german.txt"
    path.write_bytes(GERMAN.encode("cp1252"))
    return path


@pytest.fixture
def workers() -> Iterator[Workers]:
    workers = Workers()
    yield workers
    workers.shut_down()


def shown(session: Session, paths: list[Path], qtbot: QtBot) -> ImportDialog:
    dialog = ImportDialog(session, paths=paths)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def cell(dialog: ImportDialog, row: int, column: str) -> str:
    return str(dialog.table.index(row, dialog.table.columns.index(column)).data())


def test_every_file_is_listed_with_what_was_found_and_how_it_stands(
    session: Session, folder: Path, qtbot: QtBot
) -> None:
    dialog = shown(session, [folder], qtbot)
    assert [cell(dialog, row, "file") for row in range(4)] == [
        "a-new.txt",
        "b-known.txt",
        "c-again.txt",
        "d-bad.txt",
    ]
    assert cell(dialog, 0, "published") == "2023-09-20"
    assert cell(dialog, 0, "state").startswith("Ready; furniture found: 7")
    assert cell(dialog, 1, "state") == "Already in the project as “Deputy leader quits”."
    assert cell(dialog, 2, "state") == "The same file as a-new.txt, above."
    assert "PDF" in cell(dialog, 3, "state")
    assert dialog.summary.text() == "1 file to import, 2 known already, 1 cannot be read."
    assert dialog.button.text() == "Import 1 file"


def test_nothing_is_changed_before_import_is_pressed(session: Session, folder: Path, qtbot: QtBot) -> None:
    label = session.history.undo_label
    dialog = shown(session, [folder], qtbot)
    dialog.reject()
    assert len(session.library.articles()) == 2
    assert session.history.undo_label == label


def test_only_files_that_can_be_taken_in_can_be_checked_or_edited(
    session: Session, folder: Path, qtbot: QtBot
) -> None:
    dialog = shown(session, [folder], qtbot)
    for row, usable in enumerate((True, False, False, False)):
        file = dialog.table.flags(dialog.table.index(row, dialog.table.columns.index("file")))
        title = dialog.table.flags(dialog.table.index(row, dialog.table.columns.index("title")))
        assert bool(file & Qt.ItemFlag.ItemIsUserCheckable) is usable
        assert bool(title & Qt.ItemFlag.ItemIsEditable) is usable


def test_a_corrected_cell_is_what_is_taken_in_as_one_step(
    session: Session, folder: Path, qtbot: QtBot
) -> None:
    dialog = shown(session, [folder], qtbot)
    dialog.view.setCurrentIndex(dialog.table.index(0, dialog.table.columns.index("title")))
    QTest.keyClick(dialog.view, Qt.Key.Key_F2)
    line = dialog.view.findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "Aslam Khan resigns")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cell(dialog, 0, "title") == "Aslam Khan resigns")
    with qtbot.waitSignal(dialog.imported) as imported:
        dialog.button.click()
    outcomes: list[Outcome] = imported.args[0]
    article = next(outcome.article for outcome in outcomes if outcome.article)
    assert session.library.article(article.id).metadata.title == "Aslam Khan resigns"
    assert sorted(bool(outcome.duplicate_of) for outcome in outcomes) == [False, False, True, True]
    assert session.history.undo_label == "Import Aslam Khan resigns"
    session.history.undo()
    assert len(session.library.articles()) == 2


def test_a_date_that_is_none_is_said_and_stands_in_the_way(
    session: Session, folder: Path, qtbot: QtBot
) -> None:
    dialog = shown(session, [folder], qtbot)
    dialog.table.setData(dialog.table.index(0, dialog.table.columns.index("published")), "20 Sept")
    assert "20 Sept" in cell(dialog, 0, "state")
    dialog.accept()
    assert dialog.isVisible()
    assert "a-new.txt" in dialog.problem.text()
    assert len(session.library.articles()) == 2
    dialog.table.setData(dialog.table.index(0, dialog.table.columns.index("published")), " 20 Sept 2023")
    assert cell(dialog, 0, "published") == "2023-09-20"
    assert cell(dialog, 0, "state").startswith("Ready")


def test_an_encoding_that_was_guessed_has_to_be_confirmed(
    session: Session, german: Path, qtbot: QtBot
) -> None:
    dialog = shown(session, [german], qtbot)
    assert dialog.details.question.isVisible()
    assert "Größe" in dialog.details.preview.toPlainText()
    dialog.accept()
    assert dialog.isVisible()
    assert "confirm the encoding" in dialog.problem.text()
    dialog.details.confirm.click()
    assert not dialog.details.question.isVisible()
    with qtbot.waitSignal(dialog.imported):
        dialog.accept()
    assert "Größe" in session.library.text(session.library.articles()[-1].id)


def test_another_encoding_shows_the_text_in_it_and_keeps_what_was_corrected(
    session: Session, german: Path, qtbot: QtBot
) -> None:
    dialog = shown(session, [german], qtbot)
    dialog.table.setData(dialog.table.index(0, dialog.table.columns.index("title")), "Ärger")
    combo = dialog.details.encoding
    assert combo.count() > 1
    before = dialog.details.preview.toPlainText()
    combo.setCurrentIndex(combo.count() - 1)
    combo.activated.emit(combo.count() - 1)
    assert dialog.details.preview.toPlainText() != before
    assert cell(dialog, 0, "title") == "Ärger"


def test_a_rule_can_be_undone_before_the_import(session: Session, folder: Path, qtbot: QtBot) -> None:
    dialog = shown(session, [folder], qtbot)
    rules = dialog.details.rules
    assert rules.count() >= 1
    rule = rules.item(0).data(Qt.ItemDataRole.UserRole)
    rules.item(0).setCheckState(Qt.CheckState.Unchecked)
    with qtbot.waitSignal(dialog.imported):
        dialog.accept()
    article = session.library.articles()[-1].id
    assert rule not in {zone.rule for zone in session.library.zones(article)}


def test_a_file_that_is_not_wanted_stays_out(session: Session, folder: Path, qtbot: QtBot) -> None:
    dialog = shown(session, [folder], qtbot)
    index = dialog.table.index(0, dialog.table.columns.index("file"))
    dialog.table.setData(index, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert not dialog.button.isEnabled()


def test_a_folder_without_articles_says_what_can_be_imported(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "nothing").mkdir()
    dialog = shown(session, [tmp_path / "nothing"], qtbot)
    assert ".txt" in dialog.summary.text()
    assert not dialog.button.isEnabled()


def test_reading_in_a_worker_shows_the_files_when_it_is_done(
    session: Session, folder: Path, workers: Workers, qtbot: QtBot
) -> None:
    dialog = ImportDialog(session, workers.run, [folder])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    assert dialog.busy
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 4)
    with qtbot.waitSignal(dialog.imported):
        dialog.accept()
    assert len(session.library.articles()) == 3


def test_closing_while_files_are_read_waits_for_the_worker_and_imports_nothing(
    session: Session, folder: Path, workers: Workers, qtbot: QtBot
) -> None:
    dialog = ImportDialog(session, workers.run, [folder])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.rejected):
        dialog.reject()
    assert not dialog.busy
    assert len(session.library.articles()) == 2


def test_files_too_many_to_keep_in_memory_are_read_again_and_come_out_the_same(
    session: Session, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_dialog, "KEPT_IN_MEMORY", 10)
    dialog = shown(session, [folder], qtbot)
    assert dialog.table.files[0].slim
    assert dialog.table.files[0].prepared is not None
    assert dialog.table.files[0].prepared.data == b""
    with qtbot.waitSignal(dialog.imported):
        dialog.accept()
    text = (folder / "a-new.txt").read_text(encoding="utf-8")
    assert session.library.text(session.library.articles()[-1].id) == text


def test_a_read_only_project_takes_nothing_in(session: Session, folder: Path, qtbot: QtBot) -> None:
    second = open_session(session.path, by="Ben", fall_back=True)
    dialog = shown(second, [folder], qtbot)
    assert not dialog.button.isEnabled()
    assert dialog.problem.text() == second.read_only != ""
    second.close()


def test_the_places_that_tell_encodings_apart_are_shown_once_each() -> None:
    places = telling_places("plain " * 50 + "é" + " plain" * 50 + "ü")
    assert len(places.splitlines()) == 2
    assert "é" in places
    assert telling_places("plain") == ""


def test_what_was_noticed_in_a_file_is_said_in_its_row_and_below(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "a-empty.txt").write_bytes(b"")
    (tmp_path / "b-control.txt").write_bytes(b"Before\x0cand after.\n")
    dialog = shown(session, [tmp_path / "a-empty.txt", tmp_path / "b-control.txt"], qtbot)
    assert "empty" in cell(dialog, 0, "state")
    assert "One character" in cell(dialog, 1, "state")
    dialog.view.setCurrentIndex(dialog.table.index(1, 0))
    assert "U+000C @ 6" in dialog.details.remarks.text()


def test_the_window_answers_while_thousands_of_files_are_read(
    session: Session, workers: Workers, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(2000):
        (folder / f"{number:04}.txt").write_text(f"Story {number}\nA councillor resigned.", encoding="utf-8")
    dialog = ImportDialog(session, workers.run, [folder])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    answered: list[bool] = []
    timer = QTimer(dialog)
    timer.timeout.connect(lambda: answered.append(dialog.busy))
    timer.start(20)
    qtbot.waitUntil(lambda: len(dialog.table.files) == 2000, timeout=60000)
    assert answered.count(True) > 5
    assert dialog.summary.text() == "2000 files to import."


def test_a_document_that_is_no_text_in_itself_is_asked_for_no_encoding(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    rich, plain = tmp_path / "a.rtf", tmp_path / "b.txt"
    rich.write_bytes(rb"{\rtf1 {\header Head\par}Words\par}")
    plain.write_text("Words", encoding="utf-8")
    dialog = shown(session, [tmp_path], qtbot)
    assert cell(dialog, 0, "encoding") == ""
    assert not dialog.details.encoding.isVisible()
    assert dialog.details.rules.item(0).text().startswith("Page header")
    dialog.view.setCurrentIndex(dialog.table.index(1, 0))
    assert dialog.details.encoding.isVisible()
