"""Related articles: who shares passages with the active article, or printed some selected words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from annotator.model.change import Change
from annotator.model.errors import Cancelled, KnownError
from annotator.model.progress import Progress
from annotator.model.span import Span
from annotator.services.session import Session
from annotator.ui.docks.asking import Asking
from annotator.ui.docks.counted import counted
from annotator.ui.docks.dock import Dock
from annotator.ui.docks.labels import ElidedLabel
from annotator.ui.docks.listing import Listing
from annotator.ui.docks.running import Run, run_here

if TYPE_CHECKING:
    from annotator.ui.docks.related_table import RelatedRow

_SHARES = (5, 3, 3, 3, 8, 3)
"""How the width is shared out among the columns."""


class RelatedDock(Dock):
    """Asks the project off the window's thread, and only while it is seen."""

    row_activated = Signal(object)
    """The RelatedRow whose article is wanted."""

    def __init__(self, session: Session, parent: QWidget | None = None, run: Run = run_here) -> None:
        super().__init__("related", parent)
        self.setWindowTitle(self.tr("Related"))
        self._session = session
        self._asking = Asking(run, slow=True)
        self._article = ""
        self._selection: Span | None = None
        self.outdate()

    def _build(self) -> None:
        from annotator.ui.docks.reading_view import ReadingView
        from annotator.ui.docks.related_table import RelatedTable

        self.asked = ElidedLabel("", self, Qt.TextElideMode.ElideRight)
        self.whole = QPushButton(self.tr("&Whole Article"), self)
        self.whole.setToolTip(self.tr("Show who shares passages with the whole article"))
        self.whole.clicked.connect(lambda: self._ask_for(self._article, None))
        self.table = RelatedTable(self)
        self.view = ReadingView(self, _SHARES)
        self.view.setModel(self.table)
        self.view.setAccessibleName(self.tr("Related articles"))
        self.view.activated.connect(lambda index: self._activate(index.row()))
        self._listing = Listing(self, self.view, (self.asked, 1), (self.whole, 0))
        self.count, self.empty = self._listing.count, self._listing.empty
        self.empty.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # keeps the keyboard until there is a list
        self.setWidget(self._listing)
        self.begins_at = self.empty

    # What others call

    def show_article(self, article: str) -> None:
        """Show who shares passages with an article, or with none; a selection in it stays asked for."""
        if article != self._article:
            self._ask_for(article, None)

    def show_selection(self, article: str, selection: Span) -> None:
        """Come forward and show who else printed some words."""
        self._ask_for(article, selection)
        self.show()
        self.raise_()
        (self.view if self.table.rows else self.empty).setFocus()

    def show_change(self, change: Change) -> None:
        """Ask again after a step that changed what is compared."""
        if change.kinds & {"article", "zone"}:
            self._ask_for(self._article, self._selection)

    # Inside

    def _ask_for(self, article: str, selection: Span | None) -> None:
        self._article, self._selection = article, selection
        self._asking.forget()
        self.outdate()

    def _renew(self) -> None:
        article, selection = self._article, self._selection
        self.whole.setVisible(selection is not None)
        self.asked.set_line(self._question())
        if not article:
            self._show([], self.tr("Open an article: those that share passages with it stand here."))
            return
        self._show([], self.tr("Looking …"))

        def work(progress: Progress) -> tuple[list[RelatedRow], str]:
            try:
                return self._found(article, selection, progress), ""
            except Cancelled:
                return [], self.tr("The search was stopped. Go to another article and back to begin anew.")
            except KnownError as error:
                return [], str(error)

        self._asking.ask(self.tr("Looking for related articles"), work, lambda found: self._show(*found))

    def _found(self, article: str, selection: Span | None, progress: Progress) -> list[RelatedRow]:
        """Runs in any thread. Raises Cancelled and other known errors."""
        from annotator.ui.docks.related_table import RelatedRow

        library, comparing = self._session.library, self._session.comparing
        if comparing.waiting and not self._session.read_only:
            comparing.prepare(progress)
        if selection is None:
            found = comparing.sharing(article, progress=progress)
        else:
            found = comparing.printed_elsewhere(article, selection, progress=progress)
        return [
            RelatedRow(library.article(other.article), library.text(other.article), passages)
            for other, passages in found
        ]

    def _question(self) -> str:
        if not self._article or not self._session.library.has(self._article):
            return ""
        if self._selection is None:
            return self.tr("Shares passages with “%s”") % self._session.library.article(self._article).label
        words = self._session.library.text(self._article)[self._selection.start : self._selection.end]
        return self.tr("Who else printed “%s”") % " ".join(words.split())

    def _show(self, rows: list[RelatedRow], told: str) -> None:
        self.table.show_rows(rows)
        if not told and self._selection is None:
            told = self.tr("No other article of the project shares a passage with this one.")
        elif not told:
            told = self.tr(
                "No other article was found that printed these words. Select more: few are easily missed."
            )
        self._listing.show_rows(bool(rows), told, counted("article", len(rows)) if rows else "")
        self.begins_at = self.view if rows else self.empty
        if rows:
            self.view.selectRow(0)

    def _activate(self, row: int) -> None:
        if 0 <= row < len(self.table.rows):
            self.row_activated.emit(self.table.rows[row])
