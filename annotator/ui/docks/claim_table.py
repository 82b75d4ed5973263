"""All claims wanted as a table of any length; the remarks on them come after."""

from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QIcon

from annotator.model.claim import Claim
from annotator.model.claim_note import ClaimNote
from annotator.services.session import Session
from annotator.text.claim_words import date_in_words, length_in_words
from annotator.ui.docks.certainties import certainty_label
from annotator.ui.docks.labels import plain_tooltip
from annotator.ui.docks.pages import Pages
from annotator.ui.docks.remarks import remark_icon, remark_label
from annotator.ui.text_view.guard import guarded

COLUMNS = ("person", "term", "organisation", "time", "end", "article", "certainty", "remarks")
"""What each column shows, in the names that `Claiming.numbers` sorts by; remarks have no order."""

Index = QModelIndex | QPersistentModelIndex
Row = tuple[Claim, str]
_ROOT = QModelIndex()


class ClaimTable(QAbstractTableModel):
    """Rows of claims. Sorting and comparing are asked for by signals: both come from queries."""

    sort_wanted = Signal(str, bool)
    compare_wanted = Signal(list)
    """Claims that were read and whose remarks are not known yet."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pages: Pages[Row] = Pages(self._read)
        self._notes: dict[str, list[ClaimNote]] = {}
        self._headers = {
            "person": self.tr("Person"),
            "term": self.tr("Role"),
            "organisation": self.tr("Organisation"),
            "time": self.tr("From"),
            "end": self.tr("To / Duration"),
            "article": self.tr("According to"),
            "certainty": self.tr("Certainty"),
            "remarks": self.tr("Remarks"),
        }

    @staticmethod
    def column(name: str) -> int:
        """Where a column stands."""
        return COLUMNS.index(name)

    @property
    def numbers(self) -> "array[int]":
        """Row numbers in the store of what is shown, in order."""
        return self._pages.numbers

    def set_numbers(self, numbers: "array[int]") -> None:
        """Show these claims; when they are the same as before only their contents are read again."""
        if numbers == self.numbers:
            self.forget_pages()
            return
        self.beginResetModel()
        self._pages.set_numbers(numbers)
        self.endResetModel()

    def forget_pages(self) -> None:
        """Read what is shown again."""
        self._pages.forget()
        self._tell_changed()

    def set_notes(self, claims: Iterable[Claim], notes: Iterable[ClaimNote]) -> None:
        """Show these remarks, and no others, on these claims."""
        found: dict[str, list[ClaimNote]] = {claim.annotation: [] for claim in claims}
        for note in notes:
            for annotation in note.claims:
                if annotation in found:
                    found[annotation].append(note)
        if any(self._notes.get(annotation, []) != some for annotation, some in found.items()):
            self._notes.update(found)
            self._tell_changed()

    def claim(self, row: int) -> Claim | None:
        """The claim in a row; None when it has gone meanwhile."""
        found = self._pages.row(row) if 0 <= row < len(self.numbers) else None
        return found[0] if found else None

    def source(self, row: int) -> str:
        """What the article of a row is called."""
        found = self._pages.row(row) if 0 <= row < len(self.numbers) else None
        return found[1] if found else ""

    def notes(self, row: int) -> list[ClaimNote]:
        """Remarks on the claim in a row, as far as they are known."""
        claim = self.claim(row)
        return self._notes.get(claim.annotation, []) if claim else []

    def row_of(self, number: int) -> int:
        """Row of the claim with this row number in the store, -1 when it is not shown."""
        return self._pages.place_of(number)

    def _read(self, numbers: Sequence[int]) -> list[Row]:
        found = self._session.claiming.page(numbers)
        self.compare_wanted.emit([claim for claim, _source in found])
        return found

    def _tell_changed(self) -> None:
        if self.numbers:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.numbers) - 1, len(COLUMNS) - 1))

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
        found = self._pages.row(index.row()) if index.isValid() and index.row() < len(self.numbers) else None
        if found is None:
            return None
        column = COLUMNS[index.column()]
        claim, source = found
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(claim) if column == "remarks" else None
        if role == Qt.ItemDataRole.FontRole:
            return _italic() if column == "term" and not claim.term else None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if role == Qt.ItemDataRole.ToolTipRole and column == "remarks":
            return plain_tooltip("\n".join(note.sentence for note in self._notes.get(claim.annotation, ())))
        text = self._cell(claim, source, column)
        return text if role == Qt.ItemDataRole.DisplayRole else plain_tooltip(text)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if COLUMNS[column] != "remarks":
            self.sort_wanted.emit(COLUMNS[column], order == Qt.SortOrder.DescendingOrder)

    def _icon(self, claim: Claim) -> QIcon | None:
        return remark_icon() if self._notes.get(claim.annotation) else None

    def _cell(self, claim: Claim, source: str, column: str) -> str:
        if column == "person":
            return claim.holder_name
        if column == "term":
            return claim.term or f"“{' '.join(claim.text.split())}”"
        if column == "organisation":
            return claim.organisation_name
        if column == "time":
            return self._start(claim)
        if column == "end":
            return self._end(claim)
        if column == "article":
            return source
        if column == "certainty":
            return certainty_label(claim.certainty)
        return ", ".join(remark_label(note.kind) for note in self._notes.get(claim.annotation, ()))

    def _start(self, claim: Claim) -> str:
        words = date_in_words(claim.start)
        open_end = claim.kind == "date" and words and not claim.end
        return self.tr("since %s") % words if open_end else words

    def _end(self, claim: Claim) -> str:
        words = date_in_words(claim.end)
        if claim.kind == "date" and claim.start == claim.end:
            words = ""  # a date, told in the column before
        elif claim.kind == "date" and not claim.start:
            words = self.tr("until %s") % words
        return " · ".join(filter(None, (length_in_words(claim), words)))


def _italic() -> QFont:
    font = QFont()
    font.setItalic(True)
    return font
