"""The values that a tag type takes: a list, and a form for the one that is chosen."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.model.tag_type import FIELD_KINDS, Field
from annotator.ui.action_table import QT_TRANSLATE_NOOP

_KINDS = {
    "text": QT_TRANSLATE_NOOP("Fields", "Text"),
    "choice": QT_TRANSLATE_NOOP("Fields", "Choice from a list"),
    "term": QT_TRANSLATE_NOOP("Fields", "Word of a vocabulary"),
    "date": QT_TRANSLATE_NOOP("Fields", "Date"),
    "duration": QT_TRANSLATE_NOOP("Fields", "Duration"),
    "number": QT_TRANSLATE_NOOP("Fields", "Number"),
    "yesno": QT_TRANSLATE_NOOP("Fields", "Yes or no"),
    "person": QT_TRANSLATE_NOOP("Fields", "Link to a person"),
    "organisation": QT_TRANSLATE_NOOP("Fields", "Link to an organisation"),
    "place": QT_TRANSLATE_NOOP("Fields", "Link to a place"),
    "agent": QT_TRANSLATE_NOOP("Fields", "Link to a person or organisation"),
    "tag": QT_TRANSLATE_NOOP("Fields", "Link to another tag"),
}


class FieldForm(QWidget):
    """Holds the fields of a tag type; `edited` tells of every change. A new field has no name yet."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: list[Field] = []
        self._showing = False
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Values of the tag type"))
        self.list.setMinimumHeight(self.fontMetrics().height() * 7)
        self.list.currentRowChanged.connect(lambda _row: self._show_current())
        self.label = self._line(
            self.tr("Label of the value"), self.tr("What stands beside it in the inspector")
        )
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(self.tr("Kind of the value"))
        for kind in FIELD_KINDS:
            self.kind.addItem(QCoreApplication.translate("Fields", _KINDS[kind]), kind)
        self.choices = self._line(self.tr("Choices"), self.tr("direct, indirect, mixed"))
        self.hint = self._line(self.tr("Hint"), self.tr("An example of what to write"))
        self.label.textEdited.connect(lambda _text: self._take())
        self.hint.textEdited.connect(lambda _text: self._take())
        self.choices.textEdited.connect(lambda _text: self._take())
        self.kind.currentIndexChanged.connect(lambda _index: self._take())
        row = QHBoxLayout(self)
        row.setSpacing(12)
        row.addLayout(self._left(), 2)
        row.addLayout(self._right(), 3)

    def _line(self, name: str, hint: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        return line

    def _left(self) -> QVBoxLayout:
        self.add = QPushButton(self.tr("Add Value"), self)
        self.remove = QPushButton(self.tr("Remove"), self)
        self.up = QPushButton("↑", self)
        self.down = QPushButton("↓", self)
        self.up.setAccessibleName(self.tr("Move the value up"))
        self.down.setAccessibleName(self.tr("Move the value down"))
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(+1))
        buttons = QHBoxLayout()
        for button in (self.add, self.remove, self.up, self.down):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        for button in (self.up, self.down):
            button.setFixedWidth(self.fontMetrics().height() * 2)
        column = QVBoxLayout()
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        return column

    def _right(self) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Label"), self.label)
        form.addRow(self.tr("&Kind"), self.kind)
        form.addRow(self.tr("&Choices"), self.choices)
        form.addRow(self.tr("&Hint"), self.hint)
        return form

    @property
    def fields(self) -> tuple[Field, ...]:
        """What stands in the form."""
        return tuple(self._fields)

    def set_fields(self, fields: tuple[Field, ...]) -> None:
        """Show these."""
        self._fields = list(fields)
        self._fill(0)

    def _fill(self, row: int) -> None:
        self.list.clear()
        self.list.addItems([field.label for field in self._fields])
        self.list.setCurrentRow(min(row, len(self._fields) - 1))
        self._show_current()

    def _show_current(self) -> None:
        row = self.list.currentRow()
        field = self._fields[row] if row >= 0 else Field("", "")
        self._showing = True
        self.label.setText(field.label)
        self.kind.setCurrentIndex(self.kind.findData(field.kind))
        self.choices.setText(", ".join(field.choices))
        self.hint.setText(field.hint)
        self._showing = False
        for line in (self.label, self.choices, self.hint):
            line.setCursorPosition(0)
        for widget in (self.label, self.kind, self.hint, self.remove):
            widget.setEnabled(row >= 0)
        self.choices.setEnabled(field.kind == "choice")
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < len(self._fields) - 1)

    def _take(self) -> None:
        row = self.list.currentRow()
        if self._showing or row < 0:
            return
        kind = self.kind.currentData()
        choices = tuple(filter(None, (word.strip() for word in self.choices.text().split(","))))
        self._fields[row] = replace(
            self._fields[row],
            label=self.label.text(),
            kind=kind,
            choices=choices if kind == "choice" else (),
            hint=self.hint.text(),
        )
        self.list.item(row).setText(self.label.text())
        self.choices.setEnabled(kind == "choice")
        self.edited.emit()

    def _add(self) -> None:
        self._fields.append(Field("", self.tr("New value")))
        self._fill(len(self._fields) - 1)
        self.label.setFocus(Qt.FocusReason.OtherFocusReason)
        self.label.selectAll()
        self.edited.emit()

    def _remove(self) -> None:
        row = self.list.currentRow()
        del self._fields[row]
        self._fill(row)
        self.edited.emit()

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        self._fields.insert(row + step, self._fields.pop(row))
        self._fill(row + step)
        self.edited.emit()
