"""What docks have in common whose table queries fill and sort: they lag a little behind, and never hold anybody up."""

from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from annotator.services.session import Session
from annotator.ui.docks.asking import Asking
from annotator.ui.docks.dock import Dock
from annotator.ui.docks.paged_table import PagedTable
from annotator.ui.docks.row_filter import RowFilter
from annotator.ui.docks.running import Run, is_large
from annotator.ui.docks.tag_view import TagView
from annotator.ui.text_view.guard import guarded, nothing

_PAUSE = 150
"""Milliseconds by which the table may lag behind, so that tagging never waits for it."""
_LONG_PAUSE = 1500
"""Milliseconds without a change before a long table is queried again: the query holds up the next save."""


class QueriedDock(Dock):
    """A subclass makes `filter`, `table` and `view`, and says in `refresh` what is asked."""

    filter: RowFilter

    def __init__(self, name: str, session: Session, parent: QWidget | None, run: Run) -> None:
        super().__init__(name, parent)
        self._session = session
        self._asking = Asking(run, slow=is_large(session.path))
        self._sort, self._descending = "article", False
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.refresh)

    def refresh(self) -> None:
        """Query again."""
        raise NotImplementedError

    def stop(self) -> None:
        """Ask the project for nothing more; to be called before it is closed."""
        self._later.stop()
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

    # For subclasses

    def _refresh_later(self) -> None:
        self._later.start(_LONG_PAUSE if self._asking.slow else _PAUSE)

    def _make_sortable(self, view: TagView, table: PagedTable[Any]) -> None:
        """Show the table in the view, by article first."""
        view.setModel(table)
        header = view.horizontalHeader()
        # A header asks for each column whether every row of it is selected; an empty selection answers at once.
        header.setSelectionModel(QItemSelectionModel(table, view))
        header.setSortIndicator(table.columns.index(self._sort), Qt.SortOrder.AscendingOrder)
        # Connected after the first order is shown: asking for it would query twice.
        view.setSortingEnabled(True)
        table.sort_wanted.connect(self._sort_by)

    def _sort_by(self, column: str, descending: bool) -> None:
        if (column, descending) != (self._sort, self._descending):
            self._sort, self._descending = column, descending
            self.refresh()
