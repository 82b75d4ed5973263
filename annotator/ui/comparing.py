"""Comparison on or off: finds what the articles in the panes share and lets every pane show it."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.model.change import Change
from annotator.model.errors import Cancelled
from annotator.model.progress import Progress
from annotator.model.span import Span
from annotator.services.session import Session
from annotator.ui.actions import Actions
from annotator.ui.article_pane import ArticlePane
from annotator.ui.compared import Compared, compared
from annotator.ui.docks.asking import Asking
from annotator.ui.docks.running import LONG, Run
from annotator.ui.panes import Panes

_CHANGES = frozenset({"zone", "article"})


class Comparing(QObject):
    """While it is off nothing is asked, kept or drawn."""

    changed = Signal()
    """Other passages are shown than before, or none."""
    lit_changed = Signal()
    fruitless = Signal(str)
    """Why nothing is to be seen, in a sentence, after it was turned on by hand."""
    levelled = Signal(int, int)
    """(number of a passage, pixels from the top of the panes)."""

    def __init__(self, session: Session, actions: Actions, panes: Panes, run: Run, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._panes = panes
        self._action = actions["view.compare"]
        self._asking = Asking(run)
        self.shown = Compared()
        """What the panes share; empty while comparison is off."""
        self.lit = 0
        """Number of the passage that is lit, or 0."""
        self.levelling = False
        """Whether panes are being scrolled to a passage, which is no scrolling by hand."""
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(lambda: actions.guard(self._compare))
        self._by_hand = False
        actions.on("view.compare", self._press)
        panes.each(self._listen)
        panes.pane_closed.connect(self.refresh)

    @property
    def is_on(self) -> bool:
        """Whether the archivist wants to see what the articles share."""
        return self._action.isChecked()

    def set_on(self, on: bool) -> None:
        """Compare, or stop comparing."""
        self._action.setChecked(on)
        self._toggle()

    def refresh(self) -> None:
        """Compare what the panes show now, once the present event is done with."""
        if self.is_on:
            self._soon.start()

    def show_change(self, change: Change) -> None:
        """Compare anew where a step changed what is compared."""
        if self.is_on and change.kinds & _CHANGES:
            self._soon.start()

    def light(self, number: int) -> None:
        """Light a passage in every pane, or none (0)."""
        if number == self.lit:
            return
        self.lit = number
        for pane in self._panes.panes:
            pane.view.set_lit_tint(number)
        self.lit_changed.emit()

    def level(self, number: int, held: ArticlePane) -> None:
        """Scroll the other panes until a passage is on a level with that of the pane that is held."""
        family = self.shown.family(number)
        here = self.shown.span(family, held.article_id) if family else None
        if family is None or here is None:
            return
        spans = {pane: self.shown.span(family, pane.article_id) for pane in self._panes.panes}
        others = {pane: span.start for pane, span in spans.items() if span is not None and pane is not held}
        distance = self.bring_level(held, here, others)
        self.levelled.emit(number, distance)

    def bring_level(self, held: ArticlePane, here: Span, others: Mapping[ArticlePane, int]) -> int:
        """Scroll panes until these positions are on a level with a stretch of the pane that is held.

        Returns how many pixels it is from the top; the held pane is scrolled only if the stretch is not seen.
        """
        self.levelling = True
        try:
            if not 0 <= held.view.box_of(here.start).top() < held.view.viewport().height():
                held.view.reveal(here)
            distance = round(held.view.box_of(here.start).top())
            for pane, position in others.items():
                pane.view.return_to_line(position, distance)
        finally:
            self.levelling = False
        return distance

    # Inside

    def _listen(self, pane: ArticlePane) -> None:
        pane.article_changed.connect(self._drop)
        pane.view.tint_hovered.connect(self.light)

    def _drop(self) -> None:
        """Show nothing about a text that is no longer there, until the one that came has been compared."""
        if self.is_on:
            self._show(Compared())
            self._soon.start()

    def _press(self) -> None:
        self._by_hand = self.is_on
        self._toggle()

    def _toggle(self) -> None:
        if self.is_on:
            self._soon.start()
        else:
            self._soon.stop()
            self._asking.forget()
            self._show(Compared())

    def _compare(self) -> None:
        if not self.is_on:
            return
        articles = list(dict.fromkeys(pane.article_id for pane in self._panes.panes if pane.article_id))
        if len(articles) < 2:
            self._asking.forget()
            self._show(Compared())
            self._tell(self.tr("Open another article beside this one: what they share is then shown."))
            return
        texts = [self._session.library.text(article) for article in articles]
        self._asking.slow = sum(map(len, texts)) > LONG

        def work(progress: Progress) -> Compared | None:
            try:
                passages = self._session.comparing.compare(articles, progress)
            except Cancelled:
                return None
            return compared(articles, texts, passages)

        self._asking.ask(self.tr("Comparing"), work, self._settle)

    def _settle(self, found: Compared | None) -> None:
        if found is None:  # who cancels wants no comparison
            self.set_on(False)
        elif self.is_on:
            self._show(found)
            self._tell("" if found.families else self.tr("These articles share no passage."))

    def _tell(self, sentence: str) -> None:
        by_hand, self._by_hand = self._by_hand, False
        if by_hand and sentence:
            self.fruitless.emit(sentence)

    def _show(self, found: Compared) -> None:
        self.light(0)
        was_empty = not self.shown.families and not found.families
        self.shown = found
        for pane in () if was_empty else self._panes.panes:
            pane.view.set_tints(found.tints(pane.article_id, pane.view.zone_spans()))
        self.changed.emit()
