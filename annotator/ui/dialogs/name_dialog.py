"""Asks for the annotator's name, once and kindly, and says what it is for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from annotator.ui.dialogs.buttons import accept_and_cancel
from annotator.ui.docks.labels import PlainLabel


class NameDialog(QDialog):
    """One line for a name."""

    def __init__(self, current: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Your Name"))
        self.setMinimumWidth(400)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        question = PlainLabel(self.tr("What is your name?"), strong=True)
        reason = PlainLabel(
            self.tr(
                "It is written beside every tag you make, so that colleagues, and you in a year, know who "
                "stated it. It stays in the project and goes nowhere else. You can change it at any time; "
                "tags made before keep the name they were made with."
            ),
            faint=True,
        )
        self.line = QLineEdit(current, self)
        self.line.setAccessibleName(self.tr("Your name"))
        self.line.setPlaceholderText(self.tr("First and last name, or initials"))
        self.line.selectAll()
        self.line.textChanged.connect(lambda _text: self._allow())
        box, self.button = accept_and_cancel(self, self.tr("Use This Name"))
        for widget in (question, reason, self.line):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(box)
        self.resize(440, column.totalHeightForWidth(440))
        self.line.setFocus()
        self._allow()

    def name(self) -> str:
        """The name, without blanks around it."""
        return " ".join(self.line.text().split())

    def _allow(self) -> None:
        self.button.setEnabled(bool(self.name()))
