"""The menu of a row in the table of claims."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from annotator.model.claim import Claim


class ClaimMenu(QMenu):
    """Leads to the text and to the register, and narrows the table to a person."""

    text_wanted = Signal()
    entry_wanted = Signal(str)
    person_wanted = Signal(str, str)

    def __init__(self, claim: Claim, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.addAction(self.tr("Go to the Text"), self.text_wanted.emit)
        holder, name = claim.holder, claim.holder_name
        if holder:
            only = self.tr("Only Claims about %s") % _plain(name)
            self.addAction(only, lambda: self.person_wanted.emit(holder, name))
        for record, named in ((holder, name), (claim.organisation, claim.organisation_name)):
            if record:
                self._offer_entry(record, named)

    def _offer_entry(self, record: str, name: str) -> None:
        words = self.tr("Show %s in the Register") % _plain(name)
        self.addAction(words, lambda: self.entry_wanted.emit(record))


def _plain(name: str) -> str:
    """A name of which no letter becomes a key of the menu."""
    return name.replace("&", "&&")
