"""Tied tags: shown in the inspector with what differs, lit together, gone to, untied, and tied by pointing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.model.annotation import Annotation
from annotator.ui.main_window import MainWindow
from tests.ui.test_ghost_verbs import SAID, SAID_THERE, add

Press = Callable[..., None]


@pytest.fixture
def pair(window: MainWindow) -> tuple[Annotation, Annotation]:
    """The same quotation, tagged in both articles."""
    return add(window, 0, SAID), add(window, 1, SAID_THERE)


@pytest.fixture
def tied(window: MainWindow, pair: tuple[Annotation, Annotation]) -> tuple[Annotation, Annotation]:
    """The two, tied, the left one selected."""
    window.session.tying.tie(pair[0].id, pair[1].id)
    window.show_tag(pair[0].id)
    return pair


def test_the_inspector_shows_the_other_reading_with_the_words_that_differ(
    window: MainWindow, tied: tuple[Annotation, Annotation]
) -> None:
    section = window.inspector.tag_panel.tied
    assert section.isVisible()
    assert section.button.text() == "Same quotation, 2 readings"
    [row] = section.rows.values()
    assert row.words.text == SAID_THERE
    assert row.words.differing == ["me"]


def test_the_row_and_the_key_lead_to_the_tag_in_the_other_pane(
    window: MainWindow, press: Press, tied: tuple[Annotation, Annotation]
) -> None:
    here, there = tied
    row = window.inspector.tag_panel.tied.rows[there.id]
    row.source.setFocus()
    QTest.keyClick(row.source, Qt.Key.Key_Return)
    assert window.panes.active is window.panes.panes[1]
    assert window.grammar.selected == there.id
    press("g")
    assert window.panes.active is window.panes.panes[0]
    assert window.grammar.selected == here.id


def test_the_article_of_a_tied_tag_is_opened_beside(
    window: MainWindow, press: Press, tied: tuple[Annotation, Annotation]
) -> None:
    window.panes.set_count(1)
    press("g")
    assert [pane.article_id for pane in window.panes.panes] == [tag.article for tag in tied]
    assert window.grammar.selected == tied[1].id


def test_tied_tags_are_lit_in_the_other_panes(
    window: MainWindow, tied: tuple[Annotation, Annotation]
) -> None:
    here, there = tied
    right = window.panes.panes[1].view
    assert right.companions() == {there.id}
    window.grammar.select("")
    assert right.companions() == frozenset()
    window.panes.panes[0].view.mark_hovered.emit(here.id)
    assert right.companions() == {there.id}


def test_untying_is_one_step_and_the_section_goes_and_comes_with_undo(
    window: MainWindow, tied: tuple[Annotation, Annotation]
) -> None:
    section = window.inspector.tag_panel.tied
    section.rows[tied[1].id].button.click()
    assert window.session.tying.tied(tied[0].id) == []
    assert not section.isVisible()
    assert window.panes.panes[1].view.companions() == frozenset()
    window.undo()
    assert section.isVisible()
    assert window.panes.panes[1].view.companions() == {tied[1].id}


def test_tags_that_are_not_tied_are_offered_to_each_other_from_both_sides(
    window: MainWindow, press: Press, pair: tuple[Annotation, Annotation], qtbot: QtBot
) -> None:
    here, there = pair
    window.show_tag(there.id)
    section = window.inspector.tag_panel.tied
    assert not section.isVisible()
    press(Qt.Key.Key_K, with_=Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: list(section.rows) == [here.id])
    assert window.panes.panes[0].view.companions() == {here.id}
    window.show_tag(here.id)
    [row] = section.rows.values()
    assert (row.button.text(), row.words.differing) == ("Tie", ["me"])
    row.button.setFocus()
    QTest.keyClick(row.button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.messages.text == "Tied 1 tag.")
    assert window.session.tying.tied(here.id) == [there.id]
    assert section.rows[there.id].button.text() == "Untie"


def test_what_could_be_tagged_elsewhere_is_gone_to_and_tagged_from_the_tag(
    window: MainWindow, qtbot: QtBot
) -> None:
    tag = add(window, 0, SAID)
    window.comparing.set_on(True)
    window.show_tag(tag.id)
    section = window.inspector.tag_panel.tied
    qtbot.waitUntil(lambda: bool(section.rows))
    [row] = section.rows.values()
    row.source.click()
    assert window.grammar.ghost == window.ghosting.ghosts[0].id
    window.show_tag(tag.id)
    [row] = section.rows.values()
    assert row.button.text() == "Tag"
    row.button.click()
    qtbot.waitUntil(lambda: bool(window.panes.panes[1].tags))
    assert [other.quoted(window.panes.panes[1].text) for other in window.panes.panes[1].tags] == [SAID_THERE]
    assert window.grammar.selected == tag.id


def test_two_tags_are_tied_by_pointing_with_keys_alone(
    window: MainWindow, press: Press, pair: tuple[Annotation, Annotation]
) -> None:
    here, there = pair
    add(window, 1, "Luton", "place")
    window.show_tag(here.id)
    press("t")
    press(Qt.Key.Key_F6)
    window.panes.active.set_caret(0)
    press("]")
    assert window.grammar.selected == there.id
    press(Qt.Key.Key_Return)
    assert not window.pointing.is_on
    assert window.session.tying.tied(here.id) == [there.id]
    assert window.grammar.selected == here.id


def test_a_tag_of_another_type_is_not_tied(
    window: MainWindow, press: Press, pair: tuple[Annotation, Annotation]
) -> None:
    place = add(window, 1, "Luton", "place")
    window.show_tag(pair[0].id)
    press("t")
    window.panes.panes[1].tag_clicked.emit(place.id)
    assert window.session.tying.tied(pair[0].id) == []
