"""What is on the page, looked at pixel by pixel where words don't tell."""

import sys

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from annotator.model.span import Span
from annotator.model.tag_type import PATTERNS
from annotator.ui.text_view import STYLES, LaneTextView, MarginMark
from annotator.ui.text_view.stamps import Stamps
from tests.ui.text_view.conftest import make_mark

RED = "#b3261e"


def _shown(view: LaneTextView) -> QImage:
    QApplication.processEvents()
    return view.viewport().grab().toImage()


def _rows(image: QImage, colour: str, columns: range) -> set[int]:
    wanted = QColor(colour)
    return {y for y in range(image.height()) for x in columns if image.pixelColor(x, y) == wanted}


def _stamps(view: LaneTextView) -> Stamps:
    return view._layout.stamps


def test_all_patterns_and_all_styles_look_different(view: LaneTextView) -> None:
    looks = [(pattern, "certain") for pattern in PATTERNS]
    looks += [("plain", style) for style in STYLES if style not in ("certain", "unknown")]
    tiles = [_stamps(view).stripe(make_mark("m", (0, 1), pattern=p, style=s)).toImage() for p, s in looks]
    for index, tile in enumerate(tiles):
        assert all(tile != other for other in tiles[:index]), looks[index]


def test_an_unknown_pattern_is_drawn_always_alike(view: LaneTextView) -> None:
    one, other = (_stamps(view).stripe(make_mark(n, (0, 1), pattern="zigzag")).toImage() for n in "ab")
    assert one == other


def test_a_lit_tag_of_two_fragments_is_joined_by_a_bar_in_the_margin(view: LaneTextView) -> None:
    text = "words on a line " * 30
    view.set_text(text, [make_mark("m", (5, 20), (330, 345), colour=RED)])
    columns = range(view._layout.left - 20, view._layout.left - 5)
    assert not _rows(_shown(view), RED, columns)
    view.set_hovered_mark("m")
    rows = _rows(_shown(view), RED, columns)
    lines = view._layout.laid(0).lines
    top = view._layout.top(0)
    assert {*range(top + lines[0].text_top, top + lines[3].bottom)} <= rows
    view.set_hovered_mark(None)
    assert not _rows(_shown(view), RED, columns)


def test_a_lit_tag_tints_its_letters_in_every_line(view: LaneTextView) -> None:
    view.set_text("word " * 60, [make_mark("m", (20, 200))])
    plain = _shown(view)
    view.set_selected_mark("m")
    lit = _shown(view)
    top, left = view._layout.top(0), view._layout.left
    for line in view._layout.laid(0).lines[:3]:
        (segment,) = line.segments
        x, y = int(left + segment.runs[0][0] + 20), top + line.text_top
        assert lit.pixelColor(x, y) != plain.pixelColor(x, y)


def test_a_companion_of_what_is_selected_in_another_text_is_lit(view: LaneTextView) -> None:
    view.set_text("word " * 60, [make_mark("m", (20, 200))])
    plain = _shown(view)
    view.set_companions(["m", "of another text"])
    assert _shown(view) != plain
    view.set_companions(())
    assert _shown(view) == plain


def test_furniture_is_grey_and_signs_stand_in_the_margin(view: LaneTextView) -> None:
    text = "Article\nAdvertisement\nArticle Advertisement on"
    view.set_text(text)
    plain = _shown(view)
    view.set_zones([Span(8, 21), Span(30, 43)])
    grey = _shown(view)
    assert grey != plain
    top = view._layout.top(1) + view._layout.laid(1).lines[0].text_top
    assert grey.pixelColor(view._layout.left + 300, top + 3) != plain.pixelColor(
        view._layout.left + 300, top + 3
    )
    view.set_margin_marks([MarginMark(30, "?", RED, RED, "No speaker yet")])
    assert _shown(view) != grey


def test_the_caret_is_always_seen(view: LaneTextView) -> None:
    view.set_text("one two")
    view.move_caret(0)
    before = _shown(view)
    view.move_caret(4)
    assert _shown(view) != before


def test_a_fault_while_painting_is_reported_and_the_view_lives_on(
    view: LaneTextView, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: told.append(str(error)))
    view.set_text("one two", [make_mark("m", (0, 3))])

    def fail(*_given: object) -> None:
        raise RuntimeError("no paint")

    with monkeypatch.context() as broken:
        broken.setattr(view._painter, "_paint_segment", fail)
        for _ in range(20):
            view.viewport().repaint()
    assert set(told) == {"no paint"}
    told.clear()
    view.viewport().repaint()
    assert told == []


def test_an_empty_line_within_a_tag_is_left_empty(view: LaneTextView) -> None:
    view.set_text("One.\n\nTwo.", [make_mark("a", (0, 10))], [])
    drawn = [len(view._layout.laid(block).lines[0].segments) for block in range(3)]
    assert drawn == [1, 0, 1]
    assert view.box_of(5).height() < view.box_of(0).height()
