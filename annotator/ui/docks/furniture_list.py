"""The furniture of an article, grouped by the rule that proposed it, each group with *Remove*."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.model.zone import ProposedZone, Zone
from annotator.ui.docks.counted import counted
from annotator.ui.docks.labels import PlainLabel


@dataclass(frozen=True, slots=True)
class Group:
    """Furniture that one rule found; an empty rule is the archivist's hand."""

    rule: str
    places: int
    characters: int
    """Code points."""


def grouped(zones: Sequence[Zone | ProposedZone]) -> tuple[Group, ...]:
    """Return the groups in the order in which their first place stands in the text."""
    found: dict[str, list[int]] = {}
    for zone in zones:
        found.setdefault(zone.rule, []).append(len(zone.span))
    return tuple(Group(rule, len(lengths), sum(lengths)) for rule, lengths in found.items())


class FurnitureList(QWidget):
    """One row for each rule."""

    removal_wanted = Signal(str)
    """The rule whose furniture is to become text again; empty for what was marked by hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 0, 0, 0)
        self._column.setSpacing(2)
        self._shown: tuple[tuple[Group, ...], bool] | None = None

    def set_zones(self, zones: Sequence[Zone], *, writable: bool) -> None:
        """Show these, with buttons when they may be removed."""
        groups = grouped(zones)
        if (groups, writable) == self._shown:
            return
        self._shown = groups, writable
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for group in groups:
            self._column.addWidget(self._row(group, writable))
        if not groups:
            self._column.addWidget(
                PlainLabel(self.tr("No furniture: all of the text is the article."), faint=True)
            )

    def _row(self, group: Group, writable: bool) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        name = group.rule or self.tr("Marked by hand")
        counts = f"{counted('place', group.places)}, {counted('character', group.characters)}"
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(PlainLabel(name))
        text.addWidget(PlainLabel(counts, faint=True))
        line.addLayout(text, 1)
        if writable:
            button = QPushButton(self.tr("Remove"), row)
            button.setAutoDefault(False)
            button.setAccessibleName(self.tr("Remove furniture: {rule}").format(rule=name))
            button.setToolTip(self.tr("Make these places text of the article again"))
            button.clicked.connect(lambda: self.removal_wanted.emit(group.rule))
            line.addWidget(button)
        return row
