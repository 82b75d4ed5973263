"""A ghost tag in the inspector: what it would be, of what it is the counterpart, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.model.ghost import Ghost
from annotator.services.session import Session
from annotator.ui.docks.labels import PlainLabel, plain_tooltip
from annotator.ui.docks.piece_label import PieceLabel
from annotator.ui.ghost_words import GhostWords
from annotator.ui.text_view.guard import guarded, nothing


class GhostCard(QWidget):
    """Shows one; changes nothing itself."""

    accept_wanted = Signal()
    dismiss_wanted = Signal()
    all_wanted = Signal()
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words = GhostWords(session)
        self.title = PlainLabel(strong=True)
        self.quoted = PieceLabel(self)
        self.origin = PlainLabel(faint=True)
        self.values = PlainLabel(selectable=True)
        self.values.setAccessibleName(self.tr("Values of the suggested tag"))
        self.accept = self._button(self.tr("&Accept"), self.tr("Make it a tag (Return in the text)"))
        self.dismiss = self._button(self.tr("Di&smiss"), self.tr("Never offer it again (Delete in the text)"))
        self.every = self._button(self.tr("All &Counterparts…"), self.tr("Look through all and accept them"))
        self.accept.clicked.connect(self.accept_wanted)
        self.dismiss.clicked.connect(self.dismiss_wanted)
        self.every.clicked.connect(self.all_wanted)
        buttons = QHBoxLayout()
        buttons.addWidget(self.accept)
        buttons.addWidget(self.dismiss)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.title, self.quoted, self.origin, self.values):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addWidget(self.every, 0, Qt.AlignmentFlag.AlignLeft)

    def show_ghost(self, ghost: Ghost) -> None:
        """Show a ghost, its words with those marked that the other article has otherwise."""
        words = self._words
        self.title.setText(self.tr("Suggested: %s") % words.label(ghost.origin))
        self.quoted.show_pieces(words.pieces(ghost, context=False))
        self.origin.setText(
            self.tr("Counterpart of the {type} in {source}").format(
                type=words.label(ghost.origin).lower(), source=words.source(ghost)
            )
        )
        values = words.values(ghost)
        self.values.setText("\n".join(f"{field}: {value}" for field, value in values))
        self.values.setVisible(bool(values))
        reason = self._session.read_only
        for button in (self.accept, self.dismiss):
            button.setEnabled(not reason)
            if reason:
                button.setToolTip(plain_tooltip(reason))

    def _button(self, text: str, hint: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.setToolTip(hint)
        return button

    @guarded(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)
