"""Type is set in the direction of its paragraph, whatever was set into it."""

import pytest
from PySide6.QtWidgets import QApplication

from annotator.model.sheet import Cell, Run
from annotator.ui.printed.typesetting import POINT, Line, lines

WIDTH = 3000
HEBREW = "שלום עולם"
MARK = Run("P1[", frozenset({"mark"}))


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Type needs an application."""


def left_edge(line: Line) -> float:
    assert line.line is not None
    return line.line.naturalTextRect().left()


@pytest.mark.parametrize("cell", [(Run(HEBREW),), (MARK, Run(HEBREW)), (Run("123 " + HEBREW),)])
def test_a_paragraph_that_runs_to_the_left_begins_at_the_right(cell: Cell) -> None:
    [line] = lines(cell, WIDTH, 10)
    assert left_edge(line) > WIDTH / 2
    assert left_edge(line) + line.width == pytest.approx(WIDTH, abs=1)


def test_each_paragraph_has_its_own_direction() -> None:
    latin, hebrew = lines((Run(f"Latin\n{HEBREW}"),), WIDTH, 10)
    assert left_edge(latin) == pytest.approx(0, abs=1)
    assert left_edge(hebrew) > WIDTH / 2


def test_looks_after_letters_beyond_the_basic_plane_are_where_they_belong() -> None:
    [line] = lines((Run("😀𝒜 "), Run("differs", frozenset({"differs"})), Run(" end")), WIDTH, 10)
    assert line.layout is not None
    [look] = line.layout.formats()
    assert (look.start, look.length) == (5, 7)


def test_empty_lines_are_gaps_and_none_stand_at_the_edges() -> None:
    set_ = lines((Run("\n \n"), Run("one\n\n\n\ntwo\r\nthree\r"), Run("\n\n")), WIDTH, 10)
    assert [line.line is None for line in set_] == [False, True, False, False]
    assert set_[1].height < 10 * POINT


def test_nothing_is_no_line() -> None:
    assert lines((), WIDTH, 10) == []
    assert lines((Run(" \n"),), WIDTH, 10) == []
