"""The rows of a file of names and what each would do; those that need eyes come first."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QGuiApplication, QPalette

from annotator.services.register_matching import BAD, CHANGED, CONFLICTING, NEW, UNCHANGED, Judged
from annotator.ui.docks.column_table import ColumnTable
from annotator.ui.docks.record_words import kind_label

_ORDER = (BAD, CONFLICTING, CHANGED, NEW, UNCHANGED)


class RegisterRows(ColumnTable):
    """Rows are only looked at; what is wrong in them is mended in the file."""

    def __init__(self, parent: QObject | None = None) -> None:
        tr = QCoreApplication.translate
        headers = {
            "row": tr("RegisterRows", "Row"),
            "state": tr("RegisterRows", "State"),
            "kind": tr("RegisterRows", "Kind"),
            "name": tr("RegisterRows", "Name"),
            "remark": tr("RegisterRows", "What changes, or what is wrong"),
        }
        super().__init__(headers, parent)
        self.rows: list[Judged] = []
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
        self.headers["row"] = self.tr("Line") if lines else self.tr("Row")
        self.rows = sorted(rows, key=lambda row: (_ORDER.index(row.state), row.place))
        self.endResetModel()

    def count(self) -> int:
        return len(self.rows)

    def look(self, row: int, _column: str, role: int) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole and self.rows[row].state == UNCHANGED:
            return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
        return None

    def cell(self, row: int, column: str) -> str:
        judged = self.rows[row]
        match column:
            case "row":
                return str(judged.place)
            case "state":
                return self._states[judged.state]
            case "kind":
                return kind_label(judged.record.kind)
            case "name":
                return judged.record.name
        return judged.remark or ", ".join(self._parts.get(part, part) for part in judged.changes)
