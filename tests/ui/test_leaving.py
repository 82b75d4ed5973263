"""What was typed and refused is not lost without a word when the window is closed."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from annotator.ui.main_window import MainWindow
from tests.ui.conftest import Desk, select


def published(window: MainWindow) -> QLineEdit:
    """The field for the date of publication of the open article."""
    window.inspector.focus_first_field()
    line = window.inspector.article_panel.form.fields["published"].box
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    return line


def test_closing_goes_back_once_to_a_field_that_was_refused(window: MainWindow, desk: Desk) -> None:
    QTest.keyClicks(published(window), "09/10/2023")
    window.panes.active.focus_text()
    window.inspector.hide()
    window.close()
    assert window.isVisible()
    assert QApplication.focusWidget() is published(window)
    assert "“09/10/2023” in the inspector is not kept" in window.messages.text
    window.close()
    assert not window.isVisible()
    desk.windows.clear()


def test_a_field_that_was_mended_holds_nothing_back(window: MainWindow, desk: Desk) -> None:
    QTest.keyClicks(published(window), "09/10/2023")
    window.close()
    article = window.panes.active.article_id
    QTest.keyClicks(published(window), "9 October 2023")
    seen = window.session.library
    window.inspector.settle()
    assert seen.article(article).metadata.published == "2023-10-09"
    window.close()
    assert not window.isVisible()
    desk.windows.clear()


def test_closing_goes_back_once_to_a_comment_that_was_not_sent(window: MainWindow, desk: Desk) -> None:
    pane = window.panes.active
    for words, key in (("Mohammed Aslam Khan", "p"), ("12 years", "d")):
        select(pane, words)
        QTest.keyClicks(pane.view, key)
    first, second = pane.tags
    window.show_tag(first.id)
    QTest.keyClicks(pane.view, "c")
    QTest.keyClicks(window.inspector.tag_panel.comments.box, "Who says so?")
    window.show_tag(second.id)
    window.close()
    assert window.isVisible()
    assert window.grammar.selected == first.id
    assert QApplication.focusWidget() is window.inspector.tag_panel.comments.box
    assert "“Who says so?” is not sent" in window.messages.text
    window.close()
    assert not window.isVisible()
    desk.windows.clear()


def test_another_refused_text_is_told_of_again(window: MainWindow) -> None:
    for refused in ("09/10/2023", "last May"):
        QTest.keyClicks(published(window), refused)
        window.close()
        assert window.isVisible()
        assert f"“{refused}”" in window.messages.text
    window.close()
    assert not window.isVisible()
