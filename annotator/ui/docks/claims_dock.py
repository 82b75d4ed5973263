"""The table of claims, according to which article, with a timeline of whoever the chosen one is about."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from annotator.model.change import Change
from annotator.model.errors import KnownError
from annotator.model.progress import Progress
from annotator.services.session import Session
from annotator.ui.docks.asking import Asking
from annotator.ui.docks.counted import counted
from annotator.ui.docks.dock import Dock
from annotator.ui.docks.labels import PlainLabel
from annotator.ui.docks.running import Run, is_large, run_here
from annotator.ui.docks.tag_view import TagView
from annotator.ui.text_view.guard import guarded, nothing

if TYPE_CHECKING:
    from annotator.model.claim import Claim
    from annotator.model.claim_note import ClaimNote

_PAUSE = 150
"""Milliseconds by which the table may lag behind, so that tagging never waits for it."""
_LONG_PAUSE = 1500
"""Milliseconds without a change before a long table is queried again."""
_LEAST = {
    "person": 80, "term": 78, "organisation": 58, "time": 54, "end": 60, "article": 66, "certainty": 54, "remarks": 26,
}  # fmt: skip
"""Pixels that each column has at least."""
_SHARES = {
    "person": 3, "term": 3, "organisation": 3, "time": 2, "end": 2, "article": 3, "certainty": 1, "remarks": 4,
}  # fmt: skip
"""How what is left of the width is shared out."""
_CHANGES = frozenset({"annotation", "article", "tag_type", "record"})


class ClaimsDock(Dock):
    """Every claim of the project, of one article or about one person."""

    tag_activated = Signal(str)
    entry_wanted = Signal(str)
    """Id of the entry of the register that is to be shown."""

    def __init__(self, session: Session, parent: QWidget | None = None, run: Run = run_here) -> None:
        super().__init__("claims", parent)
        self.setWindowTitle(self.tr("Claims"))
        self._session = session
        self._asking = Asking(run, slow=is_large(session.path))
        self._sort, self._descending = "article", False
        self._settled = True
        """Whether the chosen row is that of the archivist, not of a table that is being filled."""
        self._seen = False
        """Whether the dock is shown and not behind the tab of another one."""
        self._stale = True
        """Whether what is shown has to be asked for when somebody sees it again."""
        self._uncompared: list[Claim] = []
        self._article = ""
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.refresh)
        self._compare_soon = QTimer(self, singleShot=True, interval=0)
        self._compare_soon.timeout.connect(self._compare)
        self.visibilityChanged.connect(self._see)

    def _build(self) -> None:
        from annotator.ui.docks.claim_filter import ClaimFilter
        from annotator.ui.docks.claim_table import ClaimTable
        from annotator.ui.docks.remark_line import RemarkLine
        from annotator.ui.docks.timeline_panel import TimelinePanel

        self.table = ClaimTable(self._session, self)
        self.table.compare_wanted.connect(self._note_uncompared)
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(6, 4, 6, 4)
        column.setSpacing(4)
        self.filter = ClaimFilter(body)
        self.filter.set_article(self._article)
        self.filter.changed.connect(self.refresh)
        self.count = PlainLabel(faint=True)
        self.count.setWordWrap(False)
        self.count.setSizePolicy(self.filter.words.sizePolicy())
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        row.addWidget(self.filter, 4)
        row.addWidget(self.count, 1)
        self.view = self._table_view(body)
        self.empty = PlainLabel(faint=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.remark = RemarkLine(body)
        self.timeline = TimelinePanel(self._session, body)
        self.timeline.claim_activated.connect(self.tag_activated)
        self.parts = QSplitter(Qt.Orientation.Horizontal, body)
        table = QWidget()
        self._stack = QStackedLayout(table)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        for part, share in ((table, 5), (self.timeline, 3)):
            self.parts.addWidget(part)
            self.parts.setStretchFactor(self.parts.count() - 1, share)
        self.parts.setSizes([660, 340])
        column.addLayout(row)
        column.addWidget(self.parts, 1)
        column.addWidget(self.remark)
        self.setWidget(body)
        self.begins_at = self.view

    def _table_view(self, parent: QWidget) -> TagView:
        view = TagView(parent, _LEAST, _SHARES)
        view.setModel(self.table)
        view.setAccessibleName(self.tr("Claims"))
        view.setSelectionMode(TagView.SelectionMode.SingleSelection)
        header = view.horizontalHeader()
        header.setSelectionModel(QItemSelectionModel(self.table, view))
        header.setSortIndicator(self.table.column("article"), Qt.SortOrder.AscendingOrder)
        view.setSortingEnabled(True)
        self.table.sort_wanted.connect(self._sort_by)
        header.sortIndicatorChanged.connect(self._keep_order)
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
            self._later.start(_LONG_PAUSE if self._asking.slow else _PAUSE)

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
        number = self._session.library.tag_number(identifier) if identifier and self._seen else 0
        row = self.table.row_of(number) if number else -1
        if row >= 0 and row != self.view.currentIndex().row():
            self.view.selectRow(row)
            self.view.scrollTo(self.table.index(row, 0))

    def refresh(self) -> None:
        """Query again, keeping the chosen row; while nobody sees the table, later."""
        self._later.stop()
        self._stale = not self._seen
        if self._stale:
            return
        wanted, sort, descending = self.filter.wanted, self._sort, self._descending
        claiming = self._session.claiming

        def query(_progress: Progress) -> array[int] | KnownError:
            try:
                return claiming.numbers(wanted, sort, descending)
            except KnownError as error:
                return error

        self._asking.ask(self.tr("Listing claims"), query, self._show)

    def stop(self) -> None:
        """Ask the project for nothing more; to be called before it is closed."""
        self._later.stop()
        self._compare_soon.stop()
        if self.is_made:
            self.filter.stop()
        self._asking.forget()

    @guarded(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        words = self.filter.words
        if event.matches(QKeySequence.StandardKey.Cancel) and words.hasFocus() and words.text():
            words.clear()
        else:
            super().keyPressEvent(event)

    # Inside

    def _see(self, seen: bool) -> None:
        self._seen = seen
        if seen and (self._stale or self._later.isActive()):
            self.refresh()

    def _sort_by(self, column: str, descending: bool) -> None:
        if (column, descending) != (self._sort, self._descending):
            self._sort, self._descending = column, descending
            self.refresh()

    def _keep_order(self, section: int, _order: Qt.SortOrder) -> None:
        """Remarks have no order of their own: the arrow stays where it was."""
        if section == self.table.column("remarks"):
            order = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
            self.view.horizontalHeader().setSortIndicator(self.table.column(self._sort), order)

    def _show(self, found: array[int] | KnownError) -> None:
        if isinstance(found, KnownError):
            self.empty.setText(str(found))
            self._stack.setCurrentIndex(1)
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
        self.empty.setText(
            self.tr("No claim fits the filter.")
            if self.filter.wants_some
            else self.tr(
                "No claims yet. Tag a role and give its holder, or tag a date and say whose it is: "
                "each becomes a claim, according to its article."
            )
        )
        self._stack.setCurrentIndex(0 if shown else 1)
        self.count.setText(counted("claim", shown))

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
