"""From a conflict to its places in the articles, and the decisions about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.ui.article_pane import ArticlePane

if TYPE_CHECKING:
    from annotator.model.conflict import Conflict, Witness
    from annotator.ui.docks.conflicts_dock import ConflictsDock
    from annotator.ui.main_window import MainWindow


class ConflictVerbs(QObject):
    """Connects the dock of conflicts of one window."""

    def __init__(self, window: MainWindow, dock: ConflictsDock) -> None:
        super().__init__(window)
        self._window = window
        self._dock = dock
        session = window.session
        guard = window.actions_.guard
        dock.witness_wanted.connect(lambda conflict, one: guard(lambda: self.show(conflict, one)))
        dock.settle_wanted.connect(
            lambda conflict, value, why: guard(lambda: session.settling.settle(conflict, value, why))
        )
        dock.reopen_wanted.connect(lambda conflict: guard(lambda: session.settling.reopen(conflict)))
        dock.found.connect(self._mark)
        window.comparing.changed.connect(lambda: dock.ask_unseen(bool(window.comparing.shown.articles)))
        window.panes.each(self._listen)
        window.panes.pane_closed.connect(self._follow)
        self._follow()

    def _listen(self, pane: ArticlePane) -> None:
        pane.article_changed.connect(self._follow)

    def _follow(self) -> None:
        self._dock.show_articles([pane.article_id for pane in self._window.panes.panes if pane.article_id])

    def _mark(self, conflicts: Sequence[Conflict]) -> None:
        for pane in self._window.panes.panes:
            pane.show_conflicts(conflicts)

    def show(self, conflict: Conflict, witness: Witness) -> None:
        """Select what one article says, and bring what the others say on a level with it; the focus stays."""
        panes = self._window.panes
        held = panes.open(witness.article)
        if witness.annotation:
            self._window.grammar.go_to(held, self._window.session.library.tag(witness.annotation))
        else:
            held.select(witness.span.start, witness.span.end)
        others: dict[ArticlePane, int] = {}
        for one in conflict.witnesses:
            pane = panes.pane_of(one.article)
            if pane is not None and pane is not held:
                others.setdefault(pane, one.span.start)
        self._window.comparing.bring_level(held, witness.span, others)
