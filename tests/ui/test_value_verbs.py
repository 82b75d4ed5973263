"""One key makes an entry, takes what is offered, goes to the first empty value, or writes a comment."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.model.annotation import Annotation
from annotator.model.record import Record
from annotator.ui.docks.link_editor import LinkEditor
from annotator.ui.main_window import MainWindow
from tests.ui.conftest import select

Press = Callable[..., None]
CTRL = Qt.KeyboardModifier.ControlModifier


def made(window: MainWindow, press: Press, words: str, key: str) -> Annotation:
    select(window.panes.active, words)
    press(key)
    return window.session.library.tag(window.grammar.selected)


def entry(window: MainWindow, tag: Annotation) -> Record | None:
    return window.session.registering.record_of(window.session.library.tag(tag.id))


def test_one_key_makes_the_entry_and_another_mention_of_that_name_gets_the_same(
    window: MainWindow, press: Press
) -> None:
    first = made(window, press, "Mr Khan", "p")
    press("n")
    khan = entry(window, first)
    assert khan is not None
    assert khan.name == "Khan"
    assert window.messages.text == ""
    pane = window.panes.active
    again = pane.text.index("Mr Khan", first.target[0].end)
    pane.select(again, again + len("Mr Khan"))
    press("p", "n")
    second = window.session.library.tag(window.grammar.selected)
    assert second.id != first.id
    assert entry(window, second) == khan
    press("n")
    assert "already" in window.messages.text


def test_without_an_inspector_a_message_tells_of_the_new_entry(window: MainWindow, press: Press) -> None:
    window.inspector.hide()
    made(window, press, "Mr Khan", "p")
    press("n")
    assert "New in the register: “Khan”" in window.messages.text


def test_a_new_mention_with_one_likely_entry_is_linked_by_a_single_return(
    window: MainWindow, press: Press
) -> None:
    khan = window.session.registering.create("person", "Mohammed Aslam Khan")
    mention = made(window, press, "Mr Khan", "p")
    press(Qt.Key.Key_Return)
    assert entry(window, mention) == khan
    assert QApplication.focusWidget() is window.panes.active.view


def test_return_goes_to_the_first_empty_value_and_back_after_the_last(
    window: MainWindow, press: Press
) -> None:
    role = made(window, press, "deputy leader of Luton Council", "r")
    window.session.tagging.set_value(role.id, "term", "deputy leader")
    press(Qt.Key.Key_Return)
    holder = window.inspector.tag_panel.values.editors["holder"]
    assert isinstance(holder, LinkEditor)
    assert QApplication.focusWidget() is holder.line
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is window.panes.active.view


def test_a_comment_is_written_sent_and_left_by_key(window: MainWindow, press: Press) -> None:
    tag = made(window, press, "Mr Khan", "p")
    press("c")
    box = window.inspector.tag_panel.comments.box
    assert QApplication.focusWidget() is box
    QTest.keyClicks(box, "Which Khan?")
    QTest.keyClick(box, Qt.Key.Key_Return, CTRL)
    (comment,) = window.session.commenting.comments(tag.id)
    assert comment.text == "Which Khan?"
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.panes.active.view


def test_the_definition_of_an_armed_type_is_shown_until_it_is_folded_away(
    window: MainWindow, press: Press
) -> None:
    card = window.inspector.type_card
    window.panes.active.set_caret(0)
    press("r")
    assert card.section.body.isVisible()
    assert "office" in card.words.text()
    card.section.button.click()
    press(Qt.Key.Key_Escape)
    assert not card.isVisible()
    press("r")
    assert card.isVisible()
    assert not card.section.body.isVisible()
    assert window.settings.known_types == ["role"]
    press(Qt.Key.Key_Escape, "q")
    assert card.section.body.isVisible()


def test_alt_and_the_letter_of_a_field_lead_from_the_text_into_it(window: MainWindow, press: Press) -> None:
    made(window, press, "deputy leader of Luton Council", "r")
    press(Qt.Key.Key_B, with_=Qt.KeyboardModifier.AltModifier)
    holder = window.inspector.tag_panel.values.editors["holder"]
    assert QApplication.focusWidget() is holder.box
    press(Qt.Key.Key_Y, with_=Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is window.inspector.tag_panel.certainty.box


def test_one_key_goes_to_the_note_and_esc_comes_back_with_it_kept(window: MainWindow, press: Press) -> None:
    tag = made(window, press, "Mr Khan", "p")
    press("m")
    note = QApplication.focusWidget()
    assert note is window.inspector.tag_panel.note.text
    QTest.keyClicks(note, "Which one?")
    QTest.keyClick(note, Qt.Key.Key_Escape)
    assert window.session.library.tag(tag.id).note == "Which one?"
    assert window.panes.active.view.hasFocus()


def test_return_keeps_everything_that_is_proposed_for_a_role(window: MainWindow, press: Press) -> None:
    made(window, press, "Mr Khan", "p")
    press("n")
    role = made(window, press, "Mr Khan", "r")
    press(Qt.Key.Key_Return)
    assert window.session.library.tag(role.id).links["holder"].mention
    assert window.session.history.undo_label == "Accept what is proposed"
