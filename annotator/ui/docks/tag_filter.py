"""The row above the table of tags: which words, type, annotator and article are wanted."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from annotator.model.wanted import Wanted
from annotator.services.session import Session
from annotator.ui.docks.choices import offer
from annotator.ui.docks.row_filter import RowFilter


class TagFilter(RowFilter):
    """Four conditions; `wanted` is what they come to."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            self.tr("Words in tag, values or note"),
            (
                self.tr("Filter tags by words"),
                self.tr("Filter tags by type"),
                self.tr("Filter tags by annotator"),
                self.tr("Filter tags by article"),
            ),
        )
        self._session = session
        self.type, self.by = self._combos[:2]
        self.offer_types()
        self.offer_people([])

    def offer_types(self) -> None:
        """Offer the tag types that the project has now."""
        types = [(tag_type.label, tag_type.name) for tag_type in self._session.tag_set.types()]
        offer(self.type, [(self.tr("All types"), ""), *types])

    def offer_people(self, names: Sequence[str]) -> None:
        """Offer these annotators."""
        offer(self.by, [(self.tr("Everybody"), ""), *((name, name) for name in names)])

    def clear(self) -> None:
        """Want all tags."""
        with QSignalBlocker(self):
            self.words.clear()
            for combo in self._combos:
                combo.setCurrentIndex(0)
        self._later.stop()
        self.changed.emit()

    @property
    def wanted(self) -> Wanted:
        """The conditions."""
        return Wanted(
            article=self.article,
            type=self.type.currentData() or "",
            by=self.by.currentData() or "",
            words=self.words.text().strip(),
        )
