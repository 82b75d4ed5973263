"""The row above the table of tags: which words, type, annotator and article are wanted."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from annotator.model.wanted import Wanted
from annotator.services.session import Session

_PAUSE = 200
"""Milliseconds after the last key before the words are looked for."""


class TagFilter(QWidget):
    """Four conditions; `wanted` is what they come to."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._article = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.words = QLineEdit(self, clearButtonEnabled=True)
        self.words.setPlaceholderText(self.tr("Words in tag, values or note"))
        self.words.setAccessibleName(self.tr("Filter tags by words"))
        self.type = self._combo(self.tr("Filter tags by type"))
        self.by = self._combo(self.tr("Filter tags by annotator"))
        self.scope = self._combo(self.tr("Filter tags by article"))
        self.scope.addItem(self.tr("All articles"), False)
        self.scope.addItem(self.tr("This article"), True)
        row.addWidget(self.words, 2)
        for combo in (self.type, self.by, self.scope):
            combo.currentIndexChanged.connect(lambda _index: self.changed.emit())
            row.addWidget(combo, 1)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.changed)
        self.words.textChanged.connect(lambda _text: self._later.start())
        self.offer_types()
        self.offer_people([])

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        combo.setMinimumWidth(90)
        return combo

    def offer_types(self) -> None:
        """Offer the tag types that the project has now."""
        types = [(tag_type.label, tag_type.name) for tag_type in self._session.tag_set.types()]
        _offer(self.type, [(self.tr("All types"), ""), *types])

    def offer_people(self, names: Sequence[str]) -> None:
        """Offer these annotators."""
        _offer(self.by, [(self.tr("Everybody"), ""), *((name, name) for name in names)])

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

    def clear(self) -> None:
        """Want all tags."""
        with QSignalBlocker(self):
            self.words.clear()
            for combo in (self.type, self.by, self.scope):
                combo.setCurrentIndex(0)
        self._later.stop()
        self.changed.emit()

    @property
    def wanted(self) -> Wanted:
        """The conditions."""
        return Wanted(
            article=self._article if self.scope.currentData() else "",
            type=self.type.currentData() or "",
            by=self.by.currentData() or "",
            words=self.words.text().strip(),
        )


def _offer(combo: QComboBox, choices: list[tuple[str, str]]) -> None:
    if choices == [(combo.itemText(place), combo.itemData(place)) for place in range(combo.count())]:
        return
    current = combo.currentData()
    with QSignalBlocker(combo):
        combo.clear()
        for label, data in choices:
            combo.addItem(label, data)
        combo.setCurrentIndex(max(0, combo.findData(current)))
