"""Ribbons join what is shared, light both ends, lead to the counterpart, and leave the gutter movable."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from annotator.ui.gutter import GUTTER_WIDTH, NARROW_GUTTER, PaneSplitter
from annotator.ui.main_window import MainWindow
from annotator.ui.ribbon_shapes import ABOVE, BELOW
from annotator.ui.ribbons import Ribbons, _Drawn

Press = Callable[..., None]
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def ribbons(window: MainWindow, press: Press, qtbot: QtBot) -> Ribbons:
    """The ribbons between the two sample articles, each of which is scrolled by itself."""
    window.linked.set_on(False)
    press(Qt.Key.Key_K, with_=CTRL)
    qtbot.waitUntil(lambda: bool(window.ribbons.ribbons))
    made = window.ribbons.ribbons[0]
    qtbot.waitUntil(lambda: bool(made._drawn))
    return made


def drawn(ribbons: Ribbons, number: int) -> _Drawn:
    ribbons.grab()
    return next(one for one in ribbons._drawn if one.number == number)


def point_on(ribbons: Ribbons, number: int, x: int) -> QPoint:
    """A point of a ribbon that no narrower one hides."""
    drawn(ribbons, number)
    rows = [y for y in range(ribbons.height()) if ribbons.at(QPointF(x, y)) == number]
    return QPoint(x, rows[len(rows) // 2])


def number_of(window: MainWindow, words: str) -> int:
    pane = window.panes.panes[0]
    tint = pane.view.tint_at(pane.text.index(words))
    assert tint is not None
    return tint.number


def test_a_ribbon_runs_from_line_to_line_and_a_stub_says_which_way(
    window: MainWindow, ribbons: Ribbons
) -> None:
    left, right = (pane.view for pane in window.panes.panes)
    number = number_of(window, "deputy leader of Luton")
    left.verticalScrollBar().setValue(0)
    right.verticalScrollBar().setValue(0)
    both = drawn(ribbons, number)
    assert both.left.away == both.right.away == 0
    down = left.viewport().mapToGlobal(QPoint(0, 0)).y() - ribbons.mapToGlobal(QPoint(0, 0)).y()
    tint = left.tints()[0]
    assert both.left.top == down + left.box_of(tint.extent.start).top()
    assert both.left.bottom == down + left.box_of(tint.extent.end - 1).bottom()
    right.verticalScrollBar().setValue(right.verticalScrollBar().maximum())
    assert drawn(ribbons, number).right.away == ABOVE
    right.verticalScrollBar().setValue(0)
    last = number_of(window, "confused party")
    left.reveal(left.tints()[-2].extent)
    assert drawn(ribbons, last).right.away == BELOW


def test_pointing_at_a_ribbon_lights_the_pair_and_leaving_it_does_not(
    window: MainWindow, ribbons: Ribbons
) -> None:
    gutter = window.panes.joints()[0][0]
    number = number_of(window, "deputy leader of Luton")
    before = gutter.cursor().shape()
    QTest.mouseMove(gutter, point_on(ribbons, number, 20))
    assert window.comparing.lit == number
    assert [pane.view._showing.lit_tint for pane in window.panes.panes] == [number, number]
    assert gutter.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(gutter, QPoint(20, 2))
    assert window.comparing.lit == 0
    assert gutter.cursor().shape() == before


def test_a_click_brings_the_counterpart_level(window: MainWindow, ribbons: Ribbons) -> None:
    left, right = (pane.view for pane in window.panes.panes)
    number = number_of(window, "no longer upholds the values")
    gutter = window.panes.joints()[0][0]
    assert drawn(ribbons, number).right.away == BELOW
    tops = left.verticalScrollBar().value()
    QTest.mouseClick(gutter, LEFT, pos=point_on(ribbons, number, 8))
    assert left.verticalScrollBar().value() == tops
    here, there = (
        next(tint for tint in view.tints() if tint.number == number).extent for view in (left, right)
    )
    assert abs(left.box_of(here.start).top() - right.box_of(there.start).top()) <= 1
    after = drawn(ribbons, number)
    assert after.left.away == after.right.away == 0


def test_the_gutter_is_moved_as_ever(window: MainWindow, ribbons: Ribbons) -> None:
    gutter = window.panes.joints()[0][0]
    start = point_on(ribbons, number_of(window, "deputy leader of Luton"), 20)
    sizes = window.panes.sizes
    values = [pane.view.verticalScrollBar().value() for pane in window.panes.panes]
    QTest.mousePress(gutter, LEFT, pos=start)
    QTest.mouseMove(gutter, start + QPoint(40, 0))
    QTest.mouseRelease(gutter, LEFT, pos=start)
    assert window.panes.sizes != sizes
    assert [pane.view.verticalScrollBar().value() for pane in window.panes.panes] == values


def test_the_hint_tells_the_readings(window: MainWindow, ribbons: Ribbons, qtbot: QtBot) -> None:
    gutter = window.panes.joints()[0][0]
    where = point_on(ribbons, number_of(window, "no longer upholds the values"), 8)
    QApplication.sendEvent(gutter, QHelpEvent(QHelpEvent.Type.ToolTip, where, gutter.mapToGlobal(where)))
    assert "person: him / me" in QToolTip.text()
    QToolTip.hideText()


def test_ribbons_follow_the_panes_and_go_with_comparison(
    window: MainWindow, ribbons: Ribbons, press: Press, qtbot: QtBot
) -> None:
    press("3", with_=CTRL)
    window.panes.panes[2].show_article(window.panes.panes[0].article_id)
    qtbot.waitUntil(lambda: len(window.ribbons.ribbons) == 2)
    window.panes.close_pane(window.panes.panes[0])
    assert window.ribbons.ribbons == []
    qtbot.waitUntil(lambda: len(window.ribbons.ribbons) == 1)
    window.grab()
    gutter = window.panes.joints()[0][0]
    image: QImage = gutter.grab().toImage()
    press(Qt.Key.Key_K, with_=CTRL)
    assert window.ribbons.ribbons == []
    assert gutter.findChildren(Ribbons) == []
    assert not gutter.hasMouseTracking()
    assert gutter.grab().toImage() != image


@pytest.mark.parametrize("width", [GUTTER_WIDTH, NARROW_GUTTER])
def test_a_count_in_a_corner_brings_the_next_passage_that_is_out_of_view(
    window: MainWindow, ribbons: Ribbons, qtbot: QtBot, width: int
) -> None:
    window.panes.findChildren(PaneSplitter)[0].setHandleWidth(width)
    qtbot.waitUntil(lambda: ribbons.width() == width)
    gutter = window.panes.joints()[0][0]
    ribbons.grab()
    below = {corner.place: corner for corner in ribbons._corners if corner.away == BELOW}
    assert below.keys() == {0, 1}
    boxes = [corner.box for corner in ribbons._corners]
    assert not any(one.intersects(other) for at, one in enumerate(boxes) for other in boxes[:at])
    corner = below[1]
    where = corner.box.center().toPoint()
    QTest.mouseMove(gutter, where)
    assert gutter.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QApplication.sendEvent(gutter, QHelpEvent(QHelpEvent.Type.ToolTip, where, gutter.mapToGlobal(where)))
    assert f"out of view: {corner.count}." in QToolTip.text()
    QToolTip.hideText()
    QTest.mouseClick(gutter, LEFT, pos=where)
    number = window.comparing.lit
    assert number
    after = drawn(ribbons, number)
    assert after.left.away == after.right.away == 0
    ribbons.grab()
    counts = {(one.place, one.away): one.count for one in ribbons._corners}
    assert counts.get((1, BELOW), 0) < corner.count


def test_pointing_at_tinted_words_lights_the_pair(window: MainWindow, ribbons: Ribbons) -> None:
    left = window.panes.panes[0]
    number = number_of(window, "deputy leader of Luton")
    left.view.verticalScrollBar().setValue(0)
    left.set_caret(left.text.index("deputy leader of Luton") + 2)
    QTest.mouseMove(left.view.viewport(), left.view.cursorRect().center())
    assert window.comparing.lit == number
    assert [pane.view._showing.lit_tint for pane in window.panes.panes] == [number, number]
    QApplication.sendEvent(left.view.viewport(), QEvent(QEvent.Type.Leave))
    assert window.comparing.lit == 0
