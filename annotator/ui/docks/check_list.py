"""Things in articles, each with a box to check: a row for every article and one for each thing in it."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import groupby
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from annotator.ui.docks.labels import plain_tooltip
from annotator.ui.text_view.guard import guarded

ITEM_ROLE = Qt.ItemDataRole.UserRole
"""The thing in a row, or None for the title of an article."""

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class InArticle(Protocol):
    """What a row is about."""

    @property
    def article(self) -> str:
        """Id of the article it stands in."""


Item = TypeVar("Item", bound=InArticle)


class CheckList(QAbstractListModel, Generic[Item]):
    """What was checked or unchecked by hand stays so; the box of an article turns those of its things."""

    chosen_changed = Signal()

    def __init__(self, label_of: Callable[[str], str], parent: QObject | None = None) -> None:
        """`label_of` names an article."""
        super().__init__(parent)
        self._label_of = label_of
        self._rows: list[Item | str] = []
        self._items: dict[str, list[Item]] = {}
        self._turned: set[Hashable] = set()
        """Keys of things whose box is not as it was when they were found."""

    # What a kind of thing decides

    def key(self, item: Item) -> Hashable:
        """What tells a thing from others when they are found again."""
        raise NotImplementedError

    def is_offered(self, item: Item) -> bool:
        """Whether its box is checked at first, and turned along with others."""
        raise NotImplementedError

    def words(self, item: Item) -> str:
        """The thing with its context, on one line."""
        raise NotImplementedError

    def remark(self, item: Item) -> str:
        """What is particular about it."""
        raise NotImplementedError

    # What is shown and chosen

    @property
    def items(self) -> list[Item]:
        """All things, in the order in which they came."""
        return [row for row in self._rows if not isinstance(row, str)]

    def show_items(self, items: Iterable[Item], *, keep: bool) -> None:
        """Show these things, article by article; with `keep`, boxes changed by hand stay as they are."""
        self.beginResetModel()
        self._items = {article: list(some) for article, some in groupby(items, lambda item: item.article)}
        self._rows = []
        for article, some in self._items.items():
            self._rows += (article, *some)
        if not keep:
            self._turned.clear()
        self.endResetModel()
        self.chosen_changed.emit()

    def chosen(self) -> list[Item]:
        """The things whose box is checked."""
        return [item for item in self.items if self._is_chosen(item)]

    def choose_all(self, wanted: bool) -> None:
        """Check every box but those that are checked one by one, or uncheck all."""
        self._choose(self.items, wanted)

    def item(self, row: int) -> Item | None:
        """The thing in a row."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return None if isinstance(found, str) else found

    def _is_chosen(self, item: Item) -> bool:
        return self.is_offered(item) != (self.key(item) in self._turned)

    def _choose(self, items: Sequence[Item], wanted: bool) -> None:
        for item in items:
            by_itself = not self.is_offered(item) and len(items) > 1
            if self._is_chosen(item) != (wanted and not by_itself):
                self._turned ^= {self.key(item)}
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        self.chosen_changed.emit()

    # Qt

    @guarded(lambda: 0)
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @guarded(lambda: Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    @guarded(lambda: None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._check_state(row)
        if isinstance(row, str):
            return self._of_article(row, role)
        if role == ITEM_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " · ".join(filter(None, (self.words(row), self.remark(row))))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip("\n".join(filter(None, (self.words(row), self.remark(row)))))
        return None

    def _of_article(self, article: str, role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            items = self._items[article]
            chosen = sum(map(self._is_chosen, items))
            return self.tr("{article} — {chosen} of {places}").format(
                article=self._label_of(article), chosen=f"{chosen:n}", places=f"{len(items):n}"
            )
        return None

    def _check_state(self, row: Item | str) -> Qt.CheckState:
        boxes = {self._is_chosen(item) for item in (self._items[row] if isinstance(row, str) else [row])}
        if len(boxes) > 1:
            return Qt.CheckState.PartiallyChecked
        return Qt.CheckState.Checked if boxes == {True} else Qt.CheckState.Unchecked

    @guarded(lambda: False)
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        row = self._rows[index.row()]
        items = self._items[row] if isinstance(row, str) else [row]
        self._choose(items, Qt.CheckState(value) != Qt.CheckState.Unchecked)
        return True
