"""One tag type as a form: how it is called and drawn, what it means, which values it takes."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.model.tag_type import PATTERNS, TagType
from annotator.ui.dialogs.field_form import FieldForm
from annotator.ui.docks.labels import PlainLabel

ELEMENTS = ("seg", "persName", "orgName", "placeName", "roleName", "date", "said", "name", "rs", "term")


def swatch(colour: str, side: int) -> QIcon:
    """A square of a colour, in device-independent pixels."""
    square = QPixmap(side, side)
    square.fill(QColor(colour))
    return QIcon(square)


class TagTypeForm(QWidget):
    """Holds a tag type; `edited` tells of every change."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._type: TagType | None = None
        self._showing = False
        self.label = QLineEdit(self)
        self.key = QLineEdit(self, maxLength=1)
        self.letter = QLineEdit(self, maxLength=2)
        self.light, self.dark = QPushButton(self), QPushButton(self)
        self.pattern, self.element = QComboBox(self), QComboBox(self, editable=True)
        self.pattern.addItems(PATTERNS)
        self.element.addItems(ELEMENTS)
        self.trims = QCheckBox(self.tr("A selection loses punctuation at its edges"), self)
        self.definition = QPlainTextEdit(self, tabChangesFocus=True)
        self.definition.setMaximumHeight(self.fontMetrics().height() * 5)
        self.fields = FieldForm(self)
        self.examples = QListWidget(self)
        self._name_all()
        self._connect_all()
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self._about(), self.tr("&Meaning and Look"))
        self.tabs.addTab(self.fields, self.tr("&Values"))
        self.tabs.addTab(self._examples(), self.tr("E&xamples"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)

    def _name_all(self) -> None:
        for widget, name in (
            (self.label, self.tr("Label")),
            (self.key, self.tr("Key")),
            (self.letter, self.tr("Letter on the tag")),
            (self.light, self.tr("Colour on light pages")),
            (self.dark, self.tr("Colour on dark pages")),
            (self.pattern, self.tr("Pattern")),
            (self.element, self.tr("TEI element")),
            (self.definition, self.tr("Definition")),
            (self.examples, self.tr("Examples")),
        ):
            widget.setAccessibleName(name)
        for narrow in (self.key, self.letter):
            narrow.setMaximumWidth(self.fontMetrics().averageCharWidth() * 8)

    def _connect_all(self) -> None:
        self.label.textChanged.connect(
            lambda label: self.letter.setPlaceholderText(label.strip()[:1].upper())
        )
        for line in (self.label, self.key, self.letter):
            line.textEdited.connect(lambda _text: self._changed())
        for combo in (self.pattern, self.element):
            combo.currentTextChanged.connect(lambda _text: self._changed())
        self.trims.toggled.connect(lambda _on: self._changed())
        self.definition.textChanged.connect(self._changed)
        self.fields.edited.connect(self._changed)
        for button in (self.light, self.dark):
            button.setAutoDefault(False)
            self._chooses_colour(button)

    def _about(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        form = QFormLayout()
        column.addLayout(form)
        column.addStretch(1)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Label"), self.label)
        form.addRow(self.tr("&Definition"), self.definition)
        form.addRow(self.tr("&Key"), self.key)
        form.addRow(self.tr("Le&tter"), self.letter)
        colours = QHBoxLayout()
        for button in (self.light, self.dark):
            colours.addWidget(button)
        form.addRow(self.tr("Colours"), colours)
        form.addRow(self.tr("&Pattern"), self.pattern)
        form.addRow(self.tr("TEI &element"), self.element)
        form.addRow("", self.trims)
        return page

    def _examples(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        hint = self.tr(
            "Examples are shown while somebody tags. Select a tag in an article and choose "
            "Tag ▸ Use as Example to add its words."
        )
        column.addWidget(PlainLabel(hint, faint=True))
        column.addWidget(self.examples, 1)
        self.remove_example = QPushButton(self.tr("Remove Example"), page)
        self.remove_example.setAutoDefault(False)
        self.remove_example.clicked.connect(self._remove_example)
        column.addWidget(self.remove_example)
        return page

    @property
    def tag_type(self) -> TagType | None:
        """What stands in the form."""
        if self._type is None:
            return None
        return replace(
            self._type,
            label=" ".join(self.label.text().split()),
            key=self.key.text().upper(),
            letter=self.letter.text().strip() or self.letter.placeholderText(),
            pattern=self.pattern.currentText(),
            element=self.element.currentText().strip(),
            trims_punctuation=self.trims.isChecked(),
            definition=" ".join(self.definition.toPlainText().split()),
            fields=self.fields.fields,
        )

    def set_type(self, tag_type: TagType | None) -> None:
        """Show this; None empties the form."""
        self._showing = True
        self._type = tag_type
        self.setEnabled(tag_type is not None)
        if tag_type is not None:
            self.label.setText(tag_type.label)
            self.key.setText(tag_type.key)
            self.letter.setText(tag_type.letter)
            self.pattern.setCurrentText(tag_type.pattern)
            self.element.setCurrentText(tag_type.element)
            self.trims.setChecked(tag_type.trims_punctuation)
            self.definition.setPlainText(tag_type.definition)
            self.fields.set_fields(tag_type.fields)
            self._show_rest()
        self._showing = False

    def _show_rest(self) -> None:
        if self._type is None:
            return
        for button, colour in ((self.light, self._type.colour), (self.dark, self._type.colour_dark)):
            button.setIcon(swatch(colour, self.fontMetrics().height()))
            button.setText(colour)
        self.examples.clear()
        for example in self._type.examples:
            self.examples.addItem(f"{example.text} — {example.source}" if example.source else example.text)
        self.remove_example.setEnabled(bool(self._type.examples))

    def _changed(self) -> None:
        if not self._showing:
            self.edited.emit()

    def _chooses_colour(self, button: QPushButton) -> None:
        def choose() -> None:
            chosen = QColorDialog.getColor(QColor(button.text()), self, button.accessibleName())
            if chosen.isValid():
                self.set_colour(button, chosen.name())

        button.clicked.connect(choose)

    def set_colour(self, button: QPushButton, colour: str) -> None:
        """Give the light or dark colour, as `#rrggbb`."""
        if self._type is not None:
            light = button is self.light
            self._type = (
                replace(self._type, colour=colour) if light else replace(self._type, colour_dark=colour)
            )
            self._show_rest()
            self.edited.emit()

    def _remove_example(self) -> None:
        row = max(self.examples.currentRow(), 0)
        if self._type is not None and self._type.examples:
            kept = tuple(example for index, example in enumerate(self._type.examples) if index != row)
            self._type = replace(self._type, examples=kept)
            self._show_rest()
            self.edited.emit()
