"""The tag set is edited in the window: types, values, definitions, examples."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from annotator.model.article import Article
from annotator.model.tag_type import Field
from annotator.services.session import Session
from annotator.ui.dialogs.tag_set_dialog import TagSetDialog

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(session: Session, qtbot: QtBot) -> Iterator[TagSetDialog]:
    """The dialog on a new project."""
    dialog = TagSetDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog


def typed(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    line.selectAll()
    qtbot.keyClicks(line, text)


def test_a_new_type_is_named_by_its_label_and_can_be_used_at_once(
    session: Session, article: Article, dialog: TagSetDialog, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog.add, LEFT)
    typed(qtbot, dialog.form.label, "Legal Act")
    typed(qtbot, dialog.form.key, "w")
    dialog.form.tabs.setCurrentIndex(1)
    qtbot.mouseClick(dialog.form.fields.add, LEFT)
    typed(qtbot, dialog.form.fields.label, "Year of the act")
    dialog.form.fields.kind.setCurrentIndex(dialog.form.fields.kind.findData("date"))
    qtbot.mouseClick(dialog.save, LEFT)
    assert dialog.problem.text() == ""
    act = session.tag_set.type("legal_act")
    assert (act.label, act.key, act.letter, act.fields) == (
        "Legal Act",
        "W",
        "L",
        (Field("year_of_the_act", "Year of the act", "date"),),
    )
    tag = session.tagging.add(article.id, "legal_act", [(0, 10)], values={"year_of_the_act": "1998"})
    assert tag.type_version == act.version
    session.history.undo()
    session.history.undo()
    assert len(session.tag_set.types()) == 6


def test_a_value_is_added_to_a_type_of_the_program_and_its_tags_keep_theirs(
    session: Session, dialog: TagSetDialog, qtbot: QtBot
) -> None:
    before = session.tag_set.type("person")
    dialog.form.tabs.setCurrentIndex(1)
    qtbot.mouseClick(dialog.form.fields.add, LEFT)
    typed(qtbot, dialog.form.fields.label, "Gender")
    dialog.form.fields.kind.setCurrentIndex(dialog.form.fields.kind.findData("choice"))
    qtbot.mouseClick(dialog.save, LEFT)
    assert "without anything to choose" in dialog.problem.text()
    typed(qtbot, dialog.form.fields.choices, "female, male")
    qtbot.mouseClick(dialog.form.fields.up, LEFT)
    qtbot.mouseClick(dialog.save, LEFT)
    after = session.tag_set.type("person")
    assert after.fields == (Field("gender", "Gender", "choice", ("female", "male")), *before.fields)
    assert "definition 2" in dialog.version.text()
    assert [version.tag_type for version in session.tag_set.versions("person")] == [before, after]


def test_nothing_is_saved_that_was_reverted_or_not_changed(
    session: Session, dialog: TagSetDialog, qtbot: QtBot
) -> None:
    assert not dialog.save.isEnabled()
    typed(qtbot, dialog.form.label, "People")
    assert dialog.save.isEnabled()
    qtbot.mouseClick(dialog.revert, LEFT)
    assert dialog.form.label.text() == "Person"
    assert not dialog.save.isEnabled()
    assert len(session.tag_set.versions("person")) == 1


def test_a_key_that_is_taken_is_named(session: Session, dialog: TagSetDialog, qtbot: QtBot) -> None:
    typed(qtbot, dialog.form.key, "r")
    qtbot.mouseClick(dialog.save, LEFT)
    assert "belongs to Role" in dialog.problem.text()
    assert session.tag_set.type("person").key == "P"


def test_an_example_is_removed_and_a_type_of_the_program_gets_its_own_definition_back(
    session: Session, qtbot: QtBot
) -> None:
    before = session.tag_set.type("person")
    session.tag_set.add_example("person", "Mr Khan", "A title")
    dialog = TagSetDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.tabs.setCurrentIndex(2)
    assert dialog.form.examples.item(0).text() == "Mr Khan — A title"
    qtbot.mouseClick(dialog.form.remove_example, LEFT)
    qtbot.mouseClick(dialog.save, LEFT)
    assert session.tag_set.type("person") == before
