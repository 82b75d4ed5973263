"""The text view as those who use it see it."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.model.span import Span
from annotator.ui.text_view import LaneTextView
from annotator.ui.theme import palette
from tests.ui.text_view.conftest import Mouse, make_mark

ODD = "a\u00a0b\u2028c\rd\u2029e\u200bf😀g\ufffch\tz"


def test_positions_stay_code_points_whatever_the_text_holds(view: LaneTextView) -> None:
    text = f"start {ODD} middle 😀😀\n{ODD} end"
    view.set_text(text)
    assert view.text == text
    for position in range(len(text) + 1):
        view.move_caret(position)
        assert view.caret() == position
    view.select(Span(8, 30))
    assert view.selection() == Span(8, 30)


def test_a_point_is_the_position_drawn_there_even_behind_astral_characters(
    view: LaneTextView, mouse: Mouse
) -> None:
    text = "😀 first\n😀😀 second word"
    view.set_text(text)
    for position in (3, 5, 9, 14, 18):
        assert view.position_at(mouse.point(position)) == position


def test_what_is_copied_are_the_characters_of_the_article(view: LaneTextView, qtbot: QtBot) -> None:
    view.set_text(ODD)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert view.createMimeDataFromSelection().text() == ODD


def test_positions_hold_in_a_paragraph_that_was_broken_softly(view: LaneTextView, mouse: Mouse) -> None:
    text = "word " * 5000 + "end"
    view.set_text(text, [make_mark("m", (2990, 3010))])
    assert view._layout.blocks.soft
    for position in (2999, 3000, 3001, 12_345, len(text)):
        view.move_caret(position)
        assert view.caret() == position
    assert [mark.id for mark in view.marks_at(3005)] == ["m"]


def test_the_text_cannot_be_changed(view: LaneTextView, qtbot: QtBot) -> None:
    view.set_text("one two")
    for key in (Qt.Key.Key_X, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return):
        qtbot.keyClick(view, key)
    view.paste()
    assert view.toPlainText() == "one two"


@pytest.mark.parametrize(
    "key", ["P", "1", "Space", "]", "~", "Alt+Left", "Alt+Shift+Right", "Del", "Esc", "F6"]
)
def test_keys_of_actions_reach_the_actions(qtbot: QtBot, qapp: QApplication, key: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    view = LaneTextView()
    QVBoxLayout(window).addWidget(view)
    view.set_text("one two three")
    shortcut = QShortcut(QKeySequence(key), window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    view.setFocus()
    combination = shortcut.key()[0]  # type: ignore[index]  # the stubs leave this out
    with qtbot.waitSignal(shortcut.activated):
        qtbot.keyClick(view, combination.key(), combination.keyboardModifiers())


def test_shift_and_arrows_select_and_the_selection_is_told_when_shift_is_let_go(
    view: LaneTextView, qtbot: QtBot
) -> None:
    view.set_text("one two three")
    view.setFocus()
    view.move_caret(0)
    with qtbot.assertNotEmitted(view.selection_made):
        for _ in range(4):  # as while Shift is held down: `keyClick` would let it go each time
            press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
            QApplication.sendEvent(view, press)
    assert view.selection() == Span(0, 4)
    with qtbot.waitSignal(view.selection_made) as made:
        qtbot.keyRelease(view, Qt.Key.Key_Shift)
    assert made.args is not None and made.args[0] == Span(0, 3), "white space is trimmed"


def test_shift_and_enter_adds_the_selection_as_a_fragment(view: LaneTextView, qtbot: QtBot) -> None:
    view.set_text("one two three")
    view.select(Span(4, 8))
    with qtbot.waitSignal(view.fragment_added) as added:
        qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert added.args == [Span(4, 7)]


def test_the_caret_goes_up_and_down_by_lines_and_tells(view: LaneTextView, qtbot: QtBot) -> None:
    view.set_text("word " * 60, [make_mark("m", (10, 200))])
    view.setFocus()
    view.move_caret(7)
    with qtbot.waitSignal(view.caret_moved) as moved:
        qtbot.keyClick(view, Qt.Key.Key_Down)
    lines = view._layout.laid(0).lines
    assert moved.args == [view.caret()]
    assert lines[1].start <= view.caret() < lines[1].end
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.caret() == 7


def test_o_steps_through_the_tags_at_the_caret_shortest_first(view: LaneTextView) -> None:
    text = "the deputy leader of Luton Council"
    marks = [make_mark("a", (0, 34)), make_mark("b", (21, 26)), make_mark("c", (21, 34))]
    view.set_text(text, marks)
    view.move_caret(23)
    assert [view.cycle_mark_at_caret() for _ in range(4)] == ["b", "c", "a", "b"]
    view.move_caret(5)
    assert view.cycle_mark_at_caret() == "a"


def test_a_tag_ends_where_the_caret_stands_behind_it(view: LaneTextView) -> None:
    view.set_text("one two", [make_mark("m", (0, 3))])
    assert [mark.id for mark in view.marks_at(3)] == ["m"]
    assert view.marks_at(4) == []


def test_changing_one_tag_lays_out_only_its_block_again(view: LaneTextView) -> None:
    view.set_text(
        "\n".join(["some words here"] * 8), [make_mark(str(n), (16 * n, 16 * n + 4)) for n in range(8)]
    )
    QApplication.processEvents()
    before = {block: view._layout.laid(block).lines[0].segments for block in range(8)}
    view.change_marks([make_mark("new", (16 * 3 + 5, 16 * 3 + 10))], [])
    QApplication.processEvents()
    after = {block: view._layout.laid(block).lines[0].segments for block in range(8)}
    assert [block for block in range(8) if before[block] is not after[block]] == [3]
    assert [segment.mark.id for segment in after[3]] == ["3", "new"]
    view.change_marks([], ["new", "3", "unknown"])
    assert view._layout.laid(3).lines[0].segments == []


def test_six_tags_above_each_other_get_six_lanes_and_the_line_grows(view: LaneTextView) -> None:
    text = "the deputy leader of Luton Council has resigned"
    view.set_text(text)
    flat = view._layout.laid(0).height
    view.set_marks([make_mark(str(n), (n, 34 - n)) for n in range(6)])
    laid = view._layout.laid(0)
    tops = sorted(segment.y for segment in laid.lines[0].segments)
    assert len(set(tops)) == 6
    assert tops[0] >= laid.lines[0].text_bottom - 1
    assert laid.height >= flat + 5 * view._layout.metrics.lane


def test_a_tag_over_lines_and_paragraphs_begins_and_ends_once(view: LaneTextView) -> None:
    text = "word " * 40 + "\n" + "more " * 40
    view.set_text(text, [make_mark("m", (10, len(text) - 20))])
    segments = [s for block in (0, 1) for line in view._layout.laid(block).lines for s in line.segments]
    assert len(segments) > 4
    assert [segment.begins is not None for segment in segments] == [True] + [False] * (len(segments) - 1)
    assert [segment.ends is not None for segment in segments] == [False] * (len(segments) - 1) + [True]


def test_chips_say_the_whole_label_only_where_the_words_are_wide_enough(view: LaneTextView) -> None:
    text = "Mohammed Aslam Khan met MP"
    view.set_density("labelled")
    view.set_text(text, [make_mark("long", (0, 19)), make_mark("short", (24, 26))])
    chips = {segment.mark.id: segment.chip for segment in view._layout.laid(0).lines[0].segments}
    assert chips == {"long": "person", "short": "P"}
    view.set_density("compact")
    assert all(not segment.chip for segment in view._layout.laid(0).lines[0].segments)


def test_zooming_by_wheel_and_by_call_keeps_the_line_that_is_read(view: LaneTextView, qtbot: QtBot) -> None:
    view.set_text("\n".join(f"Paragraph {n} " + "with words " * 30 for n in range(100)))
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    QApplication.processEvents()
    read = view.position_at(QPointF(100, 15))
    turn = QWheelEvent(
        QPointF(100, 100), QPointF(100, 100), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    with qtbot.waitSignal(view.zoom_changed) as changed:
        QApplication.sendEvent(view.viewport(), turn)
    assert changed.args == [110]
    assert view.font().pointSizeF() == pytest.approx(13.2)
    view.set_zoom(100)
    QApplication.processEvents()
    assert abs(view.position_at(QPointF(100, 15)) - read) < 80
    view.set_zoom(4000)
    assert view.zoom() == 400


def test_a_new_palette_changes_the_page_and_the_lanes(view: LaneTextView) -> None:
    view.set_text("one two three", [make_mark("m", (0, 7))])
    light = view.grab().toImage().pixelColor(5, 5)
    view.setPalette(palette(True))
    dark = view.grab().toImage().pixelColor(5, 5)
    assert light.lightness() > 200 and dark.lightness() < 60


def test_the_menu_key_asks_for_a_menu_at_the_caret(view: LaneTextView, qtbot: QtBot) -> None:
    view.set_text("one two three")
    view.move_caret(5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    with qtbot.waitSignal(view.context_menu_wanted) as wanted:
        QApplication.sendEvent(view, event)
    assert wanted.args is not None and wanted.args[0] == 5


def test_an_empty_text_can_be_shown_clicked_and_left(view: LaneTextView, mouse: Mouse) -> None:
    view.set_text("")
    mouse.double_click(QPointF(50, 50))
    assert view.selection() is None and view.caret() == 0
    view.set_text("something")
    assert view.seen() == Span(0, 9)
