"""A value is given by pointing at a tag, with the mouse or the keyboard alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.model.annotation import Annotation
from annotator.ui.docks.link_editor import LinkEditor
from annotator.ui.main_window import MainWindow
from tests.ui.conftest import point_of, select

Press = Callable[..., None]
LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier


def made(window: MainWindow, press: Press, words: str, key: str) -> Annotation:
    """Tag some words in the active pane."""
    select(window.panes.active, words)
    press(key)
    return window.session.library.tag(window.grammar.selected)


@pytest.fixture
def khan(window: MainWindow, press: Press) -> Annotation:
    return made(window, press, "Mohammed Aslam Khan", "p")


@pytest.fixture
def role(window: MainWindow, press: Press, khan: Annotation) -> Annotation:
    """A role, selected, with the caret at its end."""
    return made(window, press, "deputy leader of Luton Council", "r")


def mentions(window: MainWindow, tag: Annotation) -> dict[str, str]:
    return {field: link.mention for field, link in window.session.library.tag(tag.id).links.items()}


def click(window: MainWindow, position: int) -> None:
    pane = window.panes.active
    QTest.mouseClick(pane.view.viewport(), LEFT, pos=point_of(pane, position))


def points(window: MainWindow) -> bool:
    return window.pointing.is_on


def status(window: MainWindow) -> str:
    return window.status_line._armed.text()


def test_a_click_gives_the_holder_and_leads_back_to_the_role(
    window: MainWindow, press: Press, khan: Annotation, role: Annotation
) -> None:
    press(">")
    assert points(window)
    assert "Held by" in status(window)
    click(window, khan.target[0].start + 3)
    assert mentions(window, role) == {"holder": khan.id}
    assert not points(window)
    assert status(window) == ""
    assert window.grammar.selected == role.id
    assert window.panes.active.caret == role.target[0].end
    window.undo()
    assert mentions(window, role) == {}


def test_what_to_do_while_pointing_never_makes_the_window_wider(
    window: MainWindow, press: Press, role: Annotation
) -> None:
    before = window.minimumSizeHint().width()
    press(">")
    QApplication.processEvents()
    assert status(window)
    assert window.minimumSizeHint().width() == before


def test_the_keyboard_alone_points_past_tags_that_do_not_fit(
    window: MainWindow, press: Press, khan: Annotation, role: Annotation
) -> None:
    made(window, press, "12 years", "d")
    window.grammar.go_to(window.panes.active, role)
    press(">", "]", Qt.Key.Key_Return)
    assert mentions(window, role) == {"holder": khan.id}


def test_moving_the_caret_to_the_tag_and_return_points_too(
    window: MainWindow, press: Press, khan: Annotation, role: Annotation
) -> None:
    press(">")
    window.panes.active.set_caret(khan.target[0].start + 2)
    press(Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert mentions(window, role) == {"holder": khan.id}


def test_the_wrong_tag_gets_a_sentence_and_pointing_goes_on(
    window: MainWindow, press: Press, khan: Annotation, role: Annotation
) -> None:
    date = made(window, press, "12 years", "d")
    window.grammar.go_to(window.panes.active, role)
    press(">")
    click(window, date.target[0].start + 2)
    assert "date" in window.messages.text
    assert points(window)
    click(window, window.panes.active.text.index("saying it"))
    assert "no tag here" in window.messages.text
    press("d")
    assert "Esc" in window.messages.text
    click(window, khan.target[0].start + 2)
    assert mentions(window, role) == {"holder": khan.id}


def test_of_several_tags_under_the_mouse_the_one_that_fits_is_taken(
    window: MainWindow, press: Press, khan: Annotation, role: Annotation
) -> None:
    surname = made(window, press, "Khan served the Lewsey ward for 12 years", "q")
    assert surname.target[0].overlaps(khan.target[0])
    ward = made(window, press, "Khan served", "l")
    window.grammar.go_to(window.panes.active, role)
    press(">")
    click(window, ward.target[0].start + 2)
    assert mentions(window, role) == {"holder": khan.id}


def test_esc_leaves_everything_as_it_was(
    window: MainWindow, press: Press, khan: Annotation, role: Annotation
) -> None:
    before = window.session.history.undo_label
    caret = window.panes.active.caret
    press(">", "]", Qt.Key.Key_Escape)
    assert not points(window)
    assert (window.grammar.selected, window.panes.active.caret) == (role.id, caret)
    assert window.session.history.undo_label == before


def test_a_tag_in_another_pane_can_be_pointed_at(window: MainWindow, press: Press, role: Annotation) -> None:
    window.panes.step(+1)
    councillor = made(window, press, "Councillor Khan", "p")
    window.panes.step(-1)
    window.grammar.go_to(window.panes.active, role)
    press(">", Qt.Key.Key_F6)
    click(window, councillor.target[0].start + 2)
    assert mentions(window, role) == {"holder": councillor.id}
    assert window.panes.active.article_id == role.article


def test_words_that_are_tagged_meanwhile_are_pointed_at_in_the_same_step(
    window: MainWindow, press: Press, role: Annotation
) -> None:
    press(">")
    select(window.panes.active, "Mr Khan")
    press("p")
    (holder,) = mentions(window, role).values()
    assert window.session.library.quoted(holder) == "Mr Khan"
    window.undo()
    assert mentions(window, role) == {}
    assert all(tag.id != holder for tag in window.panes.active.tags)


def test_the_inspector_stays_with_the_tag_that_points_and_gets_the_keyboard_back(
    window: MainWindow, press: Press, khan: Annotation, role: Annotation
) -> None:
    editors = window.inspector.tag_panel.values.editors
    holder = editors["holder"]
    assert isinstance(holder, LinkEditor)
    QTest.mouseClick(holder.point, LEFT)
    click(window, khan.target[0].start + 2)
    assert window.inspector.tag_panel.tag_id == role.id
    assert mentions(window, role) == {"holder": khan.id}
    organisation = editors["organisation"]
    assert isinstance(organisation, LinkEditor)
    assert QApplication.focusWidget() is organisation.line


def test_the_mouse_shows_what_can_be_pointed_at(
    window: MainWindow, press: Press, khan: Annotation, role: Annotation
) -> None:
    date = made(window, press, "12 years", "d")
    window.grammar.go_to(window.panes.active, role)
    press(">")
    pane = window.panes.active
    viewport = pane.view.viewport()
    assert viewport.cursor().shape() == Qt.CursorShape.CrossCursor
    light = pane.view._showing.light_of
    assert light(khan.id) > 0
    assert light(date.id) == 0
    for tag, shape in ((khan, Qt.CursorShape.PointingHandCursor), (date, Qt.CursorShape.CrossCursor)):
        QTest.mouseMove(viewport, point_of(pane, tag.target[0].start + 2))
        assert viewport.cursor().shape() == shape
    press(Qt.Key.Key_Escape)
    assert viewport.cursor().shape() == Qt.CursorShape.IBeamCursor


def test_pointing_ends_when_the_tag_that_points_is_gone(
    window: MainWindow, press: Press, role: Annotation
) -> None:
    press(">")
    window.session.tagging.retract([role.id])
    assert not points(window)


def test_what_a_tag_of_another_pane_points_at_is_lit(
    window: MainWindow, press: Press, role: Annotation
) -> None:
    window.panes.step(+1)
    other = window.panes.active
    councillor = made(window, press, "Councillor Khan", "p")
    window.panes.step(-1)
    light = other.view._showing.light_of
    window.session.tagging.point(role.id, councillor.id)
    window.grammar.go_to(window.panes.active, role)
    assert light(councillor.id) > 0
    window.grammar.select("")
    assert light(councillor.id) == 0
