"""The same tag in other articles: each with its words, those marked that differ; to be gone to, or untied."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from annotator.model.annotation import Annotation
from annotator.services.session import Session
from annotator.ui.docks.labels import plain_tooltip
from annotator.ui.docks.piece_label import PieceLabel
from annotator.ui.docks.reading_excerpts import WHOLE, excerpt
from annotator.ui.docks.section import Section


class TiedRow(QWidget):
    """One tag of another article."""

    chosen = Signal()
    untie_wanted = Signal()

    def __init__(self, source: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.source = QToolButton(self)
        self.source.setText(source.replace("&", "&&"))
        self.source.setAutoRaise(True)
        self.source.setMinimumWidth(24)  # long names must not make the inspector wider
        self.source.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.source.setToolTip(plain_tooltip(self.tr("Go to the tag in %s") % source))
        self.source.setAccessibleName(self.tr("Go to the tag in %s") % source)
        self.source.clicked.connect(self.chosen)
        self.words = PieceLabel(self)
        self.untie = QPushButton(self.tr("Untie"), self)
        self.untie.setAutoDefault(False)
        self.untie.setAccessibleName(self.tr("Untie from the tag in %s") % source)
        self.untie.clicked.connect(self.untie_wanted)
        head = QHBoxLayout()
        head.addWidget(self.source)
        head.addStretch(1)
        head.addWidget(self.untie)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.words)


class TiedSection(Section):
    """Follows the tag of the inspector; without a tied tag it is away."""

    chosen = Signal(str)
    """Id of a tag to go to."""
    untie_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        body = QWidget()
        super().__init__("", body, parent)
        self.button.setMinimumWidth(24)  # the words of its title must not make the inspector wider
        self._session = session
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.rows: dict[str, TiedRow] = {}
        """By the id of their tag."""
        self.hide()

    def show_tag(self, tag: Annotation) -> None:
        """Show the tags that stand for the same as this one."""
        family = self._session.tying.family(tag.id)
        for row in self.rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows.clear()
        self.setVisible(len(family) > 1)
        if len(family) < 2:
            return
        self.set_title(
            self.tr("Same quotation, %s readings") % QLocale().toString(len(family))
            if tag.type == "quote"
            else self.tr("Same tag in other articles")
        )
        cited = self._session.claiming.cited({member.article for member in family})
        passage = self._session.tying.readings(tag.id)
        for number, member in enumerate(family):
            if member.id == tag.id:
                continue
            row = TiedRow(cited[member.article].name, self.body)
            readings = passage.readings if passage else ()
            places = ((reading.kind, reading.places[number]) for reading in readings)
            marked = [(kind, place) for kind, place in places if place is not None]
            row.words.show_pieces(
                excerpt(self._session.library.text(member.article), member.extent, marked, WHOLE)
            )
            row.untie.setEnabled(not self._session.read_only)
            self._listen(row, member.id)
            self._column.addWidget(row)
            self.rows[member.id] = row

    def _listen(self, row: TiedRow, tag: str) -> None:
        row.chosen.connect(lambda: self.chosen.emit(tag))
        row.untie_wanted.connect(lambda: self.untie_wanted.emit(tag))
