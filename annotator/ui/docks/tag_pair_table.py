"""The tags behind a figure as rows: what became of each, how both people have it, and in which article."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QObject

from annotator.model.agreement import TagPair
from annotator.model.errors import NotFound
from annotator.services.library import Library
from annotator.ui.docks.column_table import ColumnTable

MISSING = "—"
"""Stands where a person has no such tag."""


class TagPairTable(ColumnTable):
    """Words are read when a row is seen: there may be a million of them."""

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        tr = QCoreApplication.translate
        headers = {
            "what": tr("TagPairTable", "What"),
            "first": tr("TagPairTable", "One"),
            "second": tr("TagPairTable", "Other"),
            "article": tr("TagPairTable", "Article"),
        }
        super().__init__(headers, parent)
        self._library = library
        self.pairs: Sequence[TagPair] = ()
        self._types: Mapping[str, str] = {}
        self._articles: Mapping[str, str] = {}
        self._names = {
            "exact": tr("TagPairTable", "Same words"),
            "boundary": tr("TagPairTable", "Other ends"),
            "type": tr("TagPairTable", "Other type"),
            "only first": tr("TagPairTable", "Only %s"),
            "only second": tr("TagPairTable", "Only %s"),
        }

    def show_pairs(
        self, pairs: Sequence[TagPair], types: Mapping[str, str], articles: Mapping[str, str]
    ) -> None:
        """Show these; `types` and `articles` say what they are called, by name and by id."""
        self.beginResetModel()
        self.pairs, self._types, self._articles = pairs, types, articles
        self.endResetModel()

    def tag_at(self, row: int, column: int) -> str:
        """Id of the tag in a cell, or else of one in its row; empty where there is no such row."""
        if not 0 <= row < self.count():
            return ""
        pair = self.pairs[row]
        return (pair.second if self.columns[column] == "second" else "") or pair.first or pair.second

    def count(self) -> int:
        return len(self.pairs)

    def cell(self, row: int, column: str) -> str:
        pair = self.pairs[row]
        if column == "what":
            return self._names[pair.what].replace("%s", pair.people[pair.what == "only second"])
        if column == "article":
            return self._articles.get(pair.article, pair.article)
        second = column == "second"
        return self._told(pair.people[second], pair.second if second else pair.first)

    def _told(self, person: str, tag: str) -> str:
        if not tag:
            return f"{person}: {MISSING}"
        try:
            kind = self._library.tag(tag).type
        except NotFound:
            return QCoreApplication.translate("TagPairTable", "%s: deleted since") % person
        words = " ".join(self._library.quoted(tag).split())
        return f"{person}: {self._types.get(kind, kind)} “{words}”"
