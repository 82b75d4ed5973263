"""What the selected tag points at is joined with it by a line, both ways, and a stub stands for what is away."""

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from annotator.ui.text_view import LaneTextView, LinkLine
from annotator.ui.theme import palette
from tests.ui.text_view.conftest import make_mark

RED, BLUE = "#b3261e", "#1b6cb5"
TEXT = "\n".join(f"line {number} of some words" for number in range(120))


def shown(view: LaneTextView) -> QImage:
    QApplication.processEvents()
    return view.viewport().grab().toImage()


def changed(before: QImage, after: QImage, rows: range) -> int:
    """How many pixels of some rows differ."""
    columns = range(0, before.width(), 1)
    return sum(before.pixelColor(x, y) != after.pixelColor(x, y) for y in rows for x in columns)


def rows_between(view: LaneTextView, upper: int, lower: int) -> range:
    """Rows of the viewport from under one block to the top of another one, both left out."""
    top = view.verticalScrollBar().value()
    return range(view._layout.top(upper + 1) - top + 2, view._layout.top(lower) - top - 16)


@pytest.fixture
def page(view: LaneTextView) -> LaneTextView:
    """A red tag in the second line is selected; a blue one stands in the ninth and another far below."""
    at = [TEXT.index(f"line {number} ") for number in (1, 8, 100)]
    marks = [
        make_mark("red", (at[0], at[0] + 6), colour=RED, colour_dark=RED),
        make_mark("blue", (at[1], at[1] + 6), colour=BLUE),
        make_mark("far", (at[2], at[2] + 6), colour=BLUE),
    ]
    view.set_text(TEXT, marks)
    view.set_selected_mark("red")
    return view


@pytest.mark.parametrize("outward", [True, False])
def test_a_line_in_the_colour_of_the_tag_that_points_joins_both(page: LaneTextView, outward: bool) -> None:
    before = shown(page)
    page.set_links([LinkLine("blue", "Held by", outward)])
    after = shown(page)
    between = rows_between(page, 2, 8)
    assert all(changed(before, after, range(row, row + 1)) for row in between)
    wanted = QColor(RED if outward else BLUE)
    row = between[len(between) // 2]
    found = [QColor(after.pixelColor(x, row)) for x in range(after.width())]
    assert any(abs(c.hue() - wanted.hue()) < 12 and c.saturation() > 40 for c in found if c.hue() >= 0)
    page.set_links([])
    assert shown(page) == before


def test_nothing_is_drawn_while_no_tag_is_selected(page: LaneTextView) -> None:
    page.set_selected_mark(None)
    before = shown(page)
    page.set_links([LinkLine("blue", "Held by")])
    assert shown(page) == before


def test_what_is_not_on_the_screen_gets_a_stub_and_a_line_once_it_is(page: LaneTextView) -> None:
    before = shown(page)
    page.set_links([LinkLine("far", "Held by")])
    after = shown(page)
    under = page._layout.top(2)
    assert changed(before, after, range(under - 8, under + 8))
    assert not changed(before, after, rows_between(page, 5, 9))
    page.change_marks([make_mark("far", (TEXT.index("line 7 "), TEXT.index("line 7 ") + 4))])
    assert changed(shown(page), before, rows_between(page, 2, 6))


def test_scrolling_leaves_nothing_behind(page: LaneTextView) -> None:
    page.set_links([LinkLine("blue", "Held by"), LinkLine("far", "Organisation")])
    shown(page)
    page.verticalScrollBar().setValue(60)
    scrolled = shown(page)
    page.viewport().update()
    assert shown(page) == scrolled


def test_a_tag_of_another_article_has_a_stub_too(page: LaneTextView) -> None:
    before = shown(page)
    page.set_links([LinkLine("elsewhere", "Held by")])
    assert shown(page) != before


def test_lines_stand_out_in_the_dark_as_well(page: LaneTextView, qapp: QApplication) -> None:
    qapp.setPalette(palette(True))
    before = shown(page)
    page.set_links([LinkLine("blue", "Held by")])
    after = shown(page)
    assert changed(before, after, rows_between(page, 2, 8))
    qapp.setPalette(palette(False))


def test_another_text_has_no_lines(page: LaneTextView) -> None:
    page.set_links([LinkLine("blue", "Held by")])
    page.set_text(TEXT)
    assert page._showing.links == ()
