"""All tags wanted as a table of any length: an array of row numbers, and pages of tags read when shown."""

from array import array
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from annotator.model.annotation import Annotation
from annotator.services.session import Session
from annotator.ui.docks.certainties import certainty_label
from annotator.ui.docks.labels import plain_tooltip
from annotator.ui.docks.pages import Pages
from annotator.ui.text_view.guard import guarded

COLUMNS = ("text", "type", "article", "certainty", "values", "by", "note")
"""What each column shows, in the names that `Library.tag_numbers` sorts by."""

Index = QModelIndex | QPersistentModelIndex
Row = tuple[Annotation, str, str]

_ROOT = QModelIndex()


class TagTable(QAbstractTableModel):
    """Rows of tags. Sorting is asked for by a signal, because the order comes from a query."""

    sort_wanted = Signal(str, bool)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pages: Pages[Row] = Pages(session.library.tag_page)
        self._colours: dict[str, tuple[str, str]] = {}
        self._types: dict[str, tuple[str, dict[str, str]]] = {}
        self._headers = {
            "text": self.tr("Tagged words"),
            "type": self.tr("Type"),
            "article": self.tr("Article"),
            "certainty": self.tr("Certainty"),
            "values": self.tr("Values"),
            "by": self.tr("By"),
            "note": self.tr("Note"),
        }

    @property
    def numbers(self) -> "array[int]":
        """Row numbers in the store of what is shown, in order."""
        return self._pages.numbers

    def set_numbers(self, numbers: "array[int]") -> None:
        """Show these tags; when they are the same as before only their contents are read again."""
        if numbers == self.numbers:
            self.forget_pages()
            return
        self.beginResetModel()
        self._pages.set_numbers(numbers)
        self._read_types()
        self.endResetModel()

    def forget_pages(self) -> None:
        """Read what is shown again."""
        self._pages.forget()
        self._read_types()
        if self.numbers:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.numbers) - 1, len(COLUMNS) - 1))

    def tag(self, row: int) -> Annotation | None:
        """The tag in a row; None when it has gone meanwhile."""
        found = self._pages.row(row)
        return found[0] if found else None

    def row_of(self, number: int) -> int:
        """Row of the tag with this row number in the store, -1 when it is not shown."""
        return self._pages.place_of(number)

    def tag_ids(self, rows: Sequence[int]) -> list[str]:
        """Ids of the tags in these rows."""
        return [tag.id for tag in map(self.tag, rows) if tag is not None]

    def _read_types(self) -> None:
        self._types = {
            tag_type.name: (tag_type.label, {field.name: field.label for field in tag_type.fields})
            for tag_type in self._session.tag_set.types()
        }
        self._colours = {t.name: (t.colour, t.colour_dark) for t in self._session.tag_set.types()}

    # What a view asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.numbers)

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
        if not index.isValid() or index.row() >= len(self.numbers):
            return None
        if role == Qt.ItemDataRole.DecorationRole and COLUMNS[index.column()] == "type":
            return self._colour(index.row())
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self._pages.row(index.row())
        if row is None:
            return ""
        text = self._cell(row, COLUMNS[index.column()])
        return text if role == Qt.ItemDataRole.DisplayRole else plain_tooltip(text)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.sort_wanted.emit(COLUMNS[column], order == Qt.SortOrder.DescendingOrder)

    def _colour(self, row: int) -> QColor | None:
        """Colour of the tag's type on a page of this look."""
        tag = self.tag(row)
        light, dark = self._colours.get(tag.type, ("", "")) if tag else ("", "")
        page = QGuiApplication.palette().color(QPalette.ColorRole.Base)
        return QColor(dark if page.lightness() < 128 else light) if light else None

    def _cell(self, row: Row, column: str) -> str:
        tag, quoted, title = row
        label, fields = self._types.get(tag.type, (tag.type, {}))
        if column == "text":
            return " ".join(quoted.split())
        if column == "type":
            return label
        if column == "article":
            return title
        if column == "certainty":
            return certainty_label(tag.certainty)
        if column == "values":
            order = {name: place for place, name in enumerate(fields)}
            shown = self._session.tagging.shown(tag)
            names = sorted(shown, key=lambda name: order.get(name, len(order)))
            return " · ".join(f"{fields.get(name, name)}: {shown[name]}" for name in names)
        return tag.by if column == "by" else " ".join(tag.note.split())
