"""The row above a table that queries fill: which words, in which article, and what else is wanted."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

_PAUSE = 200
"""Milliseconds after the last key before the words are looked for."""


class RowFilter(QWidget):
    """A subclass says what its conditions come to."""

    changed = Signal()

    def __init__(self, parent: QWidget | None, hint: str, names: Sequence[str]) -> None:
        """`names` says what the words, each further choice and, last, the choice of the article are for."""
        super().__init__(parent)
        self._article = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.words = QLineEdit(self, clearButtonEnabled=True)
        self.words.setPlaceholderText(hint)
        self.words.setAccessibleName(names[0])
        row.addWidget(self.words, 2)
        self._combos = [self._combo(name) for name in names[1:]]
        for combo in self._combos:
            row.addWidget(combo, 1)
        self.scope = self._combos[-1]
        self.scope.addItem(self.tr("All articles"), False)
        self.scope.addItem(self.tr("This article"), True)
        for combo in self._combos:
            combo.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.changed)
        self.words.textChanged.connect(lambda _text: self._later.start())

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        combo.setMinimumWidth(90)
        return combo

    @property
    def article(self) -> str:
        """Id of the article that is wanted alone, or nothing."""
        return self._article if self.scope.currentData() else ""

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
