"""The file of the current row: is it read in the right encoding, what in it is furniture, what was noticed."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.model.incoming import Incoming
from annotator.ui.dialogs.found_file import FoundFile
from annotator.ui.docks.article_panel import encoding_label, replaced_in_words
from annotator.ui.docks.counted import counted
from annotator.ui.docks.furniture_list import grouped
from annotator.ui.docks.labels import PlainLabel

_PREVIEW = 1500
"""Code points of the text that are shown."""
_PLACES = 12
_AROUND = 60
"""Code points shown on each side of a letter that tells one encoding from another."""


class ImportDetails(QWidget):
    """Shows one file; changes are made on it and told."""

    encoding_chosen = Signal(str)
    """Codec in which the file is to be read again."""
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: FoundFile | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(self._text_side(), 3)
        row.addLayout(self._furniture_side(), 2)
        self.show_file(None)

    def _text_side(self) -> QVBoxLayout:
        self.encoding = QComboBox(self)
        self.encoding.setAccessibleName(self.tr("Encoding of the file"))
        self.encoding.activated.connect(self._choose)
        self.confirm = QPushButton(self.tr("It Reads Right"), self)
        self.confirm.setAutoDefault(False)
        self.confirm.clicked.connect(self._confirm)
        line = QHBoxLayout()
        self._encoding_label = PlainLabel(self.tr("Encoding"))
        self._encoding_label.setWordWrap(False)
        self._encoding_label.setSizePolicy(self.confirm.sizePolicy())
        self._encoding_label.setBuddy(self.encoding)
        line.addWidget(self._encoding_label)
        line.addWidget(self.encoding)
        line.addWidget(self.confirm)
        line.addStretch(1)
        self.question = PlainLabel(strong=True)
        self.preview = QPlainTextEdit(self)
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(self.tr("Preview of the text"))
        side = QVBoxLayout()
        side.addLayout(line)
        side.addWidget(self.question)
        side.addWidget(self.preview, 1)
        return side

    def _furniture_side(self) -> QVBoxLayout:
        self._rules_label = PlainLabel(self.tr("Furniture, kept but shown grey:"))
        self.rules = QListWidget(self)
        self.rules.setAccessibleName(self.tr("Furniture proposed, by rule"))
        self.rules.itemChanged.connect(self._take_rule)
        self.remarks = PlainLabel(faint=True, selectable=True)
        side = QVBoxLayout()
        for widget, stretch in ((self._rules_label, 0), (self.rules, 1), (self.remarks, 0)):
            side.addWidget(widget, stretch)
        return side

    def show_file(self, file: FoundFile | None) -> None:
        """Show this file, or nothing."""
        self._file = file
        incoming = file.incoming if file else None
        self.setEnabled(bool(file and file.usable))
        self._show_encoding(file, incoming)
        self._show_rules(file, incoming)
        remarks = " ".join(_remarks(incoming)) if incoming else ""
        self.remarks.setText(remarks or (file.state if file and not file.usable else ""))
        self.remarks.setVisible(bool(self.remarks.text()))

    def _show_encoding(self, file: FoundFile | None, incoming: Incoming | None) -> None:
        self.encoding.clear()
        alternatives = incoming.encoding_alternatives if incoming else ()
        for codec in dict.fromkeys((incoming.encoding, *alternatives) if incoming else ()):
            self.encoding.addItem(encoding_label(codec), codec)
        self.encoding.setEnabled(self.encoding.count() > 1)
        for widget in (self._encoding_label, self.encoding):
            widget.setVisible(incoming is None or bool(incoming.encoding))
        is_open = bool(file and file.encoding_open)
        self.confirm.setVisible(is_open)
        self.question.setVisible(is_open)
        self.question.setText(
            self.tr("The file does not say its encoding. Do these words read right? If not, try another one.")
        )
        if incoming is None:
            self.preview.setPlainText("")
        elif file and file.slim:
            self.preview.setPlainText(self.tr("(Not kept: too many files to show all of them.)"))
        elif is_open:
            self.preview.setPlainText(telling_places(incoming.text))
        else:
            self.preview.setPlainText(incoming.text[:_PREVIEW])

    def _show_rules(self, file: FoundFile | None, incoming: Incoming | None) -> None:
        with QSignalBlocker(self.rules):
            self.rules.clear()
            for group in grouped(incoming.zones) if incoming and file else ():
                counts = f"{counted('place', group.places)}, {counted('character', group.characters)}"
                item = QListWidgetItem(f"{group.rule} ({counts})", self.rules)
                item.setData(Qt.ItemDataRole.UserRole, group.rule)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                kept = file is not None and group.rule not in file.undone_rules
                item.setCheckState(Qt.CheckState.Checked if kept else Qt.CheckState.Unchecked)
        found = self.rules.count() > 0
        self.rules.setVisible(found)
        self._rules_label.setText(
            self.tr("Furniture, kept but shown grey:") if found else self.tr("No furniture was found.")
        )

    def _take_rule(self, item: QListWidgetItem) -> None:
        if self._file is None:
            return
        rule = item.data(Qt.ItemDataRole.UserRole)
        if item.checkState() == Qt.CheckState.Checked:
            self._file.undone_rules.discard(rule)
        else:
            self._file.undone_rules.add(rule)
        self.changed.emit()

    def _choose(self, index: int) -> None:
        codec = self.encoding.itemData(index)
        if self._file and self._file.incoming and codec != self._file.incoming.encoding:
            self.encoding_chosen.emit(codec)

    def _confirm(self) -> None:
        if self._file is not None:
            self._file.encoding_confirmed = True
            self.show_file(self._file)
            self.changed.emit()


def _remarks(incoming: Incoming) -> tuple[str, ...]:
    """What was noticed, and which characters were replaced where."""
    replaced = replaced_in_words(incoming.replaced)
    return (*incoming.remarks, f"({replaced})") if replaced else incoming.remarks


def telling_places(text: str) -> str:
    """The first places of a text with letters beyond ASCII, one a line: only they tell encodings apart."""
    lines = []
    after = 0
    for place, letter in enumerate(text):
        if letter > "\x7f" and place >= after:
            start, after = max(after, place - _AROUND), place + _AROUND
            lines.append(f"… {' '.join(text[start:after].split())} …")
            if len(lines) == _PLACES:
                break
    return "\n".join(lines)
