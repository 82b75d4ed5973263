"""The timeline draws every bar, tells what it claims, and is walked by keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from annotator.text.timelines import timeline
from annotator.ui.docks.timeline_view import TimelineView
from annotator.ui.theme import apply_theme
from tests.text.test_claim_checks import BBC, SOURCES, TODAY, claim

SINCE = claim(1, BBC, "date", start="2011")
DEPUTY = claim(2, TODAY, term="deputy leader", start="2016", end="2019", organisation="Luton Council")
ELECTED = claim(3, TODAY, "date", term="elected", start="1999-05", end="1999-05")
MAYOR = claim(4, BBC, term="mayor", start="2001", end="2004")
BARS = [ELECTED, MAYOR, SINCE, DEPUTY]


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    view = TimelineView()
    qtbot.addWidget(view)
    view.show_timeline("Mohammed Aslam Khan", timeline(BARS, SOURCES))
    view.resize(500, view.sizeHint().height())
    view.show()
    qtbot.waitExposed(view)
    return view


def colours(image: QImage, left: int, right: int, y: int) -> set[int]:
    return {image.pixel(x, y) for x in range(left, right)}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_bars_are_drawn_where_their_days_are(view: TimelineView, qapp: QApplication, theme: str) -> None:
    apply_theme(qapp, theme)
    image = view.grab().toImage()
    page = view.palette().base().color().rgb()
    for one in BARS:
        box = view.rectangle(one.annotation)
        assert 0 < box.left() < box.right() <= view.width()
        assert page not in colours(image, int(box.left()) + 2, int(box.left()) + 4, int(box.center().y()))
    apply_theme(qapp, "light")


def test_an_open_end_fades(view: TimelineView) -> None:
    image = view.grab().toImage()
    box = view.rectangle(SINCE.annotation)
    y = int(box.bottom()) - 3
    ground = view.palette().base().color()
    near = [image.pixelColor(int(box.left() + box.width() * share), y) for share in (0.5, 0.98)]
    differences = [abs(colour.lightness() - ground.lightness()) for colour in near]
    assert differences[0] > 3 * differences[1]


def test_bars_stand_below_each_other_and_later_ones_further_right(view: TimelineView) -> None:
    boxes = [view.rectangle(one.annotation) for one in BARS]
    assert [box.top() for box in boxes] == sorted(box.top() for box in boxes)
    assert [box.left() for box in boxes] == sorted(box.left() for box in boxes)


def test_the_keyboard_walks_from_bar_to_bar_and_the_screen_reader_is_told(
    view: TimelineView, qtbot: QtBot
) -> None:
    view.setFocus()
    told = []
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End):
        qtbot.keyClick(view, key)
        told.append(view.accessibleDescription().split(",")[0])
    assert told == ["elected", "mayor", "councillor", "mayor", "deputy leader (Luton Council)"]
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current == DEPUTY.annotation
    with qtbot.waitSignal(view.claim_activated) as activated:
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert activated.args == [DEPUTY.annotation]


def test_hovering_tells_what_is_claimed_and_by_whom(view: TimelineView) -> None:
    point = view.rectangle(MAYOR.annotation).center().toPoint()
    QApplication.sendEvent(view, QHelpEvent(QHelpEvent.Type.ToolTip, point, view.mapToGlobal(point)))
    assert QToolTip.text() == "mayor, 2001 to 2004, according to BBC News (20 September 2023)"
    nowhere = QPoint(2, 2)
    QApplication.sendEvent(view, QHelpEvent(QHelpEvent.Type.ToolTip, nowhere, view.mapToGlobal(nowhere)))


def test_the_current_bar_stays_current_when_others_come(view: TimelineView) -> None:
    view.select(SINCE.annotation)
    more = claim(5, BBC, term="clerk", start="1990", end="1995")
    view.show_timeline("Mohammed Aslam Khan", timeline([more, *BARS], SOURCES))
    assert view.current == SINCE.annotation


def test_an_empty_timeline_draws_nothing_and_answers_every_key(view: TimelineView, qtbot: QtBot) -> None:
    view.show_timeline("", timeline([], {}))
    view.grab()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Return, Qt.Key.Key_Down):
        qtbot.keyClick(view, key)
    assert view.current == ""
    assert view.accessibleName() == "Timeline"
