"""Open questions by key: the next and the last one in the text, and from a row to the value that answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.model.errors import NotFound
from annotator.ui.article_pane import ArticlePane
from annotator.ui.caret_order import Standing, stepped
from annotator.ui.docks.questions_dock import QuestionsDock

if TYPE_CHECKING:
    from annotator.model.question import Question
    from annotator.ui.main_window import MainWindow


class QuestionVerbs(QObject):
    """Connects the dock of open questions of one window. Going to a question changes nothing."""

    def __init__(self, window: MainWindow, dock: QuestionsDock) -> None:
        super().__init__(window)
        self._window = window
        self._dock = dock
        guard = window.actions_.guard
        window.actions_.on("tag.next_open", lambda: self.step(+1))
        window.actions_.on("tag.previous_open", lambda: self.step(-1))
        dock.question_activated.connect(lambda question: guard(lambda: self.go_to(question)))
        dock.counted.connect(window.status_line.show_questions)
        window.status_line.questions_clicked.connect(window.actions_["view.questions"].trigger)
        window.grammar.tag_selected.connect(dock.select_tag)
        window.grammar.tag_selected.connect(lambda _tag: window.status_line.show_question(""))
        window.panes.each(self._listen)
        window.panes.pane_closed.connect(self._show_articles)
        self._show_articles()

    def _listen(self, pane: ArticlePane) -> None:
        pane.article_changed.connect(self._show_articles)

    def _show_articles(self) -> None:
        self._dock.show_articles([pane.article_id for pane in self._window.panes.panes if pane.article_id])

    def step(self, step: int) -> None:
        """Go to the next (+1) or last (-1) tag with an open question: in this pane, else in the next one."""
        panes, grammar = self._window.panes, self._window.grammar
        here = panes.active
        found = stepped(self._open_tags(here), grammar.selected, here.caret, step)
        place = panes.panes.index(here) + step
        while found is None and 0 <= place < len(panes.panes):
            here = panes.panes[place]
            tags = self._open_tags(here)
            found = stepped(tags, "", 0 if step > 0 else len(here.text) + 1, step)
            place += step
        if found is None:
            where = self.tr("after") if step > 0 else self.tr("before")
            raise NotFound(self.tr("There is no open question %s this place.") % where)
        panes.activate(here)
        grammar.go_to(here, found)
        here.focus_text()
        of_tag = (q.sentence for q in self._dock.of_article(here.article_id) if q.annotation == found.id)
        if sentence := next(of_tag, ""):  # a ghost tells of itself
            self._window.status_line.show_question(sentence)

    def _open_tags(self, pane: ArticlePane) -> list[Standing]:
        """Tags that are asked about, and ghosts, which ask whether they shall be tags."""
        asked = {question.annotation for question in self._dock.of_article(pane.article_id)}
        return [*(tag for tag in pane.tags if tag.id in asked), *pane.ghosts]

    def go_to(self, question: Question) -> None:
        """Go to the tag of a question, and to the value that answers it."""
        self._window.show_tag(question.annotation)
        self._window.status_line.show_question(question.sentence)
        inspector = self._window.inspector
        if question.kind == "comment":
            inspector.focus_comment()
        elif question.kind == "conflict":
            self._window.conflicts.show_tag(question.annotation)
        elif question.field:
            inspector.show()
            inspector.raise_()
            inspector.focus_value(question.field)
