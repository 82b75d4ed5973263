"""Ghost tags by key: accepted, dismissed, offered again, one by one or many at once; and what is said about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.model.counterpart import Counterpart
from annotator.model.errors import NotFound
from annotator.model.ghost import Ghost
from annotator.model.progress import Progress
from annotator.ui.docks.counted import counted
from annotator.ui.docks.counterparts_dock import CounterpartsDock
from annotator.ui.docks.running import Run, run_here
from annotator.ui.ghost_words import GhostWords
from annotator.ui.ghosting import Ghosting

if TYPE_CHECKING:
    from annotator.model.annotation import Annotation
    from annotator.ui.main_window import MainWindow

_MANY = 100
"""Counterparts from which on they are accepted off the window's thread."""


class GhostVerbs(QObject):
    """Connects the ghosts of one window with its text, its inspector and the dock of counterparts."""

    def __init__(self, window: MainWindow, ghosting: Ghosting, dock: CounterpartsDock) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._ghosting = ghosting
        self._dock = dock
        self._words = GhostWords(window.session)
        self._told = ""
        guard = window.actions_.guard
        window.actions_.on("tag.counterparts", self.accept_of_tag)
        window.actions_.on("tag.all_counterparts", self.look_through)
        window.grammar.ghost_refused.connect(lambda ghost: guard(lambda: self.dismiss(ghost)))
        window.grammar.tag_selected.connect(lambda tag: guard(lambda: self.tell(tag)))
        ghosting.changed.connect(lambda: guard(self._follow))
        dock.visibilityChanged.connect(lambda _visible: guard(self._fill))
        dock.accept_wanted.connect(lambda: guard(self.accept_chosen))
        dock.dismiss_wanted.connect(lambda: guard(self.dismiss_chosen))
        dock.refused.connect(lambda ghost: guard(lambda: self.dismiss(ghost.id, stay=True)))
        dock.recall_wanted.connect(lambda: guard(self.recall_chosen))
        dock.ghost_chosen.connect(lambda ghost: guard(lambda: self.reveal(ghost)))
        dock.ghost_activated.connect(lambda ghost: guard(lambda: self.go_to(ghost)))
        inspector = window.inspector
        inspector.ghost_accepted.connect(lambda: guard(lambda: self.accept(window.grammar.selected)))
        inspector.ghost_dismissed.connect(lambda: guard(lambda: self.dismiss(window.grammar.selected)))
        inspector.ghosts_wanted.connect(lambda: guard(self.look_through))
        self._tied = inspector.tag_panel.tied
        self._tied.accept_wanted.connect(lambda ghost: guard(lambda: self._accept([self._ghost(ghost)])))

    # One by one

    def accept(self, identifier: str) -> None:
        """Make the tag that a ghost stands for, and select it. Raises NotFound when it is gone."""
        ghost = self._ghost(identifier)
        words = self.tr("Tagged the counterpart “%s”.") % self._words.beginning(ghost)
        tying = self._session.tying

        def show(made: list[Annotation]) -> None:
            self._window.grammar.select(made[0].id)
            self._tell_step(words)
            self._window.panes.focus()

        self._run(1)(
            self.tr("Tagging the counterpart"), lambda progress: tying.accept_all([ghost], progress), show
        )

    def dismiss(self, identifier: str, *, stay: bool = False) -> None:
        """See to it that a ghost does not come again, and go back to the text unless the keyboard is to stay.

        Raises NotFound when it is gone.
        """
        ghost = self._ghost(identifier)
        self._dismiss([ghost], self.tr("Dismissed the counterpart “%s”.") % self._words.beginning(ghost))
        if not stay:
            self._window.panes.focus()

    def accept_of_tag(self) -> None:
        """Tag the counterparts of the current tag in the other panes, or that of which a ghost is selected."""
        grammar = self._window.grammar
        if grammar.ghost:
            self.accept(grammar.ghost)
            return
        tag = grammar.current()
        ghosts = self._ghosting.of_tag(tag.id)
        if not ghosts:
            raise NotFound(
                self.tr("No other open article has an untagged counterpart of this tag.")
                if self._window.comparing.is_on
                else self.tr("Turn Compare on; then this tag may have a counterpart in the other panes.")
            )
        self._accept(ghosts)

    def _ghost(self, identifier: str) -> Ghost:
        ghost = self._ghosting.ghost(identifier)
        if ghost is None:
            raise NotFound(self.tr("There is no suggestion here any more."))
        return ghost

    # Many at once

    def look_through(self) -> None:
        """Show all counterparts, to be looked through; what they come from is compared, if it was not yet."""
        self._window.comparing.set_on(True)
        self._dock.begin()

    def accept_chosen(self) -> None:
        """Make tags of the counterparts that are checked, as one step."""
        self._accept(self._dock.chosen())

    def dismiss_chosen(self) -> None:
        """See to it that those that are checked do not come again, as one step."""
        chosen = self._dock.chosen()
        self._dismiss(chosen, self.tr("Dismissed %s.") % counted("counterpart", len(chosen)))

    def recall_chosen(self) -> None:
        """Offer those again that are checked, as one step."""
        chosen = self._dock.chosen_dismissals()
        words = self.tr("%s offered again.") % counted("counterpart", len(chosen))

        def recall(_progress: Progress) -> None:
            with self._session.history.step(f"Offer {len(chosen)} counterparts again"):
                for answer in chosen:
                    self._session.tying.recall(answer.annotation, answer.article)

        self._run(len(chosen))(
            self.tr("Offering counterparts again"), recall, lambda _none: self._tell_step(words)
        )

    def _dismiss(self, ghosts: Sequence[Ghost], words: str) -> None:
        tying = self._session.tying
        self._run(len(ghosts))(
            self.tr("Dismissing counterparts"),
            lambda _progress: tying.dismiss_all(ghosts),
            lambda _none: self._tell_step(words),
        )

    def _accept(self, ghosts: Sequence[Ghost]) -> None:
        ties = sum(bool(ghost.existing) for ghost in ghosts)

        def tell(made: list[Annotation]) -> None:
            said = (
                [self.tr("Tagged %s.") % counted("counterpart", len(made) - ties)] if ties < len(made) else []
            )
            said += [self.tr("Tied %s.") % counted("tag", ties)] if ties else []
            self._tell_step(" ".join(said))

        tying = self._session.tying
        self._run(len(ghosts))(
            self.tr("Tagging counterparts"), lambda progress: tying.accept_all(ghosts, progress), tell
        )

    def _run(self, count: int) -> Run:
        """How what is done with so many counterparts is done: all are found anew for it."""
        return run_here if count < _MANY and not self._ghosting.is_slow else self._window.workers.run

    def _tell_step(self, words: str) -> None:
        self._window.reporting.tell_step(words, self._window.undo)

    # Showing

    def tell(self, identifier: str) -> None:
        """Say in the inspector and in the status line what a ghost would be, if one is selected."""
        ghost = self._ghosting.ghost(identifier)
        window = self._window
        window.inspector.show_ghost(ghost)
        self._tied.show_offers(self._ghosting.of_tag(identifier))
        words = self._words.sentence(ghost) if ghost else ""
        busy = bool(window.grammar.armed) or window.pointing.is_on  # there it says how to end that
        if words != self._told and not busy:
            self._told = words
            window.status_line.show_pointing(words)

    def reveal(self, item: Ghost | Counterpart) -> None:
        """Scroll to a ghost, or to the tag whose counterpart was dismissed; the focus stays where it is."""
        ghost = item if isinstance(item, Ghost) else None
        origin = ghost.origin if ghost else self._session.library.tag(item.annotation)
        pane = self._window.panes.pane_of(ghost.article if ghost else origin.article)
        if pane is None:
            return
        self._window.panes.activate(pane)
        chosen = (ghost.existing or ghost.id) if ghost else origin.id
        self._window.grammar.select(chosen)
        pane.reveal((ghost or origin).target[0])
        self._window.grammar.select(chosen)
        if (tint := pane.view.tint_at(pane.caret)) is not None:
            self._window.comparing.level(tint.number, pane)

    def go_to(self, item: Ghost | Counterpart) -> None:
        """Go there in the text."""
        self.reveal(item)
        self._window.panes.focus()

    def _follow(self) -> None:
        self._window.grammar.follow_caret()
        self.tell(self._window.grammar.selected)
        self._fill()

    def _fill(self) -> None:
        if self._dock.isVisible():
            self._dock.show_ghosts(
                self._ghosting.ghosts,
                self._ghosting.dismissed,
                compared=bool(self._window.comparing.shown.articles),
            )
