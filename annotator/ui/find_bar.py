"""A line below the articles that finds words in the active one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from annotator.ui.panes import Panes


class FindBar(QWidget):
    """Finds without regard to case; Enter goes on, Shift+Enter back, Esc closes."""

    def __init__(self, panes: Panes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panes = panes
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Find in the article"))
        self.field.setAccessibleName(self.tr("Find in the article"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(320)
        self.field.textEdited.connect(lambda _text: self._search(+1, stay=True))
        self._found = QLabel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self.field, 1)
        for text, name, step in (("↑", self.tr("Find previous"), -1), ("↓", self.tr("Find next"), +1)):
            row.addWidget(self._button(text, name, step))
        row.addWidget(self._found)
        row.addStretch(1)
        close = QToolButton(self)
        close.setText("×")
        close.setAutoRaise(True)
        close.setAccessibleName(self.tr("Close the find bar"))
        close.setToolTip(self.tr("Close (Esc)"))
        close.clicked.connect(self.leave)
        row.addWidget(close)
        self.hide()

    def open(self) -> None:
        """Show the bar, with the selected words in it."""
        pane = self._panes.active
        selection = pane.selection()
        if selection is not None and selection[1] - selection[0] < 100:
            self.field.setText(pane.text[selection[0] : selection[1]])
        self.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Hide the bar and go back to the text."""
        self.hide()
        self._panes.active.focus_text()

    def go(self, step: int) -> None:
        """Go to the next (+1) or previous (-1) place."""
        if not self.field.text():
            self.open()
        else:
            self._search(step, stay=False)

    def _button(self, text: str, name: str, step: int) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda: self.go(step))
        return button

    def _search(self, step: int, *, stay: bool) -> None:
        pane = self._panes.active
        words = self.field.text()
        start, end = pane.selection() or (pane.caret, pane.caret)
        at = find(pane.text, words, start if stay or step < 0 else end, step) if words else -1
        if at >= 0:
            pane.select(at, at + len(words))
        self._found.setText(self.tr("Not found") if words and at < 0 else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else +1)
        else:
            super().keyPressEvent(event)


def find(text: str, words: str, start: int, step: int) -> int:
    """Code point of the next or previous place of `words`, going round at the ends; -1 when there is none.

    Letters are compared without regard to case where that keeps the length of the text.
    """
    folded, wanted = text.lower(), words.lower()
    if len(folded) != len(text):
        folded, wanted = text, words
    if step > 0:
        at = folded.find(wanted, start)
        return at if at >= 0 else folded.find(wanted)
    at = folded.rfind(wanted, 0, max(0, start + len(wanted) - 1)) if start > 0 else -1
    return at if at >= 0 else folded.rfind(wanted)
