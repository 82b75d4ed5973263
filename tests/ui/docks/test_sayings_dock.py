"""Who says what: filtered by state, in the order of any article, and led to from each row."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.model.saying import Contradiction, Saying
from annotator.model.span import Span
from annotator.ui.docks.saying_table import SayingTable
from annotator.ui.main_window import MainWindow

Press = Callable[..., None]
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def listed(window: MainWindow, press: Press, qtbot: QtBot) -> MainWindow:
    """The window while articles are compared, with the table in front."""
    press(Qt.Key.Key_K, with_=CTRL)
    qtbot.waitUntil(lambda: bool(window.comparing.shown.families))
    press(Qt.Key.Key_9, with_=ALT)
    qtbot.waitUntil(lambda: window.sayings.table.count() > 0)
    return window


def column(window: MainWindow, number: int) -> list[str]:
    table = window.sayings.table
    return [table.index(row, number).data() for row in range(table.rowCount())]


def choose(window: MainWindow, state: str) -> None:
    box = window.sayings.state
    box.setCurrentIndex(box.findData(state))


def test_every_passage_and_every_stretch_of_one_article_has_a_row(listed: MainWindow) -> None:
    numbers = [int(number) for number in column(listed, 0) if number]
    assert sorted(numbers) == [family.number for family in listed.comparing.shown.families]
    assert set(column(listed, 1)) == {"in all", "only here"}
    for state, left, right in zip(*(column(listed, number) for number in (1, 2, 3)), strict=True):
        assert (state == "only here") == ("—" in (left, right))
    assert listed.sayings.count.text() == f"{listed.sayings.table.count()} rows"


def test_states_are_counted_and_leave_the_others_out(listed: MainWindow) -> None:
    box = listed.sayings.state
    offered = {box.itemData(at): box.itemText(at) for at in range(box.count())}
    assert list(offered) == ["", "all", "only", "contradicting"]
    for state, words in offered.items():
        choose(listed, state)
        assert words.endswith(f"({listed.sayings.table.count()})")
    assert listed.sayings.empty.isVisible()
    assert not column(listed, 0)


def test_rows_stand_in_the_order_of_the_article_whose_head_is_clicked(listed: MainWindow) -> None:
    before = column(listed, 3)
    header = listed.sayings.view.horizontalHeader()
    where = QPoint(header.sectionViewportPosition(3) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert listed.sayings.order.currentIndex() == 1
    after = column(listed, 3)
    assert sorted(after) == sorted(before)
    right = listed.panes.panes[1]
    said = [saying.spans[1] for saying in listed.sayings.table.sayings]
    assert said[: len(said) - said.count(None)] == sorted(span for span in said if span)
    assert right.article_id == listed.sayings.order.currentData()


def test_return_on_what_only_one_article_says_selects_it_there(listed: MainWindow) -> None:
    choose(listed, "only")
    view = listed.sayings.view
    row = next(row for row, words in enumerate(column(listed, 2)) if words.startswith("Labour said it would"))
    view.selectRow(row)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    left = listed.panes.panes[0]
    selection = left.selection()
    assert selection is not None
    assert left.text[slice(*selection)].startswith("Labour said it would")
    assert 0 <= left.view.box_of(selection[0]).top() < left.view.viewport().height()
    assert view.hasFocus()


def test_return_on_a_passage_brings_it_level(listed: MainWindow) -> None:
    choose(listed, "all")
    view = listed.sayings.view
    view.selectRow(2)
    number = listed.sayings.table.number(2)
    assert listed.comparing.lit == number
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    QApplication.processEvents()
    tops = [
        pane.view.box_of(next(tint for tint in pane.view.tints() if tint.number == number).extent.start).top()
        for pane in listed.panes.panes
    ]
    assert abs(tops[0] - tops[1]) <= 1


def test_without_comparison_the_table_says_how_to_begin(listed: MainWindow, press: Press) -> None:
    press(Qt.Key.Key_K, with_=CTRL)
    assert listed.sayings.table.count() == 0
    assert "turn Compare on" in listed.sayings.empty.text()


def test_nothing_is_asked_for_a_table_that_nobody_sees(window: MainWindow, qtbot: QtBot) -> None:
    window.comparing.set_on(True)
    qtbot.waitUntil(lambda: bool(window.comparing.shown.families))
    assert not window.sayings.is_made


def test_words_that_two_conflicts_are_about_are_shown_once(qapp: QApplication) -> None:
    text = "He served the ward for 12 years and currently represents another one."
    number, claim = Span(23, 25), Span(23, 31)
    saying = Saying(
        (Span(0, len(text)), None),
        None,
        tuple(Contradiction(0, place, "12 years, 13 years.") for place in (number, claim)),
    )
    table = SayingTable()
    table.show_sayings([saying], [], [text, ""], ["one", "other"], 0)
    cells = [table.index(0, column).data() for column in range(4)]
    assert cells == [
        "",
        "only here\ncontradicting",
        "… served the ward for 12 years and currently represents another …",
        "—",
    ]
    assert [piece.words for piece in table.pieces(0, 0) if piece.kind] == ["12 years"]
    assert table.tip(0, "state") == "only here\n12 years, 13 years."
