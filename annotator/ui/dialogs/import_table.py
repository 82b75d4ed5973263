"""The files found, one a row; what was found in them is corrected in the cells."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QGuiApplication, QPalette

from annotator.ui.dialogs.found_file import FoundFile
from annotator.ui.docks.article_panel import encoding_label
from annotator.ui.docks.column_table import ColumnTable, Index
from annotator.ui.text_view.guard import guarded

_EDITABLE = ("title", "publisher", "author", "published", "language", "accession")


class ImportTable(ColumnTable):
    """A check box says whether a file is wanted."""

    def __init__(self, parent: QObject | None = None) -> None:
        tr = QCoreApplication.translate
        headers = {
            "file": tr("ImportTable", "File"),
            "state": tr("ImportTable", "State"),
            "title": tr("ImportTable", "Title"),
            "publisher": tr("ImportTable", "Outlet"),
            "author": tr("ImportTable", "Author"),
            "published": tr("ImportTable", "Published"),
            "language": tr("ImportTable", "Language"),
            "accession": tr("ImportTable", "Accession"),
            "encoding": tr("ImportTable", "Encoding"),
        }
        super().__init__(headers, parent)
        self.files: list[FoundFile] = []

    def set_files(self, files: Sequence[FoundFile]) -> None:
        """Show these."""
        self.beginResetModel()
        self.files = list(files)
        self.endResetModel()

    def file_changed(self, row: int) -> None:
        """Say that a file of the list was changed from outside."""
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    def count(self) -> int:
        return len(self.files)

    def cell(self, row: int, column: str) -> str:
        return _cell(self.files[row], column)

    def look(self, row: int, column: str, role: int) -> Any:
        file = self.files[row]
        if role == Qt.ItemDataRole.CheckStateRole and column == "file" and file.usable:
            return Qt.CheckState.Checked if file.wanted else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.EditRole:
            return _cell(file, column)
        if role == Qt.ItemDataRole.ForegroundRole and not file.usable:
            return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
        return None

    @guarded(lambda: Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        file, column = self.files[index.row()], self.columns[index.column()]
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if file.usable and column == "file":
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if file.usable and column in _EDITABLE:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    @guarded(bool)
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        file, column = self.files[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and column == "file" and file.usable:
            file.wanted = Qt.CheckState(value) == Qt.CheckState.Checked
        elif role == Qt.ItemDataRole.EditRole and column in _EDITABLE and file.usable:
            file.describe(column, str(value))
        else:
            return False
        self.file_changed(index.row())
        return True


def _cell(file: FoundFile, column: str) -> str:
    if column == "file":
        return file.path.name
    if column == "state":
        return file.state
    if column == "encoding":
        return encoding_label(file.incoming.encoding) if file.incoming else ""
    return str(getattr(file.metadata, column))
