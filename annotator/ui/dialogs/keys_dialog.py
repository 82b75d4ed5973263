"""Shows every action with its key and lets the keys be changed; a clash is refused by name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.model.errors import InvalidValue
from annotator.ui.action_table import Spec
from annotator.ui.dialogs.buttons import only_close
from annotator.ui.dialogs.key_capture import KeyCapture
from annotator.ui.dialogs.key_table import NAME_ROLE, KeyTable, shown_key
from annotator.ui.docks.labels import PlainLabel
from annotator.ui.key_map import KeyMap, canonical


class KeysDialog(QDialog):
    """Changes the key map given; every change is told by `rebound`, so that it holds at once."""

    rebound = Signal()

    def __init__(self, specs: Sequence[Spec], keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._specs = {spec.name: spec for spec in specs}
        self._keys = keys
        self.setWindowTitle(self.tr("Change Keys"))
        self.resize(520, 600)
        self.filter = QLineEdit(self, clearButtonEnabled=True)
        self.filter.setPlaceholderText(self.tr("Filter by action or key"))
        self.filter.setAccessibleName(self.tr("Filter actions"))
        self.table = KeyTable(self)
        self.table.setAccessibleName(self.tr("Actions and their keys"))
        self.table.add_actions(specs, keys, with_key=False)
        self.filter.textChanged.connect(self.table.narrow)
        self.table.currentItemChanged.connect(lambda *_items: self._show_current())
        self.table.itemActivated.connect(lambda *_item: self.capture.setFocus())
        self.problem = PlainLabel(strong=True)
        self.problem.setMinimumHeight(self.problem.fontMetrics().height() * 2)
        column = QVBoxLayout(self)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        column.addLayout(self._row())
        column.addWidget(self.problem)
        column.addWidget(self._buttons())
        self.filter.setFocus()
        self._show_current()

    def _row(self) -> QHBoxLayout:
        self.capture = KeyCapture(self)
        self.capture.setPlaceholderText(self.tr("Choose an action above, then press its new key here"))
        self.capture.setAccessibleName(self.tr("New key"))
        self.capture.captured.connect(self._rebind)
        self.none = QPushButton(self.tr("No Key"), self)
        self.default = QPushButton(self.tr("Default"), self)
        self.none.clicked.connect(lambda: self._rebind(""))
        self.default.clicked.connect(lambda: self._rebind(self._specs[self.current].key))
        row = QHBoxLayout()
        row.addWidget(self.capture, 1)
        for button in (self.none, self.default):
            button.setAutoDefault(False)
            row.addWidget(button)
        return row

    def _buttons(self) -> QWidget:
        box = only_close(self)
        self.all_defaults = box.addButton(self.tr("All Defaults"), box.ButtonRole.ResetRole)
        self.all_defaults.setAutoDefault(False)
        self.all_defaults.clicked.connect(self._reset)
        return box

    @property
    def current(self) -> str:
        """Name of the action in the current row, or empty."""
        item = self.table.currentItem()
        return (item.data(0, NAME_ROLE) or "") if item is not None else ""

    def choose(self, name: str) -> None:
        """Make an action's row the current one."""
        for row in self.table.rows():
            if row.data(0, NAME_ROLE) == name:
                self.table.setCurrentItem(row)

    def _show_current(self) -> None:
        for widget in (self.capture, self.none, self.default):
            widget.setEnabled(bool(self.current))
        self.capture.setText(shown_key(self._keys.key(self.current)) if self.current else "")
        self.problem.setText("")

    def _rebind(self, key: str) -> None:
        try:
            self._keys.rebind(self.current, key)
        except InvalidValue as error:
            self.problem.setText(str(error))
            return
        self._show_keys()

    def _reset(self) -> None:
        """Give every action its default: all changed keys are taken away first, so that none is in the way."""
        changed = list(self._keys.changed())
        for name in changed:
            self._keys.rebind(name, "")
        for name in changed:
            default = self._specs[name].key
            # Two defaults may be the same (a tag type of the project's own): the first in the table has it.
            self._keys.rebind(name, "" if self._keys.action(canonical(default)) else default)
        self._show_keys()

    def _show_keys(self) -> None:
        row: QTreeWidgetItem
        for row in self.table.rows():
            row.setText(1, shown_key(self._keys.key(row.data(0, NAME_ROLE))))
        self._show_current()
        self.rebound.emit()
