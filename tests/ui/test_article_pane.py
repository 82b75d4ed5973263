"""A large article is shown before its tags have been read, and nothing that happens meanwhile is lost."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from annotator.model.article import Article
from annotator.model.progress import Progress, silent
from annotator.services.session import Session
from annotator.ui.article_pane import ArticlePane
from annotator.ui.look import Look
from annotator.ui.main_window import MainWindow

Result = TypeVar("Result")


class Later:
    """Work that is done when the test says so."""

    def __init__(self) -> None:
        self._steps: list[Callable[[], None]] = []

    def __call__(
        self, title: str, work: Callable[[Progress], Result], done: Callable[[Result], None], /
    ) -> None:
        result = work(silent)
        self._steps.append(lambda: done(result))

    def go_on(self) -> None:
        for step in self._steps:
            step()
        self._steps.clear()


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.ui.article_pane.LARGE", 10)


def _pane(session: Session, later: Later, qtbot: QtBot) -> ArticlePane:
    pane = ArticlePane(session, Look(True, 100), later)
    qtbot.addWidget(pane)
    session.history.subscribe(lambda change: pane.refresh(change.annotations, change.kinds))
    return pane


def test_tags_made_and_retracted_while_the_others_are_read_are_right_afterwards(
    session: Session, article: Article, large: None, qtbot: QtBot
) -> None:
    kept = session.tagging.add(article.id, "person", [(0, 10)])
    gone = session.tagging.add(article.id, "person", [(11, 16)])
    later = Later()
    pane = _pane(session, later, qtbot)
    pane.show_article(article.id)
    assert pane.text and pane.tags == []
    new = session.tagging.add(article.id, "role", [(3, 8)])
    session.tagging.retract([gone.id])
    later.go_on()
    assert {tag.id for tag in pane.tags} == {kept.id, new.id}
    assert {mark.id for mark in pane.view.marks()} == {kept.id, new.id}


def test_tags_of_an_article_that_was_left_meanwhile_are_not_shown(
    session: Session, article: Article, large: None, qtbot: QtBot
) -> None:
    session.tagging.add(article.id, "person", [(0, 10)])
    later = Later()
    pane = _pane(session, later, qtbot)
    pane.show_article(article.id)
    pane.show_article("")
    later.go_on()
    assert pane.tags == [] and pane.view.marks() == []


def test_a_window_reads_them_in_a_worker(window: MainWindow, large: None, qtbot: QtBot) -> None:
    pane = window.panes.active
    article = pane.article_id
    tag = window.session.tagging.add(article, "person", [(0, 5)])
    pane.show_article("")
    pane.show_article(article)
    qtbot.waitUntil(lambda: [t.id for t in pane.tags] == [tag.id])


def test_an_open_comment_has_a_sign_in_the_margin_until_it_is_resolved(window: MainWindow) -> None:
    pane = window.panes.active
    commenting = window.session.commenting
    tag = window.session.tagging.add(pane.article_id, "person", [(222, 241)])
    comment = commenting.add(tag.id, "Which Khan?")
    line = pane.view.box_of(222)
    hint = pane.view._showing.margin.hint_at
    layout = pane.view._layout
    top = pane.view.verticalScrollBar().value()
    block = layout.block_at(line.center().y() + top)
    beside = (layout.left - layout.metrics.text, layout.top(block) + layout.laid(block).lines[0].text_top + 4)
    assert hint(layout, block, *beside) == "Anna: Which Khan?"
    commenting.resolve(comment.id)
    assert pane.view._showing.margin.hint_at(layout, block, *beside) == ""
    commenting.reopen(comment.id)
    window.session.tagging.retract([tag.id])
    assert pane.view._showing.margin.hint_at(layout, block, *beside) == ""


def test_a_step_of_many_tags_is_drawn_and_taken_back(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.ui.article_pane._SINGLY", 1)
    tagging, history = window.session.tagging, window.session.history
    with history.step("Three tags"):
        for pane, start in (
            (window.panes.panes[0], 0),
            (window.panes.panes[0], 20),
            (window.panes.panes[1], 0),
        ):
            tagging.add(pane.article_id, "person", [(start, start + 5)])
    assert [len(pane.view.marks()) for pane in window.panes.panes] == [2, 1]
    history.undo()
    assert [len(pane.view.marks()) for pane in window.panes.panes] == [0, 0]
    history.redo()
    assert [len(pane.view.marks()) for pane in window.panes.panes] == [2, 1]
