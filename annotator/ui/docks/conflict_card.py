"""A conflict as a card: whom and what it is about, a row for every source, and what is accepted below them."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.model.article import Article
from annotator.model.settlement import Settlement
from annotator.model.standing import Standing
from annotator.ui.docks.labels import ElidedLabel, PlainLabel, plain_tooltip
from annotator.ui.docks.settlement_form import SettlementForm
from annotator.ui.docks.witness_row import WitnessRow

_SIGNS = {"open": "○", "disputed": "≠", "reopened": "↺", "settled": "✓"}


def source_name(article: Article) -> str:
    """Who published an article, and when; its title where nobody is known."""
    about = article.metadata
    return " · ".join(filter(None, (about.publisher or article.label, about.published)))


def state_name(state: str) -> str:
    """Return `open`, `settled`, `disputed`, `reopened` as it is shown."""
    return {
        "open": QCoreApplication.translate("ConflictCard", "open"),
        "disputed": QCoreApplication.translate("ConflictCard", "disputed"),
        "reopened": QCoreApplication.translate("ConflictCard", "reopened"),
        "settled": QCoreApplication.translate("ConflictCard", "settled"),
    }[state]


class ConflictCard(QFrame):
    """One conflict; what is pressed or written in it is only told."""

    witness_wanted = Signal(object, object)
    """(Conflict, Witness) whose place is to be shown."""
    settle_wanted = Signal(object, str, str)
    """(Conflict, value, reason)."""
    reopen_wanted = Signal(object)

    def __init__(
        self,
        standing: Standing,
        articles: Mapping[str, tuple[Article, str]],
        parent: QWidget | None = None,
    ) -> None:
        """`articles` holds every article of the witnesses with its text."""
        super().__init__(parent)
        self.standing = standing
        conflict = standing.conflict
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.palette().ColorRole.Base)
        self.setAccessibleName(f"{conflict.subject} ({state_name(standing.state)})")
        self.rows = [
            WitnessRow(one, source_name(articles[one.article][0]), articles[one.article][1], self)
            for one in conflict.witnesses
        ]
        values = dict.fromkeys(row.value or row.witness.text for row in self.rows)
        self.form = SettlementForm(standing, list(values), self)
        self.form.settle_wanted.connect(lambda value, why: self.settle_wanted.emit(conflict, value, why))
        self.form.reopen_wanted.connect(lambda: self.reopen_wanted.emit(conflict))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 5, 4, 5)
        column.setSpacing(2)
        column.addLayout(self._head())
        for row in self.rows:
            row.clicked.connect(lambda _on, one=row.witness: self.witness_wanted.emit(conflict, one))
            column.addWidget(row)
        if standing.settlement is not None and standing.is_open:
            column.addWidget(self._lapsed(standing.settlement))
        column.addSpacing(3)
        column.addWidget(self.form)

    def _head(self) -> QHBoxLayout:
        conflict = self.standing.conflict
        subject = ElidedLabel(conflict.subject, self, Qt.TextElideMode.ElideRight)
        subject.setToolTip(plain_tooltip(conflict.sentence))
        font = subject.font()
        font.setBold(True)
        subject.setFont(font)
        state = QLabel(f"{_SIGNS[self.standing.state]} {state_name(self.standing.state)}", self)
        row = QHBoxLayout()
        row.setContentsMargins(6, 0, 6, 0)
        row.addWidget(subject, 1)
        row.addWidget(state)
        return row

    def _lapsed(self, settlement: Settlement) -> QWidget:
        told = {
            "reopened": self.tr("A source says something else since {name} accepted “{value}”."),
            "disputed": self.tr("Two people decided this differently, {name} for “{value}”; say what holds."),
        }[self.standing.state]
        value = settlement.value or self.tr("none of it")
        label = PlainLabel(told.format(name=settlement.by, value=value), self)
        label.setContentsMargins(6, 2, 6, 0)
        return label
