"""Lights, in every pane, what stands for the same as the tag that is selected or under the mouse."""

from annotator.model.change import Change
from annotator.model.errors import NotFound
from annotator.services.session import Session
from annotator.ui.article_pane import ArticlePane
from annotator.ui.ghosting import Ghosting
from annotator.ui.panes import Panes


class TieLight:
    """Tags that are tied to it, ghosts that come from it, and the tag from which a ghost comes."""

    def __init__(self, session: Session, panes: Panes, ghosting: Ghosting) -> None:
        self._session = session
        self._panes = panes
        self._ghosting = ghosting
        self._selected = ""
        ghosting.changed.connect(lambda: self.show(self._selected))
        panes.each(self._listen)

    def _listen(self, pane: ArticlePane) -> None:
        pane.view.mark_hovered.connect(lambda mark: self._light(mark or self._selected))
        pane.article_changed.connect(lambda: self._light(self._selected))

    def show(self, identifier: str) -> None:
        """Light what stands for the same as a tag or a ghost, or nothing."""
        self._selected = identifier
        self._light(identifier)

    def show_change(self, change: Change) -> None:
        """Light what a step tied to the selected tag, and darken what it untied."""
        if "counterpart" in change.kinds:
            self._light(self._selected)

    def _light(self, identifier: str) -> None:
        companions = self._companions(identifier) if identifier else frozenset()
        for pane in self._panes.panes:
            pane.view.set_companions(companions)

    def _companions(self, identifier: str) -> frozenset[str]:
        ghost = self._ghosting.ghost(identifier)
        origin = ghost.annotation if ghost else identifier
        try:
            tied = {tag.id for tag in self._session.tying.family(origin)}
        except NotFound:  # taken away, and still selected for a moment
            return frozenset()
        offered = [it for tag in tied for it in self._ghosting.of_tag(tag)]
        ends = {end for it in offered for end in (it.annotation, it.existing or it.id)}
        return frozenset(tied | ends) - {identifier}
