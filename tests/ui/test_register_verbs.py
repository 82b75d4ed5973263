"""The register in the window: entries lit, stepped through, merged, split, deleted; each told with Undo."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.bootstrap import open_session
from annotator.model.record import Record
from annotator.services.registering import UNLINK
from annotator.services.session import Session
from annotator.services.settings import Settings
from annotator.ui.main_window import MainWindow
from tests.ui.conftest import Desk, select

Press = Callable[..., None]


@pytest.fixture
def session(window: MainWindow) -> Session:
    return window.session


@pytest.fixture
def khan(window: MainWindow) -> Record:
    """Mentioned twice in the first article and once in the second, and a speaker there."""
    session = window.session
    record = session.registering.create("person", "Mohammed Aslam Khan")
    first, second = (pane.article_id for pane in window.panes.panes)
    for article, kind, words, field in (
        (first, "person", "Mohammed Aslam Khan", "name"),
        (first, "person", "Mr Khan", "name"),
        (second, "person", "Councillor Khan", "name"),
        (second, "quote", "a heavy heart", "speaker"),
    ):
        start = session.library.text(article).index(words)
        session.tagging.add(article, kind, [(start, start + len(words))], values={field: record.id})
    return record


def found(window: MainWindow) -> list[str]:
    """The words that are lit in all panes."""
    return [
        pane.text[span.start : span.end] for pane in window.panes.panes for span in pane.view.found_spans()
    ]


def told(window: MainWindow, words: str, qtbot: QtBot) -> None:
    """Wait until the message bar says this, whatever it adds."""
    qtbot.waitUntil(lambda: window.messages.text.startswith(words))


def dialog_of(window: MainWindow) -> QWidget:
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    return dialog


def test_the_chosen_entry_is_lit_in_all_panes_until_esc(
    window: MainWindow, khan: Record, press: Press, qtbot: QtBot
) -> None:
    window.register.show_entry(khan.id)
    assert found(window) == ["Mohammed Aslam Khan", "Mr Khan", "Councillor Khan"]
    window.panes.focus()
    press(Qt.Key.Key_Escape)
    assert found(window) == []
    assert window.register.browser.current == ""


def test_new_mentions_are_lit_and_an_article_opened_later_too(
    window: MainWindow, session: Session, khan: Record
) -> None:
    window.register.show_entry(khan.id)
    pane = window.panes.panes[0]
    start, end = select(pane, "The deputy leader")
    session.tagging.add(pane.article_id, "person", [(start, end)], values={"name": khan.id})
    assert "The deputy leader" in found(window)
    second = window.panes.panes[1].article_id
    window.panes.set_count(1)
    assert "Councillor Khan" not in found(window)
    window.panes.add().show_article(second)
    assert "Councillor Khan" in found(window)


def test_a_key_in_the_text_shows_the_entry_of_the_tag(
    window: MainWindow, khan: Record, press: Press, qtbot: QtBot
) -> None:
    pane = window.panes.panes[0]
    pane.set_caret(pane.text.index("Mr Khan") + 1)
    press(Qt.Key.Key_E, with_=Qt.KeyboardModifier.ShiftModifier)
    assert window.register.browser.current == khan.id
    assert window.register.isVisible()
    qtbot.keyClick(window.register.browser.view, Qt.Key.Key_Escape)
    assert window.panes.active.view.hasFocus()


def test_the_speaker_of_a_quotation_is_shown_and_a_tag_without_entry_is_told(
    window: MainWindow, khan: Record, press: Press
) -> None:
    pane = window.panes.panes[1]
    pane.focus_text()
    pane.set_caret(pane.text.index("a heavy heart") + 1)
    press(Qt.Key.Key_E, with_=Qt.KeyboardModifier.ShiftModifier)
    assert window.register.browser.current == khan.id
    select(pane, "Labour")
    press("o")
    press(Qt.Key.Key_E, with_=Qt.KeyboardModifier.ShiftModifier)
    assert "leads to no entry" in window.messages.text


def test_stepping_goes_from_pane_to_pane_and_keeps_the_keyboard_in_the_list(
    window: MainWindow, khan: Record, qtbot: QtBot
) -> None:
    window.register.show_entry(khan.id)
    window.register.focus_list()
    view = window.register.browser.view
    seen = []
    for _ in range(4):
        qtbot.keyClick(view, Qt.Key.Key_Return)
        tag = window.session.library.tag(window.grammar.selected)
        seen.append((window.panes.panes.index(window.panes.active), window.session.library.quoted(tag.id)))
    assert sorted(seen[:2]) == [(0, "Mohammed Aslam Khan"), (0, "Mr Khan")]
    assert {pane for pane, _words in seen[2:]} == {1}
    assert view.hasFocus()


def test_stepping_opens_an_article_that_is_not_open(window: MainWindow, khan: Record, qtbot: QtBot) -> None:
    second = window.panes.panes[1].article_id
    window.panes.set_count(1)
    window.register.show_entry(khan.id)
    card = window.register.card
    (head,) = card.forms.findItems("In 1 article not open", Qt.MatchFlag.MatchExactly)
    head.setExpanded(True)
    first = head.child(0)
    assert first is not None
    card.forms.setCurrentItem(first)
    qtbot.keyClick(card.forms, Qt.Key.Key_Return)
    assert window.panes.active.article_id == second


def test_merging_is_told_with_undo(window: MainWindow, session: Session, khan: Record, qtbot: QtBot) -> None:
    mister = session.registering.create("person", "Mr Khan")
    window.register.show_entry(mister.id)
    window.register.verbs["merge"].trigger()
    dialog = dialog_of(window)
    qtbot.waitUntil(dialog.browser.words.hasFocus)  # type: ignore[attr-defined] # a MergeDialog
    qtbot.waitUntil(lambda: dialog.browser.model.rowCount() == 1)  # type: ignore[attr-defined]
    QTest.keyClick(dialog.browser.words, Qt.Key.Key_Down)  # type: ignore[attr-defined]
    dialog.sides[0].stays.click()  # type: ignore[attr-defined]
    dialog.button.click()  # type: ignore[attr-defined]
    told(window, "Merged “Mohammed Aslam Khan” into “Mr Khan”. 4 mentions follow.", qtbot)
    assert window.register.browser.current == mister.id
    assert len(found(window)) == 3
    window.messages.buttons[0].click()
    assert session.registering.record(khan.id).name == "Mohammed Aslam Khan"


def test_an_entry_without_mentions_is_deleted_at_once_and_can_be_brought_back(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    record = session.registering.create("person", "Nobody")
    window.register.show_entry(record.id)
    window.register.focus_list()
    qtbot.keyClick(window.register.browser.view, Qt.Key.Key_Delete)
    assert QApplication.activeModalWidget() is None
    assert window.messages.text == "Deleted “Nobody” from the register."
    window.messages.buttons[0].click()
    assert session.registering.record(record.id).name == "Nobody"


def test_deleting_an_entry_with_mentions_asks_and_tells(
    window: MainWindow, khan: Record, qtbot: QtBot
) -> None:
    window.register.show_entry(khan.id)
    window.register.verbs["delete"].trigger()
    dialog = dialog_of(window)
    dialog.unlink.click()  # type: ignore[attr-defined] # a DeleteDialog
    dialog.button.click()  # type: ignore[attr-defined]
    told(window, "Deleted “Mohammed Aslam Khan”. 4 mentions keep the name as plain words.", qtbot)
    assert found(window) == []
    qtbot.waitUntil(window.register.unlinked.isVisible)


def test_names_become_entries_at_the_press_of_a_button(
    window: MainWindow, session: Session, khan: Record, qtbot: QtBot
) -> None:
    session.registering.delete(khan.id, UNLINK)
    window.register.show()
    window.register.raise_()
    qtbot.waitUntil(window.register.unlinked.isVisible)
    window.register.link.click()
    told(window, "Linked 4 values to the register; 1 entry made.", qtbot)
    assert [record.name for record in session.registering.records()] == ["Mohammed Aslam Khan"]
    qtbot.waitUntil(lambda: not window.register.unlinked.isVisible())
    window.messages.buttons[0].click()
    assert session.registering.records() == []


def test_an_edited_entry_is_told_when_it_was_renamed(window: MainWindow, khan: Record, qtbot: QtBot) -> None:
    window.register.show_entry(khan.id)
    window.register.verbs["edit"].trigger()
    dialog = dialog_of(window)
    dialog.name.selectAll()  # type: ignore[attr-defined] # a RecordDialog
    QTest.keyClicks(dialog.name, "M. A. Khan")  # type: ignore[attr-defined]
    dialog.button.click()  # type: ignore[attr-defined]
    assert window.messages.text == "Renamed “Mohammed Aslam Khan” to “M. A. Khan”. 4 mentions follow."


def test_a_split_entry_is_told_and_shown(window: MainWindow, khan: Record, qtbot: QtBot) -> None:
    window.register.show_entry(khan.id)
    window.register.verbs["split"].trigger()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = dialog_of(window)
    (head,) = dialog.tree.findItems("Councillor Khan", Qt.MatchFlag.MatchExactly)  # type: ignore[attr-defined] # a SplitDialog
    head.setCheckState(0, Qt.CheckState.Checked)
    dialog.button.click()  # type: ignore[attr-defined]
    told(window, "Split “Councillor Khan” off, with 1 mention of “Mohammed Aslam Khan”.", qtbot)
    qtbot.waitUntil(lambda: found(window) == ["Councillor Khan"])


def test_a_new_entry_is_made_and_chosen(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    window.register.browser.kind.setCurrentIndex(window.register.browser.kind.findData("place"))
    window.register.verbs["new"].trigger()
    dialog = dialog_of(window)
    QTest.keyClicks(dialog.name, "Luton")  # type: ignore[attr-defined] # a RecordDialog
    dialog.button.click()  # type: ignore[attr-defined]
    (record,) = session.registering.records()
    assert (record.kind, record.name) == ("place", "Luton")
    qtbot.waitUntil(lambda: window.register.browser.current == record.id)


def test_a_project_that_is_only_read_offers_no_verb_that_changes_it(desk: Desk, sample_path: Path) -> None:
    with_entry = open_session(sample_path, by="Anna")
    record = with_entry.registering.create("person", "Khan")
    with_entry.close()
    window = desk.show(open_session(sample_path, write=False), Settings(annotator="Anna"))
    window.register.show_entry(record.id)
    assert window.register.card.name.text() == "Khan"
    enabled = {name for name, action in window.register.verbs.items() if action.isEnabled()}
    assert enabled == {"claims"}  # which only shows


def test_going_to_the_register_leads_to_its_search_also_while_names_are_unlinked(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    article = window.panes.active.article_id
    start = session.library.text(article).index("Mr Khan")
    mention = session.tagging.add(article, "person", [(start, start + 7)])
    session.tagging.set_words(mention.id, "name", "Khan")
    window.actions_["view.register"].trigger()
    qtbot.waitUntil(window.register.unlinked.isVisible)
    window.actions_["view.register"].trigger()
    assert window.register.browser.words.hasFocus()


def test_the_place_of_the_dock_is_remembered(desk: Desk, sample_path: Path, qtbot: QtBot) -> None:
    settings = Settings(annotator="Anna")
    window = desk.show(open_session(sample_path, by="Anna"), settings)
    window.actions_["view.register"].trigger()
    qtbot.waitUntil(window.register.browser.words.hasFocus)
    window.close()
    again = desk.show(open_session(sample_path, by="Anna"), settings)
    assert again.tabifiedDockWidgets(again.library) == [again.register]
    qtbot.waitUntil(lambda: not again.register.visibleRegion().isEmpty())
