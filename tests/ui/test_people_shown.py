"""Tags are shown by whose they are, on the screen alone: a hidden one is neither drawn, selected nor stepped to."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.services.session import Session
from annotator.services.settings import Settings
from annotator.ui.main_window import MainWindow
from annotator.ui.people_menu import PeopleMenu
from tests.ui.conftest import Desk
from tests.ui.test_review_verbs import reviewed, tag

__all__ = ["reviewed"]


@pytest.fixture
def window(desk: Desk, reviewed: Session) -> MainWindow:
    """Cleo, who reviews and made one tag, looks at what Ada and Ben tagged."""
    tag(reviewed, "Cleo", "person", "Hazel Simmons")
    opened = desk.show(reviewed, Settings(annotator="Cleo"))
    opened.show_article(reviewed.library.articles()[0].id)
    return opened


def drawn(window: MainWindow) -> dict[str, int]:
    """How many tags of each are drawn, by what their annotators are called."""
    layers = [mark.layer for mark in window.panes.active.view.marks()]
    return {layer: layers.count(layer) for layer in sorted(set(layers))}


def menu(window: MainWindow) -> PeopleMenu:
    people = window.palette_bar.people
    assert isinstance(people, PeopleMenu)
    people.fill()
    return people


def choose(window: MainWindow, words: str) -> None:
    action = next(one for one in menu(window).actions() if one.text().replace("&", "") == words)
    action.trigger()


def test_mine_theirs_and_all(window: MainWindow) -> None:
    assert drawn(window) == {"Ada": 5, "Ben": 4, "own": 1}
    choose(window, "Mine")
    assert drawn(window) == {"own": 1}
    choose(window, "Theirs")
    assert drawn(window) == {"Ada": 5, "Ben": 4}
    choose(window, "All Tags")
    assert drawn(window) == {"Ada": 5, "Ben": 4, "own": 1}


def test_a_person_is_hidden_and_stays_in_the_project(window: MainWindow) -> None:
    choose(window, "Ada")
    assert drawn(window) == {"Ben": 4, "own": 1}
    assert len(window.session.library.tags(window.panes.active.article_id)) == 10
    assert not [one for one in window.panes.active.tags if one.by == "Ada"]


def test_a_hidden_tag_is_not_stepped_to(window: MainWindow) -> None:
    choose(window, "Mine")
    pane = window.panes.active
    pane.set_caret(0)
    QTest.keyClicks(pane.view, "]")
    assert window.session.library.tag(window.grammar.selected).by == "Cleo"
    QTest.keyClicks(pane.view, "]")
    assert "no tag after" in window.messages.text


def test_only_what_was_accepted_is_shown_and_follows_each_decision(window: MainWindow) -> None:
    choose(window, "Decided")
    assert drawn(window) == {}
    case = window.session.reviewing.cases().chosen("boundary")[0]
    window.session.reviewing.decide(case, case.versions[0][0])
    assert sum(drawn(window).values()) == 1
    window.session.history.undo()
    assert drawn(window) == {}


def test_a_rejected_tag_is_drawn_as_such_until_the_decision_is_undone(window: MainWindow) -> None:
    case = window.session.reviewing.cases().chosen("boundary")[0]
    window.session.reviewing.decide(case, "")
    styles = {mark.id: mark.style for mark in window.panes.active.view.marks()}
    assert {styles[name] for name in case.tags} == {"rejected"}
    window.session.history.undo()
    styles = {mark.id: mark.style for mark in window.panes.active.view.marks()}
    assert {styles[name] for name in case.tags} == {"certain"}


def test_letters_stand_for_names_on_the_page_and_on_the_card(window: MainWindow) -> None:
    choose(window, "Letters Instead of Names")
    letters = drawn(window)
    assert letters.pop("own") == 1
    assert list(letters.values()) == [5, 4]
    assert all(len(letter) == 1 for letter in letters)
    QTest.keyClick(window.panes.active.view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert {row.line.source for row in window.review.card.rows} <= letters.keys()
    assert "Ada" not in window.review.card.remarks.text()
