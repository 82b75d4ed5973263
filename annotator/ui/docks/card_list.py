"""The cards of conflicts below each other; the keyboard goes from row to row and from card to card."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from annotator.model.article import Article
from annotator.model.standing import Standing
from annotator.ui.docks.conflict_card import ConflictCard
from annotator.ui.docks.witness_row import WitnessRow

_AT_ONCE = 30
"""Cards that are made before somebody asks for more."""


class CardList(QScrollArea):
    """A card whose conflict stands as before stays as it is, with what is written in it."""

    witness_wanted = Signal(object, object)
    settle_wanted = Signal(object, str, str)
    reopen_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[ConflictCard] = []
        self.locked = False
        """Whether nothing can be changed."""
        self._standings: Sequence[Standing] = ()
        self._articles: Mapping[str, tuple[Article, str]] = {}
        self._most = _AT_ONCE
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget(self)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(6)
        self.more = QPushButton(self.tr("&More Conflicts"), body)
        self.more.clicked.connect(self._show_more)
        self.more.hide()
        self._column.addWidget(self.more)
        self._column.addStretch(1)
        self.setWidget(body)

    def show_standings(
        self, standings: Sequence[Standing], articles: Mapping[str, tuple[Article, str]]
    ) -> None:
        """Show conflicts; `articles` holds every article of their witnesses with its text."""
        if articles != self._articles:
            self._drop(self.cards)
            self.cards = []
        self._standings, self._articles = standings, articles
        self._lay_out()

    def focus_first(self) -> None:
        """Give the keyboard to the first card."""
        if self.cards:
            self._go_to(self.cards[0].rows[0])

    def focus_tag(self, annotation: str) -> None:
        """Give the keyboard to the row of a tag, if one of the cards has it."""
        for row in self._rows():
            if row.witness.annotation == annotation:
                self._go_to(row)
                return

    def _show_more(self) -> None:
        at = len(self.cards)
        self._most += _AT_ONCE
        self._lay_out()
        self._go_to(self.cards[at].rows[0])

    def _lay_out(self) -> None:
        focused = next((at for at, card in enumerate(self.cards) if card.isAncestorOf(self._focused())), -1)
        kept = {card.standing.conflict.id: card for card in self.cards}
        shown = []
        for at, standing in enumerate(self._standings[: self._most]):
            card = kept.get(standing.conflict.id)
            if card is None or card.standing != standing:
                card = self._card(standing)
            else:
                del kept[standing.conflict.id]
            if self._column.indexOf(card) != at:
                self._column.insertWidget(at, card)
                card.show()  # at once, not when Qt gets to it
            shown.append(card)
        self.cards = shown
        if focused >= 0 and shown and not any(card.isAncestorOf(self._focused()) for card in shown):
            self._go_to(shown[min(focused, len(shown) - 1)].rows[0])
        self._drop(list(kept.values()))
        self.more.setVisible(len(self._standings) > self._most)

    def _focused(self) -> QWidget:
        return self.window().focusWidget() or self

    def _drop(self, cards: Sequence[ConflictCard]) -> None:
        for card in cards:
            card.hide()
            self._column.removeWidget(card)
            card.deleteLater()

    def _card(self, standing: Standing) -> ConflictCard:
        card = ConflictCard(standing, self._articles, self.widget())
        card.witness_wanted.connect(self.witness_wanted)
        card.settle_wanted.connect(self.settle_wanted)
        card.reopen_wanted.connect(self.reopen_wanted)
        for row in card.rows:
            row.stepped.connect(lambda by, to_card, row=row: self._step(row, by, to_card))
        if self.locked:
            card.form.lock()
        return card

    def _step(self, row: WitnessRow, by: int, to_card: bool) -> None:
        stops = [card.rows[0] for card in self.cards] if to_card else self._rows()
        if row not in stops:
            own = next(card for card in self.cards if row in card.rows)
            at = self.cards.index(own) + max(0, by)
        else:
            at = stops.index(row) + by
        if 0 <= at < len(stops):
            self._go_to(stops[at])

    def _rows(self) -> list[WitnessRow]:
        return [row for card in self.cards for row in card.rows]

    def _go_to(self, row: WitnessRow) -> None:
        row.setFocus(Qt.FocusReason.TabFocusReason)
        card = row.parentWidget()
        if card is not None and card.height() <= self.viewport().height():
            self.ensureWidgetVisible(card, 0, 0)
        elif card is not None:
            self.verticalScrollBar().setValue(card.y())
        self.ensureWidgetVisible(row, 0, 4)
