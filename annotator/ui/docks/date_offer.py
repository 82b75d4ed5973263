"""What the words of a date tag propose for its value, to be taken with one key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from annotator.model.proposal import Proposal
from annotator.ui.docks.labels import PlainLabel


class DateOffer(QWidget):
    """A button with the value, and the rule under it; hidden while nothing is proposed."""

    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(2)
        self.button = QPushButton(self)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.taken)
        self.rule = PlainLabel(faint=True)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.rule)
        self.hide()

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Offer this, or nothing."""
        self.setVisible(proposal is not None)
        if proposal is None:
            return
        self.button.setText(self.tr("Use {value}").format(value=proposal.value))
        self.button.setAccessibleName(
            self.tr("Use {value}: {words}").format(value=proposal.value, words=proposal.words)
        )
        self.button.setAccessibleDescription(proposal.rule)
        self.button.setToolTip(self.tr("Return in the empty field does this too"))
        # A date is not broken at its hyphens.
        self.rule.setText(proposal.rule.replace("-", "\u2011"))
