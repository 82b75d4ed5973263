"""The other pane follows along what both articles share, and never moves the one that is scrolled."""

from collections.abc import Callable
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.model.span import Span
from annotator.ui.article_pane import ArticlePane
from annotator.ui.linked_scrolling import longest_chain
from annotator.ui.main_window import MainWindow
from annotator.ui.pairs_in_view import Pair

Press = Callable[..., None]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def crossing(order: list[int]) -> list[Pair]:
    """Passages of one article that stand in this order in the other one."""
    return [(Span(10 * n, 10 * n + 9), Span(10 * at, 10 * at + 9), n + 1) for n, at in enumerate(order)]


def is_chain(pairs: list[Pair]) -> bool:
    return all(a[0].end <= b[0].start and a[1].end <= b[1].start for a, b in pairwise(pairs))


@given(st.permutations(list(range(7))))
def test_no_chain_is_longer(order: list[int]) -> None:
    pairs = crossing(order)
    found = longest_chain(pairs)
    assert is_chain(found)
    longer = combinations(pairs, len(found) + 1)
    assert not any(is_chain(list(chosen)) for chosen in longer)


@given(st.permutations(list(range(7))), st.integers(1, 7))
def test_a_chain_leads_through_the_passage_that_was_brought_level(order: list[int], through: int) -> None:
    found = longest_chain(crossing(order), through)
    assert is_chain(found)
    assert through in [number for _here, _there, number in found]


def test_passages_that_lie_over_each_other_are_not_both_followed() -> None:
    assert longest_chain([]) == []
    pairs = [(Span(0, 10), Span(0, 10), 1), (Span(8, 20), Span(9, 20), 2)]
    assert len(longest_chain(pairs)) == 1


@pytest.fixture
def compared(window: MainWindow, press: Press, qtbot: QtBot) -> MainWindow:
    press(Qt.Key.Key_K, with_=CTRL)
    qtbot.waitUntil(lambda: bool(window.comparing.shown.families))
    return window


def wheel(pane: ArticlePane, steps: int) -> None:
    viewport = pane.view.viewport()
    where = QPointF(viewport.rect().center())
    for _ in range(abs(steps)):
        turned = QPoint(0, -120 if steps > 0 else 120)
        event = QWheelEvent(
            where,
            QPointF(viewport.mapToGlobal(where)),
            QPoint(),
            turned,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)
        QApplication.processEvents()


def values(window: MainWindow) -> list[int]:
    return [pane.view.verticalScrollBar().value() for pane in window.panes.panes]


def in_both(window: MainWindow, words: str) -> tuple[float, float]:
    """How far from the top of each pane the passage with these words of the left one begins."""
    left, right = window.panes.panes
    tint = left.view.tint_at(left.text.index(words))
    assert tint is not None
    here, there = (next(t for t in p.view.tints() if t.number == tint.number).extent for p in (left, right))
    return left.view.box_of(here.start).top(), right.view.box_of(there.start).top()


def test_the_other_pane_follows_the_wheel_to_the_same_passage(compared: MainWindow) -> None:
    left = compared.panes.panes[0]
    words = "joined a party which not only talked"
    at = left.view.viewport().height() * 0.33
    while in_both(compared, words)[0] > at:
        wheel(left, 1)
    here, there = in_both(compared, words)
    assert abs(here - there) < 120  # both stand where one reads, within the lines of the passage
    wheel(left, -60)
    assert values(compared)[0] == 0
    assert values(compared)[1] < 300


def test_what_is_scrolled_by_hand_moves_as_if_it_were_alone(compared: MainWindow, press: Press) -> None:
    left, right = compared.panes.panes
    steps = (3, 5, -2, 9, 20, -4)

    def path() -> list[int]:
        found = []
        for count in steps:
            wheel(left, count)
            found.append(values(compared)[0])
        wheel(left, -60)
        return found

    path()  # everything has its true height afterwards
    wheel(right, 60)
    wheel(left, -60)
    linked = path()
    press(Qt.Key.Key_K, with_=CTRL | SHIFT)
    assert not compared.linked.is_on
    before = values(compared)[1]
    assert path() == linked
    assert values(compared)[1] == before


def test_tagging_and_resizing_are_no_scrolling(compared: MainWindow) -> None:
    left, right = compared.panes.panes
    wheel(left, 6)
    right_top = right.view.top_line()
    left_top = left.view.top_line()
    start = left.text.index("Lewsey ward")
    compared.session.tagging.add(left.article_id, "place", [(start, start + 11)])
    QApplication.processEvents()
    assert left.view.top_line() == left_top
    assert right.view.top_line() == right_top


def test_a_passage_that_crosses_is_followed_only_after_it_was_brought_level(compared: MainWindow) -> None:
    left, right = compared.panes.panes
    words = "Khan was elected to the newly-formed"
    wheel(left, 60)
    here, there = in_both(compared, words)
    assert abs(here - there) > 300
    tint = left.view.tint_at(left.text.index(words))
    assert tint is not None
    compared.comparing.level(tint.number, right)
    here, there = in_both(compared, words)
    assert abs(here - there) <= 1
    wheel(right, 1)
    here, there = in_both(compared, words)
    assert abs(here - there) < 120


def test_nothing_follows_while_articles_are_not_compared(window: MainWindow) -> None:
    left, right = values(window)
    wheel(window.panes.panes[0], 10)
    assert values(window)[0] > left
    assert values(window)[1] == right


def test_a_message_that_goes_moves_no_pane(compared: MainWindow) -> None:
    left, right = compared.panes.panes
    compared.messages.show_message("A message.", passing=True)
    QApplication.processEvents()
    compared.linked.set_on(False)
    left.view.return_to_line(left.text.index("However, he claimed"), 40)
    bar = right.view.verticalScrollBar()
    bar.setValue(bar.maximum())  # its last line goes down with the foot of the pane
    QApplication.processEvents()
    compared.linked.set_on(True)
    before, end = left.top_line(), bar.value()
    compared.messages.dismiss()
    QApplication.processEvents()
    assert bar.value() < end
    assert left.top_line() == before
