"""Shared passages as rows: a column for each article, with the words in which they differ."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from annotator.ui.compared import Compared, Family
from annotator.ui.docks.column_table import ColumnTable
from annotator.ui.docks.reading_excerpts import Piece, excerpt
from annotator.ui.reading_names import reading_name

PIECES = Qt.ItemDataRole.UserRole
NUMBER = Qt.ItemDataRole.UserRole + 1


class ReadingTable(ColumnTable):
    """Rows in the order of the first article; a kind of difference leaves the others out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__({}, parent)
        self._compared = Compared()
        self._texts: Sequence[str] = ()
        self._rows: Sequence[Family] = ()
        self._kind = ""

    def show_compared(
        self, compared: Compared, texts: Sequence[str], labels: Sequence[str], kind: str
    ) -> None:
        """Show the passages of these articles that have a difference of one kind, or all (empty)."""
        tr = QCoreApplication.translate
        self.beginResetModel()
        self._compared, self._texts, self._kind = compared, texts, kind
        self._rows = [
            family
            for family in compared.families
            if not kind or any(reading.kind == kind for reading in family.passage.readings)
        ]
        articles = {str(index): label for index, label in enumerate(labels)}
        self.headers = {
            "number": tr("ReadingTable", "No."),
            **articles,
            "kinds": tr("ReadingTable", "Differences"),
        }
        self.columns = tuple(self.headers)
        self.endResetModel()

    def number(self, row: int) -> int:
        """Return the number of the passage in a row, or 0."""
        return self._rows[row].number if 0 <= row < len(self._rows) else 0

    def row_of(self, number: int) -> int:
        """Return the row of the passage with a number, or -1."""
        return next((row for row, family in enumerate(self._rows) if family.number == number), -1)

    def pieces(self, row: int, index: int) -> list[Piece]:
        """Return the words of one article in a row."""
        passage = self._rows[row].passage
        span = passage.spans[index]
        if span is None:
            return []
        readings = [
            (reading.kind, place)
            for reading in passage.readings
            if (not self._kind or reading.kind == self._kind) and (place := reading.places[index]) is not None
        ]
        return excerpt(self._texts[index], span, readings)

    def count(self) -> int:
        return len(self._rows)

    def cell(self, row: int, column: str) -> str:
        if column == "number":
            return str(self._rows[row].number)
        if column == "kinds":
            kinds = dict.fromkeys(reading.kind for reading in self._rows[row].passage.readings)
            return ", ".join(map(reading_name, kinds)) or QCoreApplication.translate("ReadingTable", "none")
        return "".join(piece.words for piece in self.pieces(row, int(column)))

    def tip(self, row: int, _column: str) -> str:
        return self._rows[row].told

    def look(self, row: int, column: str, role: int) -> Any:
        if role == PIECES and column not in ("number", "kinds"):
            return self.pieces(row, int(column))
        if role == NUMBER:
            return self._rows[row].number
        return None
