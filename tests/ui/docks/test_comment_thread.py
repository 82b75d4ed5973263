"""Comments on a tag: written, answered, changed, resolved and found again; what is half written waits."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from annotator.bootstrap import open_session
from annotator.model.annotation import Annotation
from annotator.services.session import Session
from annotator.ui.docks.comment_thread import CommentThreads, threads
from annotator.ui.docks.inspector_dock import InspectorDock
from annotator.ui.docks.labels import PlainLabel
from annotator.ui.docks.section import Section
from tests.ui.project_of_tags import tag

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def khan(session: Session, bbc: str, dock: InspectorDock) -> Annotation:
    """A tag, shown, with the box for comments open."""
    khan = tag(session, bbc, "person", "Mr Khan")
    dock.show_tag(khan.id)
    dock.focus_comment()
    return khan


def panel(dock: InspectorDock) -> CommentThreads:
    return dock.tag_panel.comments


def write(dock: InspectorDock, words: str) -> None:
    QTest.keyClicks(panel(dock).box, words)
    QTest.keyClick(panel(dock).box, Qt.Key.Key_Return, CTRL)


def button(dock: InspectorDock, verb: str) -> QToolButton:
    """The first button for a verb."""
    found = panel(dock).findChildren(QToolButton)
    return next(b for b in found if b.accessibleName().startswith(f"{verb}:") and not b.isHidden())


def texts(dock: InspectorDock) -> list[str]:
    labels = panel(dock).findChildren(PlainLabel)
    return [x.text() for x in labels if x.accessibleName().startswith("Comment by") and x.isVisible()]


def test_a_comment_is_one_step_and_counted_in_the_heading(
    session: Session, dock: InspectorDock, khan: Annotation
) -> None:
    write(dock, "Which Khan?")
    assert texts(dock) == ["Which Khan?"]
    assert dock.tag_panel.comments_section.button.text() == "Comments (1, 1 open)"
    assert panel(dock).box.toPlainText() == ""
    session.history.undo()
    assert texts(dock) == []
    assert dock.tag_panel.comments_section.button.text() == "Comments"


def test_an_empty_comment_is_refused_with_a_sentence(dock: InspectorDock, khan: Annotation) -> None:
    QTest.keyClick(panel(dock).box, Qt.Key.Key_Return, CTRL)
    assert "empty" in dock.tag_panel.problem.text()


def test_a_reply_stands_in_the_thread_and_resolving_folds_it_away(
    session: Session, dock: InspectorDock, khan: Annotation
) -> None:
    write(dock, "Which Khan?")
    button(dock, "Reply").click()
    write(dock, "The deputy leader.")
    (thread,) = threads(session.commenting.comments(khan.id))
    assert [comment.text for comment in thread] == ["Which Khan?", "The deputy leader."]
    button(dock, "Resolve").click()
    assert texts(dock) == []
    (folded,) = panel(dock).findChildren(Section)
    assert folded.button.text() == "✓ Which Khan?"
    folded.button.click()
    assert texts(dock) == ["Which Khan?", "The deputy leader."]
    button(dock, "Reopen").click()
    assert session.commenting.comments(khan.id)[0].resolved_by == ""


def test_a_comment_is_changed_in_the_box_or_left_as_it_was(
    session: Session, dock: InspectorDock, khan: Annotation
) -> None:
    write(dock, "Which Kahn?")
    button(dock, "Change").click()
    assert panel(dock).box.toPlainText() == "Which Kahn?"
    write(dock, "Which Khan?")
    assert texts(dock) == ["Which Khan?"]
    button(dock, "Change").click()
    panel(dock).cancel.click()
    assert (panel(dock).box.toPlainText(), texts(dock)) == ("", ["Which Khan?"])
    button(dock, "Delete").click()
    assert session.commenting.comments(khan.id) == []


def test_what_is_half_written_waits_while_another_tag_is_looked_at(
    session: Session, bbc: str, dock: InspectorDock, khan: Annotation
) -> None:
    QTest.keyClicks(panel(dock).box, "Which")
    other = tag(session, bbc, "person", "Mohammed Aslam Khan")
    dock.show_tag(other.id)
    assert panel(dock).box.toPlainText() == ""
    dock.show_tag(khan.id)
    assert panel(dock).box.toPlainText() == "Which"


def test_markup_stays_text_and_every_button_says_what_it_does(dock: InspectorDock, khan: Annotation) -> None:
    write(dock, "<b>bold</b>")
    assert texts(dock) == ["<b>bold</b>"]
    assert all(b.accessibleName() for b in panel(dock).findChildren(QToolButton))


def test_in_a_project_that_cannot_be_changed_comments_are_only_read(
    session: Session, khan: Annotation, dock: InspectorDock
) -> None:
    write(dock, "Which Khan?")
    reading = open_session(session.path, by="Ben", write=False)
    shown = CommentThreads(reading, lambda verb: bool(verb()))
    shown.show_tag(khan.id)
    buttons = [shown.send.isEnabled(), *(b.isEnabled() for b in shown.findChildren(QToolButton))]
    reading.close()
    assert not any(buttons)
