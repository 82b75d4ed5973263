"""Marking stretches as furniture (advertisement, caption …) and taking the mark away."""

from PySide6.QtWidgets import QMenu

from annotator.model.errors import InvalidValue, NotFound
from annotator.model.zone import ZONE_KINDS, Zone
from annotator.services.session import Session
from annotator.text.word_edges import trimmed
from annotator.ui.actions import Actions
from annotator.ui.panes import Panes


class Furniture:
    """Acts on the selection of the active pane, or on what is grey at the caret."""

    def __init__(self, session: Session, actions: Actions, panes: Panes, menu: QMenu) -> None:
        self._session = session
        self._panes = panes
        self._menu = menu
        actions.on("furniture.menu", self._show_menu)
        actions.on("furniture.unmark", self.unmark)
        actions.on("furniture.unmark_rule", self.unmark_rule)
        for kind in ZONE_KINDS:
            self._on_kind(actions, kind)

    def _on_kind(self, actions: Actions, kind: str) -> None:
        actions.on(f"furniture.{kind}", lambda: self.mark(kind))

    def mark(self, kind: str) -> None:
        """Mark the selection as furniture of a kind."""
        pane = self._panes.active
        span = trimmed(pane.text, *(pane.selection() or (0, 0)), punctuation=False)
        if span is None:
            raise InvalidValue("Select the words that do not belong to the article first.")
        self._session.zoning.mark(pane.article_id, [(span.start, span.end)], kind)
        pane.set_caret(span.end)

    def unmark(self) -> None:
        """Take the furniture in the selection, or at the caret, back to text."""
        here = self._here()
        self._session.zoning.unmark(self._panes.active.article_id, [zone.id for zone in here])

    def unmark_rule(self) -> None:
        """Take back everything in the article that the rule behind the furniture at the caret proposed."""
        rules = [zone.rule for zone in self._here() if zone.rule]
        if not rules:
            raise NotFound("This stretch was marked by hand; use Unmark Furniture Here instead.")
        self._session.zoning.unmark_rule(self._panes.active.article_id, rules[0])

    def _here(self) -> list[Zone]:
        pane = self._panes.active
        start, end = pane.selection() or (pane.caret, pane.caret)
        zones = self._session.library.zones(pane.article_id) if pane.article_id else []
        here = [zone for zone in zones if zone.span.start <= end and start <= zone.span.end]
        if not here:
            raise NotFound("There is no furniture here; place the caret in a grey stretch first.")
        return here

    def _show_menu(self) -> None:
        if self._panes.active.selection() is None:
            raise InvalidValue("Select the words that do not belong to the article first.")
        self._menu.popup(self._panes.active.caret_point())
        # Return takes the first kind at once: without a current entry it would only light one up.
        self._menu.setActiveAction(self._menu.actions()[0])
