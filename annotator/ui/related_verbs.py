"""Related articles by key: who else printed the selected words, and opening one beside the article it relates to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.model.errors import NotFound
from annotator.model.span import Span
from annotator.ui.article_pane import ArticlePane

if TYPE_CHECKING:
    from annotator.ui.docks.related_dock import RelatedDock
    from annotator.ui.docks.related_table import RelatedRow
    from annotator.ui.main_window import MainWindow


class RelatedVerbs(QObject):
    """Connects the dock of related articles of one window."""

    def __init__(self, window: MainWindow, dock: RelatedDock) -> None:
        super().__init__(window)
        self._window = window
        self._dock = dock
        guard = window.actions_.guard
        window.actions_.on("tag.elsewhere", self.ask)
        dock.row_activated.connect(lambda row: guard(lambda: self.open_beside(row)))
        window.panes.activated.connect(lambda _pane: self._follow())
        window.panes.each(self._listen)
        self._follow()

    def _listen(self, pane: ArticlePane) -> None:
        pane.article_changed.connect(self._follow)

    def _follow(self) -> None:
        self._dock.show_article(self._window.panes.active.article_id)

    def ask(self) -> None:
        """Show who else printed the selected words. Raises NotFound when none are selected."""
        pane = self._window.panes.active
        selection = pane.selection()
        if selection is None:
            raise NotFound("Select some words; then the articles that printed them as well are found.")
        self._dock.show_selection(pane.article_id, Span(*selection))

    def open_beside(self, row: RelatedRow) -> None:
        """Show an article at its longest passage in another pane and compare; the active pane keeps its own."""
        panes = self._window.panes
        there = panes.pane_of(row.article.id)
        if there is None:
            at = panes.panes.index(panes.active)
            others = [*panes.panes[at + 1 :], *panes.panes[:at]]
            empty = next((pane for pane in others if not pane.article_id), None)
            there = empty or next(iter(others), None) or panes.add()
            there.show_article(row.article.id)
        there.reveal(row.place)
        self._window.comparing.set_on(True)
