"""An entry is made and changed in one dialog: dates, identifiers and names are checked before anything is stated."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.model.record import Identifier, Record
from annotator.services.session import Session
from annotator.ui.dialogs.record_dialog import RecordDialog
from tests.ui.dialogs.test_small_dialogs import kept


def shown(session: Session, record: Record | None, qtbot: QtBot) -> RecordDialog:
    dialog = RecordDialog(session, record)
    kept(dialog, qtbot)
    return dialog


def test_a_new_entry_is_typed_and_made_as_one_step(session: Session, qtbot: QtBot) -> None:
    dialog = shown(session, None, qtbot)
    QTest.keyClicks(dialog.name, "Mohammed Aslam  Khan")
    dialog.forms.setFocus()
    QTest.keyClicks(dialog.forms, "Mr Khan")
    QTest.keyClick(dialog.forms, Qt.Key.Key_Return)
    QTest.keyClicks(dialog.forms, "Cllr Khan")
    QTest.keyClicks(dialog.dates, "since 1961")
    assert dialog.dates_said.text() == "since 1961 (1961/..)"
    QTest.keyClick(dialog.dates, Qt.Key.Key_Return)
    (record,) = session.registering.records()
    assert (record.name, record.forms, record.dates) == (
        "Mohammed Aslam Khan",
        ("Mr Khan", "Cllr Khan"),
        "1961/..",
    )
    assert dialog.record == record
    session.history.undo()
    assert session.registering.records() == []


def test_a_pasted_address_chooses_its_scheme_and_a_wrong_check_digit_is_told(
    session: Session, qtbot: QtBot
) -> None:
    dialog = shown(session, None, qtbot)
    QTest.keyClicks(dialog.name, "Khan")
    dialog.identifiers.add.click()
    (row,) = dialog.identifiers.rows
    QTest.keyClicks(row.value, "https://orcid.org/0000-0002-1825-0098")
    dialog.button.click()
    assert row.scheme.currentText() == "ORCID"
    assert row.problem.isVisible()
    assert session.registering.records() == []
    row.value.selectAll()
    QTest.keyClicks(row.value, "https://orcid.org/0000-0002-1825-0097")
    assert not row.problem.isVisible()
    dialog.button.click()
    (record,) = session.registering.records()
    assert record.identifiers == (Identifier("ORCID", "0000-0002-1825-0097"),)


def test_an_identifier_can_be_taken_away_and_an_empty_row_is_none(session: Session, qtbot: QtBot) -> None:
    record = session.registering.create("person", "Khan", identifiers=[Identifier("Wikidata", "Q42")])
    dialog = shown(session, record, qtbot)
    dialog.identifiers.rows[0].remove.click()
    dialog.identifiers.add.click()
    dialog.button.click()
    assert session.registering.record(record.id).identifiers == ()


def test_a_date_that_cannot_be_read_is_told_and_nothing_is_made(session: Session, qtbot: QtBot) -> None:
    dialog = shown(session, None, qtbot)
    QTest.keyClicks(dialog.name, "Khan")
    for typed, told in (("long ago", "long ago"), ("12 years", "duration")):
        dialog.dates.selectAll()
        QTest.keyClicks(dialog.dates, typed)
        assert told in dialog.dates_said.text()
        dialog.button.click()
        assert dialog.problem.isVisible()
        assert told in dialog.problem.text()
    assert session.registering.records() == []


def test_a_renamed_entry_keeps_its_old_name_as_a_form_and_its_kind(session: Session, qtbot: QtBot) -> None:
    record = session.registering.create("organisation", "Luton Council", dates="1974/..")
    dialog = shown(session, record, qtbot)
    assert not dialog.kind.isEnabled()
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "Luton Borough Council")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    found = session.registering.record(record.id)
    assert (found.kind, found.name, found.forms) == (
        "organisation",
        "Luton Borough Council",
        ("Luton Council",),
    )
    assert found.dates == "1974/.."


def test_a_namesake_is_told_of_and_hinders_nothing(session: Session, qtbot: QtBot) -> None:
    session.registering.create("person", "John Smith", dates="1961")
    dialog = shown(session, None, qtbot)
    QTest.keyClicks(dialog.name, "John Smith")
    assert dialog.namesakes.isVisible()
    assert "1961" in dialog.namesakes.text()
    dialog.button.click()
    assert len(session.registering.named("John Smith")) == 2


def test_without_a_name_nothing_can_be_made(session: Session, qtbot: QtBot) -> None:
    dialog = shown(session, None, qtbot)
    assert not dialog.button.isEnabled()
    QTest.keyClicks(dialog.name, "  ")
    assert not dialog.button.isEnabled()
