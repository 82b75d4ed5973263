"""A table whose columns have names: what every table of the window does in the same way."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.ui.docks.labels import plain_tooltip
from annotator.ui.text_view.guard import guarded

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()


class ColumnTable(QAbstractTableModel):
    """A subclass says how many rows there are and which words stand in each cell.

    `headers` are the columns in order, each with the words above it.
    """

    def __init__(self, headers: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.headers = dict(headers)
        self.columns = tuple(headers)

    def count(self) -> int:
        """Number of rows."""
        raise NotImplementedError

    def cell(self, row: int, column: str) -> str:
        """Words of a cell."""
        raise NotImplementedError

    def tip(self, row: int, column: str) -> str:
        """What is said when the mouse rests on a cell."""
        return self.cell(row, column)

    def look(self, _row: int, _column: str, _role: int) -> Any:
        """What a cell has beside its words: an icon, a font, a colour, a check mark."""
        return None

    def tell_changed(self) -> None:
        """Say that every cell has to be read again."""
        if self.count():
            self.dataChanged.emit(self.index(0, 0), self.index(self.count() - 1, len(self.columns) - 1))

    # What a view asks

    @guarded(int)
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self.count()

    @guarded(int)
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @guarded(lambda: None)
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headers[self.columns[section]]
        return None

    @guarded(lambda: None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self.count():
            return None
        row, column = index.row(), self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self.tip(row, column))
        return self.look(row, column, role)
