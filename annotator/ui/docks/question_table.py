"""Open questions as rows: what is asked, about which words, of which tag, in which article."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from annotator.model.question import Question
from annotator.services.session import Session
from annotator.ui.docks.column_table import ColumnTable
from annotator.ui.docks.kind_chip import chip_icon

_ROWS_REMEMBERED = 512


class QuestionTable(ColumnTable):
    """Questions in text order; what a row shows beside its question is read when it is drawn."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        tr = QCoreApplication.translate
        headers = {
            "question": tr("QuestionTable", "Open question"),
            "text": tr("QuestionTable", "Tagged words"),
            "type": tr("QuestionTable", "Type"),
            "article": tr("QuestionTable", "Article"),
        }
        super().__init__(headers, parent)
        self._session = session
        self._questions: Sequence[Question] = ()
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

    def count(self) -> int:
        return len(self._questions)

    def cell(self, row: int, column: str) -> str:
        question = self._questions[row]
        if column == "question":
            return question.sentence
        _name, label, words, article = self._tag(question.annotation)
        return {"text": words, "type": label, "article": article}[column]

    def look(self, row: int, column: str, role: int) -> Any:
        if role == Qt.ItemDataRole.DecorationRole and column == "type":
            return chip_icon(self._session, self._tag(self._questions[row].annotation)[0])
        return None
