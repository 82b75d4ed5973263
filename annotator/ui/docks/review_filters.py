"""Which cases of review are shown: by kind, tag type and state, each with its count."""

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from annotator.model.case import CASE_KINDS, CASE_STATES, Case, Queue
from annotator.services.session import Session
from annotator.ui.docks.case_words import kind_name, state_name
from annotator.ui.docks.choices import offer

_TO_DECIDE = "to decide"
_WIDEST = 200
_ALONE, _AGAIN = "alone", ("contested", "disputed", "lapsed")
"""What one person alone tagged differs from nothing: it is shown when it is chosen, or to be decided again."""


class ReviewFilters(QObject):
    """The choices above a card; those that are gone give way to the first."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.kind, self.type, self.state = (QComboBox(parent) for _ in range(3))
        self.combos = (self.kind, self.type, self.state)
        names = (self.tr("Kind of difference"), self.tr("Tag type"), self.tr("State of the cases"))
        for combo, name in zip(self.combos, names, strict=True):
            combo.setAccessibleName(name)
            combo.setToolTip(name)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            combo.setMaximumWidth(_WIDEST)
            combo.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def chosen(self, queue: Queue) -> list[Case]:
        """The cases that are let through, in the order of the articles and their texts."""
        kind, tag_type, state = (combo.currentData() or "" for combo in self.combos)
        found = queue.chosen(kind, tag_type, "" if state == _TO_DECIDE else state)
        return [
            case
            for case in found
            if (state != _TO_DECIDE or case.is_open) and (kind or case.kind != _ALONE or case.state in _AGAIN)
        ]

    def show_queue(self, queue: Queue) -> None:
        """Offer what there is in a queue."""
        counts, states, differing = queue.counts, queue.states, queue.differing
        kinds = [(kind_name(kind), kind, counts.get(kind, 0)) for kind in CASE_KINDS]
        types = [
            (one.label, one.name, len(queue.chosen(type_name=one.name)))
            for one in self._session.tag_set.types()
        ]
        said = [(state_name(state).capitalize(), state, states.get(state, 0)) for state in CASE_STATES]
        count = sum(case.is_open for case in differing)
        offer(
            self.kind,
            [(_counted(_tr("All that differs"), len(differing)), ""), *_offered(kinds)],
        )
        offer(self.type, [(_tr("All tags"), ""), *_offered(types)])
        offer(
            self.state,
            [(_counted(_tr("To decide"), count), _TO_DECIDE), *_offered(said), (_tr("Any state"), "")],
        )


def _offered(choices: list[tuple[str, str, int]]) -> list[tuple[str, str]]:
    return [(_counted(label, count), name) for label, name, count in choices if count]


def _counted(label: str, count: int) -> str:
    return f"{label} ({count:n})"


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReviewFilters", text)
