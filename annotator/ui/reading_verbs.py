"""What leads from one reading of a passage to the others: the table of readings, and the key for the counterpart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from annotator.model.errors import NotFound
from annotator.model.span import Span
from annotator.ui.article_pane import ArticlePane
from annotator.ui.docks.counted import counted

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_LONGEST = 20
"""Code points of an article's name at the foot of the window."""


class ReadingVerbs(QObject):
    """Connects the readings dock of one window with its comparison."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._panes = window.panes
        self._comparing = comparing = window.comparing
        self._dock = dock = window.readings
        guard = window.actions_.guard
        window.actions_.on("view.counterpart", self.go_to_counterpart)
        comparing.fruitless.connect(lambda words: window.messages.show_message(words, passing=True))
        comparing.changed.connect(lambda: guard(lambda: dock.show_compared(comparing.shown)))
        comparing.levelled.connect(lambda number, _distance: dock.select(number))
        sayings = window.sayings
        comparing.changed.connect(lambda: guard(lambda: sayings.show_compared(comparing.shown)))
        sayings.place_activated.connect(lambda article, span: guard(lambda: self.show(article, span)))
        for table in (dock, sayings):
            table.passage_chosen.connect(comparing.light)
            table.passage_activated.connect(lambda number: guard(lambda: self.level(number)))

        comparing.changed.connect(self._tell_passage)
        window.ghosting.changed.connect(self._tell_passage)
        window.panes.activated.connect(lambda _pane: self._tell_passage())
        window.panes.each(self._listen)

    def _listen(self, pane: ArticlePane) -> None:
        pane.caret_moved.connect(self._tell_passage)

    def _tell_passage(self) -> None:
        """Name the passage of the caret at the foot of the window, or say how many there are, and what to do."""
        pane, shown = self._panes.active, self._comparing.shown
        tint = pane.view.tint_at(pane.caret) if shown.families else None
        library = self._window.session.library
        labels = {
            article: _short(library.article(article).metadata.publisher or library.article(article).label)
            for article in (shown.articles if tint else ())
        }
        told = shown.told_at(tint.number, pane.article_id, labels) if tint else self._told_of_all()
        self._window.status_line.show_passage(told)

    def _told_of_all(self) -> str:
        passages = len(self._comparing.shown.families)
        ghosts = len(self._window.ghosting.ghosts)
        told = [self.tr("%s shared") % counted("passage", passages)] if passages else []
        if ghosts:
            keys = self._window.actions_["tag.all_counterparts"].shortcut()
            shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
            told.append(" ".join(filter(None, (counted("counterpart", ghosts), shown and f"({shown})"))))
        return " · ".join(told)

    def level(self, number: int) -> None:
        """Bring a passage level in all panes and light it; the active pane is held if it has the passage."""
        held = next((pane for pane in self._from_active() if self._has(pane, number)), None)
        if held is not None:
            self._comparing.level(number, held)
            self._comparing.light(number)

    def show(self, article: str, span: Span) -> None:
        """Select what one of the compared articles says; the keyboard stays where it is."""
        pane = next((pane for pane in self._from_active() if pane.article_id == article), None)
        if pane is not None:
            pane.select(span.start, span.end)

    def go_to_counterpart(self) -> None:
        """Go to the tag that is tied to the selected one, else to where the next pane has the same words.

        Raises NotFound where nothing is shared.
        """
        here, *others = self._from_active()
        selected = self._window.grammar.selected
        tied = self._window.session.tying.tied(selected) if here.has_tag(selected) else []
        if tied:
            open_ones = [tag for pane in others for tag in tied if pane.has_tag(tag)]
            self._window.tie_verbs.go_to((open_ones or tied)[0])
            return
        tint = here.view.tint_at(here.caret) or here.view.tint_at(max(0, here.caret - 1))
        if tint is None:
            raise NotFound(
                "The words here are in no other open article; put the caret into a tinted passage."
                if self._comparing.is_on
                else "Turn Compare on; then this leads from a shared passage to the same one in another pane."
            )
        shown = self._comparing.shown
        family = shown.family(tint.number)
        there = next((pane for pane in others if self._has(pane, tint.number)), None)
        if family is None or there is None:
            raise NotFound("No other pane shows this passage; open the article that has it beside this one.")
        place = shown.counterpart(family, here.article_id, there.article_id, here.caret)
        self._comparing.level(tint.number, here)
        self._comparing.light(tint.number)
        there.set_caret(place, reveal=True)
        there.focus_text()

    def _from_active(self) -> list[ArticlePane]:
        """The panes from the active one on, around."""
        panes = self._panes.panes
        at = panes.index(self._panes.active)
        return [*panes[at:], *panes[:at]]

    def _has(self, pane: ArticlePane, number: int) -> bool:
        family = self._comparing.shown.family(number)
        return family is not None and self._comparing.shown.span(family, pane.article_id) is not None


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1].rstrip()}…"
