"""All claims wanted as a table of any length; the remarks on them come after."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QFont

from annotator.model.claim import Claim
from annotator.model.claim_note import ClaimNote
from annotator.services.session import Session
from annotator.text.claim_words import date_in_words, length_in_words
from annotator.ui.docks.certainties import certainty_label
from annotator.ui.docks.paged_table import PagedTable
from annotator.ui.docks.remarks import remark_icon, remark_label


class ClaimTable(PagedTable[tuple[Claim, str]]):
    """Rows of (claim, article). The columns are named as `Claiming.numbers` sorts by them; remarks have no order."""

    compare_wanted = Signal(list)
    """Claims that were read and whose remarks are not known yet."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        tr = QCoreApplication.translate
        headers = {
            "person": tr("ClaimTable", "Person"),
            "term": tr("ClaimTable", "Role"),
            "organisation": tr("ClaimTable", "Organisation"),
            "time": tr("ClaimTable", "From"),
            "end": tr("ClaimTable", "To / Duration"),
            "article": tr("ClaimTable", "According to"),
            "certainty": tr("ClaimTable", "Certainty"),
            "remarks": tr("ClaimTable", "Remarks"),
        }
        super().__init__(headers, self._read, parent)
        self._session = session
        self._notes: dict[str, list[ClaimNote]] = {}

    def column(self, name: str) -> int:
        """Where a column stands."""
        return self.columns.index(name)

    def set_notes(self, claims: Iterable[Claim], notes: Iterable[ClaimNote]) -> None:
        """Show these remarks, and no others, on these claims."""
        found: dict[str, list[ClaimNote]] = {claim.annotation: [] for claim in claims}
        for note in notes:
            for annotation in note.claims:
                if annotation in found:
                    found[annotation].append(note)
        if any(self._notes.get(annotation, []) != some for annotation, some in found.items()):
            self._notes.update(found)
            self.tell_changed()

    def claim(self, row: int) -> Claim | None:
        """The claim in a row; None when it has gone meanwhile."""
        found = self.row(row)
        return found[0] if found else None

    def source(self, row: int) -> str:
        """What the article of a row is called."""
        found = self.row(row)
        return found[1] if found else ""

    def notes(self, row: int) -> list[ClaimNote]:
        """Remarks on the claim in a row, as far as they are known."""
        claim = self.claim(row)
        return self._notes.get(claim.annotation, []) if claim else []

    def _read(self, numbers: Sequence[int]) -> list[tuple[Claim, str]]:
        found = self._session.claiming.page(numbers)
        self.compare_wanted.emit([claim for claim, _source in found])
        return found

    def cell(self, row: int, column: str) -> str:
        found = self.row(row)
        return self._words(*found, column) if found else ""

    def tip(self, row: int, column: str) -> str:
        if column == "remarks":
            return "\n".join(note.sentence for note in self.notes(row))
        return self.cell(row, column)

    def look(self, row: int, column: str, role: int) -> Any:
        claim = self.claim(row)
        if claim is None:
            return None
        if role == Qt.ItemDataRole.DecorationRole and column == "remarks":
            return remark_icon() if self._notes.get(claim.annotation) else None
        if role == Qt.ItemDataRole.FontRole and column == "term" and not claim.term:
            return _italic()
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if self.columns[column] != "remarks":
            super().sort(column, order)

    def _words(self, claim: Claim, source: str, column: str) -> str:
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
