"""The inspector reads, explains, proposes and keeps dates, each as one undo step."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.bootstrap import open_session
from annotator.services.session import Session
from annotator.ui.docks.date_editor import DateEditor
from annotator.ui.docks.inspector_dock import InspectorDock
from tests.ui.project_of_tags import tag


@pytest.fixture
def dock(session: Session, today: str, qtbot: QtBot) -> Iterator[InspectorDock]:
    dock = InspectorDock(session)
    qtbot.addWidget(dock)
    stop = session.history.subscribe(dock.show_change)
    dock.resize(280, 760)
    dock.show()
    qtbot.waitExposed(dock)
    dock.activateWindow()
    dock.show_article(today)
    yield dock
    stop()


def field(dock: InspectorDock, name: str) -> DateEditor:
    editor = dock.tag_panel.values.editors[name]
    assert isinstance(editor, DateEditor)
    return editor


def enter(dock: InspectorDock) -> None:
    """Return, where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, Qt.Key.Key_Return)


def test_a_date_tag_proposes_its_value_with_the_rule_and_return_takes_it(
    session: Session, today: str, dock: InspectorDock
) -> None:
    may = tag(session, today, "date", "May")
    dock.show_tag(may.id)
    date = field(dock, "edtf")
    assert date.offer.isVisible()
    assert date.offer.button.text() == "Use 2023-05"
    assert date.offer.rule.text() == "May, published 2023‑09‑20 → 2023‑05"
    assert session.library.tag(may.id).values == {}
    dock.focus_first_field()
    enter(dock)
    assert session.library.tag(may.id).values == {"edtf": "2023-05"}
    assert session.history.undo_label == "Accept date"
    assert (date.line.text(), date.meaning.text(), date.offer.isVisible()) == ("2023-05", "May 2023", False)
    session.history.undo()
    assert date.offer.isVisible()


def test_a_length_of_time_is_proposed_where_it_belongs(
    session: Session, today: str, dock: InspectorDock
) -> None:
    years = tag(session, today, "date", "the past 13 years")
    dock.show_tag(years.id)
    assert not field(dock, "edtf").offer.isVisible()
    assert field(dock, "duration").offer.button.text() == "Use P13Y"
    dock.focus_first_field()
    enter(dock)
    assert session.library.tag(years.id).values == {"duration": "P13Y"}


def test_what_is_typed_is_read_as_of_the_article_and_kept_as_one_step(
    session: Session, today: str, dock: InspectorDock
) -> None:
    served = tag(session, today, "date", "since 2011")
    dock.show_tag(served.id)
    dock.focus_first_field()
    date = field(dock, "edtf")
    QTest.keyClicks(date.line, "September 19th")
    assert date.meaning.text() == "19 September 2023 (September 19th, published 2023-09-20 → 2023-09-19)"
    assert session.library.tag(served.id).values == {}
    enter(dock)
    assert session.library.tag(served.id).values == {"edtf": "2023-09-19"}
    assert session.history.undo_label == "Change date"


def test_years_typed_for_the_date_become_the_duration(
    session: Session, today: str, dock: InspectorDock
) -> None:
    served = tag(session, today, "date", "since 2011")
    dock.show_tag(served.id)
    dock.focus_first_field()
    QTest.keyClicks(field(dock, "edtf").line, "12 years")
    enter(dock)
    assert session.library.tag(served.id).values == {"duration": "P12Y"}
    assert field(dock, "edtf").line.text() == ""


def test_the_dates_of_a_role_take_phrases_and_no_length_of_time(
    session: Session, today: str, dock: InspectorDock
) -> None:
    role = tag(session, today, "role", "Deputy leader of Luton Borough Council")
    dock.show_tag(role.id)
    since = field(dock, "from")
    since.setFocus()
    QTest.keyClicks(since.line, "c. May 2021")
    enter(dock)
    assert session.library.tag(role.id).values == {"from": "2021-05~"}
    until = field(dock, "to")
    until.setFocus()
    QTest.keyClicks(until.line, "12 years")
    enter(dock)
    assert "length of time" in until.problem.text()
    assert not since.offer.isVisible()


def test_a_project_that_cannot_be_changed_proposes_nothing(
    session: Session, today: str, qtbot: QtBot
) -> None:
    may = tag(session, today, "date", "May")
    reading = open_session(session.path, by="Ben", write=False)
    dock = InspectorDock(reading)
    qtbot.addWidget(dock)
    dock.show_tag(may.id)
    hidden = field(dock, "edtf").offer.isHidden()
    reading.close()
    assert hidden
