"""All keys at a glance, with what the mouse does in a text."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from annotator.ui.action_table import Spec
from annotator.ui.dialogs.buttons import only_close
from annotator.ui.dialogs.key_table import KeyTable
from annotator.ui.docks.labels import PlainLabel
from annotator.ui.key_map import KeyMap


class ShortcutHelp(QDialog):
    """What opens with `?`."""

    change_wanted = Signal()

    def __init__(self, specs: Sequence[Spec], keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        self.resize(520, 640)
        hint = PlainLabel(
            self.tr(
                "Select words and press a tag's key; or press the key first, and every selection is tagged "
                "until Esc."
            ),
            faint=True,
        )
        self.filter = QLineEdit(self, clearButtonEnabled=True)
        self.filter.setPlaceholderText(self.tr("Filter by action or key"))
        self.filter.setAccessibleName(self.tr("Filter keys"))
        self.table = KeyTable(self)
        self.table.setAccessibleName(self.tr("Keys"))
        self.table.add_group(
            self.tr("Selecting in the text"), [(what, how, "") for what, how in self._gestures()]
        )
        self.table.add_group(self.tr("In the inspector"), [(what, how, "") for what, how in self._values()])
        self.table.add_group(
            self.tr("In the lists at the foot"), [(what, how, "") for what, how in self._lists()]
        )
        self.table.add_group(self.tr("In the review"), [(what, how, "") for what, how in self._review()])
        self.table.add_actions(specs, keys, with_key=True)
        self.filter.textChanged.connect(self.table.narrow)
        box = only_close(self)
        self.change = QPushButton(self.tr("Change Keys…"), self)
        self.change.setAutoDefault(False)
        self.change.clicked.connect(self._change)
        box.addButton(self.change, box.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        for widget in (hint, self.filter, self.table, box):
            column.addWidget(widget)
        self.filter.setFocus()

    def _gestures(self) -> list[tuple[str, str]]:
        return [
            (self.tr("A word"), self.tr("Double click")),
            (self.tr("A sentence"), self.tr("Triple click")),
            (self.tr("A paragraph"), self.tr("Alt+click")),
            (self.tr("A whole quotation"), self.tr("Double click on a quotation mark")),
            (self.tr("By character instead of by word"), self.tr("Alt+drag")),
            (self.tr("Another fragment for the selected tag"), self.tr("Ctrl+drag")),
            (self.tr("By keyboard"), self.tr("Shift+arrows")),
        ]

    def _values(self) -> list[tuple[str, str]]:
        return [
            (self.tr("To a value"), self.tr("Alt+its letter")),
            (self.tr("Choose an entry"), self.tr("Up, Down, Return")),
            (self.tr("Make a new entry"), self.tr("Ctrl+Return")),
            (self.tr("Point at a tag in the text, from an empty value"), ">"),
            (self.tr("Step how sure a link is"), "~"),
            (self.tr("Next value, and after the last the text"), self.tr("Return")),
            (self.tr("Send a comment"), self.tr("Ctrl+Return")),
            (self.tr("Back to the text"), self.tr("Esc")),
        ]

    def _lists(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Show its place in the text"), self.tr("Return")),
            (self.tr("Turn a box, or all of them"), self.tr("Space, Ctrl+A")),
            (self.tr("Accept what is checked, or a value with its reason"), self.tr("Ctrl+Return")),
            (self.tr("Dismiss the current counterpart"), self.tr("Delete")),
            (self.tr("From a conflict to the next"), self.tr("Page Down")),
            (self.tr("Back to the text"), self.tr("Esc")),
        ]

    def _review(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Take a version"), "1 … 9"),
            (self.tr("None is right"), "0"),
            (self.tr("Make a version of one's own"), "E"),
            (self.tr("Skip the case; nothing is decided"), "S"),
            (self.tr("Write the reason"), "M"),
            (self.tr("Take the decision back, or undo"), "U"),
            (self.tr("The same for the cases like it"), "L"),
            (self.tr("Decide by a rule"), "R"),
            (self.tr("Sample and accept what all agree on"), "A"),
        ]

    def _change(self) -> None:
        self.accept()
        self.change_wanted.emit()
