"""Passages that other articles share have a ground of their own, their differing words a stronger one."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from annotator.model.span import Span
from annotator.ui.text_view import LaneTextView, Tint
from annotator.ui.text_view.contrast import INK_CONTRAST, LANE_CONTRAST, contrast
from annotator.ui.text_view.family_colours import ground_of, line_of
from annotator.ui.text_view.scheme import scheme_of
from annotator.ui.theme import palette
from tests.ui.text_view.conftest import span_of

TEXT = "It no longer upholds the values that drew him to its cause.\nAnother line.\nAnd 😀 one more."


def shown(view: LaneTextView) -> QImage:
    QApplication.processEvents()
    return view.viewport().grab().toImage()


def colour_before(view: LaneTextView, image: QImage, position: int) -> tuple[int, int, int]:
    """The ground just left of and above a letter: between words there is no ink."""
    cursor = view.textCursor()
    cursor.setPosition(view._layout.units.to_units(position))
    box = view.cursorRect(cursor)
    colour = QColor(image.pixelColor(box.left() - 2, box.top() + 4))
    return colour.red(), colour.green(), colour.blue()


def test_a_passage_is_tinted_and_nothing_beside_it(view: LaneTextView) -> None:
    view.set_text(TEXT)
    before = shown(view)
    view.set_tints([Tint(1, (span_of(TEXT, "no longer upholds"),))])
    image = shown(view)
    page = view._scheme.page
    ground = ground_of(view._scheme, 1, 0.20)
    assert ground != page
    assert colour_before(view, image, TEXT.index("longer")) == ground
    assert colour_before(view, image, TEXT.index("no longer")) == page
    assert colour_before(view, image, TEXT.index("values")) == page
    view.set_tints([])
    assert shown(view) == before


def test_words_that_differ_stand_on_a_stronger_ground(view: LaneTextView) -> None:
    view.set_text(TEXT)
    whole = span_of(TEXT, "no longer upholds the values that drew him to its cause")
    view.set_tints([Tint(3, (whole,), differing=(span_of(TEXT, "drew him"),))])
    image = shown(view)
    assert colour_before(view, image, TEXT.index("him")) == ground_of(view._scheme, 3, 0.42)
    assert colour_before(view, image, TEXT.index("its")) == ground_of(view._scheme, 3, 0.20)


def test_the_lit_passage_is_stronger_and_the_other_stays(view: LaneTextView) -> None:
    view.set_text(TEXT)
    view.set_tints([Tint(1, (span_of(TEXT, "no longer"),)), Tint(2, (span_of(TEXT, "Another line"),))])
    view.set_lit_tint(2)
    image = shown(view)
    assert colour_before(view, image, TEXT.index("longer")) == ground_of(view._scheme, 1, 0.20)
    assert colour_before(view, image, TEXT.index("line.")) == ground_of(view._scheme, 2, 0.32)


def test_the_number_stands_beside_the_first_line_only(view: LaneTextView) -> None:
    view.set_text(TEXT)
    before = shown(view)
    view.set_tints([Tint(7, (Span(0, len(TEXT)),))])
    after = shown(view)
    columns = range(view._layout.left + view._layout.column + 2, view.viewport().width())
    top = view.verticalScrollBar().value()
    rows = {
        y for y in range(after.height()) for x in columns if before.pixelColor(x, y) != after.pixelColor(x, y)
    }
    line = view._layout.laid(0).lines[0]
    first = view._layout.top(0) - top
    assert rows
    assert rows <= set(range(first + line.text_top - 2, first + line.text_bottom + 2))


def test_the_passage_at_a_place_is_the_shortest_and_another_text_has_none(view: LaneTextView) -> None:
    view.set_text(TEXT)
    view.set_tints(
        [Tint(1, (Span(0, 58),)), Tint(2, (span_of(TEXT, "the values"),)), Tint(3, (Span(75, 80),))]
    )
    tint = view.tint_at(TEXT.index("values"))
    assert tint is not None
    assert tint.number == 2
    last = view.tint_at(77)  # behind a character beyond the basic plane
    assert last is not None
    assert last.number == 3
    assert view.tint_at(TEXT.index("Another")) is None
    view.set_text("Other words")
    assert list(view.tints()) == []


@pytest.mark.parametrize("dark", [False, True])
def test_letters_stay_readable_and_lines_visible_in_every_colour(view: LaneTextView, dark: bool) -> None:
    scheme = scheme_of(palette(dark))
    for number in range(1, 12):
        for strength in (0.20, 0.32, 0.58):
            assert contrast(ground_of(scheme, number, strength), scheme.ink) >= INK_CONTRAST
        assert contrast(line_of(scheme, number), scheme.page) >= LANE_CONTRAST
        assert ground_of(scheme, number, 0.20) != scheme.page


def test_signs_of_a_passage_in_text_from_right_to_left_are_painted_without_harm(view: LaneTextView) -> None:
    text = "שלום עולם וכל אשר בו " * 12
    view.set_text(text)
    view.set_tints([Tint(12, (Span(5, 150),), slight=(Span(5, 9),), gaps=(30, 150))])
    assert shown(view) != QImage()
    assert view.letter_at(QPointF(100, 40)) >= 0
