"""What the compared articles say as rows: a column for each article, and who alone says it or is contradicted."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from annotator.model.saying import Saying
from annotator.model.span import target_of
from annotator.ui.docks.column_table import ColumnTable
from annotator.ui.docks.reading_excerpts import Piece, excerpt
from annotator.ui.docks.reading_table import NUMBER, PIECES

_COLOUR = 1
"""Words that only one article has are marked in the colour of the first passage."""
SILENT = "—"
"""Stands where an article does not say it."""


def state_name(saying: Saying) -> str:
    """Return in how many articles it is said."""
    tr = QCoreApplication.translate
    if saying.state == "some":
        return tr("SayingTable", "in {some} of {all}").format(some=saying.said_by, all=len(saying.spans))
    return tr("SayingTable", "in all") if saying.state == "all" else tr("SayingTable", "only here")


class SayingTable(ColumnTable):
    """Rows in the order of one of the articles; what that one does not say comes after."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__({}, parent)
        self.sayings: Sequence[Saying] = ()
        self._readings: Sequence[Sequence[Any]] = ()
        self._texts: Sequence[str] = ()

    def show_sayings(
        self,
        sayings: Sequence[Saying],
        readings: Sequence[Sequence[Any]],
        texts: Sequence[str],
        labels: Sequence[str],
        order: int,
    ) -> None:
        """Show these; `readings` are those of each passage, `order` is the index of an article."""
        tr = QCoreApplication.translate
        self.beginResetModel()
        self.sayings = sorted(sayings, key=lambda saying: _place(saying, order))
        self._readings, self._texts = readings, texts
        self.headers = {
            "number": tr("SayingTable", "No."),
            "state": tr("SayingTable", "Who says it"),
            **{str(index): label for index, label in enumerate(labels)},
        }
        self.columns = tuple(self.headers)
        self.endResetModel()

    def number(self, row: int) -> int:
        """Return the number of the passage in a row, or 0."""
        saying = self.sayings[row] if 0 <= row < self.count() else None
        return 0 if saying is None or saying.passage is None else saying.passage + 1

    def row_of(self, number: int) -> int:
        """Return the row of the passage with a number, or -1."""
        return next((row for row in range(self.count()) if number and self.number(row) == number), -1)

    def pieces(self, row: int, index: int) -> list[Piece]:
        """Return the words of one article in a row."""
        saying, text = self.sayings[row], self._texts[index]
        span = saying.spans[index]
        if span is None:
            return [Piece(SILENT)]
        against = [
            (max(span.start, one.place.start), min(span.end, one.place.end))
            for one in saying.contradictions
            if one.article == index
        ]
        if against:  # what else differs would hide it
            places = [(place.start, place.end) for place in target_of(*against)]
            return excerpt(text, span, [("number", place) for place in places])
        found = () if saying.passage is None else self._readings[saying.passage]
        readings = [(one.kind, place) for one in found if (place := one.places[index]) is not None]
        return excerpt(text, span, readings)

    def count(self) -> int:
        return len(self.sayings)

    def cell(self, row: int, column: str) -> str:
        if column == "number":
            return str(self.number(row) or "")
        if column == "state":
            saying = self.sayings[row]
            contradicting = QCoreApplication.translate("SayingTable", "contradicting")
            return "\n".join([state_name(saying), *([contradicting] if saying.contradictions else [])])
        return "".join(piece.words for piece in self.pieces(row, int(column)))

    def tip(self, row: int, column: str) -> str:
        saying = self.sayings[row]
        if column == "state":
            told = dict.fromkeys(one.told for one in saying.contradictions)
            return "\n".join([state_name(saying), *told])
        span = saying.spans[int(column)] if column != "number" else None
        return self._texts[int(column)][span.start : span.end] if span else ""

    def look(self, row: int, column: str, role: int) -> Any:
        if role == PIECES and column not in ("number", "state"):
            return self.pieces(row, int(column))
        if role == NUMBER and column != "state":
            return self.number(row) or (None if column == "number" else _COLOUR)
        return None


def _place(saying: Saying, order: int) -> tuple[bool, int]:
    span = saying.spans[order]
    return span is None, span.start if span else 0
