"""A second pass in the window: earlier tags are hidden, new ones have a second name, and all are seen at its end."""

import pytest
from pytestqt.qtbot import QtBot

from annotator.ui.main_window import MainWindow
from tests.services.several_people import tag_words


@pytest.fixture
def passing(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window in which the second pass of an article has begun that Anna tagged once."""
    article = window.panes.active.article_id
    tag_words(window.session, "Anna", article, "person", "Mohammed Aslam Khan")
    qtbot.waitUntil(lambda: len(window.panes.active.tags) == 1)
    window.actions_["tag.second_pass"].trigger()
    return window


def test_earlier_tags_and_what_tells_of_them_are_hidden(passing: MainWindow) -> None:
    assert passing.panes.active.tags == []
    assert passing.panes.active.view.marks_at(0) == []
    assert passing.tags.isHidden() and passing.claims.isHidden()
    assert not passing.library.isHidden()
    assert "Anna (second pass)" in passing.messages.text


def test_new_tags_are_seen_and_have_the_second_name(passing: MainWindow, qtbot: QtBot) -> None:
    article = passing.panes.active.article_id
    passing.session.tagging.add(article, "role", [(0, 5)])
    qtbot.waitUntil(lambda: len(passing.panes.active.tags) == 1)
    assert passing.panes.active.tags[0].by == "Anna (second pass)"


def test_another_article_is_opened_without_earlier_tags(passing: MainWindow) -> None:
    article = passing.panes.active.article_id
    passing.panes.active.show_article("")
    passing.panes.active.show_article(article)
    assert passing.panes.active.tags == []


def test_at_its_end_all_tags_are_seen_again(passing: MainWindow) -> None:
    passing.messages.buttons[0].click()
    assert [tag.by for tag in passing.panes.active.tags] == ["Anna"]
    assert not passing.tags.isHidden()
    assert passing.session.history.by == "Anna"
    assert not passing.actions_["tag.second_pass"].isChecked()
    assert passing.session.agreeing.measure().people == ("Anna", "Anna (second pass)")


def test_the_next_window_has_all_docks(passing: MainWindow) -> None:
    passing.close()
    assert not passing.tags.isHidden()


def test_there_is_none_without_a_first_pass(window: MainWindow) -> None:
    window.actions_["tag.second_pass"].trigger()
    assert "no tags in this article yet" in window.messages.text
    assert not window.actions_["tag.second_pass"].isChecked()
