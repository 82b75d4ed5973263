"""The table of readings lists what is shared, in a column for each article, and leads to it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.ui.main_window import MainWindow

Press = Callable[..., None]
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def listed(window: MainWindow, press: Press, qtbot: QtBot) -> MainWindow:
    """The window while articles are compared, with the table in front."""
    press(Qt.Key.Key_K, with_=CTRL)
    qtbot.waitUntil(lambda: bool(window.comparing.shown.families))
    press(Qt.Key.Key_6, with_=ALT)
    qtbot.waitUntil(window.readings.view.isVisible)
    return window


def cells(window: MainWindow) -> list[list[str]]:
    table = window.readings.table
    return [
        [table.index(row, column).data() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_each_passage_is_a_row_and_each_article_a_column(listed: MainWindow) -> None:
    table = listed.readings.table
    labels = [listed.session.library.article(pane.article_id).label for pane in listed.panes.panes]
    assert list(table.headers.values())[1:-1] == labels
    rows = cells(listed)
    assert len(rows) == len(listed.comparing.shown.families)
    assert ["instrumental in his career progression", "instrumental in my career progression", "person"] in [
        row[1:] for row in rows
    ]
    assert listed.readings.count.text() == f"{len(rows)} passages"


def test_a_kind_of_difference_leaves_the_others_out(listed: MainWindow, qtbot: QtBot) -> None:
    box = listed.readings.kind
    box.setCurrentIndex(box.findData("spelling"))
    assert len(cells(listed)) == 1
    assert "disdain" in cells(listed)[0][1]
    assert "distain" in cells(listed)[0][2]
    box.setCurrentIndex(box.findData("number"))
    assert cells(listed) == []
    assert listed.readings.empty.isVisible()


def test_return_brings_a_passage_level_and_lights_it(listed: MainWindow) -> None:
    view = listed.readings.view
    assert view.hasFocus()
    row = next(row for row, cell in enumerate(cells(listed)) if "instrumental" in cell[1])
    view.selectRow(row)
    number = listed.readings.table.number(row)
    assert listed.comparing.lit == number
    QTest.keyClick(view, Qt.Key.Key_Return)
    QApplication.processEvents()
    tops = []
    for pane in listed.panes.panes:
        tint = next(tint for tint in pane.view.tints() if tint.number == number)
        tops.append(pane.view.box_of(tint.extent.start).top())
    assert abs(tops[0] - tops[1]) <= 1
    assert 0 <= tops[0] < listed.panes.panes[0].view.viewport().height()
    assert view.hasFocus()


def test_turning_comparison_off_empties_the_table(listed: MainWindow, press: Press) -> None:
    press(Qt.Key.Key_K, with_=CTRL)
    assert cells(listed) == []
    assert "turn Compare on" in listed.readings.empty.text()


def test_nothing_is_made_for_a_table_that_nobody_sees(window: MainWindow, qtbot: QtBot) -> None:
    window.comparing.set_on(True)
    qtbot.waitUntil(lambda: bool(window.comparing.shown.families))
    assert not window.readings.is_made
    window.readings.raise_()
    qtbot.waitUntil(lambda: window.readings.is_made)
    assert len(cells(window)) == len(window.comparing.shown.families)


def test_rows_are_painted(listed: MainWindow) -> None:
    view = listed.readings.view
    view.selectRow(0)
    box = view.visualRect(listed.readings.table.index(0, 1))
    image = view.viewport().grab(box).toImage()
    assert len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}) > 4


def test_the_passage_that_was_brought_level_is_chosen_when_the_table_is_seen(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    window.comparing.set_on(True)
    qtbot.waitUntil(lambda: bool(window.comparing.shown.families))
    window.comparing.level(4, window.panes.active)
    press(Qt.Key.Key_6, with_=ALT)
    qtbot.waitUntil(window.readings.view.isVisible)
    assert window.readings.table.number(window.readings.view.currentIndex().row()) == 4
