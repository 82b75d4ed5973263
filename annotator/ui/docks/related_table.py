"""Articles that share words with another one as rows: what each is, how much it shares, and how it has the words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from annotator.model.article import Article
from annotator.model.passage import Passage
from annotator.model.span import Span
from annotator.ui.docks.column_table import ColumnTable
from annotator.ui.docks.counted import counted
from annotator.ui.docks.reading_excerpts import Piece, excerpt
from annotator.ui.docks.reading_table import NUMBER, PIECES
from annotator.ui.reading_names import reading_name

_COLOUR = 1
"""All rows mark differing words in the colour of the first passage; they are not numbered."""


@dataclass(frozen=True, slots=True)
class RelatedRow:
    """One article, and the passages it shares; its own part is the second of each."""

    article: Article
    text: str
    passages: tuple[Passage, ...]

    @property
    def longest(self) -> Passage:
        """The passage with the most words alike."""
        return max(self.passages, key=lambda passage: passage.matched)

    @property
    def place(self) -> Span:
        """Where the article has the longest passage (code points)."""
        return self.longest.spans[1] or Span(0, 0)

    @property
    def pieces(self) -> list[Piece]:
        """The longest passage as the article has it."""
        readings = [
            (reading.kind, place)
            for reading in self.longest.readings
            if (place := reading.places[1]) is not None
        ]
        return excerpt(self.text, self.place, readings)

    @property
    def differences(self) -> str:
        """The kinds of differences in the longest passage."""
        return ", ".join(dict.fromkeys(reading_name(reading.kind) for reading in self.longest.readings))


class RelatedTable(ColumnTable):
    """Rows in the order in which they are given: best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        tr = QCoreApplication.translate
        headers = {
            "title": tr("RelatedTable", "Title"),
            "outlet": tr("RelatedTable", "Outlet"),
            "date": tr("RelatedTable", "Date"),
            "shared": tr("RelatedTable", "Shares"),
            "words": tr("RelatedTable", "Longest passage, as it has it"),
            "differences": tr("RelatedTable", "Differences"),
        }
        super().__init__(headers, parent)
        self.rows: Sequence[RelatedRow] = ()

    def show_rows(self, rows: Sequence[RelatedRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def count(self) -> int:
        return len(self.rows)

    def cell(self, row: int, column: str) -> str:
        found = self.rows[row]
        if column == "title":
            return found.article.label
        if column == "outlet":
            return found.article.metadata.publisher
        if column == "date":
            return found.article.metadata.published
        if column == "shared":
            words = counted("word", sum(passage.matched for passage in found.passages))
            return f"{counted('passage', len(found.passages))}\n{words}"
        if column == "differences":
            return found.differences or QCoreApplication.translate("RelatedTable", "none")
        return "".join(piece.words for piece in found.pieces)

    def tip(self, row: int, column: str) -> str:
        found = self.rows[row]
        return (
            found.text[found.place.start : found.place.end] if column == "words" else self.cell(row, column)
        )

    def look(self, row: int, column: str, role: int) -> Any:
        if column != "words":
            return None
        return self.rows[row].pieces if role == PIECES else _COLOUR if role == NUMBER else None
