"""What screen readers are told, asked through Qt's own accessible interface of the view."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleTextInterface
from PySide6.QtWidgets import QApplication

from annotator.model.span import Span
from annotator.ui.text_view import LaneTextView
from annotator.ui.text_view.announcing import Announcer, described
from tests.ui.text_view.conftest import make_mark

TEXT = "Mohammed Aslam Khan resigned.\nThe end."


@pytest.fixture
def spoken(view: LaneTextView) -> QAccessibleTextInterface:
    """The accessible text of the view."""
    view.set_text(TEXT, [make_mark("p", (0, 19), style="probable"), make_mark("n", (9, 14), label="name")])
    interface = QAccessible.queryAccessibleInterface(view).textInterface()
    assert interface is not None
    return interface


def test_text_caret_and_selection_can_be_read(view: LaneTextView, spoken: QAccessibleTextInterface) -> None:
    assert spoken.characterCount() == len(TEXT)
    assert spoken.text(0, len(TEXT)) == TEXT
    view.move_caret(12)
    assert spoken.cursorPosition() == 12
    view.select(Span(9, 19))
    assert spoken.selectionCount() == 1
    assert spoken.cursorPosition() == 19


def test_a_screen_reader_can_move_the_caret_and_find_letters(
    view: LaneTextView, spoken: QAccessibleTextInterface
) -> None:
    spoken.setCursorPosition(20)
    assert view.caret() == 20
    QApplication.processEvents()
    box = spoken.characterRect(20)
    assert box.height() > 5
    assert spoken.offsetAtPoint(box.center()) == 20


def test_the_view_has_a_name_and_describes_the_tags_at_the_caret(
    view: LaneTextView, spoken: QAccessibleTextInterface
) -> None:
    assert view.accessibleName()
    view.move_caret(12)
    assert view.accessibleDescription() == "name: Aslam; person, probable: Mohammed Aslam Khan"
    view.move_caret(25)
    assert view.accessibleDescription() == ""


def test_only_news_is_announced(view: LaneTextView, qapp: QApplication) -> None:
    outer, inner = make_mark("p", (0, 19)), make_mark("n", (9, 14), label="name")
    announcer = Announcer(view)
    assert announcer.caret_in([outer], TEXT) == "person: Mohammed Aslam Khan"
    assert announcer.caret_in([outer], TEXT) == ""
    assert announcer.caret_in([inner, outer], TEXT) == "name: Aslam"
    assert announcer.caret_in([outer], TEXT) == ""
    assert announcer.caret_in([], TEXT) == "no tag"


def test_a_long_tag_is_cut_and_fragments_are_joined() -> None:
    assert described(make_mark("m", (0, 3), (5, 7)), "one, two") == "person: one … tw"
    assert len(described(make_mark("m", (0, 900)), "x" * 900)) < 120


def test_all_letters_on_the_screen_can_be_located_while_a_screen_reader_listens(
    view: LaneTextView, spoken: QAccessibleTextInterface
) -> None:
    QAccessible.setActive(True)
    try:
        view.viewport().repaint()
        first, last = spoken.characterRect(3), spoken.characterRect(len(TEXT) - 3)
        assert last.top() > first.bottom()
        assert spoken.offsetAtPoint(last.center()) == len(TEXT) - 3
    finally:
        QAccessible.setActive(False)
