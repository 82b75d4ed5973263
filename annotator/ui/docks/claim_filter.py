"""The row above the table of claims: which words, person and article are wanted."""

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from annotator.model.wanted_claims import WantedClaims

_PAUSE = 200
"""Milliseconds after the last key before the words are looked for."""


class ClaimFilter(QWidget):
    """Three conditions; `wanted` is what they come to."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._article = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.words = QLineEdit(self, clearButtonEnabled=True)
        self.words.setPlaceholderText(self.tr("Name, role or tagged words"))
        self.words.setAccessibleName(self.tr("Filter claims by words"))
        self.person = self._combo(self.tr("Filter claims by person"))
        self.person.addItem(self.tr("Everybody"), "")
        self.scope = self._combo(self.tr("Filter claims by article"))
        self.scope.addItem(self.tr("All articles"), False)
        self.scope.addItem(self.tr("This article"), True)
        row.addWidget(self.words, 2)
        for combo in (self.person, self.scope):
            combo.currentIndexChanged.connect(lambda _index: self.changed.emit())
            row.addWidget(combo, 1)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.changed)
        self.words.textChanged.connect(lambda _text: self._later.start())

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        combo.setMinimumWidth(90)
        return combo

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

    def set_article(self, article_id: str) -> None:
        """Say which one is *this article*."""
        if article_id == self._article:
            return
        self._article = article_id
        if self.scope.currentData():
            self.changed.emit()

    def stop(self) -> None:
        """Tell nothing more of words that were typed just now."""
        self._later.stop()

    @property
    def wanted(self) -> WantedClaims:
        """The conditions."""
        return WantedClaims(
            person=self.person.currentData() or "",
            article=self._article if self.scope.currentData() else "",
            words=self.words.text().strip(),
        )
