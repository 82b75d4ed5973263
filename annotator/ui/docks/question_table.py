"""Open questions as rows: what is asked, about which words, of which tag, in which article."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.model.question import Question
from annotator.services.session import Session
from annotator.ui.docks.kind_chip import chip_icon
from annotator.ui.docks.labels import plain_tooltip
from annotator.ui.text_view.guard import guarded

COLUMNS = ("question", "text", "type", "article")

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROWS_REMEMBERED = 512


class QuestionTable(QAbstractTableModel):
    """Questions in text order; what a row shows beside its question is read when it is drawn."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._questions: Sequence[Question] = ()
        self._headers = {
            "question": self.tr("Open question"),
            "text": self.tr("Tagged words"),
            "type": self.tr("Type"),
            "article": self.tr("Article"),
        }
        self._tag = lru_cache(_ROWS_REMEMBERED)(self._read)

    @property
    def questions(self) -> Sequence[Question]:
        """What is shown."""
        return self._questions

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show these questions."""
        self.beginResetModel()
        self._questions = questions
        self._tag.cache_clear()
        self.endResetModel()

    def row_of(self, annotation: str) -> int:
        """Row of the first question about a tag, -1 when there is none."""
        rows = (row for row, question in enumerate(self._questions) if question.annotation == annotation)
        return next(rows, -1)

    def _read(self, annotation: str) -> tuple[str, str, str, str]:
        """Name and label of the type, tagged words and article of a tag; empty when it has gone meanwhile."""
        library = self._session.library
        number = library.tag_number(annotation)
        for tag, quoted, article in library.tag_page([number]) if number else ():
            types = {tag_type.name: tag_type.label for tag_type in self._session.tag_set.types()}
            return tag.type, types.get(tag.type, tag.type), " ".join(quoted.split()), article
        return "", "", "", ""

    # Qt

    @guarded(lambda: 0)
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._questions)

    @guarded(lambda: 0)
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
        if not index.isValid():
            return None
        question = self._questions[index.row()]
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and column == "type":
            return chip_icon(self._session, self._tag(question.annotation)[0])
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        _name, label, words, article = self._tag(question.annotation)
        shown = {"question": question.sentence, "text": words, "type": label, "article": article}[column]
        return shown if role == Qt.ItemDataRole.DisplayRole else plain_tooltip(shown)
