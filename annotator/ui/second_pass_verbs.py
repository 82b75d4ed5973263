"""Tag ▸ Second Pass: the article is tagged again while one's earlier tags, and all that tells of them, are hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.model.annotation import Annotation
from annotator.model.errors import NotFound
from annotator.ui.article_pane import ArticlePane
from annotator.ui.docks.dock import Dock

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_TELL_NOTHING = frozenset({"library", "register", "inspector"})
"""Docks that say nothing about the tags of an article."""


class SecondPassVerbs(QObject):
    """Connects the action of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._article = ""
        self._put_away: list[Dock] = []
        self._in_front: list[Dock] = []
        self._action = window.actions_["tag.second_pass"]
        window.actions_.on("tag.second_pass", self.switch)
        window.panes.each(self._listen)

        window.people.changed.connect(self._draw)

    def _listen(self, pane: ArticlePane) -> None:
        pane.shows = self._shows
        pane.name = self._window.people.name

    def _shows(self, tag: Annotation) -> bool:
        own = tag.by == self._window.session.history.by
        return own if self._article else self._window.people.shows(tag)

    def switch(self) -> None:
        """Start the second pass of the active article, or stop the one that is on. Raises InvalidValue."""
        try:
            if self._article:
                self.stop()
            else:
                self.start(self._active())
        finally:
            self._action.setChecked(bool(self._article))

    def _active(self) -> str:
        article = self._window.panes.active.article_id
        if not article:
            raise NotFound(self.tr("Open the article that you want to tag again."))
        return article

    def start(self, article: str) -> None:
        """Hide what was tagged before, until it is stopped. Raises InvalidValue and NotFound."""
        window = self._window
        window.session.second_pass.start(article)
        self._article = article
        window.comparing.set_on(False)  # a ghost tells of a tag that is hidden
        self._put_away = [
            dock for name, dock in window.docks.items() if name not in _TELL_NOTHING and not dock.isHidden()
        ]
        self._in_front = [dock for dock in self._put_away if dock.is_seen]
        for dock in self._put_away:
            dock.hide()
        window.grammar.select("")
        self._draw()
        self._say(
            self.tr("Second pass: earlier tags are hidden, and new ones carry the name “%s”.")
            % window.session.history.by
        )

    def stop(self) -> None:
        """Show all tags again; agreement compares both passes."""
        window = self._window
        window.session.second_pass.stop(self._article)
        self._article = ""
        self.bring_back()
        self._draw()
        window.messages.show_message(
            self.tr("The second pass is done; agreement compares it with the first."),
            (self.tr("Show Agreement"), window.actions_["view.agreement"].trigger),
        )

    def bring_back(self) -> None:
        """Show the docks again that were put away, so that the next window has them."""
        for dock in self._put_away:
            dock.show()
        for dock in self._in_front:
            dock.raise_()
        self._put_away, self._in_front = [], []

    def _say(self, sentence: str) -> None:
        self._window.messages.show_message(sentence, (self.tr("Stop"), self._action.trigger))

    def _draw(self) -> None:
        """Let every pane show what is to be seen now."""
        window = self._window
        window.status_line.show_annotator(window.session.history.by)
        for pane in window.panes.panes:
            if pane.article_id:
                tags = window.session.library.tags(pane.article_id)
                pane.refresh(frozenset(tag.id for tag in tags), frozenset())
