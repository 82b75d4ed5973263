"""Where the open articles contradict each other, as cards on which it is decided what is accepted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from annotator.model.change import Change
from annotator.model.errors import Cancelled
from annotator.model.progress import Progress
from annotator.services.session import Session
from annotator.ui.docks.asking import Asking
from annotator.ui.docks.choices import offer
from annotator.ui.docks.dock import Dock
from annotator.ui.docks.running import LONG, Run, run_here

if TYPE_CHECKING:
    from annotator.model.standing import Standing

_PAUSE = 150
"""Milliseconds by which the cards may lag behind, so that tagging never waits for them."""
_CHANGES = frozenset({"annotation", "article", "zone", "record", "tag_type", "settlement"})


class ConflictsDock(Dock):
    """Follows the articles in the panes, and asks the project only while it is seen."""

    least_height = 210
    witness_wanted = Signal(object, object)
    """(Conflict, Witness) whose place is to be shown."""
    settle_wanted = Signal(object, str, str)
    """(Conflict, value, reason)."""
    reopen_wanted = Signal(object)
    found = Signal(object)
    """Open conflicts of the open articles, as they are known; a list, empty while nobody asks."""

    def __init__(self, session: Session, parent: QWidget | None = None, run: Run = run_here) -> None:
        super().__init__("conflicts", parent)
        self._session = session
        self._asking = Asking(run)
        self._articles: list[str] = []
        self._found: list[Standing] = []
        self._unseen = False
        """Whether to ask although nobody sees the dock."""
        self._wanted = ""
        """Id of a tag whose row gets the keyboard once it is there."""
        self._told = ""
        """Why there are no cards."""
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.outdate)
        self._say_how_many()
        self.outdate()

    def _build(self) -> None:
        from annotator.ui.docks.card_list import CardList
        from annotator.ui.docks.listing import Listing

        self.state = QComboBox(self)
        self.state.setAccessibleName(self.tr("Conflicts that are shown"))
        self.state.setToolTip(self.tr("Conflicts that are shown"))
        self._offer_states()
        self.state.currentIndexChanged.connect(lambda _index: self._show())
        self.cards = CardList(self)
        self.cards.setAccessibleName(self.tr("Conflicts"))
        self.cards.locked = bool(self._session.read_only)
        self.cards.witness_wanted.connect(self.witness_wanted)
        self.cards.settle_wanted.connect(self.settle_wanted)
        self.cards.reopen_wanted.connect(self.reopen_wanted)
        self._listing = Listing(self, self.cards, (self.state, 0), rest=1)
        self.count, self.empty = self._listing.count, self._listing.empty
        self.empty.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # keeps the keyboard until there are cards
        self.setWidget(self._listing)
        self.begins_at = self.empty

    # What others call

    def show_articles(self, articles: Sequence[str]) -> None:
        """Say which articles are open."""
        chosen = list(dict.fromkeys(articles))
        if chosen != self._articles:
            self._articles = chosen
            self._asking.forget()
            self.outdate()

    def ask_unseen(self, wanted: bool) -> None:
        """Say whether conflicts are wanted in the articles even while nobody sees the dock."""
        if wanted != self._unseen:
            self._unseen = wanted
            self.outdate()

    def outdate(self) -> None:
        """Ask anew now, or when somebody wants to know."""
        super().outdate()
        if self._unseen and not self.is_seen:
            self.make()
            self._catch_up()
        elif not self.is_seen:
            self.found.emit([])

    def show_tag(self, annotation: str) -> None:
        """Come forward with the conflicts of a tag, whatever their state."""
        self._wanted = annotation
        self.show()
        self.raise_()
        self.state.setCurrentIndex(0)
        self._show()

    def show_change(self, change: Change) -> None:
        """Ask again after a step, a moment later unless it decided something here."""
        if change.kinds == {"settlement"}:
            self.outdate()
        elif change.kinds & _CHANGES:
            self._later.start()

    # Inside

    def _renew(self) -> None:
        self._later.stop()
        session, articles = self._session, list(self._articles)
        if len(articles) < 2:
            self._asking.forget()
            self._settle(
                [], self.tr("Open two articles or more: what they contradict each other in stands here.")
            )
            return
        if not self._found:
            self._listing.show_rows(
                False, self.tr("Looking for what these articles contradict each other in …")
            )
        self._asking.slow = sum(session.library.article(name).characters for name in articles) > LONG

        def work(progress: Progress) -> tuple[list[Standing], str]:
            try:
                return session.settling.conflicts(articles, progress), self.tr(
                    "These articles do not contradict each other in what is tagged, or in a number of what they share."
                )
            except Cancelled:
                return [], self.tr("The search was stopped. Go to another article and back to begin anew.")

        self._asking.ask(self.tr("Looking for conflicts"), work, lambda found: self._settle(*found))

    def _settle(self, found: list[Standing], told: str) -> None:
        self._found, self._told = found, told
        self._say_how_many()
        self.found.emit([one.conflict for one in found if one.is_open])
        self._offer_states()
        self._show()

    def _say_how_many(self) -> None:
        count = sum(standing.is_open for standing in self._found)
        self.setWindowTitle(self.tr("Conflicts (%s)") % f"{count:n}" if count else self.tr("Conflicts"))

    def _offer_states(self) -> None:
        """Choices with their counts; the one chosen stays."""
        count = sum(standing.is_open for standing in self._found)
        numbers = {"": len(self._found), "open": count, "settled": len(self._found) - count}
        words = {"": self.tr("All (%s)"), "open": self.tr("Open (%s)"), "settled": self.tr("Settled (%s)")}
        offer(self.state, [(words[state] % f"{number:n}", state) for state, number in numbers.items()])

    def _show(self) -> None:
        state = self.state.currentData()
        library = self._session.library
        articles = {
            name: (library.article(name), library.text(name)) for name in self._articles if library.has(name)
        }
        shown = [
            one
            for one in self._found
            if (not state or one.is_open == (state == "open"))
            and all(witness.article in articles for witness in one.conflict.witnesses)
        ]
        self.cards.show_standings(shown, articles)
        told = self._told
        if self._found:
            told = (
                self.tr("All conflicts are settled.") if state == "open" else self.tr("None is settled yet.")
            )
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        self._listing.show_rows(bool(shown), told, "")
        self.begins_at = self.cards.cards[0].rows[0] if shown else self.empty
        if had_focus and shown and self.empty.hasFocus():
            self.cards.focus_first()
        if shown and self._wanted:
            self.cards.focus_tag(self._wanted)
            self._wanted = ""
