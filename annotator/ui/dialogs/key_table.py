"""Actions with their keys as a tree in groups: for the overview and for changing them."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QKeySequence, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from annotator.ui.action_table import Spec
from annotator.ui.key_map import KeyMap, plain

NAME_ROLE = Qt.ItemDataRole.UserRole

_GROUPS = {
    "type": "Tags of the palette",
    "palette": "Tags by number",
    "tag": "Working on a tag",
    "edges": "Edges of a tag",
    "furniture": "Furniture",
    "view": "View",
    "file": "File",
    "edit": "Edit",
    "help": "Help",
}
"""Menus in the order of an overview, in words."""


def in_groups(specs: Iterable[Spec]) -> Iterator[tuple[str, list[Spec]]]:
    """Return (heading, actions) in the order of the overview; menus that have no heading come last."""
    by_menu: dict[str, list[Spec]] = {}
    for spec in specs:
        by_menu.setdefault(spec.menu, []).append(spec)
    for menu in sorted(
        by_menu, key=lambda menu: list(_GROUPS).index(menu) if menu in _GROUPS else len(_GROUPS)
    ):
        yield QCoreApplication.translate("KeyGroups", _GROUPS.get(menu, menu.capitalize())), by_menu[menu]


def words_of(spec: Spec) -> str:
    """Words of an action as a list shows them."""
    return plain(QCoreApplication.translate("Actions", spec.text))


def shown_key(key: str) -> str:
    """The key as this system writes it (`Ctrl+P`, `⌘P`)."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


class KeyTable(QTreeWidget):
    """Two columns, action and key; can be narrowed by words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: list[QTreeWidgetItem] = []
        self.setColumnCount(2)
        self.setHeaderLabels([self.tr("What"), self.tr("Key")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setIndentation(12)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def add_group(self, heading: str, rows: Sequence[tuple[str, str, str]]) -> None:
        """Add a group of (what, key, name of the action) rows."""
        group = QTreeWidgetItem(self, [heading, ""])
        group.setSizeHint(0, self._row_size())
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        group.setFirstColumnSpanned(True)
        group.setBackground(0, self.palette().brush(QPalette.ColorRole.AlternateBase))
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        for what, key, name in rows:
            row = QTreeWidgetItem(group, [what, key])
            row.setData(0, NAME_ROLE, name)
            row.setSizeHint(0, self._row_size())
        group.setExpanded(True)
        self._groups.append(group)

    def _row_size(self) -> QSize:
        return QSize(0, self.fontMetrics().height() + 6)

    def add_actions(self, specs: Iterable[Spec], keys: KeyMap, *, with_key: bool) -> None:
        """Add all actions in their groups, or only those that have a key."""
        for heading, members in in_groups(specs):
            rows = [
                (words_of(spec), shown_key(keys.key(spec.name)), spec.name)
                for spec in members
                if keys.key(spec.name) or not with_key
            ]
            if rows:
                self.add_group(heading, rows)

    def rows(self) -> Iterator[QTreeWidgetItem]:
        """All rows below the headings."""
        for group in self._groups:
            yield from _children(group)

    def narrow(self, words: str) -> None:
        """Show only rows that hold all words, in what they do or in their key."""
        wanted = words.casefold().split()
        for group in self._groups:
            shown = False
            for row in _children(group):
                fits = all(word in f"{row.text(0)} {row.text(1)}".casefold() for word in wanted)
                row.setHidden(not fits)
                shown = shown or fits
            group.setHidden(not shown)


def _children(group: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    for place in range(group.childCount()):
        row = group.child(place)
        if row is not None:
            yield row
