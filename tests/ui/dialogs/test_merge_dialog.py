"""Two entries become one: the other is found, both are shown, and the archivist says which name stays."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.model.record import Record
from annotator.services.session import Session
from annotator.ui.dialogs.merge_dialog import MergeDialog
from tests.ui.dialogs.test_small_dialogs import kept
from tests.ui.project_of_tags import tag


@pytest.fixture
def khan(session: Session, bbc: str) -> Record:
    record = session.registering.create("person", "Mohammed Aslam Khan", dates="1961/..")
    tag(session, bbc, "person", "Mohammed Aslam Khan", name=record.id)
    return record


@pytest.fixture
def mister(session: Session, bbc: str) -> Record:
    record = session.registering.create("person", "Mr Khan", dates="1963")
    tag(session, bbc, "person", "Mr Khan", name=record.id)
    tag(session, bbc, "quote", "democracy", speaker=record.id)
    return record


@pytest.fixture
def dialog(session: Session, khan: Record, mister: Record, qtbot: QtBot) -> MergeDialog:
    session.registering.create("person", "Hazel Simmons")
    session.registering.create("organisation", "Khan and Sons")
    dialog = MergeDialog(session, khan)
    kept(dialog, qtbot)
    return dialog


def names(dialog: MergeDialog) -> list[str]:
    return [dialog.browser.model.index(row).data() for row in range(dialog.browser.model.rowCount())]


def test_it_begins_with_entries_of_its_kind_that_share_the_last_name(dialog: MergeDialog) -> None:
    assert names(dialog) == ["Mr Khan"]
    assert not dialog.button.isEnabled()


def test_all_entries_of_the_kind_but_itself_can_be_found(dialog: MergeDialog, qtbot: QtBot) -> None:
    dialog.browser.words.clear()
    qtbot.waitUntil(lambda: names(dialog) == ["Hazel Simmons", "Mr Khan"])


def test_both_are_shown_with_what_comes_of_it(dialog: MergeDialog) -> None:
    QTest.keyClick(dialog.browser.words, Qt.Key.Key_Down)
    assert [side.stays.text() for side in dialog.sides] == ["Mohammed Aslam Khan", "Mr Khan"]
    # The one with more mentions is proposed to stay.
    assert dialog.outcome.text().splitlines() == [
        "Mr Khan stays and is also found as Mohammed Aslam Khan.",
        "1 mention of Mohammed Aslam Khan follow.",
        "Their dates differ: “1963” stays, “since 1961” goes to the note.",
    ]
    dialog.sides[0].stays.click()
    assert dialog.outcome.text().splitlines()[1] == "2 mentions of Mr Khan follow."


def test_it_answers_which_one_stays_and_how_many_mentions_follow(
    session: Session, khan: Record, mister: Record, dialog: MergeDialog
) -> None:
    QTest.keyClick(dialog.browser.words, Qt.Key.Key_Down)
    dialog.sides[0].stays.click()
    dialog.button.click()
    assert (dialog.kept.id, dialog.gone.id, dialog.moved) == (khan.id, mister.id, 2)
    assert session.registering.record(mister.id).name == "Mr Khan"  # it only asks


def test_return_in_the_list_leads_on_to_the_choice_of_the_name(dialog: MergeDialog) -> None:
    dialog.activateWindow()
    QTest.keyClick(dialog.browser.words, Qt.Key.Key_Down)
    QTest.keyClick(dialog.browser.view, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.sides[0].stays


@pytest.mark.usefixtures("khan", "mister")
def test_without_a_namesake_it_begins_with_all_of_its_kind(session: Session, qtbot: QtBot) -> None:
    dialog = MergeDialog(session, session.registering.create("person", "Hazel Simmons"))
    kept(dialog, qtbot)
    assert dialog.browser.words.text() == ""
    assert names(dialog) == ["Mohammed Aslam Khan", "Mr Khan"]
