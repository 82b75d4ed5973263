"""An entry with mentions is deleted only after it was said what becomes of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.model.record import Record
from annotator.services.session import Session
from annotator.ui.dialogs.delete_dialog import DeleteDialog
from tests.ui.dialogs.test_small_dialogs import kept
from tests.ui.project_of_tags import tag


@pytest.fixture
def khan(session: Session, bbc: str) -> Record:
    record = session.registering.create("person", "Khan")
    tag(session, bbc, "person", "Mr Khan", name=record.id)
    session.registering.create("person", "Mohammed Aslam Khan")
    session.registering.create("organisation", "Luton Council")
    return record


@pytest.fixture
def dialog(session: Session, khan: Record, qtbot: QtBot) -> DeleteDialog:
    dialog = DeleteDialog(session, khan, 1)
    kept(dialog, qtbot)
    return dialog


def test_mentions_move_to_the_entry_that_is_found_by_typing(
    session: Session, khan: Record, dialog: DeleteDialog
) -> None:
    assert not dialog.button.isEnabled()
    QTest.keyClicks(dialog.browser.words, "aslam")
    QTest.keyClick(dialog.browser.words, Qt.Key.Key_Down)
    dialog.button.click()
    assert dialog.target is not None
    assert dialog.target.name == "Mohammed Aslam Khan"
    assert session.registering.record(khan.id) == khan  # it only asks


def test_only_other_entries_of_the_kind_are_offered(dialog: DeleteDialog) -> None:
    model = dialog.browser.model
    assert [model.index(row).data() for row in range(model.rowCount())] == ["Mohammed Aslam Khan"]


def test_mentions_can_be_unlinked(dialog: DeleteDialog, qtbot: QtBot) -> None:
    dialog.unlink.click()
    assert not dialog.browser.isEnabled()
    with qtbot.waitSignal(dialog.accepted):
        dialog.button.click()
    assert dialog.target is None


def test_escape_is_no_answer(dialog: DeleteDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.rejected), qtbot.assertNotEmitted(dialog.accepted):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
