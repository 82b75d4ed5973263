"""Tags are made, changed and found again by keyboard and mouse."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.model.annotation import Annotation
from annotator.model.span import Span
from annotator.ui.main_window import MainWindow
from tests.ui.conftest import drag, point_of, select

Press = Callable[..., None]
NONE, SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


def tags(window: MainWindow) -> list[Annotation]:
    return window.session.library.tags(window.panes.active.article_id)


def quoted(window: MainWindow) -> list[tuple[str, str]]:
    return [(tag.type, tag.quoted(window.panes.active.text)) for tag in tags(window)]


def test_select_then_key_makes_a_tag_that_undo_takes_away_and_redo_brings_back(
    window: MainWindow, press: Press
) -> None:
    select(window.panes.active, "Mohammed Aslam Khan")
    press("p")
    assert quoted(window) == [("person", "Mohammed Aslam Khan")]
    assert window.grammar.selected == tags(window)[0].id
    assert window.panes.active.selection() is None
    press(Qt.Key.Key_Z, with_=CTRL)
    assert quoted(window) == []
    press(Qt.Key.Key_Z, with_=CTRL | SHIFT)
    assert quoted(window) == [("person", "Mohammed Aslam Khan")]


def test_words_selected_by_shift_and_arrows_are_tagged(window: MainWindow, press: Press) -> None:
    pane = window.panes.active
    pane.set_caret(pane.text.index("Mr Khan"))
    press(*[Qt.Key.Key_Right] * 7, with_=SHIFT)
    press("p")
    assert quoted(window) == [("person", "Mr Khan")]


def test_white_space_is_left_out_and_punctuation_but_not_of_a_quote(window: MainWindow, press: Press) -> None:
    pane = window.panes.active
    select(pane, "\nMr Khan said: ")
    press("p")
    select(pane, " saying it ")
    press("r")
    select(pane, '"There\'s a clear choice between dictatorship and democracy."\n')
    press("q")
    assert quoted(window) == [
        ("role", "saying it"),
        ("person", "Mr Khan said"),
        ("quote", '"There\'s a clear choice between dictatorship and democracy."'),
    ]


def test_key_then_select_tags_every_selection_until_escape(window: MainWindow, press: Press) -> None:
    pane = window.panes.active
    pane.set_caret(pane.text.index("ward"))
    press("l")
    assert window.grammar.armed == "place"
    assert window.palette_bar.chips["place"].armed
    start = pane.text.index("Lewsey")
    drag(pane, start, start + 6, NONE)
    start = pane.text.index("Poets")
    drag(pane, start, start + 5, NONE)
    press(Qt.Key.Key_Escape)
    assert window.grammar.armed == ""
    start = pane.text.index("Lewsey")
    drag(pane, start, start + 6, NONE)
    assert quoted(window) == [("place", "Lewsey"), ("place", "Poets")]


def test_an_armed_tag_takes_a_keyboard_selection_when_shift_is_let_go(
    window: MainWindow, press: Press
) -> None:
    pane = window.panes.active
    pane.set_caret(pane.text.index("Labour Party"))
    press("o")
    for _ in range(12):
        QTest.keyPress(pane.view, Qt.Key.Key_Right, SHIFT)
    assert quoted(window) == []
    QTest.keyRelease(pane.view, Qt.Key.Key_Shift)
    assert quoted(window) == [("organisation", "Labour Party")]


def test_digits_stand_for_the_palette_and_space_repeats(window: MainWindow, press: Press) -> None:
    pane = window.panes.active
    select(pane, "12 years")
    press("3")
    select(pane, "2023")
    press(Qt.Key.Key_Space)
    assert quoted(window) == [("date", "12 years"), ("date", "2023")]


def test_one_tag_takes_a_second_fragment_by_shift_enter_and_by_ctrl_drag(
    window: MainWindow, press: Press
) -> None:
    pane = window.panes.active
    select(pane, "Labour Party")
    press("o")
    select(pane, "national party")
    press(Qt.Key.Key_Return, with_=SHIFT)
    (tag,) = tags(window)
    assert tag.quoted(pane.text) == "Labour Party … national party"
    window.grammar.select(tag.id)
    start = pane.text.index("Luton Council")
    pane.reveal(tag.target[0])
    drag(pane, start, start + 13, CTRL)
    assert tags(window)[0].quoted(pane.text) == "Labour Party … Luton Council … national party"
    assert tags(window)[0].id == tag.id


@pytest.mark.parametrize(
    ("key", "modifier", "expected"),
    [
        (Qt.Key.Key_Right, ALT, "council leader Hazel Simmons MBE"),
        (Qt.Key.Key_Left, ALT, "council leader Hazel"),
        (Qt.Key.Key_Left, ALT | SHIFT, "thanked council leader Hazel Simmons"),
        (Qt.Key.Key_Right, ALT | SHIFT, "leader Hazel Simmons"),
        (Qt.Key.Key_Right, ALT | CTRL, "council leader Hazel Simmons M"),
        (Qt.Key.Key_Left, ALT | CTRL, "council leader Hazel Simmon"),
        (Qt.Key.Key_Right, ALT | CTRL | SHIFT, "ouncil leader Hazel Simmons"),
    ],
)
def test_edges_move_by_word_and_by_character_as_one_undo_step(
    window: MainWindow, press: Press, key: Qt.Key, modifier: Qt.KeyboardModifier, expected: str
) -> None:
    select(window.panes.active, "council leader Hazel Simmons")
    press("p")
    before = tags(window)
    press(key, with_=modifier)
    assert quoted(window) == [("person", expected)]
    assert tags(window)[0].id == before[0].id
    press(Qt.Key.Key_Z, with_=CTRL)
    assert tags(window) == before


def test_an_edge_never_passes_the_other_one(window: MainWindow, press: Press) -> None:
    select(window.panes.active, "MBE")
    press("r")
    press(Qt.Key.Key_Left, with_=ALT)
    assert quoted(window) == [("role", "MBE")]
    assert "Delete" in window.messages.text


def test_brackets_go_from_tag_to_tag_and_change_nothing(window: MainWindow, press: Press) -> None:
    pane = window.panes.active
    for words in ("Mohammed Aslam Khan", "Lewsey", "Mr Khan"):
        select(pane, words)
        press("p")
    pane.set_caret(0)
    label = window.session.history.undo_label
    seen = []
    for _ in range(3):
        press("]")
        seen.append(window.session.library.tag(window.grammar.selected).quoted(pane.text))
    assert seen == ["Mohammed Aslam Khan", "Lewsey", "Mr Khan"]
    press("]")
    assert "no tag after" in window.messages.text
    press("[")
    assert pane.caret == pane.text.index("Lewsey")
    assert window.session.history.undo_label == label


def test_braces_go_to_tags_with_a_missing_value_only(window: MainWindow, press: Press) -> None:
    pane = window.panes.active
    for words in ("Mohammed Aslam Khan", "Mr Khan"):
        select(pane, words)
        press("p")
    window.session.tagging.set_value(tags(window)[0].id, "name", "Mohammed Aslam Khan")
    pane.set_caret(0)
    press("}")
    assert pane.caret == pane.text.index("Mr Khan")
    press("}")
    assert pane.caret == pane.text.index("Mr Khan")


def test_o_cycles_through_the_tags_at_the_caret_and_else_means_organisation(
    window: MainWindow, press: Press
) -> None:
    pane = window.panes.active
    start, _ = select(pane, "deputy leader of Luton Council")
    press("r")
    select(pane, "Luton Council")
    press("o")
    pane.set_caret(pane.text.index("Luton Council") + 3)
    first = window.grammar.selected
    press("o")
    second = window.grammar.selected
    press("o")
    assert {first, second} == {tag.id for tag in tags(window)}
    assert window.grammar.selected == first
    pane.set_caret(start + 2)
    press("o")
    assert window.grammar.armed == "organisation"
    assert len(tags(window)) == 2


def test_delete_retracts_the_tag_under_the_caret(window: MainWindow, press: Press) -> None:
    pane = window.panes.active
    select(pane, "Lewsey")
    press("l")
    pane.set_caret(pane.text.index("Lewsey") + 2)
    press(Qt.Key.Key_Delete)
    assert tags(window) == []
    press(Qt.Key.Key_Delete)
    assert "no tag at the caret" in window.messages.text


def test_tilde_steps_through_the_certainties(window: MainWindow, press: Press) -> None:
    select(window.panes.active, "Lewsey")
    press("l")
    seen = []
    for _ in range(4):
        press("~")
        seen.append(tags(window)[0].certainty)
    assert seen == ["probable", "possible", "unknown", "certain"]


def test_clicking_a_tag_selects_it_and_shows_it_in_the_inspector(window: MainWindow, press: Press) -> None:
    pane = window.panes.active
    select(pane, "Lewsey")
    press("l")
    pane.set_caret(0)
    assert window.grammar.selected == ""
    at = point_of(pane, pane.text.index("Lewsey") + 3)
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    assert window.grammar.selected == tags(window)[0].id


def test_furniture_is_marked_and_unmarked_by_keyboard(window: MainWindow, press: Press) -> None:
    pane = window.panes.active
    select(pane, "'Distrust and disdain'")
    window.actions_["furniture.other"].trigger()
    zones = window.session.library.zones(pane.article_id)
    assert "'Distrust and disdain'" in [pane.text[z.span.start : z.span.end] for z in zones]
    pane.set_caret(pane.text.index("'Distrust and disdain'") + 3)
    press(Qt.Key.Key_F, with_=SHIFT)
    assert len(window.session.library.zones(pane.article_id)) == len(zones) - 1


def test_a_key_without_a_selection_or_a_tag_says_what_to_do(window: MainWindow, press: Press) -> None:
    press(Qt.Key.Key_Space)
    assert "press the key of a tag" in window.messages.text
    press("f")
    assert "Select the words" in window.messages.text


def test_the_lit_tag_is_the_current_one_even_when_the_caret_is_elsewhere(
    window: MainWindow, press: Press
) -> None:
    pane = window.panes.active
    select(pane, "Lewsey")
    press("l")
    select(pane, "Hazel Simmons")
    assert window.grammar.selected == tags(window)[0].id
    press("~")
    assert tags(window)[0].certainty == "probable"
    press(Qt.Key.Key_Right, with_=ALT)
    assert quoted(window)[0][1].startswith("Lewsey ")
    assert window.grammar.selected == tags(window)[0].id
    select(pane, "Hazel Simmons")
    press(Qt.Key.Key_Delete)
    assert tags(window) == []


def test_a_deleted_tag_is_named_with_an_undo_that_goes_at_the_next_step(
    window: MainWindow, press: Press
) -> None:
    select(window.panes.active, "Lewsey")
    press("l")
    press(Qt.Key.Key_Delete)
    assert window.messages.text == "Deleted tag “Lewsey”."
    window.messages.buttons[0].click()
    assert quoted(window) == [("place", "Lewsey")]
    press(Qt.Key.Key_Delete)
    select(window.panes.active, "Mr Khan")
    press("p")
    assert window.messages.text == ""


def test_a_refusal_is_forgotten_when_the_next_step_succeeds(window: MainWindow, press: Press) -> None:
    press(Qt.Key.Key_Delete)
    assert "no tag at the caret" in window.messages.text
    select(window.panes.active, "Mr Khan")
    press("p")
    assert window.messages.text == ""


def test_escape_in_the_window_stops_tagging_first_and_then_leads_to_the_text(
    window: MainWindow, press: Press
) -> None:
    press("l")
    chip = window.palette_bar.chips["place"]
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Escape)
    assert window.grammar.armed == ""
    assert chip.hasFocus()
    QTest.keyClick(chip, Qt.Key.Key_Escape)
    assert window.panes.active.view.hasFocus()


def test_the_fragment_whose_edge_moves_keeps_the_caret(window: MainWindow, press: Press) -> None:
    pane = window.panes.active
    select(pane, "Labour Party")
    press("o")
    select(pane, "national party")
    press(Qt.Key.Key_Return, with_=SHIFT)
    pane.set_caret(pane.text.index("Labour Party") + 2)
    press(Qt.Key.Key_Left, with_=ALT)
    press(Qt.Key.Key_Right, with_=ALT)
    assert tags(window)[0].quoted(pane.text) == "Labour Party … national party"


def test_a_quotation_over_advertisements_is_one_tag_that_leaves_them_out(
    window: MainWindow, press: Press
) -> None:
    today = next(a for a in window.session.library.articles() if a.original.name == "luton-today.txt")
    window.show_article(today.id)
    pane = window.panes.active
    pane.set_caret(pane.text.index("tender my resignation"))
    press('"', "q")
    (tag,) = tags(window)
    assert len(tag.target) == 3
    assert tag.quoted(pane.text).startswith("“I’m writing")
    assert tag.quoted(pane.text).endswith("once defined it.”")
    assert "Advertisement" not in tag.quoted(pane.text)


def test_furniture_itself_can_be_tagged(window: MainWindow, press: Press) -> None:
    select(window.panes.active, "East of England news")
    press("l")
    assert quoted(window) == [("place", "East of England news")]


def test_an_edge_dropped_before_the_caret_takes_the_caret_along_and_the_tag_stays_selected(
    window: MainWindow, press: Press
) -> None:
    pane = window.panes.active
    select(pane, "Mohammed Aslam Khan")
    press("p")
    (tag,) = tags(window)
    start = tag.target[0].start
    pane.edge_dragged.emit(tag.id, (Span(start, start + len("Mohammed")),))
    assert quoted(window) == [("person", "Mohammed")]
    assert window.grammar.selected == tag.id
    assert pane.caret == start + len("Mohammed")


@pytest.mark.parametrize(
    ("key", "with_", "words"),
    [("j", CTRL, "Mr Khan s"), ("h", CTRL, "Mr Kha"), ("j", CTRL | SHIFT, "r Khan")],
)
def test_edges_move_by_character_with_keys_that_no_window_manager_takes(
    window: MainWindow, press: Press, key: str, with_: Qt.KeyboardModifier, words: str
) -> None:
    select(window.panes.active, "Mr Khan")
    press("p")
    press(key, with_=with_)
    assert quoted(window) == [("person", words)]


def test_ctrl_and_a_double_click_add_a_whole_quotation_to_the_selected_tag(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    pane = window.panes.active
    select(pane, '"instrumental in his career progression"')
    press("q")
    point = point_of(pane, pane.text.index('"it has been an honour'))
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, CTRL, point)
    QTest.mouseDClick(pane.view.viewport(), Qt.MouseButton.LeftButton, CTRL, point)
    QTest.mouseRelease(pane.view.viewport(), Qt.MouseButton.LeftButton, CTRL, point)
    qtbot.waitUntil(lambda: len(tags(window)[0].target) == 2)
    (tag,) = tags(window)
    assert tag.quoted(pane.text).endswith('public service"')
