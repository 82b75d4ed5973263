"""Open questions are stepped through by key, listed live, and lead to the value that answers them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.model.annotation import Annotation
from annotator.ui.article_pane import ArticlePane
from annotator.ui.main_window import MainWindow

Press = Callable[..., None]


def tag(window: MainWindow, pane: ArticlePane, kind: str, words: str, **values: str) -> Annotation:
    start = pane.text.index(words)
    return window.session.tagging.add(pane.article_id, kind, [(start, start + len(words))], values=values)


@pytest.fixture
def asked(window: MainWindow, qtbot: QtBot) -> list[Annotation]:
    """Three open tags: two in the left pane, one in the right; and one that is answered."""
    left, right = window.panes.panes
    window.panes.active.set_caret(0)
    tags = [
        tag(window, left, "date", "12 years"),
        tag(window, left, "person", "Mr Khan"),
        tag(window, right, "role", "Deputy leader"),
    ]
    tag(window, left, "organisation", "Labour Party", name="Labour Party")
    qtbot.waitUntil(lambda: len(window.questions.table.questions) == 3)
    return tags


def rows(window: MainWindow) -> list[tuple[str, str]]:
    table = window.questions.table
    return [(table.index(row, 0).data(), table.index(row, 1).data()) for row in range(table.rowCount())]


def test_keys_step_through_open_questions_and_on_to_the_next_pane(
    window: MainWindow, press: Press, asked: list[Annotation]
) -> None:
    left, right = window.panes.panes
    for expected, pane in zip(asked, (left, left, right), strict=True):
        press("}")
        assert window.grammar.selected == expected.id
        assert window.panes.active is pane
        assert pane.view.hasFocus()
    press("}")
    assert window.messages.text == "There is no open question after this place."
    for expected in reversed(asked[:2]):
        press("{")
        assert window.grammar.selected == expected.id
        assert window.messages.text == ""
    press("{")
    assert window.messages.text == "There is no open question before this place."


def test_stepping_changes_nothing(window: MainWindow, press: Press, asked: list[Annotation]) -> None:
    before = window.session.history.undo_label, [window.session.library.tag(t.id) for t in asked]
    press("}}}{{")
    assert before == (
        window.session.history.undo_label,
        [window.session.library.tag(t.id) for t in asked],
    )


def test_an_answer_just_given_is_not_asked_again(
    window: MainWindow, press: Press, asked: list[Annotation]
) -> None:
    window.session.tagging.set_value(asked[0].id, "duration", "P12Y")
    press("}")
    assert window.grammar.selected == asked[1].id


def test_the_list_follows_the_work(window: MainWindow, asked: list[Annotation], qtbot: QtBot) -> None:
    assert rows(window) == [
        ("When is this?", "12 years"),
        ("This person is not in the register yet.", "Mr Khan"),
        ("Who holds this role?", "Deputy leader"),
    ]
    assert window.questions.windowTitle() == "Questions (3)"
    window.session.tagging.retract([asked[0].id])
    qtbot.waitUntil(lambda: len(rows(window)) == 2)
    assert window.questions.windowTitle() == "Questions (2)"
    window.session.history.undo()
    qtbot.waitUntil(lambda: len(rows(window)) == 3)
    window.panes.panes[1].show_article("")
    qtbot.waitUntil(lambda: len(rows(window)) == 2)


def test_a_row_leads_to_the_tag_and_to_the_missing_value(
    window: MainWindow, asked: list[Annotation], qtbot: QtBot
) -> None:
    window.actions_["view.questions"].trigger()
    view = window.questions.view
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert window.grammar.selected == asked[2].id
    assert window.inspector.tag_panel.values.editors["holder"].isAncestorOf(window.focusWidget())
    assert window.panes.active is window.panes.panes[1]


def test_a_row_of_a_comment_leads_to_the_comments(
    window: MainWindow, asked: list[Annotation], qtbot: QtBot
) -> None:
    window.session.commenting.add(asked[1].id, "Is this him?")
    qtbot.waitUntil(lambda: len(rows(window)) == 4)
    row = next(row for row, said in enumerate(rows(window)) if said[0] == "Anna: Is this him?")
    view = window.questions.view
    point = view.visualRect(window.questions.table.index(row, 0)).center()
    window.questions.raise_()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert window.grammar.selected == asked[1].id
    assert window.inspector.isAncestorOf(window.focusWidget())


def test_kinds_are_counted_and_narrow_the_list(window: MainWindow, asked: list[Annotation]) -> None:
    kind = window.questions.kind
    assert [kind.itemText(place) for place in range(kind.count())] == [
        "All kinds (3)",
        "Role without a holder (1)",
        "Date without a value (1)",
        "Not in the register (1)",
    ]
    kind.setCurrentIndex(kind.findData("date"))
    assert rows(window) == [("When is this?", "12 years")]


def test_the_project_can_be_asked(window: MainWindow, asked: list[Annotation], qtbot: QtBot) -> None:
    window.panes.set_count(1)
    qtbot.waitUntil(lambda: len(rows(window)) == 2)
    window.questions.scope.setCurrentIndex(1)
    qtbot.waitUntil(lambda: len(rows(window)) == 3)


def test_the_status_line_counts_questions_and_says_the_one_that_was_gone_to(
    window: MainWindow, press: Press, asked: list[Annotation]
) -> None:
    button = window.status_line.questions
    assert button.text() == "3 open questions"
    press("}")
    assert button.text() == "When is this? · 3 open questions"
    press("]")
    assert button.text() == "3 open questions"
    button.click()
    assert window.questions.view.hasFocus()


def test_a_long_question_is_cut_in_the_status_line(window: MainWindow, asked: list[Annotation]) -> None:
    window.status_line.show_question("Why? " * 40)
    assert window.status_line.questions.text().startswith("Why? Why?")
    assert window.status_line.questions.text().endswith("Why?… · 3 open questions")
    assert len(window.status_line.questions.text()) < 80


def test_the_row_of_the_selected_tag_is_marked_without_taking_the_focus(
    window: MainWindow, press: Press, asked: list[Annotation]
) -> None:
    press("}}")
    assert window.questions.view.currentIndex().row() == 1
    assert window.panes.active.view.hasFocus()


def test_nothing_open_is_said(window: MainWindow, qtbot: QtBot) -> None:
    window.questions.raise_()
    qtbot.waitUntil(window.questions.empty.isVisible)
    assert window.questions.empty.text() == "Nothing is open in these articles."
    assert window.questions.windowTitle() == "Questions"
    assert not window.status_line.questions.isVisible()
