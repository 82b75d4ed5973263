"""Places where some words stand, article by article, each with its context and a box to check."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from annotator.model.occurrence import FREE, Hit
from annotator.model.span import Span
from annotator.ui.docks.labels import plain_tooltip
from annotator.ui.text_view.guard import guarded

HIT_ROLE = Qt.ItemDataRole.UserRole
"""The Hit of a row, or None for the title of an article."""

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_Key = tuple[str, Span]


class PlaceList(QAbstractListModel):
    """A row for every article and one for each place in it; what was unchecked by hand stays so."""

    chosen_changed = Signal()

    def __init__(self, label_of: Callable[[str], str], parent: QObject | None = None) -> None:
        """`label_of` names an article."""
        super().__init__(parent)
        self._label_of = label_of
        self._rows: list[Hit | str] = []
        self._places: dict[str, list[Hit]] = {}
        self._turned: set[_Key] = set()
        """Places whose box is not as it was when they were found."""

    @property
    def hits(self) -> list[Hit]:
        """All places, in text order."""
        return [row for row in self._rows if isinstance(row, Hit)]

    def show_hits(self, hits: Iterable[Hit], *, keep: bool) -> None:
        """Show these places; with `keep`, boxes that were changed by hand stay as they are."""
        self.beginResetModel()
        self._places = {article: list(some) for article, some in groupby(hits, lambda hit: hit.article)}
        self._rows = []
        for article, some in self._places.items():
            self._rows += (article, *some)
        if not keep:
            self._turned.clear()
        self.endResetModel()
        self.chosen_changed.emit()

    def chosen(self) -> list[Hit]:
        """The places whose box is checked, in text order."""
        return [hit for hit in self.hits if self._is_chosen(hit)]

    def choose_all(self, wanted: bool) -> None:
        """Check every box but those of places that are somebody else's, or uncheck all."""
        self._choose(self.hits, wanted)

    def hit(self, row: int) -> Hit | None:
        """The place in a row."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Hit) else None

    def _is_chosen(self, hit: Hit) -> bool:
        return (hit.state == FREE) != ((hit.article, hit.span) in self._turned)

    def _choose(self, hits: Sequence[Hit], wanted: bool) -> None:
        for hit in hits:
            others = hit.state != FREE and len(hits) > 1
            if self._is_chosen(hit) != (wanted and not others):
                self._turned ^= {(hit.article, hit.span)}
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
        if role == HIT_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " · ".join(filter(None, (in_context(row), self.remark(row))))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip("\n".join(filter(None, (in_context(row), self.remark(row)))))
        return None

    def _of_article(self, article: str, role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            places = self._places[article]
            chosen = sum(map(self._is_chosen, places))
            return self.tr("{article} — {chosen} of {places}").format(
                article=self._label_of(article), chosen=f"{chosen:n}", places=f"{len(places):n}"
            )
        return None

    def _check_state(self, row: Hit | str) -> Qt.CheckState:
        boxes = {self._is_chosen(hit) for hit in (self._places[row] if isinstance(row, str) else [row])}
        if len(boxes) > 1:
            return Qt.CheckState.PartiallyChecked
        return Qt.CheckState.Checked if boxes == {True} else Qt.CheckState.Unchecked

    @guarded(lambda: False)
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        row = self._rows[index.row()]
        places = self._places[row] if isinstance(row, str) else [row]
        self._choose(places, Qt.CheckState(value) != Qt.CheckState.Unchecked)
        return True

    def remark(self, hit: Hit) -> str:
        """What speaks against a place, or is particular about it."""
        if hit.who:
            return self.tr("%s?") % hit.who
        return self.tr("tagged, without an entry") if hit.annotation else ""


def in_context(hit: Hit) -> str:
    """The words of a place with their neighbours, on one line."""
    return " ".join(f"{hit.before}{hit.words}{hit.after}".split())
