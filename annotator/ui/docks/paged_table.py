"""A table of any length: row numbers in the order of a query, and pages of rows read when they are shown."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from annotator.ui.docks.column_table import ColumnTable
from annotator.ui.docks.pages import Pages

Row = TypeVar("Row")


class PagedTable(ColumnTable, Generic[Row]):
    """Sorting is asked for by a signal, because the order comes from a query."""

    sort_wanted = Signal(str, bool)

    def __init__(
        self,
        headers: Mapping[str, str],
        read: Callable[[Sequence[int]], list[Row]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(headers, parent)
        self._pages: Pages[Row] = Pages(read)

    @property
    def numbers(self) -> "array[int]":
        """Row numbers in the store of what is shown, in order."""
        return self._pages.numbers

    def set_numbers(self, numbers: "array[int]") -> None:
        """Show these rows; when they are the same as before only their contents are read again."""
        if numbers == self.numbers:
            self.forget_pages()
            return
        self.beginResetModel()
        self._pages.set_numbers(numbers)
        self.read_again()
        self.endResetModel()

    def forget_pages(self) -> None:
        """Read what is shown again."""
        self._pages.forget()
        self.read_again()
        self.tell_changed()

    def read_again(self) -> None:
        """Read whatever the cells need beside their rows."""

    def count(self) -> int:
        return len(self.numbers)

    def row(self, place: int) -> Row | None:
        """What stands in a row; None when it has gone meanwhile."""
        return self._pages.row(place) if 0 <= place < self.count() else None

    def row_of(self, number: int) -> int:
        """Row of what has this row number in the store, -1 when it is not shown."""
        return self._pages.place_of(number)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.sort_wanted.emit(self.columns[column], order == Qt.SortOrder.DescendingOrder)
