"""Selecting, clicking and dragging with the mouse."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.model.span import Span, target_of
from annotator.ui.text_view import Gesture, LaneTextView
from tests.ui.text_view.conftest import Mouse, make_mark, span_of

TEXT = (
    "Councillor Khan resigned on Friday. He said: “I go.\n\n“I stay gone.” Nobody answered him, not even "
    "Hazel Simmons.\nThe end."
)
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def _selected(view: LaneTextView) -> str:
    span = view.selection()
    return "" if span is None else view.text[span.start : span.end]


def test_a_drag_selects_whole_words(view: LaneTextView, mouse: Mouse, qtbot: QtBot) -> None:
    view.set_text(TEXT)
    with qtbot.waitSignal(view.selection_made) as made:
        mouse.drag(mouse.point(13), mouse.point(20))
    assert made.args == [Span(11, 24), Gesture("drag")]
    assert _selected(view) == "Khan resigned"


def test_a_drag_backwards_puts_the_caret_at_the_start_until_it_ends(view: LaneTextView, mouse: Mouse) -> None:
    view.set_text(TEXT)
    mouse.drag(mouse.point(20), mouse.point(13), drop=False)
    assert (view.anchor(), view.caret()) == (24, 11)


def test_alt_keeps_the_ends_where_they_are_put_but_white_space_is_trimmed(
    view: LaneTextView, mouse: Mouse, qtbot: QtBot
) -> None:
    view.set_text(TEXT)
    with qtbot.waitSignal(view.selection_made) as made:
        mouse.drag(mouse.point(13), mouse.point(16), ALT)
    assert made.args == [Span(13, 15), Gesture("drag", exact=True)]


def test_a_double_click_selects_a_word(view: LaneTextView, mouse: Mouse, qtbot: QtBot) -> None:
    view.set_text(TEXT)
    with qtbot.waitSignal(view.selection_made) as made:
        mouse.double_click(mouse.point(12))
    assert made.args == [Span(11, 15), Gesture("word")]


def test_a_third_click_selects_the_sentence(view: LaneTextView, mouse: Mouse, qtbot: QtBot) -> None:
    view.set_text(TEXT)
    point = mouse.point(12)
    mouse.double_click(point)
    with qtbot.waitSignal(view.selection_made) as made:
        mouse.click(point)
    assert made.args == [Span(0, 35), Gesture("sentence")]


def test_an_armed_tag_waits_whether_a_third_click_comes(
    view: LaneTextView, mouse: Mouse, qtbot: QtBot
) -> None:
    view.set_text(TEXT)
    view.set_armed("P")
    made: list[object] = []
    view.selection_made.connect(lambda span, gesture: made.append(gesture.kind))
    point = mouse.point(12)
    mouse.double_click(point)
    mouse.click(point)
    qtbot.waitUntil(lambda: bool(made))
    assert made == ["sentence"]


def test_alt_and_a_click_selects_the_paragraph(view: LaneTextView, mouse: Mouse, qtbot: QtBot) -> None:
    view.set_text(TEXT)
    with qtbot.waitSignal(view.selection_made) as made:
        mouse.click(mouse.point(12), ALT)
    assert made.args == [Span(0, TEXT.index("\n")), Gesture("paragraph")]


def test_a_double_click_on_a_quotation_mark_selects_the_quotation_over_paragraphs(
    view: LaneTextView, mouse: Mouse, qtbot: QtBot
) -> None:
    view.set_text(TEXT)
    whole = span_of(TEXT, "“I go.\n\n“I stay gone.”")
    for mark in (whole.start, TEXT.index("“I stay"), whole.end - 1):
        with qtbot.waitSignal(view.selection_made) as made:
            mouse.double_click(mouse.point(mark) + QPointF(2, 0))
        assert made.args == [whole, Gesture("quotation")]


def test_pressing_inside_a_selection_lets_it_go(view: LaneTextView, mouse: Mouse) -> None:
    view.set_text(TEXT)
    view.select(Span(0, 30))
    mouse.send(QEvent.Type.MouseButtonPress, mouse.point(5))
    assert view.selection() is None
    mouse.send(QEvent.Type.MouseMove, mouse.point(14))
    assert _selected(view) == "Councillor Khan"
    mouse.send(QEvent.Type.MouseButtonRelease, mouse.point(14))


def test_control_and_a_drag_adds_a_fragment_and_makes_no_selection_known(
    view: LaneTextView, mouse: Mouse, qtbot: QtBot
) -> None:
    view.set_text(TEXT)
    with qtbot.assertNotEmitted(view.selection_made), qtbot.waitSignal(view.fragment_added) as added:
        mouse.drag(mouse.point(17), mouse.point(23), CONTROL)
    assert added.args == [Span(16, 24)]


def test_a_click_takes_the_shortest_tag_of_the_letters(
    view: LaneTextView, mouse: Mouse, qtbot: QtBot
) -> None:
    view.set_text(TEXT, [make_mark("long", (0, 34)), make_mark("short", (11, 15))])
    with qtbot.waitSignal(view.mark_clicked) as clicked:
        mouse.click(mouse.point(13))
    assert clicked.args == ["short"]
    with qtbot.waitSignal(view.mark_clicked) as clicked:
        mouse.click(mouse.point(3))
    assert clicked.args == ["long"]
    with qtbot.waitSignal(view.mark_clicked) as clicked:
        mouse.click(mouse.point(TEXT.index("Hazel")))
    assert clicked.args == [""]


def test_a_click_in_a_lane_takes_the_tag_of_that_lane(view: LaneTextView, mouse: Mouse, qtbot: QtBot) -> None:
    view.set_text(TEXT, [make_mark("long", (0, 34)), make_mark("short", (11, 15))])
    QApplication.processEvents()
    lane = view._layout.metrics.lane
    for number, identifier in enumerate(("long", "short")):
        line = view._layout.laid(0).lines[0]
        down = (line.text_bottom - line.text_top) / 2 + lane * (number + 0.5)
        with qtbot.waitSignal(view.mark_clicked) as clicked:
            mouse.click(mouse.point(13, down))
        assert clicked.args == [identifier]


def test_a_click_in_the_lanes_puts_the_caret_into_the_line_above(view: LaneTextView, mouse: Mouse) -> None:
    view.set_text(TEXT, [make_mark(str(number), (0, 34 - number)) for number in range(6)])
    QApplication.processEvents()
    mouse.click(mouse.point(13, 6 * view._layout.metrics.lane))
    assert view.caret() == 13


def test_moving_over_a_tag_tells_once_and_leaving_tells_again(
    view: LaneTextView, mouse: Mouse, qtbot: QtBot
) -> None:
    view.set_text(TEXT, [make_mark("m", (11, 15))])
    told: list[str] = []
    view.mark_hovered.connect(told.append)
    for position in (12, 13, 14, 25, 26):
        mouse.move(mouse.point(position))
    assert told == ["m", ""]


def test_dragging_an_edge_shows_it_at_once_and_tells_once(
    view: LaneTextView, mouse: Mouse, qtbot: QtBot
) -> None:
    mark = make_mark("m", (11, 15))
    view.set_text(TEXT, [mark])
    view.set_selected_mark("m")
    QApplication.processEvents()
    told: list[tuple[str, object]] = []
    view.mark_edge_dragged.connect(lambda identifier, target: told.append((identifier, target)))
    mouse.drag(mouse.point(15), mouse.point(20), drop=False)
    assert view.marks()[0].spans == target_of((11, 24))
    mouse.send(QEvent.Type.MouseButtonRelease, mouse.point(20))
    assert told == [("m", target_of((11, 24)))]
    assert view.marks() == [mark], "who keeps the tags decides"
    assert view.selection() is None


def test_a_suggestion_has_no_edge_to_take_hold_of(view: LaneTextView, mouse: Mouse, qtbot: QtBot) -> None:
    view.set_text(TEXT, [make_mark("m", (11, 15), style="suggestion")])
    view.set_selected_mark("m")
    QApplication.processEvents()
    with qtbot.assertNotEmitted(view.mark_edge_dragged):
        mouse.drag(mouse.point(15), mouse.point(20))


def test_an_edge_snaps_to_words_unless_alt_is_held(view: LaneTextView, mouse: Mouse, qtbot: QtBot) -> None:
    view.set_text(TEXT, [make_mark("m", (11, 24))])
    view.set_selected_mark("m")
    with qtbot.waitSignal(view.mark_edge_dragged) as told:
        mouse.drag(mouse.point(11), mouse.point(4))
    assert told.args == ["m", target_of((0, 24))]
    with qtbot.waitSignal(view.mark_edge_dragged) as told:
        mouse.drag(mouse.point(11), mouse.point(4), ALT)
    assert told.args == ["m", target_of((4, 24))]


def test_an_edge_never_passes_the_other_end(view: LaneTextView, mouse: Mouse, qtbot: QtBot) -> None:
    view.set_text(TEXT, [make_mark("m", (11, 24))])
    view.set_selected_mark("m")
    with qtbot.waitSignal(view.mark_edge_dragged) as told:
        mouse.drag(mouse.point(24), mouse.point(2))
    assert told.args == ["m", target_of((11, 12))]


def test_escape_puts_a_dragged_edge_back(view: LaneTextView, mouse: Mouse, qtbot: QtBot) -> None:
    mark = make_mark("m", (11, 15))
    view.set_text(TEXT, [mark])
    view.set_selected_mark("m")
    with qtbot.assertNotEmitted(view.mark_edge_dragged):
        mouse.drag(mouse.point(15), mouse.point(20), drop=False)
        qtbot.keyClick(view, Qt.Key.Key_Escape)
        mouse.send(QEvent.Type.MouseButtonRelease, mouse.point(20))
    assert view.marks() == [mark]


def test_an_edge_of_a_fragment_moves_only_that_fragment(
    view: LaneTextView, mouse: Mouse, qtbot: QtBot
) -> None:
    view.set_text(TEXT, [make_mark("m", (0, 10), (16, 24))])
    view.set_selected_mark("m")
    with qtbot.waitSignal(view.mark_edge_dragged) as told:
        mouse.drag(mouse.point(24), mouse.point(29))
    assert told.args == ["m", target_of((0, 10), (16, 34))]


def test_dragging_below_the_view_scrolls_on(view: LaneTextView, mouse: Mouse, qtbot: QtBot) -> None:
    view.set_text("\n".join(f"Paragraph {number} of many." for number in range(200)))
    bottom = QPointF(100, view.viewport().height() + 40)
    mouse.drag(mouse.point(0), bottom, drop=False)
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 200)
    span = view.selection()
    assert span is not None and span.start == 0
    assert view.box_of(span.end).bottom() > 0
    mouse.send(QEvent.Type.MouseButtonRelease, bottom)
