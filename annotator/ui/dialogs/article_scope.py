"""Which articles a file is to hold: all of the project, those in panes, or those chosen in the library."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QRadioButton, QVBoxLayout, QWidget


class ArticleScope(QGroupBox):
    """`chosen` tells of every other choice; `column` takes what else is to stand below."""

    chosen = Signal()

    def __init__(self, shown: Sequence[str], selected: Sequence[str], parent: QWidget | None = None) -> None:
        """Offer the articles `shown` in panes, and those `selected` in the library (ids)."""
        super().__init__(_tr("Which articles"), parent)
        self._scopes: list[tuple[str, tuple[str, ...]]] = [
            (_tr("All articles of the project"), ()),
            (_tr("Articles open in panes ({count})").format(count=len(shown)), tuple(shown)),
            (_tr("Articles selected in the library ({count})").format(count=len(selected)), tuple(selected)),
        ]
        self.buttons = QButtonGroup(self)
        self.column = QVBoxLayout(self)
        for number, (label, ids) in enumerate(self._scopes):
            button = QRadioButton(label, self)
            button.setChecked(number == 0)
            button.setEnabled(number == 0 or bool(ids))
            self.buttons.addButton(button, number)
            self.column.addWidget(button)
        self.buttons.idToggled.connect(lambda _id, on: self.chosen.emit() if on else None)

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles chosen; empty for all."""
        return self._scopes[self.buttons.checkedId()][1]


def _tr(text: str) -> str:
    return QCoreApplication.translate("ArticleScope", text)
