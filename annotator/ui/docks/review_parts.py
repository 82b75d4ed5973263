"""What the review dock is made of: filters and progress, the card with the reason, and a button for every key."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.services.session import Session
from annotator.ui.docks.listing import Listing
from annotator.ui.docks.review_card import ReviewCard


class ReviewParts(QWidget):
    """Shows what it is told."""

    def __init__(self, parent: QWidget, choices: Sequence[QComboBox], session: Session) -> None:
        super().__init__(parent)
        self.card = ReviewCard(session, self)
        area = QScrollArea(self)
        area.setWidget(self.card)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.reason = QLineEdit(self)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("the reason, which the annotators read (Return leads back)"))
        reason = QLabel(self.tr("Reason"), self)
        reason.setBuddy(self.reason)
        self.buttons = {key: self._button(words, key) for key, words in self._words()}
        self.cards = QWidget(self)
        column = QVBoxLayout(self.cards)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(area, 1)
        below = QHBoxLayout()
        below.addWidget(reason)
        below.addWidget(self.reason, 1)
        for key in "0ESUL":
            below.addWidget(self.buttons[key])
        column.addLayout(below)
        head: list[tuple[QWidget, int]] = [(combo, 0) for combo in choices]
        head += [(self.buttons["R"], 0), (self.buttons["A"], 0)]
        self._listing = Listing(self, self.cards, *head, rest=1)
        self.count, self.empty = self._listing.count, self._listing.empty
        self.empty.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._listing)
        self._progress = ""

    def show_progress(self, at: int, of: int, decided: int, every: int) -> None:
        """Say which case of how many is shown, and how many are decided."""
        parts = []
        if at:
            parts.append(self.tr("{at} of {of}").format(at=f"{at:n}", of=f"{of:n}"))
        if every:
            parts.append(self.tr("{n} of {every} decided").format(n=f"{decided:n}", every=f"{every:n}"))
        self._progress = " · ".join(parts)

    def allow(self, *, alike: int, decided: bool, own: bool, locked: bool) -> None:
        """Show the card, with the keys that mean something for it."""
        self._listing.show_rows(True, "", self._progress)
        like = self.buttons["L"]
        like.setText(self.tr("{n} Like It… (L)").format(n=f"{alike:n}"))
        words = dict(self._words())
        self.buttons["U"].setText(self.tr("Take Back (U)") if decided else words["U"])
        for key in "0EULRA":
            self.buttons[key].setEnabled(not locked)
        like.setEnabled(bool(alike) and not own and not locked)
        self.reason.setEnabled(not locked)

    def show_nothing(self, why: str) -> None:
        """Say why there is no card."""
        self._listing.show_rows(False, why, self._progress)

    def _words(self) -> list[tuple[str, str]]:
        return [
            ("0", self.tr("None Is Right (0)")),
            ("E", self.tr("Edit (E)")),
            ("S", self.tr("Skip (S)")),
            ("U", self.tr("Undo (U)")),
            ("L", self.tr("Like It… (L)")),
            ("R", self.tr("Rules… (R)")),
            ("A", self.tr("Agreed… (A)")),
        ]

    def _button(self, words: str, key: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.setObjectName(f"review {key}")
        return button
