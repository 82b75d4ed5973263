"""The rows of a file of names and what each would do; those that need eyes come first."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QPalette

from annotator.services.register_matching import BAD, CHANGED, CONFLICTING, NEW, UNCHANGED, Judged
from annotator.ui.docks.labels import plain_tooltip
from annotator.ui.docks.record_words import kind_label
from annotator.ui.text_view.guard import guarded

COLUMNS = ("row", "state", "kind", "name", "remark")
_ORDER = (BAD, CONFLICTING, CHANGED, NEW, UNCHANGED)

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()


class RegisterRows(QAbstractTableModel):
    """Rows are only looked at; what is wrong in them is mended in the file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Judged] = []
        self._headers = {
            "row": self.tr("Row"),
            "state": self.tr("State"),
            "kind": self.tr("Kind"),
            "name": self.tr("Name"),
            "remark": self.tr("What changes, or what is wrong"),
        }
        self._states = {
            BAD: self.tr("cannot be taken in"),
            CONFLICTING: self.tr("conflict"),
            CHANGED: self.tr("changed"),
            NEW: self.tr("new"),
            UNCHANGED: self.tr("unchanged"),
        }
        self._parts = {
            "name": self.tr("name"),
            "forms": self.tr("other forms"),
            "dates": self.tr("dates"),
            "note": self.tr("note"),
            "sources": self.tr("sources"),
            "status": self.tr("status"),
            "origin": self.tr("origin"),
            "own": self.tr("own identifier"),
        }

    def set_rows(self, rows: Sequence[Judged], *, lines: bool = False) -> None:
        """Show these, whatever must be looked at first, then by their place in the file, which may have lines."""
        self.beginResetModel()
        self._headers["row"] = self.tr("Line") if lines else self.tr("Row")
        self.rows = sorted(rows, key=lambda row: (_ORDER.index(row.state), row.place))
        self.endResetModel()

    @guarded(int)
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @guarded(int)
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @guarded(lambda: None)
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[COLUMNS[section]]
        return None

    @guarded(lambda: None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._cell(row, column))
        if role == Qt.ItemDataRole.ForegroundRole and row.state == UNCHANGED:
            return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
        return None

    def _cell(self, row: Judged, column: str) -> str:
        match column:
            case "row":
                return str(row.place)
            case "state":
                return self._states[row.state]
            case "kind":
                return kind_label(row.record.kind)
            case "name":
                return row.record.name
        return row.remark or ", ".join(self._parts.get(part, part) for part in row.changes)
