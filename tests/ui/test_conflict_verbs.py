"""Conflicts of the open articles are cards: read, shown in the articles and settled by keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.bootstrap import create_project, open_session
from annotator.services.sample import make_sample
from annotator.services.session import Session
from annotator.ui.docks.conflict_card import ConflictCard
from annotator.ui.docks.conflicts_dock import ConflictsDock
from annotator.ui.docks.said_row import surroundings
from annotator.ui.docks.witness_row import WitnessRow
from annotator.ui.main_window import MainWindow
from tests.ui.conftest import Desk

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
WHY = "the list of the council"


@pytest.fixture
def tagged_path(tmp_path: Path) -> Path:
    """The sample project, with its tags; closed."""
    path = tmp_path / "tagged.annotator"
    make_sample(create_project, path).close()
    return path


@pytest.fixture
def window(desk: Desk, tagged_path: Path) -> Iterator[MainWindow]:
    """A window on the sample articles in two panes, the conflicts in front and with the keyboard."""
    shown = desk.show(open_session(tagged_path, by="Ada"))
    QTest.keyClick(shown.panes.active.view, Qt.Key.Key_8, ALT)
    desk.qtbot.waitUntil(lambda: len(cards(shown)) == 1)
    shown.conflicts.cards.focus_first()
    yield shown


def cards(window: MainWindow) -> list[ConflictCard]:
    return window.conflicts.cards.cards if window.conflicts.is_made else []


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def row() -> WitnessRow:
    widget = focused()
    assert isinstance(widget, WitnessRow)
    return widget


def settle(window: MainWindow, value: str, why: str) -> None:
    form = cards(window)[0].form
    form.value.setFocus()
    QTest.keyClicks(form.value, value)
    QTest.keyClick(form.value, Qt.Key.Key_Return)
    assert focused() is form.because
    QTest.keyClicks(form.because, why)
    QTest.keyClick(form.because, Qt.Key.Key_Return, CTRL)


def say_otherwise(window: MainWindow) -> None:
    """Let the tag on *past 13 years* say 14 years."""
    witness = cards(window)[0].standing.conflict.witnesses[2]
    window.session.tagging.set_value(witness.annotation, "duration", "P14Y")


def test_the_years_of_the_samples_are_one_card_without_any_comparison(window: MainWindow) -> None:
    assert not window.comparing.is_on
    [card] = cards(window)
    assert card.standing.conflict.subject == "Mohammed Aslam Khan, councillor"
    assert [(shown.source, shown.value) for shown in card.rows] == [
        ("BBC News · 2023-09-20", "12 years (since about 2011)"),
        ("Luton Today · 2023-09-20", "since 2011"),
        ("Luton Today · 2023-09-20", "13 years (since about 2010)"),
    ]
    assert "Lewsey ward for 12 years and" in card.rows[0].accessibleName()
    assert card.accessibleName() == "Mohammed Aslam Khan, councillor (open)"
    assert window.conflicts.windowTitle() == "Conflicts (1)"
    assert [window.conflicts.state.itemText(at) for at in range(3)] == ["All (1)", "Open (1)", "Settled (0)"]


def test_arrows_go_from_source_to_source_and_return_shows_it_level_with_the_other_article(
    window: MainWindow,
) -> None:
    witnesses = cards(window)[0].standing.conflict.witnesses
    assert row().witness == witnesses[0]
    QTest.keyClick(row(), Qt.Key.Key_Up)
    assert row().witness == witnesses[0]
    for _ in range(2):
        QTest.keyClick(row(), Qt.Key.Key_Down)
    assert row().witness == witnesses[2]
    QTest.keyClick(row(), Qt.Key.Key_Return)
    assert row().witness == witnesses[2]
    assert window.grammar.selected == witnesses[2].annotation
    here, there = window.panes.active, window.panes.panes[0]
    assert (here.article_id, there.article_id) == (witnesses[2].article, witnesses[0].article)
    tops = [
        pane.view.box_of(witness.span.start).top()
        for pane, witness in ((here, witnesses[2]), (there, witnesses[0]))
    ]
    assert abs(tops[0] - tops[1]) <= 2
    assert 0 <= tops[0] < here.view.viewport().height()


def test_a_value_is_accepted_with_its_reason_changed_and_reopened(window: MainWindow, qtbot: QtBot) -> None:
    settle(window, "since 2011", WHY)
    [card] = cards(window)
    assert card.standing.state == "settled"
    settlement = card.standing.settlement
    assert settlement is not None
    assert (settlement.value, settlement.because, settlement.by) == ("since 2011", WHY, "Ada")
    assert window.conflicts.windowTitle() == "Conflicts"
    assert isinstance(focused(), WitnessRow)
    QTest.mouseClick(card.form.change, Qt.MouseButton.LeftButton)
    assert (card.form.value.currentText(), card.form.because.text()) == ("since 2011", WHY)
    card.form.value.setCurrentText(card.form.value.itemText(card.form.value.count() - 1))
    QTest.mouseClick(card.form.accept, Qt.MouseButton.LeftButton)
    [card] = cards(window)
    assert card.standing.settlement is not None
    assert card.standing.settlement.value == ""
    QTest.mouseClick(card.form.reopen, Qt.MouseButton.LeftButton)
    assert [one.standing.state for one in cards(window)] == ["open"]
    for state in ("settled", "settled", "open"):
        window.undo()
        assert [one.standing.state for one in cards(window)] == [state]


def test_without_a_reason_nothing_is_accepted_and_the_reason_is_asked_for(window: MainWindow) -> None:
    form = cards(window)[0].form
    form.value.setCurrentText("since 2011")
    form.value.setFocus()
    QTest.keyClick(form.value, Qt.Key.Key_Return, CTRL)
    assert "Say why" in window.messages.text
    assert focused() is form.because
    assert cards(window)[0].standing.state == "open"


def test_a_decision_is_marked_as_reopened_when_a_source_says_something_else(
    window: MainWindow, qtbot: QtBot
) -> None:
    settle(window, "since 2011", WHY)
    say_otherwise(window)
    qtbot.waitUntil(lambda: cards(window)[0].standing.state == "reopened")
    [card] = cards(window)
    assert card.rows[2].value == "14 years (since about 2009)"
    assert (card.form.value.currentText(), card.form.because.text()) == ("since 2011", WHY)
    window.undo()
    qtbot.waitUntil(lambda: cards(window)[0].standing.state == "settled")


def test_a_reason_that_is_being_written_outlives_other_work(window: MainWindow, qtbot: QtBot) -> None:
    form = cards(window)[0].form
    form.because.setText("half a rea")
    window.session.zoning.mark(window.panes.active.article_id, [(0, 5)], "caption")
    qtbot.waitUntil(lambda: not window.conflicts.findChildren(type(window.conflicts._later))[0].isActive())
    assert cards(window)[0].form is form
    assert form.because.text() == "half a rea"


def test_settled_and_open_ones_are_shown_by_choice(window: MainWindow) -> None:
    settle(window, "since 2011", WHY)
    state = window.conflicts.state
    state.setCurrentIndex(state.findData("open"))
    assert cards(window) == []
    assert window.conflicts.empty.text() == "All conflicts are settled."
    state.setCurrentIndex(state.findData("settled"))
    assert len(cards(window)) == 1


def test_the_next_open_question_leads_to_a_claim_that_is_contradicted_until_it_is_settled(
    window: MainWindow, qtbot: QtBot
) -> None:
    witness = cards(window)[0].standing.conflict.witnesses[0]
    pane = window.panes.panes[0]
    pane.focus_text()
    pane.set_caret(witness.span.start - 10)
    QTest.keyClicks(pane.view, "}")
    assert window.grammar.selected == witness.annotation
    question = next(
        one for one in window.questions.of_article(witness.article) if one.annotation == witness.annotation
    )
    assert question.kind == "conflict"
    window.question_verbs.go_to(question)
    assert row().witness == witness
    settle(window, "since 2011", WHY)
    qtbot.waitUntil(lambda: "conflict" not in {q.kind for q in window.questions.of_article(witness.article)})


def signs(window: MainWindow, number: int) -> list[int]:
    """Where the picture of a pane's text and its margin say that others contradict it."""
    view = window.panes.panes[number].view
    margin = [mark for marks in view._showing.margin._in_block.values() for mark in marks]
    positions = [mark.position for mark in margin if mark.sign == "≠"]
    assert view._bar._contradicted == positions
    return positions


def test_places_that_contradict_each_other_are_marked_in_the_articles_until_it_is_settled(
    window: MainWindow,
) -> None:
    first, *others = cards(window)[0].standing.conflict.witnesses
    assert (signs(window, 0), signs(window, 1)) == (
        [first.span.start],
        [one.span.start for one in others],
    )
    settle(window, "since 2011", WHY)
    assert signs(window, 0) == signs(window, 1) == []
    window.undo()
    assert len(signs(window, 1)) == 2


def test_comparing_marks_them_too_while_the_dock_is_behind_another(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window.panes.active.view, Qt.Key.Key_3, ALT)
    say_otherwise(window)
    qtbot.waitUntil(lambda: signs(window, 0) == [])
    window.comparing.set_on(True)
    qtbot.waitUntil(lambda: len(signs(window, 0)) == 1)
    window.panes.set_count(1)
    qtbot.waitUntil(lambda: signs(window, 0) == [])


def test_with_one_article_open_the_dock_says_what_to_do(window: MainWindow) -> None:
    window.panes.set_count(1)
    assert cards(window) == []
    assert "Open two articles" in window.conflicts.empty.text()


def test_until_conflicts_are_found_the_dock_says_that_they_are_looked_for(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("annotator.ui.docks.conflicts_dock.LONG", 0)
    dock = ConflictsDock(window.session, run=lambda _title, _work, _done: None)
    qtbot.addWidget(dock)
    dock.show_articles([pane.article_id for pane in window.panes.panes])
    dock.show()
    assert dock.empty.text().startswith("Looking for")
    assert dock.cards.more.isHidden()


def test_a_card_and_what_accepts_its_value_are_seen_in_a_small_window(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1280, 800)
    window.tags.raise_()
    window.resizeDocks([window.tags], [150], Qt.Orientation.Vertical)
    QApplication.processEvents()
    window.conflicts.raise_()
    seen = window.conflicts.cards.viewport()
    accept = cards(window)[0].form.accept
    qtbot.waitUntil(lambda: seen.rect().contains(accept.mapTo(seen, accept.rect().bottomRight())))


def test_nothing_is_asked_while_the_dock_is_not_seen(
    desk: Desk, tagged_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session(tagged_path, by="Ada")

    def asked(*_articles: object) -> object:
        raise AssertionError

    monkeypatch.setattr(session.settling, "conflicts", asked)
    window = desk.show(session)
    window.panes.activate(window.panes.panes[-1])
    assert not window.conflicts.is_made


def test_where_nothing_can_be_changed_the_cards_only_tell(desk: Desk, tagged_path: Path) -> None:
    holder = open_session(tagged_path, by="Ada")
    try:
        session: Session = open_session(tagged_path, by="Ben", fall_back=True)
        window = desk.show(session)
        QTest.keyClick(window.panes.active.view, Qt.Key.Key_8, ALT)
        desk.qtbot.waitUntil(lambda: len(cards(window)) == 1)
        form = cards(window)[0].form
        assert not form.accept.isEnabled()
        assert not form.because.isEnabled()
        assert cards(window)[0].rows[0].isEnabled()
    finally:
        holder.close()


def test_words_around_those_that_differ_are_of_the_same_paragraph(window: MainWindow) -> None:
    witness = cards(window)[0].standing.conflict.witnesses[1]
    text = window.session.library.text(witness.article)
    before, words, after = surroundings(text, witness.span)
    assert (before.split()[0], words, after) == ("Councillor", "since 2011", ".")
