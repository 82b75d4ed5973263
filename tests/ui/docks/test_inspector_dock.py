"""The inspector: every edit is one undo step, a form is walked by keyboard, what is wrong is said."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.bootstrap import open_session
from annotator.model.annotation import Annotation
from annotator.model.tag_type import Field, TagType
from annotator.services.history import Edit
from annotator.services.session import Session
from annotator.store.tag_types import subject_of
from annotator.ui.docks.date_editor import DateEditor
from annotator.ui.docks.field_editors import (
    ChoiceEditor,
    FieldEditor,
    NumberEditor,
    TermEditor,
    TextEditor,
)
from annotator.ui.docks.inspector_dock import InspectorDock
from annotator.ui.docks.link_editor import LinkEditor
from tests.ui.project_of_tags import tag


@pytest.fixture
def role(session: Session, bbc: str, dock: InspectorDock) -> Annotation:
    """A role tag, shown."""
    role = tag(session, bbc, "role", "deputy leader of Luton Council", holder="Mohammed Aslam Khan")
    dock.show_tag(role.id)
    return role


def editor(dock: InspectorDock, name: str) -> FieldEditor:
    return dock.tag_panel.values.editors[name]


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_a_tag_shows_its_words_type_place_and_values(dock: InspectorDock, role: Annotation) -> None:
    panel = dock.tag_panel
    assert panel.quoted.text() == "“deputy leader of Luton Council”"
    assert panel.type.currentText() == "Role"
    assert panel.position.text() == "Characters 77–107"
    assert editor(dock, "holder").value == "Mohammed Aslam Khan"
    assert panel.certainty.value == "certain"
    assert not dock.article_panel.isVisible()


def test_fields_follow_the_tag_type_with_an_editor_for_each_kind(
    session: Session, bbc: str, dock: InspectorDock
) -> None:
    kinds = {
        "a": ("text", TextEditor),
        "b": ("choice", ChoiceEditor),
        "c": ("date", DateEditor),
        "d": ("organisation", LinkEditor),
        "g": ("term", TermEditor),
        "e": ("number", NumberEditor),
        "f": ("yesno", ChoiceEditor),
    }
    fields = tuple(Field(name, name.upper(), kind, ("x", "y")) for name, (kind, _editor) in kinds.items())
    session.tag_set.define(
        TagType("vote", "Vote", "V", "V", "#225588", "#88bbee", "plain", "seg", fields=fields)
    )
    vote = tag(session, bbc, "vote", "democracy", f="yes")
    dock.show_tag(vote.id)
    assert {name: type(e) for name, e in dock.tag_panel.values.editors.items()} == {
        name: editor for name, (_kind, editor) in kinds.items()
    }
    assert editor(dock, "f").value == "yes"


def test_a_value_typed_and_entered_is_one_undo_step(
    session: Session, dock: InspectorDock, role: Annotation, qtbot: QtBot
) -> None:
    dock.focus_first_field()
    QTest.keyClicks(focused(), "deputy leader")
    assert "term" not in session.library.tag(role.id).values
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert session.library.tag(role.id).values["term"] == "deputy leader"
    assert session.history.undo_label == "Change role"
    session.history.undo()
    assert editor(dock, "term").value == ""


def test_enter_and_tab_walk_through_the_fields(dock: InspectorDock, role: Annotation) -> None:
    dock.focus_first_field()
    seen = [focused().accessibleName()]
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Return):
        QTest.keyClick(focused(), key)
        box = focused().parentWidget() if not focused().accessibleName() else focused()
        assert box is not None
        seen.append(box.accessibleName())
    assert seen == ["Role", "Held by", "Organisation", "From", "To"]


def test_a_value_left_by_moving_on_is_saved_too(
    session: Session, dock: InspectorDock, role: Annotation
) -> None:
    dock.focus_first_field()
    QTest.keyClicks(focused(), "leader")
    editor(dock, "from").setFocus()
    assert session.library.tag(role.id).values["term"] == "leader"


def test_esc_keeps_what_was_typed_and_leads_back_to_the_text(
    session: Session, dock: InspectorDock, role: Annotation, qtbot: QtBot
) -> None:
    dock.focus_first_field()
    QTest.keyClicks(focused(), "leader")
    with qtbot.waitSignal(dock.left):
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert session.library.tag(role.id).values["term"] == "leader"


def test_esc_keeps_a_note_and_takes_back_a_name_that_was_not_chosen(
    session: Session, dock: InspectorDock, role: Annotation, qtbot: QtBot
) -> None:
    dock.tag_panel.note.text.setFocus()
    QTest.keyClicks(focused(), "See the letter")
    with qtbot.waitSignal(dock.left):
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
    editor(dock, "organisation").setFocus()
    QTest.keyClicks(focused(), "Luton Council")
    with qtbot.waitSignal(dock.left):
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
    kept = session.library.tag(role.id)
    assert (kept.note, kept.values.get("organisation")) == ("See the letter", None)


def test_esc_stays_in_a_date_that_is_none_until_it_is_one(
    session: Session, dock: InspectorDock, role: Annotation, qtbot: QtBot
) -> None:
    since = editor(dock, "from")
    since.setFocus()
    QTest.keyClicks(focused(), "last May")
    with qtbot.assertNotEmitted(dock.left):
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert since.problem.isVisible()
    assert focused() is since.box
    assert focused().text() == "last May"  # type: ignore[attr-defined] # a line edit
    focused().selectAll()  # type: ignore[attr-defined] # a line edit
    QTest.keyClicks(focused(), "2021-05")
    with qtbot.waitSignal(dock.left):
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert session.library.tag(role.id).values["from"] == "2021-05"


def test_a_text_that_is_cut_is_told_in_the_tooltip(session: Session, bbc: str, dock: InspectorDock) -> None:
    title = dock.article_panel.form.fields["title"].box
    assert title.toolTip() == ""
    long = "A title that no inspector of a usual width could show from its beginning to its end"
    session.accessioning.set_metadata(bbc, replace(session.library.article(bbc).metadata, title=long))
    assert title.toolTip() == long


def test_a_project_that_cannot_be_changed_locks_the_fields_and_says_why(
    session: Session, bbc: str, qtbot: QtBot
) -> None:
    role = tag(session, bbc, "role", "deputy leader of Luton Council")
    reading = open_session(session.path, by="Ben", write=False)
    dock = InspectorDock(reading)
    qtbot.addWidget(dock)
    dock.show_article(bbc)
    dock.show_tag(role.id)
    reason = reading.read_only
    locked = [
        not field.box.isEnabled() and reason in field.box.toolTip()
        for field in (*dock.tag_panel.editors(), *dock.article_panel.editors())
    ]
    reading.close()
    assert reason
    assert all(locked)


def test_looking_at_another_tag_saves_what_was_typed_for_the_first(
    session: Session, bbc: str, dock: InspectorDock, role: Annotation
) -> None:
    person = tag(session, bbc, "person", "Mohammed Aslam Khan")
    dock.focus_first_field()
    QTest.keyClicks(focused(), "leader")
    dock.show_tag(person.id)
    assert session.library.tag(role.id).values["term"] == "leader"
    assert session.library.tag(person.id).values == {}


def test_a_date_that_is_none_is_not_saved_and_one_sentence_says_so(
    session: Session, dock: InspectorDock, role: Annotation
) -> None:
    since = editor(dock, "from")
    since.setFocus()
    QTest.keyClicks(focused(), "last May")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert since.problem.isVisible()
    assert "write it with its year, such as May 2023" in since.problem.text()
    assert "from" not in session.library.tag(role.id).values
    since.box.setFocus()
    since.box.selectAll()  # type: ignore[attr-defined] # a line edit
    QTest.keyClicks(focused(), "2021-05")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert not since.problem.isVisible()
    assert session.library.tag(role.id).values["from"] == "2021-05"


def test_a_refused_date_is_told_of_when_another_tag_is_shown(
    session: Session, bbc: str, dock: InspectorDock, role: Annotation
) -> None:
    person = tag(session, bbc, "person", "Mohammed Aslam Khan")
    editor(dock, "from").setFocus()
    QTest.keyClicks(focused(), "5/6/2023")
    dock.show_tag(person.id)
    assert dock.tag_panel.problem.isVisible()
    assert "Not kept" in dock.tag_panel.problem.text()
    assert "“5/6/2023”" in dock.tag_panel.problem.text()
    dock.show_tag(role.id)
    assert not dock.tag_panel.problem.isVisible()


def test_terms_used_in_the_project_are_offered(
    session: Session, bbc: str, dock: InspectorDock, role: Annotation
) -> None:
    term = editor(dock, "term")
    assert isinstance(term, TermEditor)
    term.offer()
    other = tag(session, bbc, "role", "deputy leader")
    session.tagging.set_value(other.id, "term", "deputy leader")
    term.offer()
    assert term.combo.findText("deputy leader") == 0


def test_the_type_can_be_changed_and_the_fields_follow(
    session: Session, dock: InspectorDock, role: Annotation
) -> None:
    combo = dock.tag_panel.type
    combo.setCurrentIndex(combo.findData("person"))
    combo.activated.emit(combo.currentIndex())
    assert session.library.tag(role.id).type == "person"
    assert "holder" not in dock.tag_panel.values.editors
    session.history.undo()
    assert dock.tag_panel.type.currentText() == "Role"
    assert editor(dock, "holder").value == "Mohammed Aslam Khan"


def test_certainty_and_note_are_saved(session: Session, dock: InspectorDock, role: Annotation) -> None:
    certainty = dock.tag_panel.certainty
    certainty.combo.setFocus()
    QTest.keyClick(certainty.combo, Qt.Key.Key_Down)
    assert session.library.tag(role.id).certainty == "probable"
    dock.tag_panel.note.text.setFocus()
    QTest.keyClicks(dock.tag_panel.note.text, "See the letter")
    QTest.keyClick(dock.tag_panel.note.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(dock.tag_panel.note.text, "of May")
    QTest.keyClick(dock.tag_panel.note.text, Qt.Key.Key_Return)
    assert session.library.tag(role.id).note == "See the letter\nof May"


def test_a_value_with_special_blanks_that_nobody_touched_is_never_saved_again(
    session: Session, dock: InspectorDock, role: Annotation
) -> None:
    session.tagging.set_note(role.id, "12\u00a0years\u2028on")
    session.tagging.set_value(role.id, "term", "deputy\u00a0 leader")
    label = session.history.undo_label
    dock.show_tag("")
    dock.show_tag(role.id)
    dock.tag_panel.note.text.setFocus()
    dock.focus_first_field()
    dock.settle()
    assert session.history.undo_label == label
    assert session.library.tag(role.id).note == "12\u00a0years\u2028on"


def test_the_history_says_who_did_what_and_to_which_value(
    session: Session, dock: InspectorDock, role: Annotation
) -> None:
    session.history.by = "Ben"
    session.tagging.set_value(role.id, "from", "2021")
    session.tagging.set_certainty(role.id, "possible")
    dock.tag_panel.history_section.button.click()
    lines = [line.split(" · ", 1)[1] for line in dock.tag_panel.history.text().splitlines()]
    assert lines == ["Anna · Tag role", "Ben · Change from: 2021", "Ben · Change certainty: Possible"]


def test_deleting_shows_the_article_and_undo_shows_the_tag_again(
    session: Session, dock: InspectorDock, role: Annotation
) -> None:
    dock.tag_panel.delete.click()
    assert dock.article_panel.isVisible()
    session.history.undo()
    assert dock.tag_panel.isVisible()


def test_fragments_are_counted(session: Session, dock: InspectorDock, role: Annotation) -> None:
    session.tagging.add_fragment(role.id, (120, 130))
    assert dock.tag_panel.position.text() == "2 fragments, characters 77–107, 120–130"


def test_an_undo_keeps_the_focus_in_its_field(
    session: Session, dock: InspectorDock, role: Annotation
) -> None:
    session.tagging.set_value(role.id, "from", "2021")
    editor(dock, "from").setFocus()
    session.history.undo()
    assert focused() is editor(dock, "from").box


def test_markup_in_a_note_stays_text(session: Session, dock: InspectorDock, role: Annotation) -> None:
    session.tagging.set_note(role.id, "<b>bold</b>")
    dock.tag_panel.history_section.fold(False)
    assert "<b>bold</b>" in dock.tag_panel.history.text()
    assert dock.tag_panel.history.textFormat() == Qt.TextFormat.PlainText


def test_without_a_tag_the_article_is_shown_with_its_original(
    session: Session, bbc: str, dock: InspectorDock
) -> None:
    panel = dock.article_panel
    assert panel.isVisible()
    assert panel.form.fields["title"].value == "Deputy leader quits"
    shown = [
        panel._facts.itemAt(row, panel._facts.ItemRole.FieldRole) for row in range(panel._facts.rowCount())
    ]
    texts = [item.widget().text() for item in shown if item is not None]  # type: ignore[union-attr] # a line edit
    assert texts == [
        "luton-bbc.txt",
        "UTF-8",
        session.library.article(bbc).original.sha256,
        "2549 characters",
    ]


def test_metadata_is_corrected_in_place_as_one_step(session: Session, bbc: str, dock: InspectorDock) -> None:
    dock.focus_first_field()
    line = focused()
    line.selectAll()  # type: ignore[attr-defined] # a line edit
    QTest.keyClicks(line, "Khan quits")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert session.library.article(bbc).metadata.title == "Khan quits"
    session.history.undo()
    assert dock.article_panel.form.fields["title"].value == "Deputy leader quits"


def test_furniture_is_removed_rule_by_rule(session: Session, bbc: str, dock: InspectorDock) -> None:
    rules = {zone.rule for zone in session.library.zones(bbc)}
    assert len(rules) > 1
    button = dock.article_panel.furniture.findChildren(QPushButton)[0]
    rule = session.library.zones(bbc)[0].rule
    button.click()
    assert {zone.rule for zone in session.library.zones(bbc)} == rules - {rule}
    session.history.undo()
    assert {zone.rule for zone in session.library.zones(bbc)} == rules


def test_furniture_marked_by_hand_is_removed_as_well(session: Session, bbc: str, dock: InspectorDock) -> None:
    session.zoning.mark(bbc, [(200, 210), (300, 320)], "other")
    dock.article_panel.furniture.removal_wanted.emit("")
    assert all(zone.rule for zone in session.library.zones(bbc))


def test_nothing_open_says_what_to_do(dock: InspectorDock) -> None:
    dock.show_article("")
    assert dock.empty.isVisible()
    assert "Open an article" in dock.empty.text()


def test_a_removed_article_leaves_the_inspector(session: Session, bbc: str, dock: InspectorDock) -> None:
    session.accessioning.remove(bbc)
    assert dock.empty.isVisible()


def test_a_tag_of_a_type_that_has_gone_is_shown_as_it_is(
    session: Session, bbc: str, dock: InspectorDock
) -> None:
    session.tag_set.define(TagType("vote", "Vote", "V", "V", "#225588", "#88bbee", "plain", "seg"))
    vote = tag(session, bbc, "vote", "democracy")
    # as in a project that a colleague's tag set has not reached
    session.history.apply("Forget", [Edit("tag_type", subject_of("vote"), None)])
    dock.show_tag(vote.id)
    assert dock.tag_panel.type.currentText() == "vote"


def test_every_field_has_a_name_for_those_who_hear_it(dock: InspectorDock, role: Annotation) -> None:
    for field in (*dock.tag_panel.editors(), *dock.article_panel.editors()):
        assert field.box.accessibleName()


def test_the_field_that_gets_the_keyboard_is_scrolled_into_view(
    session: Session, dock: InspectorDock, role: Annotation
) -> None:
    dock.resize(280, 240)
    QApplication.processEvents()
    for field in (editor(dock, "to").box, dock.tag_panel.note.box, editor(dock, "term").box):
        field.setFocus()
        assert not field.visibleRegion().isEmpty()
    dock.focus_comment()
    assert not dock.tag_panel.comments.box.visibleRegion().isEmpty()
    session.commenting.add(role.id, "Which council?")
    assert (dock.tag_panel.remarks.text(), dock.tag_panel.remarks.isVisible()) == ("✎ 1", True)


def test_an_open_list_stays_with_its_line_when_the_form_is_scrolled(
    session: Session, bbc: str, dock: InspectorDock
) -> None:
    session.registering.create("person", "Mohammed Aslam Khan")
    mention = tag(session, bbc, "person", "Mr Khan")
    dock.show_tag(mention.id)
    dock.resize(280, 200)
    QApplication.processEvents()
    who = editor(dock, "name")
    assert isinstance(who, LinkEditor)
    dock.tag_panel.note.box.setFocus()
    who.setFocus()
    assert who.list.isVisible()
    before = who.list.y() - who.line.mapToGlobal(who.line.rect().bottomLeft()).y()
    bar = dock._area.verticalScrollBar()
    bar.setValue(bar.value() + 30)
    assert who.list.y() - who.line.mapToGlobal(who.line.rect().bottomLeft()).y() == before
