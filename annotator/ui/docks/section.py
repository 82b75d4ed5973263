"""A part of a form under a heading that folds it away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget


class Section(QWidget):
    """Heading and body; folded or open."""

    folded = Signal(bool)
    """True when the body has been hidden, False when it is shown again."""

    def __init__(
        self, title: str, body: QWidget, parent: QWidget | None = None, *, is_open: bool = True
    ) -> None:
        super().__init__(parent)
        self.is_open = is_open
        self.button = QToolButton(self)
        self.button.setAutoRaise(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        font = self.button.font()
        font.setBold(True)
        self.button.setFont(font)
        self.body = body
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.button)
        column.addWidget(body)
        self.button.clicked.connect(lambda: self.fold(self.is_open))
        self.set_title(title)
        self._show()

    def set_title(self, title: str) -> None:
        """Change the heading."""
        self._title = title
        self.button.setText(title)
        self._show()

    def fold(self, away: bool) -> None:
        """Hide the body or show it."""
        self.is_open = not away
        self._show()
        self.folded.emit(away)

    def _show(self) -> None:
        self.button.setArrowType(Qt.ArrowType.DownArrow if self.is_open else Qt.ArrowType.RightArrow)
        state = self.tr("open") if self.is_open else self.tr("folded away")
        self.button.setAccessibleName(f"{self._title}, {state}")
        self.body.setVisible(self.is_open)
