"""What the words of a date tag propose for its value, to be taken with one key."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from annotator.model.proposal import Proposal
from annotator.ui.docks.labels import PlainLabel


class DateOffer(QWidget):
    """A button with the value, and the rule beside it; hidden while nothing is proposed."""

    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        self.button = QPushButton(self)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.taken)
        self.rule = PlainLabel(faint=True)
        row.addWidget(self.button)
        row.addWidget(self.rule, 1)
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
        self.rule.setText(proposal.rule)
