"""The files found, one a row; what was found in them is corrected in the cells."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QPalette

from annotator.ui.dialogs.found_file import FoundFile
from annotator.ui.docks.article_panel import encoding_label
from annotator.ui.docks.labels import plain_tooltip
from annotator.ui.text_view.guard import guarded

COLUMNS = ("file", "state", "title", "publisher", "author", "published", "language", "accession", "encoding")
_EDITABLE = ("title", "publisher", "author", "published", "language", "accession")

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()


class ImportTable(QAbstractTableModel):
    """A check box says whether a file is wanted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.files: list[FoundFile] = []
        self._headers = {
            "file": self.tr("File"),
            "title": self.tr("Title"),
            "publisher": self.tr("Outlet"),
            "author": self.tr("Author"),
            "published": self.tr("Published"),
            "language": self.tr("Language"),
            "accession": self.tr("Accession"),
            "encoding": self.tr("Encoding"),
            "state": self.tr("State"),
        }

    def set_files(self, files: Sequence[FoundFile]) -> None:
        """Show these."""
        self.beginResetModel()
        self.files = list(files)
        self.endResetModel()

    def file_changed(self, row: int) -> None:
        """Say that a file of the list was changed from outside."""
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    @guarded(int)
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.files)

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

    @guarded(lambda: Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        file, column = self.files[index.row()], COLUMNS[index.column()]
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if file.usable and column == "file":
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if file.usable and column in _EDITABLE:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    @guarded(lambda: None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        file, column = self.files[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and column == "file" and file.usable:
            return Qt.CheckState.Checked if file.wanted else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return _cell(file, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(_cell(file, column))
        if role == Qt.ItemDataRole.ForegroundRole and not file.usable:
            return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
        return None

    @guarded(bool)
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        file, column = self.files[index.row()], COLUMNS[index.column()]
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
