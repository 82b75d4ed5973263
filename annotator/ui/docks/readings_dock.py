"""The table of readings: what the articles in the panes share, and in which words they differ."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from annotator.model.change import Change
from annotator.model.passage import READING_KINDS
from annotator.services.session import Session
from annotator.ui.compared import Compared
from annotator.ui.docks.counted import counted
from annotator.ui.docks.dock import Dock
from annotator.ui.docks.listing import Listing
from annotator.ui.reading_names import reading_name


class ReadingsDock(Dock):
    """Shows what it is given, once it is seen; compares nothing itself."""

    passage_chosen = Signal(int)
    """Number of the passage whose row is the current one, or 0; the focus stays here."""
    passage_activated = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("readings", parent)
        self.setWindowTitle(self.tr("Readings"))
        self._session = session
        self._compared = Compared()
        self._wanted = 0
        """Number of the passage that was last brought level."""

    def _build(self) -> None:
        from annotator.ui.docks.reading_table import ReadingTable
        from annotator.ui.docks.reading_view import ReadingView

        self.table = ReadingTable(self)
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(self.tr("Kind of difference"))
        self.kind.setToolTip(self.tr("Kind of difference"))
        self.kind.addItem(self.tr("All passages"), "")
        for kind in READING_KINDS:
            self.kind.addItem(reading_name(kind).capitalize(), kind)
        self.kind.currentIndexChanged.connect(lambda _index: self._renew())
        self.view = ReadingView(self)
        self.view.setModel(self.table)
        self.view.setAccessibleName(self.tr("Readings"))
        self.view.activated.connect(lambda index: self._activate(index.row()))
        self.view.selectionModel().currentRowChanged.connect(lambda *_rows: self._choose())
        self._listing = Listing(self, self.view, (self.kind, 0))
        self.count, self.empty = self._listing.count, self._listing.empty
        self.setWidget(self._listing)
        self.begins_at = self.view

    def show_change(self, change: Change) -> None:
        """What a step changed comes with the next comparison."""

    def show_compared(self, compared: Compared) -> None:
        """Show what some articles share, or that nothing is compared."""
        self._compared = compared
        self._wanted = 0
        self.outdate()

    def select(self, number: int) -> None:
        """Choose the row of a passage, at the latest when the dock is seen; the focus stays where it is."""
        self._wanted = number
        if self.is_seen:
            self._select_wanted()
        else:
            self.outdate()

    # Inside

    def _select_wanted(self) -> None:
        row = self.table.row_of(self._wanted)
        if row >= 0 and row != self.view.currentIndex().row():
            self.view.selectRow(row)

    def _renew(self) -> None:
        library = self._session.library
        articles = self._compared.articles
        texts = [library.text(article) for article in articles]
        labels = [library.article(article).label for article in articles]
        kind = self.kind.currentData()
        self.table.show_compared(self._compared, texts, labels, kind)
        self.view.share_out()
        shown = self.table.count()
        if not articles:
            told = self.tr("Open two articles or more and turn Compare on: what they share stands here.")
        elif kind and self._compared.families:
            told = self.tr("No passage has a difference of this kind.")
        else:
            told = self.tr("These articles share no passage.")
        self._listing.show_rows(shown > 0, told, counted("passage", shown))
        self._select_wanted()

    def _choose(self) -> None:
        self.passage_chosen.emit(self.table.number(self.view.currentIndex().row()))

    def _activate(self, row: int) -> None:
        if number := self.table.number(row):
            self.passage_activated.emit(number)
