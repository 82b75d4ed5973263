"""The dialog shows what a file of names would do, and takes it in as one step or not at all."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from annotator.services.session import Session
from annotator.ui.dialogs.register_import_dialog import RegisterImportDialog
from annotator.ui.dialogs.vocabulary_import_dialog import VocabularyImportDialog
from annotator.ui.workers import Workers

TABLE = "name,kind,ORCID\nHazel Simmons,person,\nBad,person,0000-0002-1825-0098\nLuton,place,\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table of two good rows and a bad one."""
    path = tmp_path / "members.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def shown(session: Session, qtbot: QtBot, path: Path, other: Path | None = None) -> RegisterImportDialog:
    dialog = RegisterImportDialog(session, path, ask=lambda: other)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def cells(view: QTableView, column: int) -> list[str]:
    model = view.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_what_needs_eyes_comes_first_and_says_what_is_wrong(
    session: Session, table: Path, qtbot: QtBot
) -> None:
    dialog = shown(session, qtbot, table)
    assert dialog.summary.text() == "2 new, 1 that cannot be taken in"
    assert cells(dialog.view, 0) == ["3", "2", "4"]
    assert cells(dialog.view, 3) == ["Bad", "Hazel Simmons", "Luton"]
    assert "check digit" in dialog.remark.text()
    assert dialog.problem.isVisible()
    assert dialog.button.text() == "Import 2 entries"


def test_enter_takes_the_good_rows_in_as_one_step(session: Session, table: Path, qtbot: QtBot) -> None:
    before = len(session.registering.records())
    dialog = shown(session, qtbot, table)
    with qtbot.waitSignal(dialog.imported) as told:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert told.args is not None and len(told.args[0].faults) == 1
    assert len(session.registering.records()) == before + 2
    assert session.history.undo_label == "Import 2 entries from members.csv"
    assert not dialog.isVisible()


def test_escape_takes_nothing_in(session: Session, table: Path, qtbot: QtBot) -> None:
    before = session.registering.records()
    dialog = shown(session, qtbot, table)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert session.registering.records() == before


def test_an_authority_file_is_asked_for_its_name_and_version(
    session: Session, table: Path, qtbot: QtBot
) -> None:
    dialog = shown(session, qtbot, table)
    assert not dialog.name.isVisible()
    dialog.kinds.button(1).setFocus()
    QTest.keyClick(dialog.kinds.button(1), Qt.Key.Key_Space)
    assert dialog.candidates
    assert dialog.name.text() == "members"
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "Council members")
    dialog.version.selectAll()
    QTest.keyClicks(dialog.version, "2023")
    QTest.keyClick(dialog.version, Qt.Key.Key_Return)
    assert dialog.isVisible() and dialog.previewed
    QTest.keyClick(dialog.version, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    simmons = session.registering.named("Hazel Simmons")
    assert [record.origin for record in simmons if record.status == "candidate"] == ["Council members, 2023"]


def test_another_file_is_previewed_in_its_place(
    session: Session, table: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.csv"
    other.write_text("name\nSomebody\n", encoding="utf-8")
    dialog = shown(session, qtbot, table, other)
    dialog.other.click()
    assert dialog.file.text() == str(other)
    assert dialog.summary.text() == "1 new"
    assert not dialog.problem.isVisible()


def test_what_is_no_file_of_names_is_told_and_cannot_be_imported(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("who\nKhan\n", encoding="utf-8")
    dialog = shown(session, qtbot, path)
    assert "no column “name”" in dialog.problem.text()
    assert not dialog.button.isEnabled()


def test_a_long_file_is_read_off_the_windows_thread(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "long.csv"
    path.write_text("name\n" + "".join(f"Person {n}\n" for n in range(3000)), encoding="utf-8")
    workers = Workers()
    dialog = RegisterImportDialog(session, path, workers.run)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.busy
    qtbot.waitUntil(lambda: not dialog.busy)
    assert dialog.summary.text() == "3000 new"
    workers.shut_down()


def test_every_control_has_a_name_that_is_read_out(session: Session, table: Path, qtbot: QtBot) -> None:
    dialog = shown(session, qtbot, table)
    for control in (dialog.view, dialog.name, dialog.version):
        assert control.accessibleName()
    assert all(button.accessibleDescription() for button in dialog.kinds.buttons())


def test_a_vocabulary_is_asked_what_it_is_for(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "roles.ttl"
    path.write_text("", encoding="utf-8")
    dialog = VocabularyImportDialog(session, path)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert (dialog.vocabulary, dialog.name) == ("role.term", "roles")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
