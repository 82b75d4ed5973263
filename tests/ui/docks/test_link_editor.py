"""Values that point to the register: found as one types, made by a key, pointed at, never lost."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.model.annotation import Annotation
from annotator.model.link import Link
from annotator.model.record import Record
from annotator.services.session import Session
from annotator.ui.docks.inspector_dock import InspectorDock
from annotator.ui.docks.link_editor import LinkEditor
from tests.ui.project_of_tags import tag

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def khan(session: Session) -> Record:
    return session.registering.create("person", "Mohammed Aslam Khan", dates="1961/..")


@pytest.fixture
def mention(session: Session, bbc: str, khan: Record, dock: InspectorDock) -> Annotation:
    """A person tag on *Mr Khan* that is linked to nothing yet, shown."""
    mention = tag(session, bbc, "person", "Mr Khan")
    dock.show_tag(mention.id)
    return mention


def link(dock: InspectorDock, name: str) -> LinkEditor:
    editor = dock.tag_panel.values.editors[name]
    assert isinstance(editor, LinkEditor)
    return editor


def offered(editor: LinkEditor) -> list[str]:
    return [editor.list.item(row).text() for row in range(editor.list.count())]


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def record_of(session: Session, tag: Annotation, field: str = "name") -> Record | None:
    found = session.library.tag(tag.id).links.get(field)
    return session.registering.record_of_link(found) if found else None


def test_who_is_meant_is_listed_when_the_empty_field_gets_the_keyboard_and_return_links(
    session: Session, dock: InspectorDock, mention: Annotation, khan: Record, qtbot: QtBot
) -> None:
    dock.focus_first_field()
    who = link(dock, "name")
    assert offered(who) == ["Mohammed Aslam Khan", "New person “Khan”"]
    with qtbot.waitSignal(dock.left):
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert record_of(session, mention) == khan
    assert who.value == "Mohammed Aslam Khan"
    assert not who.list.isVisible()


def test_the_one_likely_entry_is_offered_and_taken_from_outside(
    session: Session, dock: InspectorDock, mention: Annotation, khan: Record
) -> None:
    assert link(dock, "name").remark.text() == "Mohammed Aslam Khan? Return links it."
    assert dock.accept_offer()
    assert record_of(session, mention) == khan
    assert not dock.accept_offer()


def test_nothing_is_offered_while_two_may_be_meant(
    session: Session, dock: InspectorDock, mention: Annotation
) -> None:
    session.registering.create("person", "Sadiq Khan")
    assert not link(dock, "name").remark.isVisible()
    assert not dock.accept_offer()


def test_arrows_choose_and_typing_narrows(session: Session, dock: InspectorDock, mention: Annotation) -> None:
    sadiq = session.registering.create("person", "Sadiq Khan")
    dock.focus_first_field()
    who = link(dock, "name")
    QTest.keyClicks(focused(), "kh")
    assert set(offered(who)[:2]) == {"Mohammed Aslam Khan", "Sadiq Khan"}
    QTest.keyClick(focused(), Qt.Key.Key_Up)
    assert who.list.currentRow() == 2
    who.line.clear()
    QTest.keyClicks(focused(), "sad")
    assert offered(who)[0] == "Sadiq Khan"
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Up)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert record_of(session, mention) == sadiq


def test_ctrl_return_makes_a_new_entry_in_one_step(
    session: Session, dock: InspectorDock, mention: Annotation
) -> None:
    dock.focus_first_field()
    QTest.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    made = record_of(session, mention)
    assert made is not None
    assert (made.name, made.forms) == ("Khan", ("Mr Khan",))
    session.history.undo()
    assert record_of(session, mention) is None
    assert len(session.registering.records()) == 1


def test_return_on_the_last_row_makes_what_was_typed(
    session: Session, dock: InspectorDock, mention: Annotation
) -> None:
    dock.focus_first_field()
    QTest.keyClicks(focused(), "Hazel Simmons")
    assert offered(link(dock, "name")) == ["New person “Hazel Simmons”"]
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    made = record_of(session, mention)
    assert made is not None
    assert made.name == "Hazel Simmons"


def test_a_row_is_taken_by_a_click_and_the_keyboard_stays_in_the_form(
    session: Session, dock: InspectorDock, bbc: str, khan: Record
) -> None:
    role = tag(session, bbc, "role", "deputy leader of Luton Council")
    dock.show_tag(role.id)
    holder = link(dock, "holder")
    holder.setFocus()
    QTest.keyClicks(focused(), "aslam")
    row = holder.list.visualItemRect(holder.list.item(0)).center()
    QTest.mouseClick(holder.list.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert record_of(session, role, "holder") == khan
    assert focused() is link(dock, "organisation").line


def test_return_in_an_empty_value_that_the_words_do_not_name_links_nothing(
    session: Session, dock: InspectorDock, bbc: str, khan: Record
) -> None:
    tag(session, bbc, "person", "Mohammed Aslam Khan", name=khan.id)
    role = tag(session, bbc, "role", "deputy leader of Luton Council")
    dock.show_tag(role.id)
    link(dock, "holder").setFocus()
    assert offered(link(dock, "holder"))[0] == "Mohammed Aslam Khan"
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert session.library.tag(role.id).links == {}
    assert focused() is link(dock, "organisation").line


def test_a_name_left_half_typed_is_kept_as_words_and_makes_no_entry(
    session: Session, dock: InspectorDock, mention: Annotation
) -> None:
    dock.focus_first_field()
    QTest.keyClicks(focused(), "Kha")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert session.library.tag(mention.id).values == {"name": "Kha"}
    assert len(session.registering.records()) == 1
    assert "Not in the register" in link(dock, "name").remark.text()


def test_escape_takes_back_what_was_typed_and_leaves_the_form(
    session: Session, dock: InspectorDock, mention: Annotation, khan: Record, qtbot: QtBot
) -> None:
    for linked in (False, True):
        if linked:
            session.tagging.set_link(mention.id, "name", Link(record=khan.id))
        before = session.library.tag(mention.id)
        dock.focus_first_field()
        line = link(dock, "name").line
        shown = line.text()
        line.selectAll()
        QTest.keyClicks(focused(), "Sim")
        with qtbot.waitSignal(dock.left):
            QTest.keyClick(focused(), Qt.Key.Key_Escape)
        assert session.library.tag(mention.id) == before
        assert line.text() == shown


def test_what_is_being_typed_stays_while_something_else_changes(
    session: Session, dock: InspectorDock, mention: Annotation
) -> None:
    dock.focus_first_field()
    QTest.keyClicks(focused(), "Haz")
    simmons = session.registering.create("person", "Hazel Simmons")
    assert link(dock, "name").line.text() == "Haz"
    QTest.keyClicks(focused(), "el")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert record_of(session, mention) == simmons


def test_a_link_shows_its_certainty_and_is_taken_off(
    session: Session, dock: InspectorDock, mention: Annotation, khan: Record, qtbot: QtBot
) -> None:
    session.tagging.set_link(mention.id, "name", Link(record=khan.id))
    who = link(dock, "name")
    assert who.about.isVisible()
    who.setFocus()
    QTest.keyClicks(focused(), "~")
    assert session.library.tag(mention.id).links["name"].certainty == "probable"
    assert who.certainty.currentData() == "probable"
    with qtbot.waitSignal(dock.entry_wanted) as told:
        QTest.mouseClick(who.show_entry, Qt.MouseButton.LeftButton)
    assert told.args == [khan.id]
    QTest.mouseClick(who.unlink, Qt.MouseButton.LeftButton)
    assert session.library.tag(mention.id).links == {}
    assert not who.about.isVisible()


def test_a_value_that_points_at_a_tag_shows_who_that_is_and_follows_it(
    session: Session, dock: InspectorDock, mention: Annotation, khan: Record, bbc: str
) -> None:
    role = tag(session, bbc, "role", "deputy leader of Luton Council")
    session.tagging.point(role.id, mention.id)
    dock.show_tag(role.id)
    holder = link(dock, "holder")
    assert (holder.value, holder.remark.text()) == ("Mr Khan", "")
    session.tagging.set_link(mention.id, "name", Link(record=khan.id))
    assert (holder.value, holder.remark.text()) == ("Mohammed Aslam Khan", "→ “Mr Khan”")


def test_the_sign_for_pointing_begins_pointing_in_an_empty_field_and_by_the_button(
    session: Session, dock: InspectorDock, bbc: str, qtbot: QtBot
) -> None:
    role = tag(session, bbc, "role", "deputy leader of Luton Council")
    dock.show_tag(role.id)
    holder = link(dock, "holder")
    assert holder.point.accessibleName() == "Point at a tag in the text for Held by"
    with qtbot.waitSignal(dock.point_wanted) as told:
        QTest.mouseClick(holder.point, Qt.MouseButton.LeftButton)
    assert told.args == [role.id, "holder"]
    holder.setFocus()
    with qtbot.waitSignal(dock.point_wanted):
        QTest.keyClicks(focused(), ">")
    assert holder.value == ""


def test_the_list_stays_on_the_screen(session: Session, dock: InspectorDock, mention: Annotation) -> None:
    screen = dock.screen().availableGeometry()
    dock.move(screen.bottomRight() - QPoint(100, 100))
    dock.focus_first_field()
    assert screen.contains(link(dock, "name").list.geometry())
