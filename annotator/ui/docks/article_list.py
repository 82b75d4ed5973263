"""The articles of a project as a list that a view can show, filter and drag from."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from annotator.model.article import Article
from annotator.ui.docks.counted import counted
from annotator.ui.text_view.guard import guarded

ARTICLE_MIME = "application/x-annotator-article"
"""Type of what is dragged out of the library: the article's id in ASCII."""

ID_ROLE = Qt.ItemDataRole.UserRole
DETAILS_ROLE = Qt.ItemDataRole.UserRole + 1
COUNT_ROLE = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()


class ArticleList(QAbstractListModel):
    """Articles in the order in which they were taken in, narrowed by words and by state."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._articles: list[Article] = []
        self._haystacks: list[str] = []
        self._counts: Mapping[str, int] = {}
        self._shown: list[int] = []
        self._words = ""
        self._tagged: bool | None = None

    def set_articles(self, articles: Sequence[Article], counts: Mapping[str, int]) -> None:
        """Show these."""
        self.beginResetModel()
        self._articles = list(articles)
        self._haystacks = [_haystack(article) for article in self._articles]
        self._counts = counts
        self._narrow()
        self.endResetModel()

    def replace(self, articles: Mapping[str, Article | None]) -> bool:
        """Show other states of some articles, None for one that has gone; False when one is not listed yet."""
        places = {article.id: place for place, article in enumerate(self._articles) if article.id in articles}
        if any(article is not None and name not in places for name, article in articles.items()):
            return False
        changed = {places[name]: article for name, article in articles.items() if name in places}
        kept = [changed.get(place, article) for place, article in enumerate(self._articles)]
        self.beginResetModel()
        for place, article in changed.items():
            self._haystacks[place] = _haystack(article) if article else ""
        self._haystacks = [h for h, article in zip(self._haystacks, kept, strict=True) if article]
        self._articles = [article for article in kept if article]
        self._narrow()
        self.endResetModel()
        return True

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show other numbers of tags for some articles."""
        self._counts = {**self._counts, **counts}
        if self._tagged is not None:
            self.set_filter(self._words, self._tagged)
        elif self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def set_filter(self, words: str, tagged: bool | None = None) -> None:
        """Show only articles that hold all of the words, and that have tags or have none."""
        self.beginResetModel()
        self._words, self._tagged = words, tagged
        self._narrow()
        self.endResetModel()

    @property
    def total(self) -> int:
        """Number of articles, shown or not."""
        return len(self._articles)

    def article(self, row: int) -> Article:
        """The article in a row."""
        return self._articles[self._shown[row]]

    def row_of(self, article_id: str) -> int:
        """Row of an article, -1 when it is not shown."""
        for row, place in enumerate(self._shown):
            if self._articles[place].id == article_id:
                return row
        return -1

    def _narrow(self) -> None:
        wanted = self._words.casefold().split()
        self._shown = [
            place
            for place, haystack in enumerate(self._haystacks)
            if all(word in haystack for word in wanted)
            and (self._tagged is None or self._tagged is bool(self._counts.get(self._articles[place].id)))
        ]

    # What a view asks

    @guarded(int)
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @guarded(lambda: None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        article = self.article(index.row())
        count = self._counts.get(article.id, 0)
        if role == Qt.ItemDataRole.DisplayRole:
            return article.label
        if role == ID_ROLE:
            return article.id
        if role == DETAILS_ROLE:
            return _details(article)
        if role == COUNT_ROLE:
            return count
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (article.label, _details(article), counted("tag", count))))
        return None

    @guarded(lambda: Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [ARTICLE_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        if indexes:
            data.setData(ARTICLE_MIME, QByteArray(self.article(indexes[0].row()).id.encode("ascii")))
        return data


def _details(article: Article) -> str:
    """Outlet and date; where neither is known the file's name, unless it stands in for the title already."""
    known = " · ".join(filter(None, (article.metadata.publisher, article.metadata.published)))
    return known or (article.original.name if article.original.name != article.label else "")


def _haystack(article: Article) -> str:
    found = article.metadata
    return "\n".join(
        (found.title, found.publisher, found.author, found.published, found.accession, article.original.name)
    ).casefold()
