"""The same tag in other articles, tied or offered: each with its words, those marked that differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from annotator.model.annotation import Annotation
from annotator.model.ghost import Ghost
from annotator.services.session import Session
from annotator.ui.docks.labels import plain_tooltip
from annotator.ui.docks.piece_label import PieceLabel
from annotator.ui.docks.reading_excerpts import WHOLE, Piece, excerpt
from annotator.ui.docks.section import Section
from annotator.ui.ghost_words import GhostWords
from annotator.ui.text_view.guard import guarded, nothing


class TiedRow(QWidget):
    """One tag of another article, or what could be one, and what can be done with it."""

    def __init__(self, source: str, pieces: Sequence[Piece], verb: str, parent: QWidget) -> None:
        """`source` names the article, `verb` says what the button does."""
        super().__init__(parent)
        self.source = QToolButton(self)
        self.source.setText(source.replace("&", "&&"))
        self.source.setAutoRaise(True)
        self.source.setMinimumWidth(24)  # long names must not make the inspector wider
        self.source.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.source.setToolTip(plain_tooltip(self.tr("Go there in %s") % source))
        self.source.setAccessibleName(self.tr("Go there in %s") % source)
        self.words = PieceLabel(self)
        self.words.show_pieces(pieces)
        self.button = QPushButton(verb, self)
        self.button.setAutoDefault(False)
        self.button.setAccessibleName(f"{verb}: {source}, {self.words.text}")
        head = QHBoxLayout()
        head.addWidget(self.source)
        head.addStretch(1)
        head.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.words)


class TiedSection(Section):
    """Follows the tag of the inspector; it is away where other articles have nothing like it."""

    chosen = Signal(str)
    """Id of a tag or a ghost to go to."""
    untie_wanted = Signal(str)
    """Id of a tag."""
    accept_wanted = Signal(str)
    """Id of a ghost."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        body = QWidget()
        super().__init__("", body, parent)
        self.button.setMinimumWidth(24)  # the words of its title must not make the inspector wider
        self._session = session
        self._words = GhostWords(session)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._tag: Annotation | None = None
        self._offers: Sequence[Ghost] = ()
        self.rows: dict[str, TiedRow] = {}
        """By the id of their tag or ghost."""
        self.hide()

    def show_tag(self, tag: Annotation) -> None:
        """Show the tags that stand for the same as this one."""
        self._tag = tag
        self._fill(tag)

    def show_offers(self, ghosts: Sequence[Ghost]) -> None:
        """Show, below what is tied, what could be tied to the tag, and what could be tagged like it."""
        if list(ghosts) != list(self._offers):
            self._offers = ghosts
            if self._tag is not None:
                self._fill(self._tag)

    def _fill(self, tag: Annotation) -> None:
        for row in self.rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows.clear()
        family = self._session.tying.family(tag.id)
        self._add_tied(tag, family)
        articles = {member.article for member in family} - {tag.article}
        for ghost in self._offers:
            # what was accepted just now is still on offer for a moment
            if tag.id in (ghost.annotation, ghost.existing) and not articles & {
                ghost.article,
                ghost.origin.article,
            }:
                self._add_offer(tag, ghost)
        self.set_title(self._heading(tag, len(family)))
        self.setVisible(bool(self.rows))

    def _heading(self, tag: Annotation, tied: int) -> str:
        if tied < 2:
            return self.tr("Counterparts")
        if tag.type == "quote":
            return self.tr("Same quotation, %s readings") % QLocale().toString(tied)
        return self.tr("Same tag in other articles")

    def _add_tied(self, tag: Annotation, family: Sequence[Annotation]) -> None:
        if len(family) < 2:
            return
        cited = self._session.claiming.cited({member.article for member in family})
        passage = self._session.tying.readings(tag.id)
        for number, member in enumerate(family):
            if member.id == tag.id:
                continue
            places = [(one.kind, one.places[number]) for one in (passage.readings if passage else ())]
            marked = [(kind, place) for kind, place in places if place is not None]
            text = self._session.library.text(member.article)
            row = TiedRow(
                cited[member.article].name,
                excerpt(text, member.extent, marked, WHOLE),
                self.tr("Untie"),
                self.body,
            )
            self._add(row, member.id, self.untie_wanted.emit)

    def _add_offer(self, tag: Annotation, ghost: Ghost) -> None:
        """A ghost that comes from this tag, or is to be tied to it and comes from another one."""
        ours = ghost.annotation == tag.id
        article = ghost.article if ours else ghost.origin.article
        pieces = self._words.pieces(ghost, context=False) if ours else self._words.pieces_of_tag(ghost.origin)
        name = self._session.claiming.cited(ghost.compared)[article].name
        verb = self.tr("Tie") if ghost.existing else self.tr("Tag")
        row = TiedRow(name, pieces, verb, self.body)
        there = (ghost.existing or ghost.id) if ours else ghost.annotation
        self._add(row, there, lambda _there: self.accept_wanted.emit(ghost.id))

    def _add(self, row: TiedRow, identifier: str, act: Callable[[str], None]) -> None:
        row.source.clicked.connect(lambda: self.chosen.emit(identifier))
        row.button.clicked.connect(lambda: act(identifier))
        row.button.setEnabled(not self._session.read_only)
        self._column.addWidget(row)
        self.rows[identifier] = row

    @guarded(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return does what the button says that has the keyboard; in the form around it goes on."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QAbstractButton):
            focused.click()
        else:
            super().keyPressEvent(event)
