"""What the table of claims and its timeline lead to, and what they follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.model.record import Record
from annotator.ui.article_pane import ArticlePane

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class ClaimVerbs(QObject):
    """Connects the claims dock of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._dock = window.claims
        guard = window.actions_.guard
        self._dock.tag_activated.connect(lambda tag: guard(lambda: window.show_tag(tag)))
        self._dock.entry_wanted.connect(lambda entry: guard(lambda: window.register.show_entry(entry)))
        window.grammar.tag_selected.connect(self._dock.select_tag)
        window.panes.activated.connect(self._follow)
        window.panes.each(self._listen)
        self._follow()

    def show_claims(self, record: Record) -> None:
        """Show the claims about a person, or those that name an organisation or a place."""
        if record.kind == "person":
            self._dock.show_person(record.id, record.name)
        else:
            self._dock.filter.words.setText(record.name)
        self._window.actions_["view.claims"].trigger()

    def _listen(self, pane: ArticlePane) -> None:
        pane.article_changed.connect(self._follow)

    def _follow(self) -> None:
        """Let *this article* be that of the active pane."""
        self._dock.show_article(self._window.panes.active.article_id)
