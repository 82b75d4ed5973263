"""Scrolling through text of which most has never been laid out."""

import random

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from annotator.model.span import Span
from annotator.ui.text_view import LaneTextView
from tests.ui.text_view.conftest import make_mark


@pytest.fixture
def long_view(view: LaneTextView) -> LaneTextView:
    """Paragraphs of very different length with tags in many lanes, so that guessed heights are wrong."""
    chance = random.Random(1)
    paragraphs = ["word " * chance.choice((1, 4, 40, 300)) for _ in range(400)]
    text = "\n".join(paragraphs)
    marks = []
    for number in range(3000):
        start = chance.randrange(len(text) - 60)
        marks.append(make_mark(f"{number:04}", (start, start + chance.randint(3, 60))))
    view.set_text(text, marks)
    return view


def test_scrolling_up_into_unseen_text_never_moves_what_is_read(long_view: LaneTextView) -> None:
    bar = long_view.verticalScrollBar()
    bar.setValue(bar.maximum() * 2 // 3)
    QApplication.processEvents()
    for _ in range(60):
        seen = long_view.seen()
        assert seen is not None
        before = long_view.box_of(seen.start).top()
        bar.setValue(bar.value() - 50)
        QApplication.processEvents()
        assert long_view.box_of(seen.start).top() == pytest.approx(before + 50, abs=1)


def test_scrolling_down_never_moves_what_is_read(long_view: LaneTextView) -> None:
    bar = long_view.verticalScrollBar()
    QApplication.processEvents()
    for _ in range(60):
        seen = long_view.seen()
        assert seen is not None
        before = long_view.box_of(seen.end - 1).top()
        bar.setValue(bar.value() + 50)
        QApplication.processEvents()
        assert long_view.box_of(seen.end - 1).top() == pytest.approx(before - 50, abs=1)


def test_a_tag_added_above_or_below_does_not_move_the_first_line(long_view: LaneTextView) -> None:
    bar = long_view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    QApplication.processEvents()
    seen = long_view.seen()
    assert seen is not None
    line = long_view.box_of(seen.start + 200)
    first = long_view.position_at(QPointF(100, 12))
    for start in (seen.start - 500, seen.start - 60, seen.start + 300):
        long_view.change_marks([make_mark(f"new{start}", (start, start + 20))])
        QApplication.processEvents()
        assert abs(long_view.position_at(QPointF(100, 12)) - first) <= 1
    assert line.height() > 0


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.93, 1.0])
def test_what_is_revealed_can_be_seen_with_context(long_view: LaneTextView, share: float) -> None:
    start = int((len(long_view.text) - 30) * share)
    long_view.reveal(Span(start, start + 20))
    QApplication.processEvents()
    box = long_view.box_of(start)
    height = long_view.viewport().height()
    assert box.top() >= 0 and box.bottom() <= height
    if 0.1 <= share < 0.95:
        assert box.top() > 2 * long_view._layout.metrics.line


def test_revealing_what_is_seen_does_not_scroll(long_view: LaneTextView) -> None:
    long_view.reveal(Span(5000, 5010))
    QApplication.processEvents()
    before = long_view.verticalScrollBar().value()
    long_view.reveal(Span(5020, 5030))
    QApplication.processEvents()
    assert long_view.verticalScrollBar().value() == before


def test_resizing_keeps_the_line_that_is_read(long_view: LaneTextView) -> None:
    bar = long_view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    QApplication.processEvents()
    position = long_view.position_at(QPointF(100, 12))
    for width in (500, 420, 900, 640):
        long_view.resize(width, 480)
        QApplication.processEvents()
        assert abs(long_view.position_at(QPointF(100, 12)) - position) < 260
    assert long_view._layout.column <= long_view._layout.metrics.measure


def test_some_hundreds_of_frames_are_painted_without_harm(long_view: LaneTextView) -> None:
    bar = long_view.verticalScrollBar()
    chance = random.Random(2)
    long_view.set_selected_mark("0007")
    for frame in range(400):
        if frame % 20 == 0:
            bar.setValue(chance.randrange(max(1, bar.maximum())))
        bar.setValue(bar.value() + chance.choice((-70, 40, 40)))
        long_view.select(Span(frame * 10, frame * 10 + 900), reveal=False)
        long_view.set_hovered_mark(f"{frame:04}")
        long_view.viewport().repaint()
    assert long_view._layout._kept_units < 110_000


def test_blocks_out_of_sight_are_forgotten_and_keep_their_height(view: LaneTextView) -> None:
    view.set_text("\n".join(["many words " * 100] * 400))
    for block in range(400):
        view._layout.laid(block)
    layout = view._layout
    assert len(layout._laid) < 120
    heights = [layout.heights[block] for block in range(400)]
    assert not layout.is_laid(0)
    layout.laid(0)
    assert layout.heights[0] == heights[0]


def test_a_click_in_the_overview_goes_there(long_view: LaneTextView) -> None:
    goal = len(long_view.text) * 3 // 4
    long_view._bar.jumped.emit(goal)
    QApplication.processEvents()
    seen = long_view.seen()
    assert seen is not None and seen.start <= goal <= seen.end
