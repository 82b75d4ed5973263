"""The docks follow the text: which article is active, which tag is selected, where the focus belongs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.ui.main_window import MainWindow
from tests.ui.conftest import select


def shown_title(window: MainWindow) -> str:
    panel = window.inspector.article_panel
    return panel.article_id if panel.isVisible() else ""


def test_the_inspector_shows_the_active_article_from_the_beginning(window: MainWindow) -> None:
    assert shown_title(window) == window.panes.active.article_id


def test_the_inspector_follows_the_active_pane(window: MainWindow) -> None:
    window.panes.panes[1].focus_text()
    assert shown_title(window) == window.panes.panes[1].article_id


def test_no_tag_of_an_article_that_was_replaced_stays_in_the_inspector(window: MainWindow) -> None:
    pane, other = window.panes.panes
    select(pane, "Luton")
    window.grammar.press("place")
    assert window.inspector.tag_panel.isVisible()
    pane.show_article(other.article_id)
    assert shown_title(window) == other.article_id


def test_a_selected_tag_is_shown_again_when_its_pane_is_active_again(window: MainWindow) -> None:
    pane, other = window.panes.panes
    start, _end = select(pane, "Luton")
    window.grammar.press("place")
    made = window.grammar.selected
    select(other, "Council")
    other.focus_text()
    assert shown_title(window) == other.article_id
    assert window.tags._selected_rows() == []
    pane.focus_text()
    pane.set_caret(start + 1)
    assert window.inspector.tag_panel.tag_id == made
    assert window.inspector.tag_panel.isVisible()


def test_the_table_selects_the_tag_that_is_selected_in_the_text(window: MainWindow) -> None:
    pane = window.panes.active
    select(pane, "Luton")
    window.grammar.press("place")
    window.tags.refresh()
    assert window.tags.table.tag_ids(window.tags._selected_rows()) == [window.grammar.selected]
    assert pane.view.hasFocus()


@pytest.mark.parametrize("dock", ["library", "tags", "inspector"])
def test_esc_in_a_dock_leads_back_to_the_text(window: MainWindow, dock: str) -> None:
    pane = window.panes.active
    select(pane, "Luton")
    window.grammar.press("place")
    window.tags.refresh()
    window.actions_[f"view.{dock}"].trigger()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert not pane.view.hasFocus()
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert pane.view.hasFocus()


def test_tab_leads_around_the_window_and_is_caught_nowhere(window: MainWindow) -> None:
    window.actions_["view.library"].trigger()
    begin = QApplication.focusWidget()
    seen: list[QWidget] = []
    while (focused := QApplication.focusWidget()) is not begin or not seen:
        assert focused is not None
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert len(seen) < 100
    assert {window.library.filter, window.tags.filter.words} <= set(seen)
