"""Other places of a name: offered, looked through and tagged by real keys and clicks."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.model.annotation import Annotation
from annotator.model.occurrence import OTHER
from annotator.model.span import Span
from annotator.ui.docks.occurrences_dock import PANE, PROJECT
from annotator.ui.main_window import MainWindow
from tests.ui.conftest import select

Press = Callable[..., None]
NAME = "Mohammed Aslam Khan"


def tag(window: MainWindow, words: str, kind: str = "person", **values: str) -> Annotation:
    pane = window.panes.active
    start = pane.text.index(words)
    return window.session.tagging.add(pane.article_id, kind, [(start, start + len(words))], values=values)


@pytest.fixture
def khan(window: MainWindow) -> str:
    """Id of the entry of a name that is linked in one place and stands in several."""
    record = window.session.registering.create("person", NAME, forms=["Councillor Khan"]).id
    tag(window, NAME, name=NAME)
    tag(window, "Mr Khan", name=NAME)
    window.occurrence_verbs.offer()
    window.messages.dismiss()
    return record


def places(window: MainWindow) -> list[str]:
    return [hit.words for hit in window.occurrences.list.items]


def test_linking_a_mention_offers_its_other_places_and_takes_no_focus(
    window: MainWindow, qtbot: QtBot
) -> None:
    bare = tag(window, "Mr Khan")
    assert window.messages.text == ""
    window.session.tagging.set_value(bare.id, "name", NAME)
    qtbot.waitUntil(lambda: window.messages.text.endswith(f"may name {NAME}."))
    assert window.panes.active.view.hasFocus()
    assert not window.occurrences.isVisible()
    [show] = window.messages.buttons
    show.click()
    assert window.occurrences.isVisible()
    assert "Mr Khan" in places(window)
    assert NAME in window.occurrences.words.text()


def test_nothing_is_offered_where_a_name_stands_nowhere_else(window: MainWindow) -> None:
    tag(window, "East of England", "place", name="East of England")
    window.occurrence_verbs.offer()
    assert window.messages.text == ""


def test_an_offer_is_added_to_what_is_said_about_the_step(window: MainWindow, qtbot: QtBot) -> None:
    tag(window, "Mr Khan", name=NAME)
    window.reporting.tell_step("Linked.", window.undo)
    qtbot.waitUntil(lambda: window.messages.text.endswith(f"may name {NAME}."))
    assert window.messages.text.startswith("Linked. ")
    assert [button.text() for button in window.messages.buttons] == ["Undo", "Show"]


def test_one_key_finds_what_is_like_the_selected_tag(window: MainWindow, press: Press, khan: str) -> None:
    pane = window.panes.active
    window.grammar.go_to(pane, next(t for t in pane.tags if t.quoted(pane.text) == "Mr Khan"))
    press("a")
    assert set(places(window)) == {"Mr Khan"}
    assert window.occurrences.view.hasFocus()
    window.occurrences.any_form.click()
    assert set(places(window)) > {"Mr Khan"}


def test_selected_words_become_tags_of_the_type_that_is_chosen(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    select(window.panes.active, "Labour")
    press("a")
    dock = window.occurrences
    dock.type.setCurrentIndex(dock.type.findData("organisation"))
    count = len(places(window))
    QTest.keyClick(dock.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    tags = [t for pane in window.panes.panes for t in pane.tags]
    assert [t.type for t in tags] == ["organisation"] * count
    assert window.messages.text == f"Tagged {count} places."
    assert places(window) == []
    assert dock.empty.isVisible()
    assert dock.empty.text() == "There is no other place that is not tagged yet."
    assert window.panes.active.view.hasFocus()
    window.actions_["edit.undo"].trigger()
    assert window.messages.text == f"Reverted {count} tags."
    assert len(places(window)) == count
    [redo] = window.messages.buttons
    redo.click()
    assert len([t for pane in window.panes.panes for t in pane.tags]) == count


def test_boxes_are_turned_by_space_and_by_click_and_counted(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    select(window.panes.active, "Labour")
    press("a")
    dock = window.occurrences
    total = len(places(window))
    assert dock.tag.text() == f"&Tag {total}"
    QTest.keyClick(dock.view, Qt.Key.Key_Space)
    assert dock.tag.text() == f"&Tag {total - 1}"
    box = dock.view.visualRect(dock.list.index(2)).topLeft() + QPoint(10, 10)
    qtbot.mouseClick(dock.view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert dock.tag.text() == f"&Tag {total - 2}"
    dock.none.click()
    assert not dock.tag.isEnabled()
    QTest.keyClick(dock.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert dock.tag.text() == f"&Tag {total}"
    QTest.keyClick(dock.view, Qt.Key.Key_Home)
    QTest.keyClick(dock.view, Qt.Key.Key_Space)
    article = window.panes.active.article_id
    assert article not in {hit.article for hit in dock.chosen()}


def test_what_was_unchecked_stays_so_when_something_else_is_tagged(window: MainWindow, press: Press) -> None:
    select(window.panes.active, "Labour")
    press("a")
    dock = window.occurrences
    QTest.keyClick(dock.view, Qt.Key.Key_Space)
    left = {hit.span for hit in dock.list.items} - {hit.span for hit in dock.chosen()}
    tag(window, "Poets ward", "place")
    assert {hit.span for hit in dock.list.items} - {hit.span for hit in dock.chosen()} == left


def test_somebody_elses_places_are_unchecked_and_said_to_be_theirs(window: MainWindow, khan: str) -> None:
    window.session.registering.create("person", "Imran Khan", forms=["Mr Khan"])
    window.occurrence_verbs.of_record(khan)
    dock = window.occurrences
    others = [hit for hit in dock.list.items if hit.state == OTHER]
    assert {(hit.words, hit.who) for hit in others} == {("Mr Khan", "Imran Khan")}
    assert not set(others).intersection(dock.chosen())
    dock.all.click()
    assert not set(others).intersection(dock.chosen())
    row = next(row for row in range(dock.list.rowCount()) if dock.list.item(row) == others[0])
    assert dock.list.index(row).data().endswith("Imran Khan?")
    dock.view.setCurrentIndex(dock.list.index(row))
    QTest.keyClick(dock.view, Qt.Key.Key_Space)
    assert others[0] in dock.chosen()


def test_places_are_lit_in_the_text_for_as_long_as_they_are_listed(
    window: MainWindow, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = window.panes.active.view
    lit: list[list[Span]] = []
    monkeypatch.setattr(view, "set_found", lambda spans: lit.append(list(spans)))
    select(window.panes.active, "Labour")
    press("a")
    here = [h.span for h in window.occurrences.list.items if h.article == window.panes.active.article_id]
    assert lit[-1] == here != []
    QTest.keyClick(window.occurrences.view, Qt.Key.Key_Escape)
    assert lit[-1] == []
    assert not window.occurrences.isVisible()
    assert view.hasFocus()


def test_a_row_scrolls_to_its_place_and_enter_goes_there(window: MainWindow, press: Press) -> None:
    select(window.panes.active, "Labour")
    press("a")
    dock = window.occurrences
    QTest.keyClick(dock.view, Qt.Key.Key_End)
    hit = dock.list.items[-1]
    pane = window.panes.pane_of(hit.article)
    assert pane is not None
    assert pane.caret == hit.span.start
    assert dock.view.hasFocus()
    QTest.keyClick(dock.view, Qt.Key.Key_Return)
    assert window.panes.active is pane
    assert pane.selection() == (hit.span.start, hit.span.end)
    assert pane.view.hasFocus()


def test_the_tag_that_was_left_for_a_place_is_selected_no_more(
    window: MainWindow, press: Press, khan: str
) -> None:
    pane = window.panes.active
    window.grammar.go_to(pane, next(t for t in pane.tags if t.quoted(pane.text) == "Mr Khan"))
    press("a")
    QTest.keyClick(window.occurrences.view, Qt.Key.Key_End)
    QTest.keyClick(window.occurrences.view, Qt.Key.Key_Return)
    assert window.grammar.selected == ""


def test_the_scope_is_this_pane_or_the_project(window: MainWindow, press: Press, qtbot: QtBot) -> None:
    select(window.panes.active, "Labour")
    press("a")
    dock = window.occurrences
    both = len(places(window))
    dock.scope.setCurrentIndex(dock.scope.findData(PANE))
    assert {hit.article for hit in dock.list.items} == {window.panes.active.article_id}
    window.panes.set_count(1)
    dock.scope.setCurrentIndex(dock.scope.findData(PROJECT))
    qtbot.waitUntil(lambda: len(places(window)) == both)


def test_case_and_whole_words_are_as_the_boxes_say(window: MainWindow, press: Press) -> None:
    select(window.panes.active, "council")
    press("a")
    dock = window.occurrences
    assert set(places(window)) == {"council"}
    dock.any_case.click()
    assert {"Council", "council"} <= set(places(window))
    whole = len(places(window))
    dock.whole_words.click()
    assert len(places(window)) > whole


def test_before_anything_was_looked_for_the_list_says_what_to_do(window: MainWindow) -> None:
    window.actions_["view.occurrences"].trigger()
    QTest.qWait(0)
    dock = window.occurrences
    assert dock.empty.isVisible()
    assert "press A" in dock.empty.text()
    assert not dock.type.isVisible()


def test_without_words_or_tag_the_key_says_what_to_do(window: MainWindow, press: Press) -> None:
    press("a")
    assert window.messages.text.startswith("Select some words")
    assert not window.occurrences.isVisible()


def test_a_tag_that_goes_away_leaves_an_empty_list(window: MainWindow, press: Press, khan: str) -> None:
    pane = window.panes.active
    model = next(t for t in pane.tags if t.quoted(pane.text) == "Mr Khan")
    window.grammar.go_to(pane, model)
    press("a")
    window.session.tagging.retract([model.id])
    assert places(window) == []


def test_a_step_of_very_many_tags_is_made_and_turned_back_off_the_windows_thread(
    window: MainWindow, press: Press, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.ui.occurrence_verbs._MANY", 2)
    monkeypatch.setattr("annotator.ui.undoing._MANY", 2)
    select(window.panes.active, "Labour")
    press("a")
    count = len(places(window))
    window.occurrences.tag.click()
    qtbot.waitUntil(lambda: window.messages.text == f"Tagged {count} places.")
    window.undo()
    qtbot.waitUntil(lambda: window.messages.text == f"Reverted {count} tags.")
    window.redo()
    qtbot.waitUntil(lambda: sum(len(pane.tags) for pane in window.panes.panes) == count)
    assert not window.workers.busy


def test_the_list_has_the_keyboard_as_soon_as_it_is_there(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    window.occurrences.scope.setCurrentIndex(window.occurrences.scope.findData(PROJECT))
    select(window.panes.active, "Labour")
    press("a")
    qtbot.waitUntil(window.occurrences.view.hasFocus)
    window.occurrences.any_case.setFocus()
    window.occurrences.any_case.click()
    qtbot.waitUntil(lambda: not window.workers.busy)
    assert window.occurrences.any_case.hasFocus()


def test_words_that_are_a_tag_already_are_looked_for_as_tags_of_its_type(
    window: MainWindow, press: Press
) -> None:
    tag(window, "Labour Party", "organisation")
    tag(window, "Mr Khan", "person")
    select(window.panes.active, "Labour Party")
    press("a")
    assert window.occurrences.type.currentData() == "organisation"
