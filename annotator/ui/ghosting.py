"""Ghost tags: what one article has tagged is shown, while articles are compared, where the others have the words."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.model.change import Change
from annotator.model.counterpart import Counterpart
from annotator.model.errors import Cancelled
from annotator.model.ghost import Ghost
from annotator.model.progress import Progress
from annotator.services.session import Session
from annotator.ui.actions import Actions
from annotator.ui.comparing import Comparing
from annotator.ui.docks.asking import Asking
from annotator.ui.docks.running import Run
from annotator.ui.marks import ghost_mark
from annotator.ui.panes import Panes

_CHANGES = frozenset({"annotation", "counterpart", "tag_type", "record"})
"""What ghosts come from; where texts and furniture change, the comparison changes first."""


_Answer = tuple[Sequence[Ghost], Sequence[Counterpart]]
_LARGE = 60_000
"""Code points, all texts together, from which on nobody should wait for ghosts."""


class Ghosting(QObject):
    """Follows the comparison of one window; while that is off nothing is asked, kept or drawn."""

    changed = Signal()
    """Other ghosts are shown than before, or none."""

    def __init__(
        self, session: Session, actions: Actions, panes: Panes, comparing: Comparing, run: Run
    ) -> None:
        super().__init__(comparing)
        self._session = session
        self._panes = panes
        self._comparing = comparing
        self._asking = Asking(run)
        self._found: dict[str, Ghost] = {}
        self.dismissed: Sequence[Counterpart] = ()
        """What was dismissed among the articles in the panes."""
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(lambda: actions.guard(self._ask))
        comparing.changed.connect(self._follow)

    @property
    def is_slow(self) -> bool:
        """Whether finding ghosts takes so long that nobody should wait for it."""
        return self._asking.slow

    @property
    def ghosts(self) -> list[Ghost]:
        """What the articles in the panes have to offer each other, article by article, in text order."""
        return list(self._found.values())

    def ghost(self, identifier: str) -> Ghost | None:
        """Return the ghost of that id."""
        return self._found.get(identifier)

    def of_tag(self, identifier: str) -> list[Ghost]:
        """Return what a tag would be in the other articles, and what offers to be tied to it."""
        return [ghost for ghost in self.ghosts if identifier in (ghost.annotation, ghost.existing)]

    def show_change(self, change: Change) -> None:
        """Look again where a step changed what ghosts come from."""
        if self._comparing.shown.families and change.kinds & _CHANGES:
            self._soon.start()

    def _follow(self) -> None:
        if self._comparing.shown.families:
            self._asking.slow = sum(len(pane.text) for pane in self._panes.panes) > _LARGE
            self._soon.start()
        else:
            self._soon.stop()
            self._asking.forget()
            self._show(((), ()))

    def _ask(self) -> None:
        shown = self._comparing.shown

        def work(progress: Progress) -> _Answer:
            tying = self._session.tying
            try:
                return tying.ghosts(shown.articles, progress), tying.dismissed(shown.articles)
            except Cancelled:
                return (), ()

        self._asking.ask(self.tr("Looking for counterparts"), work, self._show)

    def _show(self, answer: _Answer) -> None:
        found, dismissed = answer
        if not (found or dismissed or self._found or self.dismissed):
            return
        self.dismissed = dismissed
        self._found = {ghost.id: ghost for ghost in found}
        types = {tag_type.name: tag_type for tag_type in self._session.tag_set.types()}
        for pane in self._panes.panes:
            pane.show_ghosts(
                ghost_mark(ghost, types.get(ghost.type))
                for ghost in self._found.values()
                if ghost.article == pane.article_id and not ghost.existing
            )
        self.changed.emit()
