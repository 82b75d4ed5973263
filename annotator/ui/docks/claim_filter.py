"""The row above the table of claims: which words, person and article are wanted."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from annotator.model.wanted_claims import WantedClaims
from annotator.ui.docks.row_filter import RowFilter


class ClaimFilter(RowFilter):
    """Three conditions; `wanted` is what they come to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            self.tr("Name, role or tagged words"),
            (
                self.tr("Filter claims by words"),
                self.tr("Filter claims by person"),
                self.tr("Filter claims by article"),
            ),
        )
        self.person = self._combos[0]
        self.person.addItem(self.tr("Everybody"), "")

    def offer_person(self, record: str, name: str) -> None:
        """Offer claims about this person alone, unless another one is chosen."""
        if not record or self.person.currentData():
            return
        with QSignalBlocker(self.person):
            while self.person.count() > 1:
                self.person.removeItem(1)
            self.person.addItem(self.tr("Only %s") % name, record)

    def choose_person(self, record: str, name: str) -> None:
        """Want claims about this person alone."""
        with QSignalBlocker(self.person):
            self.person.setCurrentIndex(0)
        self.offer_person(record, name)
        self.person.setCurrentIndex(1)

    @property
    def wants_some(self) -> bool:
        """Whether not every claim is wanted."""
        return self.wanted != WantedClaims()

    @property
    def wanted(self) -> WantedClaims:
        """The conditions."""
        return WantedClaims(
            person=self.person.currentData() or "",
            article=self.article,
            words=self.words.text().strip(),
        )
