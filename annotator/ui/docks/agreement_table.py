"""Figures of agreement as rows: whose, of what, F1 first, and the counts on which all of it rests."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QFont

from annotator.model.agreement import Figures
from annotator.text.agreement_words import EXPLAINED, cells
from annotator.ui.docks.column_table import ColumnTable
from annotator.ui.text_view.guard import guarded

MEASURES = (
    *("f1", "overlap_f1", "precision", "recall", "tags", "exact", "overlap", "retyped"),
    *("spans", "kappa", "alpha", "unitizing_alpha"),
)
"""Columns after the names, in the order of the words for them."""
_TOLD = dict(EXPLAINED)
_TERMS = {
    **dict.fromkeys(MEASURES[:8], "Precision, recall, F1"),
    **dict.fromkeys(("spans", "kappa", "alpha"), "Spans, kappa, alpha"),
    "unitizing_alpha": "Alpha-u",
}
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class AgreementTable(ColumnTable):
    """Rows in the order in which they are given."""

    def __init__(self, parent: QObject | None = None) -> None:
        tr = QCoreApplication.translate
        words = (
            *(
                tr("AgreementTable", "F1"),
                tr("AgreementTable", "F1 overlap"),
                tr("AgreementTable", "Precision"),
            ),
            *(tr("AgreementTable", "Recall"), tr("AgreementTable", "Tags"), tr("AgreementTable", "Exact")),
            *(tr("AgreementTable", "Overlap"), tr("AgreementTable", "Other type")),
            *(tr("AgreementTable", "Spans"), tr("AgreementTable", "Kappa"), tr("AgreementTable", "Alpha")),
            tr("AgreementTable", "Alpha-u"),
        )
        headers = {
            "people": tr("AgreementTable", "People"),
            "of": tr("AgreementTable", "Of"),
            **dict(zip(MEASURES, words, strict=True)),
        }
        super().__init__(headers, parent)
        self.figures: Sequence[Figures] = ()
        self._types: Mapping[str, str] = {}
        self._articles: Mapping[str, str] = {}

    def show_figures(
        self, figures: Sequence[Figures], types: Mapping[str, str], articles: Mapping[str, str]
    ) -> None:
        """Show these; `types` and `articles` say what they are called, by name and by id."""
        self.beginResetModel()
        self.figures, self._types, self._articles = figures, types, articles
        self.endResetModel()

    def name_of(self, one: Figures) -> str:
        """What figures are of: a type, an article, or both."""
        every = QCoreApplication.translate("AgreementTable", "All types")
        kind = self._types.get(one.type, one.type)
        article = self._articles.get(one.article, one.article)
        return f"{article}: {kind}" if article and kind else article or kind or every

    @guarded(lambda: None)
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[section] in MEASURES:
            return _RIGHT
        return super().headerData(section, orientation, role)

    def count(self) -> int:
        return len(self.figures)

    def cell(self, row: int, column: str) -> str:
        one = self.figures[row]
        if column == "people":
            return " / ".join(one.people)
        return self.name_of(one) if column == "of" else cells(one)[MEASURES.index(column)]

    def tip(self, row: int, column: str) -> str:
        words = self.cell(row, column)
        if column not in _TERMS:
            return words
        lists = QCoreApplication.translate("AgreementTable", "A click lists the tags behind it.")
        return f"{words}\n{_TOLD[_TERMS[column]]}\n{lists}"

    def look(self, row: int, column: str, role: int) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and column in MEASURES:
            return _RIGHT
        if role == Qt.ItemDataRole.FontRole and not self.figures[row].type and not self.figures[row].article:
            bold = QFont()
            bold.setBold(True)
            return bold
        return None
