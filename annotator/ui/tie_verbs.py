"""Tags that stand for one thing in several articles: tied by pointing, untied, gone to, lit together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.model.errors import NotFound
from annotator.services.session import Session
from annotator.ui.ghosting import Ghosting
from annotator.ui.tie_light import TieLight

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class TieAim:
    """A tag of another article, to which the tag that points is to be tied."""

    field = ""

    def __init__(self, session: Session, tag: str, label: str) -> None:
        self.tag = tag
        self.labels: Sequence[str] = [label]
        self._session = session

    def fits(self, identifier: str) -> bool:
        """Whether a tag is of the same type, in another article, and not tied to this one."""
        try:
            one, other = map(self._session.library.tag, (self.tag, identifier))
        except NotFound:  # taken away, and still on the screen for a moment
            return False
        alike = one.type == other.type and one.article != other.article
        return alike and other.id not in self._session.tying.tied(one.id)

    def take(self, identifier: str) -> str:
        """Tie the two; no value comes of it."""
        self._session.tying.tie(self.tag, identifier)
        return ""


class TieVerbs(QObject):
    """Connects the ties of one window with its text and its inspector."""

    def __init__(self, window: MainWindow, ghosting: Ghosting) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._ghosting = ghosting
        self._light = TieLight(window.session, window.panes, ghosting)
        guard = window.actions_.guard
        window.actions_.on("tag.tie", self.tie)
        window.grammar.tag_selected.connect(self._light.show)
        window.follower.changed.connect(self._light.show_change)
        panel = window.inspector.tag_panel
        panel.tied_wanted.connect(lambda there: guard(lambda: self._go(there)))

    def tie(self) -> None:
        """Let the tag of another article be pointed at that stands for the same as the current one."""
        window = self._window
        tag = window.grammar.current()
        window.pointing.begin(TieAim(self._session, tag.id, self.tr("the same in another article")))

    def _go(self, identifier: str) -> None:
        if (ghost := self._ghosting.ghost(identifier)) is not None:
            self._window.ghost_verbs.go_to(ghost)
        else:
            self.go_to(identifier)

    def go_to(self, identifier: str) -> None:
        """Go to a tag of another article, level with the active one; it is opened beside if it is not open."""
        article = self._session.library.tag(identifier).article
        comparing, here = self._window.comparing, self._window.panes.active
        if (tint := here.view.tint_at(here.caret)) is not None:
            comparing.level(tint.number, here)
        if self._window.panes.pane_of(article) is None:
            self._window.panes.open(article, in_new_pane=True)
        self._window.show_tag(identifier)
