"""Where tags are drawn in text of both directions, held against where Qt itself draws a selection."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTextCharFormat, QTextLayout

from annotator.ui.text_view import LaneTextView
from annotator.ui.text_view.laid_block import LaidBlock
from tests.ui.text_view.conftest import make_mark

TEXTS = (
    "The mayor محمد أسلم خان resigned on 20 سبتمبر 2023 from the party.",
    'قال عضو المجلس خان إن الحزب "Labour Party" لم يعد يمثل القيم 2011.',
    "חבר המועצה אסלם ח'אן התפטר ממפלגת (Labour) ביום 19 בספטמבר 2023 לדבריו.",
    "Mixed: שלום (hello) عربي 123 END é combining.",
)


def _selected_columns(laid: LaidBlock, start: int, end: int, width: int) -> set[int]:
    """Return the pixel columns that Qt's own selection of some code units covers in the first line."""
    image = QImage(width, laid.height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    look = QTextCharFormat()
    look.setBackground(QColor("red"))
    look.setForeground(QColor("red"))
    chosen = QTextLayout.FormatRange()
    chosen.start, chosen.length, chosen.format = start, end - start, look
    painter = QPainter(image)
    painter.setPen(QColor(Qt.GlobalColor.transparent))
    laid.layout.draw(painter, QPointF(0, 0), [chosen])
    painter.end()
    row = laid.lines[0].text_top + 1
    return {x for x in range(width) if image.pixelColor(x, row).green() < 128}


@pytest.mark.parametrize("text", TEXTS)
def test_a_lane_lies_under_the_letters_that_a_selection_would_cover(view: LaneTextView, text: str) -> None:
    view.resize(900, 300)
    view.set_text(text)
    compared = agreed = 0
    for start in range(0, len(text) - 1, 2):
        for length in (1, 3, 8, 15):
            end = min(len(text), start + length)
            if text[start].isspace() or text[end - 1].isspace():
                continue
            view.set_marks([make_mark("m", (start, end))])
            laid = view._layout.laid(0)
            assert len(laid.lines) == 1
            (segment,) = laid.lines[0].segments
            drawn = {x for left, right in segment.runs for x in range(round(left), round(right))}
            expected = _selected_columns(laid, start, end, 900)
            compared += 1
            agreed += len(drawn ^ expected) <= 2 * (len(segment.runs) + 1)
    assert compared > 50
    assert agreed / compared >= 0.98


def test_a_tag_of_right_to_left_words_begins_at_their_right(view: LaneTextView) -> None:
    text = "The mayor محمد أسلم خان resigned"
    view.set_text(text, [make_mark("m", (10, 23))])
    (segment,) = view._layout.laid(0).lines[0].segments
    assert segment.begins is not None and segment.ends is not None
    assert segment.begins > segment.ends
    assert segment.chip_x + segment.chip_width == pytest.approx(segment.begins)


def test_a_right_to_left_paragraph_stands_at_the_right(view: LaneTextView) -> None:
    view.set_text("קצר\nshort")
    line = view._layout.laid(0).layout.lineAt(0)
    assert line.naturalTextRect().right() == pytest.approx(view._layout.column, abs=2)
    assert view._layout.laid(1).layout.lineAt(0).naturalTextRect().left() == 0


def test_invisible_direction_marks_get_a_sign(view: LaneTextView) -> None:
    view.set_text("a\u200eb\u200bc\u00a0d 😀\u200f")
    assert view._layout.laid(0).signs == [(1, "▸"), (3, "|"), (5, "°"), (10, "◂")]
    plain = view.grab().toImage()
    view.set_text("abc d 😀")
    assert view.grab().toImage() != plain
