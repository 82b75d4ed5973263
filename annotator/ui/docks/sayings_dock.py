"""Who says what: what all compared articles say, what only one of them does, and what is contradicted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from annotator.model.change import Change
from annotator.model.errors import KnownError
from annotator.model.progress import Progress
from annotator.services.session import Session
from annotator.ui.compared import Compared
from annotator.ui.docks.asking import Asking
from annotator.ui.docks.choices import offer
from annotator.ui.docks.counted import counted
from annotator.ui.docks.dock import Dock
from annotator.ui.docks.listing import Listing
from annotator.ui.docks.running import LONG, Run, run_here

if TYPE_CHECKING:
    from annotator.model.passage import Passage
    from annotator.model.saying import Saying

    _Found = tuple[Sequence[str], Sequence[Passage], Sequence[Saying]]
    """Ids of the articles, what they share, and what they say."""

_PAUSE = 300
"""Milliseconds by which contradictions may lag behind, so that tagging never waits for them."""
_CHANGES = frozenset({"annotation", "record", "term", "settlement"})
_NUMBER, _STATE = 40, 110
"""Pixels of the first two columns; the articles share the rest."""


class SayingsDock(Dock):
    """Asks who contradicts whom, and only while it is seen; which articles are compared it is told."""

    passage_chosen = Signal(int)
    """Number of the passage whose row is the current one, or 0; the focus stays here."""
    passage_activated = Signal(int)
    place_activated = Signal(str, object)
    """(id of the only article that says it, the Span where it does)."""

    def __init__(self, session: Session, parent: QWidget | None = None, run: Run = run_here) -> None:
        super().__init__("sayings", parent)
        self.setWindowTitle(self.tr("Who Says What"))
        self._session = session
        self._asking = Asking(run)
        self._compared = Compared()
        self._found: _Found = (), (), ()
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.outdate)
        self.outdate()

    def _build(self) -> None:
        from annotator.ui.docks.reading_view import ReadingView
        from annotator.ui.docks.saying_table import SayingTable

        self.table = SayingTable(self)
        self.state = self._combo(self.tr("Who says it"))
        self.order = self._combo(self.tr("In the order of this article"))
        self.view = ReadingView(self, fixed={0: _NUMBER, 1: _STATE})
        self.view.setModel(self.table)
        self.view.setAccessibleName(self.tr("Who says what"))
        self.view.activated.connect(lambda index: self._activate(index.row()))
        self.view.selectionModel().currentRowChanged.connect(lambda *_rows: self._choose())
        self.view.horizontalHeader().setSectionsClickable(True)
        self.view.horizontalHeader().sectionClicked.connect(
            lambda section: self.order.setCurrentIndex(max(0, section - 2))
        )
        self._listing = Listing(self, self.view, (self.state, 0), (self.order, 1), rest=1)
        self.count, self.empty = self._listing.count, self._listing.empty
        self.setWidget(self._listing)
        self.begins_at = self.view

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.currentIndexChanged.connect(lambda _index: self._show())
        return combo

    # What others call

    def show_compared(self, compared: Compared) -> None:
        """Show what some articles say, or that nothing is compared."""
        self._compared = compared
        self._asking.forget()
        self.outdate()

    def show_change(self, change: Change) -> None:
        """Look again, a moment later, whether something is contradicted."""
        if change.kinds & _CHANGES:
            self._later.start()

    # Inside

    def _renew(self) -> None:
        articles, library = self._compared.articles, self._session.library
        self._asking.slow = sum(library.article(name).characters for name in articles) > LONG

        def work(progress: Progress) -> _Found:
            try:
                if articles:
                    comparing = self._session.comparing
                    return articles, comparing.compare(articles, progress), comparing.who_says_what(articles)
            except KnownError:  # an article has gone: another comparison is on its way
                pass
            return (), (), ()

        self._asking.ask(self.tr("Comparing"), work, self._take)

    def _take(self, found: _Found) -> None:
        self._found = found
        label = self.tr("In the order of “%s”")
        offer(self.order, [(label % self._label(article), article) for article in found[0]])
        self._offer_states()
        self._show()

    def _label(self, article: str) -> str:
        return self._session.library.article(article).label

    def _offer_states(self) -> None:
        articles, _passages, sayings = self._found
        some = [saying.state for saying in sayings]
        choices = [
            (self.tr("All"), "", len(some)),
            (self.tr("In all articles"), "all", some.count("all")),
            (self.tr("In some articles"), "some", some.count("some")),
            (self.tr("Only in one article"), "only", some.count("only")),
            (
                self.tr("Contradicting"),
                "contradicting",
                sum(bool(saying.contradictions) for saying in sayings),
            ),
        ]
        offer(
            self.state,
            [
                (f"{label} ({count:n})", state)
                for label, state, count in choices
                if state != "some" or len(articles) > 2
            ],
        )

    def _show(self) -> None:
        articles, passages, sayings = self._found
        state = self.state.currentData() or ""
        chosen = [
            saying
            for saying in sayings
            if state in ("", saying.state) or (state == "contradicting" and saying.contradictions)
        ]
        current = self.view.currentIndex().row()
        kept = self.table.sayings[current] if 0 <= current < self.table.count() else None
        with QSignalBlocker(self.view.selectionModel()):
            self.table.show_sayings(
                chosen,
                [passage.readings for passage in passages],
                [self._session.library.text(article) for article in articles],
                [self._label(article) for article in articles],
                max(0, self.order.currentIndex()),
            )
        self.view.share_out()
        if kept in chosen:
            self.view.selectRow(self.table.sayings.index(kept))
        told = (
            self.tr("Nothing is said in this way.")
            if articles
            else self.tr("Open two articles or more and turn Compare on: who says what stands here.")
        )
        self._listing.show_rows(bool(chosen), told, counted("row", len(chosen)))

    def _choose(self) -> None:
        self.passage_chosen.emit(self.table.number(self.view.currentIndex().row()))

    def _activate(self, row: int) -> None:
        if number := self.table.number(row):
            self.passage_activated.emit(number)
            return
        for article, span in zip(self._found[0], self.table.sayings[row].spans, strict=True):
            if span is not None:
                self.place_activated.emit(article, span)
