"""The table of claims, according to which article, with a timeline of whoever the chosen one is about."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from annotator.model.change import Change
from annotator.model.errors import KnownError
from annotator.model.progress import Progress
from annotator.services.session import Session
from annotator.ui.docks.counted import counted
from annotator.ui.docks.listing import Listing
from annotator.ui.docks.queried_dock import QueriedDock
from annotator.ui.docks.running import Run, run_here
from annotator.ui.docks.tag_view import TagView

if TYPE_CHECKING:
    from annotator.model.claim import Claim
    from annotator.model.claim_note import ClaimNote
    from annotator.ui.docks.claim_filter import ClaimFilter

_LEAST = {
    "person": 80, "term": 78, "organisation": 58, "time": 54, "end": 60, "article": 66, "certainty": 54, "remarks": 26,
}  # fmt: skip
"""Pixels that each column has at least."""
_SHARES = {
    "person": 3, "term": 3, "organisation": 3, "time": 2, "end": 2, "article": 3, "certainty": 1, "remarks": 4,
}  # fmt: skip
"""How what is left of the width is shared out."""
_CHANGES = frozenset({"annotation", "article", "tag_type", "record"})


class ClaimsDock(QueriedDock):
    """Every claim of the project, of one article or about one person."""

    filter: ClaimFilter
    tag_activated = Signal(str)
    entry_wanted = Signal(str)
    """Id of the entry of the register that is to be shown."""

    def __init__(self, session: Session, parent: QWidget | None = None, run: Run = run_here) -> None:
        super().__init__("claims", session, parent, run)
        self.setWindowTitle(self.tr("Claims"))
        self._settled = True
        """Whether the chosen row is that of the archivist, not of a table that is being filled."""
        self._uncompared: list[Claim] = []
        self._article = ""
        self._compare_soon = QTimer(self, singleShot=True, interval=0)
        self._compare_soon.timeout.connect(self._compare)
        self.outdate()

    def _build(self) -> None:
        from annotator.ui.docks.claim_filter import ClaimFilter
        from annotator.ui.docks.claim_table import ClaimTable
        from annotator.ui.docks.remark_line import RemarkLine
        from annotator.ui.docks.timeline_panel import TimelinePanel

        self.table = ClaimTable(self._session, self)
        self.table.compare_wanted.connect(self._note_uncompared)
        self.filter = ClaimFilter(self)
        self.filter.set_article(self._article)
        self.filter.changed.connect(self.refresh)
        self.view = self._table_view()
        self.remark = RemarkLine(self)
        self.timeline = TimelinePanel(self._session, self)
        self.timeline.claim_activated.connect(self.tag_activated)
        self.parts = QSplitter(Qt.Orientation.Horizontal, self)
        self.parts.addWidget(self.timeline)
        self._listing = Listing(self, self.view, (self.filter, 4), rest=1, parts=self.parts)
        self._listing.column.addWidget(self.remark)
        for part, share in enumerate((5, 3)):
            self.parts.setStretchFactor(part, share)
        self.parts.setSizes([660, 340])
        self.count, self.empty = self._listing.count, self._listing.empty
        self.setWidget(self._listing)
        self.begins_at = self.view

    def _table_view(self) -> TagView:
        view = TagView(self, _LEAST, _SHARES)
        view.setAccessibleName(self.tr("Claims"))
        view.setSelectionMode(TagView.SelectionMode.SingleSelection)
        self._make_sortable(view, self.table)
        view.horizontalHeader().sortIndicatorChanged.connect(self._keep_order)
        view.activated.connect(lambda index: self._activate(index.row()))
        view.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_current())
        self.table.dataChanged.connect(lambda *_corners: self._show_remark())
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        return view

    # What others call

    def show_change(self, change: Change) -> None:
        """Bring the table in line with what a step changed, a moment later."""
        if self.is_made and change.kinds & _CHANGES:
            self._refresh_later()

    def show_article(self, article_id: str) -> None:
        """Say which one is *this article*."""
        self._article = article_id
        if self.is_made:
            self.filter.set_article(article_id)

    def show_person(self, record: str, name: str) -> None:
        """Show only claims about an entry of the register."""
        self.filter.choose_person(record, name)

    def select_tag(self, identifier: str) -> None:
        """Choose the row of this tag if it claims something; the focus stays where it is."""
        number = self._session.library.tag_number(identifier) if identifier and self.is_seen else 0
        row = self.table.row_of(number) if number else -1
        if row >= 0 and row != self.view.currentIndex().row():
            self.view.selectRow(row)
            self.view.scrollTo(self.table.index(row, 0))

    def refresh(self) -> None:
        """Query again, keeping the chosen row; while nobody sees the table, later."""
        self._later.stop()
        self.outdate()

    def _renew(self) -> None:
        wanted, sort, descending = self.filter.wanted, self._sort, self._descending
        claiming = self._session.claiming

        def query(_progress: Progress) -> array[int] | KnownError:
            try:
                return claiming.numbers(wanted, sort, descending)
            except KnownError as error:
                return error

        self._asking.ask(self.tr("Listing claims"), query, self._show)

    def stop(self) -> None:
        super().stop()
        self._compare_soon.stop()

    # Inside

    def _keep_order(self, section: int, _order: Qt.SortOrder) -> None:
        """Remarks have no order of their own: the arrow stays where it was."""
        if section == self.table.column("remarks"):
            order = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
            self.view.horizontalHeader().setSortIndicator(self.table.column(self._sort), order)

    def _show(self, found: array[int] | KnownError) -> None:
        if isinstance(found, KnownError):
            self._listing.show_rows(False, str(found))
            return
        current = self.view.currentIndex().row()
        kept = self.table.numbers[current] if 0 <= current < len(self.table.numbers) else 0
        self._settled = False
        self.table.set_numbers(found)
        row = self.table.row_of(kept) if kept else -1
        if row >= 0:
            self.view.selectRow(row)
        self._settled = True
        self._say_what_is_shown()
        self._show_current()

    def _say_what_is_shown(self) -> None:
        shown = self.table.rowCount()
        told = (
            self.tr("No claim fits the filter.")
            if self.filter.wants_some
            else self.tr(
                "No claims yet. Tag a role and give its holder, or tag a date and say whose it is: "
                "each becomes a claim, according to its article."
            )
        )
        self._listing.show_rows(shown > 0, told, counted("claim", shown))

    def _show_current(self) -> None:
        """Show the timeline and the remarks of the chosen claim, or of the person in the filter."""
        if not self._settled:
            return
        claim = self.table.claim(self.view.currentIndex().row())
        if claim is not None:
            self.filter.offer_person(claim.holder, claim.holder_name)
            self.timeline.show_person(claim.holder, claim.holder_name, self._asking.runs, claim.annotation)
        elif person := self.filter.wanted.person:
            self.timeline.show_person(person, self._name(person))
        else:
            self.timeline.show_person("", "")
        self._show_remark()

    def _name(self, record: str) -> str:
        try:
            return self._session.registering.record(record).name
        except KnownError:
            return ""

    def _show_remark(self) -> None:
        if self.remark.show_notes(self.table.notes(self.view.currentIndex().row())):
            # once the table has its new height, the chosen row is to be seen
            QTimer.singleShot(0, self.view, lambda: self.view.scrollTo(self.view.currentIndex()))

    def _activate(self, row: int) -> None:
        claim = self.table.claim(row)
        if claim is not None:
            self.tag_activated.emit(claim.annotation)

    def _show_menu(self, where: QPoint) -> None:
        row = self.view.indexAt(where).row()
        claim = self.table.claim(row)
        if claim is None:
            return
        from annotator.ui.docks.claim_menu import ClaimMenu

        menu = ClaimMenu(claim, self)
        menu.text_wanted.connect(lambda: self._activate(row))
        menu.entry_wanted.connect(self.entry_wanted)
        menu.person_wanted.connect(self.show_person)
        menu.popup(self.view.viewport().mapToGlobal(where))

    # Remarks come after what they are on

    def _note_uncompared(self, claims: list[Claim]) -> None:
        self._uncompared += claims
        self._compare_soon.start()

    def _compare(self) -> None:
        claims, self._uncompared = self._uncompared, []

        def work(_progress: Progress) -> list[ClaimNote]:
            try:
                return self._session.claiming.notes(claims)
            except KnownError:
                return []

        self._asking.ask_beside(
            self.tr("Comparing claims"), work, lambda notes: self.table.set_notes(claims, notes)
        )
