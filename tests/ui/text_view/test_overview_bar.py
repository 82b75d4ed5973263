"""The picture of the whole text beside the scroll bar."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator.model.span import Span
from annotator.ui.text_view import Mark, Tint
from annotator.ui.text_view.family_colours import line_of
from annotator.ui.text_view.overview_bar import WIDTH, OverviewBar
from annotator.ui.text_view.scheme import colour_of, scheme_of
from annotator.ui.theme import palette
from tests.ui.text_view.conftest import make_mark

RED, BLUE = "#b3261e", "#1b6cb5"


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[OverviewBar]:
    """A bar of 200 pixels over a text of 1000 code points with a red tag in the middle."""
    parent = QWidget()
    qtbot.addWidget(parent)
    marks: list[Mark] = [make_mark("red", (500, 520), colour=RED)]
    made = OverviewBar(parent, scheme_of(palette(False)), lambda: marks)
    made.resize(WIDTH, 200)
    made.set_text_length(1000)
    yield made
    parent.close()


def _rows_with(bar: OverviewBar, colour: str) -> list[int]:
    image: QImage = bar.grab().toImage()
    wanted = QColor(colour)
    return [y for y in range(image.height()) if image.pixelColor(WIDTH // 2 - 1, y) == wanted]


def test_a_tag_shows_where_it_lies(bar: OverviewBar) -> None:
    rows = _rows_with(bar, RED)
    assert rows and min(rows) >= 96 and max(rows) <= 106


def test_tags_come_and_go_without_looking_at_the_others(bar: OverviewBar) -> None:
    bar.grab()
    blue = make_mark("blue", (0, 40), colour=BLUE)
    bar.change_marks([blue], [])
    assert max(_rows_with(bar, BLUE)) < 12
    assert _rows_with(bar, RED)
    bar.change_marks([], [blue])
    assert not _rows_with(bar, BLUE)


def test_a_click_tells_the_position(bar: OverviewBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.jumped) as jumped:
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(5, 150))
    assert jumped.args == [750]


def test_hits_and_furniture_show(bar: OverviewBar) -> None:
    before = bar.grab().toImage()
    bar.set_zones([Span(100, 200)])
    with_zones = bar.grab().toImage()
    bar.set_found([Span(700, 705)])
    assert before != with_zones != bar.grab().toImage()


def test_shared_passages_show_in_their_colour(bar: OverviewBar) -> None:
    bar.set_tints([Tint(1, (Span(300, 400),)), Tint(2, (Span(600, 640), Span(660, 700)))])
    image = bar.grab().toImage()
    colours = [QColor(image.pixelColor(1, y)) for y in range(image.height())]
    first, second = (colours.count(colour_of(line_of(bar._scheme, number))) for number in (1, 2))
    assert first > 10
    assert second > 10
    bar.set_text_length(1000)
    assert QColor(bar.grab().toImage().pixelColor(1, 105)) != colour_of(line_of(bar._scheme, 1))


def test_what_others_contradict_stings_the_bar_where_it_lies(bar: OverviewBar) -> None:
    before = bar.grab().toImage()
    bar.set_contradicted([250])
    after = bar.grab().toImage()
    changed = {y for y in range(200) for x in range(WIDTH) if before.pixel(x, y) != after.pixel(x, y)}
    assert changed
    assert min(changed) >= 44 and max(changed) <= 56
    bar.set_text_length(1000)
    assert bar.grab().toImage() == before
