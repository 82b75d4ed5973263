"""Entries of the register as a list of any length: an array of row numbers, and pages read when shown."""

from array import array
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.model.record import Record
from annotator.services.session import Session
from annotator.ui.docks.counted import counted
from annotator.ui.docks.labels import plain_tooltip
from annotator.ui.docks.pages import Pages
from annotator.ui.docks.record_words import summary
from annotator.ui.text_view.guard import guarded

ID_ROLE = Qt.ItemDataRole.UserRole
KIND_ROLE = Qt.ItemDataRole.UserRole + 1
DETAILS_ROLE = Qt.ItemDataRole.UserRole + 2
COUNT_ROLE = Qt.ItemDataRole.UserRole + 3
CANDIDATE_ROLE = Qt.ItemDataRole.UserRole + 4

Index = QModelIndex | QPersistentModelIndex
Row = tuple[Record, int]
_ROOT = QModelIndex()


class RegisterList(QAbstractListModel):
    """Rows of entries in the order of a query."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages: Pages[Row] = Pages(session.registering.page)

    def set_numbers(self, numbers: "array[int]") -> None:
        """Show these entries; when they are the same as before only their contents are read again."""
        if numbers == self._pages.numbers:
            self.forget_pages()
            return
        self.beginResetModel()
        self._pages.set_numbers(numbers)
        self.endResetModel()

    def forget_pages(self) -> None:
        """Read what is shown again."""
        self._pages.forget()
        if self._pages.numbers:
            self.dataChanged.emit(self.index(0), self.index(len(self._pages.numbers) - 1))

    def record(self, row: int) -> Record | None:
        """The entry in a row; None when it has gone meanwhile."""
        found = self._pages.row(row)
        return found[0] if found else None

    def row_of(self, number: int) -> int:
        """Row of the entry with this row number in the store, -1 when it is not shown."""
        return self._pages.place_of(number)

    # What a view asks

    @guarded(int)
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._pages.numbers)

    @guarded(lambda: None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._pages.numbers):
            return None
        found = self._pages.row(index.row())
        return _shown(*found, role) if found else None


def _shown(record: Record, mentions: int, role: int) -> Any:
    if role == Qt.ItemDataRole.DisplayRole:
        return record.name
    if role == ID_ROLE:
        return record.id
    if role == KIND_ROLE:
        return record.kind
    if role == DETAILS_ROLE:
        return summary(record)
    if role == COUNT_ROLE:
        return mentions
    if role == CANDIDATE_ROLE:
        return record.status == "candidate"
    if role == Qt.ItemDataRole.ToolTipRole:
        return plain_tooltip("\n".join((record.name, *record.forms)))
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return ", ".join((record.name, summary(record), counted("mention", mentions)))
    return None
