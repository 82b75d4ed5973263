"""The kinds of tags that a file of another program has, and what becomes of each."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt
from PySide6.QtGui import QGuiApplication, QPalette

from annotator.ui.dialogs.mapping_draft import MappingDraft
from annotator.ui.docks.column_table import ColumnTable


class KindTable(ColumnTable):
    """Rows are only looked at; what becomes of a kind is chosen beside them."""

    def __init__(self, parent: QObject | None = None) -> None:
        tr = QCoreApplication.translate
        headers = {
            "kind": tr("KindTable", "Tags in the file"),
            "count": tr("KindTable", "How many"),
            "example": tr("KindTable", "For example"),
            "becomes": tr("KindTable", "Become"),
        }
        super().__init__(headers, parent)
        self.draft = MappingDraft()

    def set_draft(self, draft: MappingDraft) -> None:
        """Show these kinds."""
        self.beginResetModel()
        self.draft = draft
        self.endResetModel()

    def count(self) -> int:
        return len(self.draft.kinds)

    def cell(self, row: int, column: str) -> str:
        kind = self.draft.kinds[row]
        match column:
            case "kind":
                return kind.kind
            case "count":
                return QLocale().toString(kind.count)
            case "example":
                return kind.example
        name = self.draft.rule(kind).type
        if not name:
            return self.tr("left out")
        label = self.draft.label(name)
        return self.tr("new: {name}").format(name=label) if self.draft.is_new(name) else label

    def look(self, row: int, column: str, role: int) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and column == "count":
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and not self.draft.rule(self.draft.kinds[row]).type:
            return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
        return None
