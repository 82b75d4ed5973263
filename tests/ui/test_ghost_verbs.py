"""Ghost tags: drawn while articles are compared, accepted, dismissed and offered again by real keys."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from annotator.model.annotation import Annotation
from annotator.model.ghost import Ghost
from annotator.model.progress import Progress
from annotator.ui.docks.counterparts_dock import CounterpartsDock
from annotator.ui.main_window import MainWindow
from tests.ui.conftest import point_of

Press = Callable[..., None]
CTRL = Qt.KeyboardModifier.ControlModifier
SAID = "no longer upholds the values that initially drew him to its cause"
SAID_THERE = "no longer upholds the values that initially drew me to its cause"
SPEAKER = "Mohammed Aslam Khan"


def add(window: MainWindow, pane: int, words: str, kind: str = "quote", **values: str) -> Annotation:
    shown = window.panes.panes[pane]
    start = shown.text.index(words)
    pairs = [(start, start + len(words))]
    return window.session.tagging.add(shown.article_id, kind, pairs, values=values)


@pytest.fixture
def compared(window: MainWindow, press: Press, qtbot: QtBot) -> MainWindow:
    """The window, comparing, with one quotation tagged in the article on the left."""
    add(window, 0, SAID, speaker=SPEAKER)
    press(Qt.Key.Key_K, with_=CTRL)
    qtbot.waitUntil(lambda: bool(window.ghosting.ghosts))
    return window


@pytest.fixture
def right(compared: MainWindow, press: Press) -> MainWindow:
    """The same with the ghost on the right selected by its key."""
    compared.panes.panes[1].focus_text()
    press("}")
    assert compared.grammar.ghost
    return compared


def dock_of(window: MainWindow) -> CounterpartsDock:
    dock = window.docks["counterparts"]
    assert isinstance(dock, CounterpartsDock)
    return dock


def ghost_words(window: MainWindow, pane: int) -> list[str]:
    shown = window.panes.panes[pane]
    return [shown.text[mark.spans[0].start : mark.spans[-1].end] for mark in shown.ghosts]


def quotes(window: MainWindow, pane: int) -> list[str]:
    shown = window.panes.panes[pane]
    return [tag.quoted(shown.text) for tag in shown.tags if tag.type == "quote"]


def test_a_tag_is_a_hollow_grey_mark_where_the_other_article_has_its_words(compared: MainWindow) -> None:
    assert ghost_words(compared, 0) == []
    assert ghost_words(compared, 1) == [SAID_THERE]
    [mark] = compared.panes.panes[1].ghosts
    assert (mark.style, mark.letter) == ("suggestion", "Q")
    assert compared.panes.panes[1].tags == []
    assert sum(compared.session.library.tag_counts().values()) == 1


def test_ghosts_come_with_a_tag_and_go_with_it_and_with_the_comparison(
    compared: MainWindow, press: Press, qtbot: QtBot
) -> None:
    add(compared, 0, "Hazel Simmons", "person")
    qtbot.waitUntil(lambda: len(compared.ghosting.ghosts) == 2)
    compared.undo()
    qtbot.waitUntil(lambda: len(compared.ghosting.ghosts) == 1)
    press(Qt.Key.Key_K, with_=CTRL)
    qtbot.waitUntil(lambda: not compared.ghosting.ghosts)
    assert ghost_words(compared, 1) == []


def test_nothing_is_looked_for_while_nothing_is_compared(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[Sequence[str]] = []

    def ghosts(articles: Sequence[str], _progress: Progress) -> list[Ghost]:
        asked.append(articles)
        return []

    monkeypatch.setattr(window.session.tying, "ghosts", ghosts)
    add(window, 0, SAID)
    qtbot.waitUntil(lambda: len(window.panes.panes[0].tags) == 1)
    assert asked == []
    window.comparing.set_on(True)
    qtbot.waitUntil(lambda: bool(asked))


def test_the_key_for_open_questions_leads_to_a_ghost_and_the_inspector_says_what_it_would_be(
    right: MainWindow,
) -> None:
    card = right.inspector.ghost_card
    assert card.isVisible()
    assert card.title.text() == "Suggested: Quote"
    assert card.quoted.text == SAID_THERE
    assert card.values.text() == f"Speaker: {SPEAKER}"
    [origin] = right.panes.panes[0].tags
    assert origin.id in right.panes.panes[0].view.companions()


def test_return_makes_it_a_tag_with_its_values_tied_to_the_other(
    right: MainWindow, press: Press, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(right.messages.text))
    assert quotes(right, 1) == [SAID_THERE]
    [tag], [origin] = right.panes.panes[1].tags, right.panes.panes[0].tags
    assert right.grammar.selected == tag.id
    assert right.session.tagging.shown(tag)["speaker"] == SPEAKER
    assert right.session.tying.tied(tag.id) == [origin.id]
    assert right.messages.text.startswith("Tagged the counterpart “no longer upholds")
    qtbot.waitUntil(lambda: not right.panes.panes[1].ghosts)
    [undo] = right.messages.buttons
    undo.click()
    assert quotes(right, 1) == []
    qtbot.waitUntil(lambda: ghost_words(right, 1) == [SAID_THERE])


def test_the_inspector_accepts_and_dismisses_by_key_and_esc_leads_back(
    right: MainWindow, press: Press, qtbot: QtBot
) -> None:
    card = right.inspector.ghost_card
    press("i")
    assert card.accept.hasFocus()
    QTest.keyClick(card.accept, Qt.Key.Key_Escape)
    assert right.panes.active.view.hasFocus()
    press("i")
    QTest.keyClick(card.accept, Qt.Key.Key_Tab)
    assert card.dismiss.hasFocus()
    QTest.keyClick(card.dismiss, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not right.panes.panes[1].ghosts)
    assert right.panes.active.view.hasFocus()
    assert not card.isVisible()


def test_delete_dismisses_it_for_good_and_undo_brings_it_back(
    right: MainWindow, press: Press, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not right.panes.panes[1].ghosts)
    assert "Dismiss" in right.actions_["edit.undo"].text()
    right.comparing.set_on(False)
    right.comparing.set_on(True)
    qtbot.waitUntil(lambda: bool(right.comparing.shown.families))
    assert right.ghosting.ghosts == []
    right.undo()
    qtbot.waitUntil(lambda: ghost_words(right, 1) == [SAID_THERE])


def test_a_click_selects_a_ghost_and_other_verbs_of_tags_say_that_it_is_none(
    compared: MainWindow, press: Press
) -> None:
    pane = compared.panes.panes[1]
    pane.reveal(compared.ghosting.ghosts[0].target[0])
    QTest.mouseClick(
        pane.view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(pane, pane.ghosts[0].spans[0].start + 4)
    )
    assert compared.grammar.ghost == pane.ghosts[0].id
    press("~")
    assert compared.messages.text.startswith("This is no tag yet")
    assert quotes(compared, 1) == []


def test_from_the_tag_itself_one_key_tags_its_counterparts(
    compared: MainWindow, press: Press, qtbot: QtBot
) -> None:
    compared.grammar.go_to(compared.panes.panes[0], compared.panes.panes[0].tags[0])
    press("k")
    qtbot.waitUntil(lambda: compared.messages.text == "Tagged 1 counterpart.")
    assert quotes(compared, 1) == [SAID_THERE]
    qtbot.waitUntil(lambda: not compared.ghosting.ghosts)
    press("k")
    assert compared.messages.text == "No other open article has an untagged counterpart of this tag."


def test_all_are_looked_through_and_accepted_as_one_step(
    compared: MainWindow, press: Press, qtbot: QtBot
) -> None:
    add(compared, 0, "Hazel Simmons", "person")
    add(compared, 1, "Sir Keir Starmer", "person")
    add(compared, 0, "Sir Keir Starmer", "person")
    qtbot.waitUntil(lambda: len(compared.ghosting.ghosts) == 3)
    press("K", with_=Qt.KeyboardModifier.ShiftModifier)
    dock = dock_of(compared)
    assert dock.view.hasFocus()
    rows = [dock.list.index(row).data() for row in range(dock.list.rowCount())]
    assert any("tie to the tag there" in row for row in rows)
    assert dock.accept.text() == "Acce&pt 3"
    QTest.keyClick(dock.view, Qt.Key.Key_Space)
    assert dock.accept.text() == "Acce&pt 2"
    QTest.keyClick(dock.view, Qt.Key.Key_A, CTRL)
    QTest.keyClick(dock.view, Qt.Key.Key_A, CTRL)
    before = sum(compared.session.library.tag_counts().values())
    QTest.keyClick(dock.view, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: compared.messages.text == "Tagged 2 counterparts. Tied 1 tag.")
    qtbot.waitUntil(lambda: not dock.list.items)
    assert sum(compared.session.library.tag_counts().values()) == before + 2
    compared.undo()
    qtbot.waitUntil(lambda: len(dock.list.items) == 3)
    assert sum(compared.session.library.tag_counts().values()) == before


def test_the_foot_of_the_window_says_how_many_wait_and_by_which_key(compared: MainWindow) -> None:
    pane = compared.panes.active
    pane.set_caret(pane.text.index("Labour said it would"))
    label = compared.status_line.findChild(QLabel, "passage")
    assert isinstance(label, QLabel)
    assert label.text().endswith(" passages shared · 1 counterpart (Shift+K)")


def test_what_was_dismissed_is_listed_and_offered_again(
    compared: MainWindow, press: Press, qtbot: QtBot
) -> None:
    press("K", with_=Qt.KeyboardModifier.ShiftModifier)
    dock = dock_of(compared)
    QTest.keyClick(dock.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: dock.shown.itemText(1) == "Dismissed (1)")
    assert ghost_words(compared, 1) == []
    dock.shown.setFocus()
    QTest.keyClick(dock.shown, Qt.Key.Key_Down)
    assert dock.list.index(1).data().endswith("dismissed by Anna")
    assert not dock.accept.isVisible()
    QTest.keyClick(dock.view, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: compared.messages.text == "1 counterpart offered again.")
    qtbot.waitUntil(lambda: ghost_words(compared, 1) == [SAID_THERE])


def test_delete_in_the_list_dismisses_the_current_one_and_no_other(
    compared: MainWindow, press: Press, qtbot: QtBot
) -> None:
    add(compared, 0, "instrumental in his career progression")
    qtbot.waitUntil(lambda: len(compared.ghosting.ghosts) > 1)
    count = len(compared.ghosting.ghosts)
    press("K", with_=Qt.KeyboardModifier.ShiftModifier)
    dock = dock_of(compared)
    assert len(dock.chosen()) == count
    current = dock.list.item(dock.view.currentIndex().row())
    QTest.keyClick(dock.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: dock.shown.itemText(1) == "Dismissed (1)")
    assert current not in compared.ghosting.ghosts
    assert len(compared.ghosting.ghosts) == count - 1
    assert dock.view.hasFocus()
    dock.view.setCurrentIndex(dock.list.index(0))
    QTest.keyClick(dock.view, Qt.Key.Key_Delete)
    assert len(compared.ghosting.ghosts) == count - 1


def test_return_in_the_list_goes_to_the_ghost(compared: MainWindow, press: Press) -> None:
    press("K", with_=Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(dock_of(compared).view, Qt.Key.Key_Return)
    assert compared.panes.active is compared.panes.panes[1]
    assert compared.panes.active.view.hasFocus()
    assert compared.grammar.ghost == compared.ghosting.ghosts[0].id


def test_another_article_in_a_pane_takes_its_ghosts_along(compared: MainWindow, qtbot: QtBot) -> None:
    compared.panes.panes[1].show_article("")
    qtbot.waitUntil(lambda: not compared.ghosting.ghosts)
    assert compared.panes.panes[1].ghosts == []


def test_a_tag_has_its_counterparts_in_each_of_three_articles(
    compared: MainWindow, press: Press, tmp_path: Path, qtbot: QtBot
) -> None:
    copy = tmp_path / "reprint.txt"
    copy.write_text(f"A reprint\n\nHe said the party {SAID_THERE}, and left.\n", encoding="utf-8")
    accessioning = compared.session.accessioning
    accessioning.accession(accessioning.prepare(copy))
    reprint = next(a for a in compared.session.library.articles() if a.label == "A reprint")
    compared.show_article(reprint.id, in_new_pane=True)
    qtbot.waitUntil(lambda: ghost_words(compared, 2) == [SAID_THERE])
    compared.grammar.go_to(compared.panes.panes[0], compared.panes.panes[0].tags[0])
    compared.panes.activate(compared.panes.panes[0])
    press("k")
    qtbot.waitUntil(lambda: compared.messages.text == "Tagged 2 counterparts.")
    assert [quotes(compared, pane) for pane in (1, 2)] == [[SAID_THERE], [SAID_THERE]]
    qtbot.waitUntil(lambda: not compared.ghosting.ghosts)
    section = compared.inspector.tag_panel.tied
    qtbot.waitUntil(lambda: section.button.text() == "Same quotation, 3 readings")
    compared.undo()
    assert [quotes(compared, pane) for pane in (1, 2)] == [[], []]


def test_a_tag_comes_before_a_ghost_at_the_caret_and_one_key_steps_to_it(
    right: MainWindow, press: Press
) -> None:
    pane = right.panes.panes[1]
    ghost = right.grammar.ghost
    values = add(right, 1, "the values that initially", "role")
    right.grammar.select("")
    pane.set_caret(pane.text.index("values that initially") + 2)
    assert right.grammar.selected == values.id
    press("O", with_=Qt.KeyboardModifier.ShiftModifier)
    assert right.grammar.ghost == ghost
    press("O", with_=Qt.KeyboardModifier.ShiftModifier)
    assert right.grammar.selected == values.id
