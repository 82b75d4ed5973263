"""What several people tagged otherwise, one card at a time: a key takes a version, and nothing else decides."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from annotator.model.case import Case, Queue
from annotator.model.change import Change
from annotator.model.errors import NotFound
from annotator.services.session import Session
from annotator.ui.docks.asking import Asking
from annotator.ui.docks.case_walk import CaseWalk
from annotator.ui.docks.dock import Dock
from annotator.ui.docks.running import Run, is_large, run_here
from annotator.ui.people_shown import PeopleShown
from annotator.ui.text_view.guard import guarded, nothing

if TYPE_CHECKING:
    from annotator.model.annotation import Annotation

_PAUSE, _LONG_PAUSE = 150, 1500
"""Milliseconds by which the queue may lag behind; the card never does."""
_CHANGES = frozenset({"annotation", "article", "review", "comment", "stage", "tag_type", "record"})


class ReviewDock(Dock):
    """Asks the project only while it is seen; the case that is shown stays until the reviewer leaves it."""

    least_height = 250
    place_wanted = Signal(object)
    """The Annotation whose place is to be shown."""
    decide_wanted = Signal(object, str, str)
    """(Case, id of the tag that is taken or empty, reason)."""
    edit_wanted = Signal(object, str)
    """(Case, id of the tag of which the reviewer wants a version of their own)."""
    like_wanted = Signal(object, str, str)
    """(Case, id of the tag that is taken or empty, reason), for the cases like it too."""
    skipped = Signal()
    """The case is left without a decision."""
    back_wanted = Signal(object)
    """The decision on the Case, or else the last step, is to be taken back."""
    rules_wanted = Signal()
    agreed_wanted = Signal()

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        run: Run = run_here,
        people: PeopleShown | None = None,
    ) -> None:
        super().__init__("review", parent)
        self.setWindowTitle(self.tr("Review"))
        self._session = session
        self.people = people or PeopleShown(session, self)
        self._asking = Asking(run, slow=is_large(session.path))
        self._walk = CaseWalk()
        self.own: Annotation | None = None
        """The reviewer's version of the case that is shown, while they work on it."""
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.outdate)
        self.outdate()

    def _build(self) -> None:
        from annotator.ui.docks.review_filters import ReviewFilters
        from annotator.ui.docks.review_parts import ReviewParts

        self.filters = ReviewFilters(self._session, self)
        self.parts = parts = ReviewParts(self, self.filters.combos, self._session)
        self.card, self.reason, self.empty, self.count = parts.card, parts.reason, parts.empty, parts.count
        self.filters.show_queue(self.queue)
        self.filters.changed.connect(self._choose_again)
        self.card.place_wanted.connect(self.place_wanted)
        self.card.take_wanted.connect(self.take)
        for key, act in self._acts.items():
            if (button := parts.buttons.get(key)) is not None:
                button.clicked.connect(act)
        self.reason.returnPressed.connect(self.focus_card)
        self.people.changed.connect(self.outdate)
        self.setWidget(parts)
        self.begins_at = self.empty
        self._show()

    @property
    def _acts(self) -> dict[str, Callable[[], object]]:
        """What each key does while the dock has the keyboard."""
        return {
            "0": lambda: self.take(""),
            "E": self._edit,
            "S": self.skip,
            "M": self.reason.setFocus,
            "U": lambda: self.back_wanted.emit(self.case),
            "L": self._like,
            "R": self.rules_wanted.emit,
            "A": self.agreed_wanted.emit,
        }

    # What others call

    @property
    def case(self) -> Case | None:
        """The case that is shown."""
        return self._walk.case

    @property
    def queue(self) -> Queue:
        """All cases that differ, as far as they are known."""
        return self._walk.queue

    def go_on(self, decided: Case) -> None:
        """Show the next case after one that was decided; the counts of the filters follow a little later."""
        try:
            fresh = self._session.reviewing.card(decided).case
        except NotFound:
            fresh = None
        self.reason.clear()
        self._move(lambda: self._walk.leave(fresh, self.filters.chosen))

    def show_own(self, tag: Annotation) -> None:
        """Show the reviewer's version beside the others; its number takes it."""
        self.own = tag
        self._show()

    def show_change(self, change: Change) -> None:
        """Ask again a moment after a step; a version that was changed is shown at once."""
        if self.own is not None and self.own.id in change.annotations:
            try:
                self.own = self._session.library.tag(self.own.id)
            except NotFound:
                self.own = None
            if self.is_seen:
                self._show()
        elif change.kinds & _CHANGES:
            self._later.start(_LONG_PAUSE if self._asking.slow else _PAUSE)

    # What the keys do

    def take(self, tag: str) -> None:
        """Ask for a decision on the case shown; without a tag, none is right."""
        if self.case is not None:
            self.decide_wanted.emit(self.case, tag, self.reason.text())

    def skip(self) -> None:
        """Go to the next case; nothing is decided."""
        if self.case is not None:
            self.skipped.emit()
            self._move(self._walk.skip)

    def focus_card(self) -> None:
        """Give the keyboard to the case, or to the sentence that there is none."""
        if self.case is not None:
            self.card.focus_row(self.card.current)
        else:
            self.empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit(self) -> None:
        if self.case is not None and self.own is None:
            self.edit_wanted.emit(self.case, self.card.current_tag)
        elif self.own is not None:
            self.place_wanted.emit(self.own)

    def _like(self) -> None:
        if self.case is not None:
            self.like_wanted.emit(self.case, self.card.current_tag, self.reason.text())

    def _move(self, go: Callable[[], None]) -> None:
        """Show another case; the keyboard goes along."""
        had_focus = self._has_focus()
        go()
        self.own = None
        self._show()
        if had_focus:
            self.focus_card()

    # Inside

    def _renew(self) -> None:
        self._later.stop()
        if self.own is not None:
            return  # the queue would count the reviewer among those whose tags differ
        session = self._session
        self._asking.ask(
            self.tr("Comparing tags"),
            lambda progress: session.reviewing.cases(None, None, progress, decided=True, alone=True),
            self._settle,
        )

    def _settle(self, queue: Queue) -> None:
        had_focus = self._has_focus()
        self.filters.show_queue(queue)
        self._walk.renew(queue, self.filters.chosen)
        self._show()
        if had_focus:
            self.focus_card()

    def _choose_again(self) -> None:
        self.skipped.emit()
        self._walk.choose(self.filters.chosen)
        self.own = None
        self._show()

    def _show(self) -> None:
        """Show the case, or why there is none."""
        walk = self._walk
        card = None
        while card is None and walk.case is not None:
            try:
                card = self._session.reviewing.card(walk.case)
            except NotFound:  # its tags are gone
                walk.leave(None, self.filters.chosen)
        self.parts.show_progress(*walk.place, walk.total - walk.open, walk.total)
        self.setWindowTitle(self.tr("Review (%s)") % f"{walk.open:n}" if walk.open else self.tr("Review"))
        if card is not None:
            self.card.show_card(card, self.people.name, self.own)
            self.parts.allow(
                alike=walk.alike,
                decided=bool(card.reviews),
                own=self.own is not None,
                locked=bool(self._session.read_only),
            )
            self.begins_at = self.card.rows[self.card.current].line
        else:
            self.parts.show_nothing(self._why_nothing())
            self.begins_at = self.empty

    def _why_nothing(self) -> str:
        if not self.queue.people:
            return self.tr(
                "Take in what a colleague handed in: what two people tagged otherwise stands here."
            )
        if not self._walk.total and self._walk.queue.cases:
            return self.tr(
                "Nothing differs, for one person alone tagged. Choose that kind to decide tag by tag, or press A for all."
            )
        if not self._walk.total:
            return self.tr("Nothing differs. An article is compared once two people tagged it.")
        if not self._walk.open:
            return self.tr("All cases are decided. Choose another state to see them again.")
        return self.tr("No case is like this; choose another kind, tag or state.")

    def _has_focus(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and (self.parts.cards.isAncestorOf(focused) or focused is self.empty)

    # Qt

    @guarded(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.text().upper()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and key in self._acts and self._may(key):
            self._acts[key]()
        elif plain and key in "123456789" and key and int(key) <= len(self.card.rows) and self._may("0"):
            self.card.rows[int(key) - 1].take.click()
        else:
            super().keyPressEvent(event)

    def _may(self, key: str) -> bool:
        button = self.parts.buttons.get(key)
        return button is None or button.isEnabled()
