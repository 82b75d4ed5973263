"""Lights the mentions of one entry of the register in every open article."""

from annotator.model.change import Change
from annotator.model.link import IDENTITY
from annotator.model.span import Span
from annotator.services.session import Session
from annotator.ui.article_pane import ArticlePane
from annotator.ui.panes import Panes


class MentionLight:
    """Its name forms and the roles it holds; not what it said, which would light half an article."""

    def __init__(self, session: Session, panes: Panes) -> None:
        self._session = session
        self._panes = panes
        self._record = ""

    def show(self, record: str) -> None:
        """Light the mentions of this entry, or none."""
        self._record = record
        for pane in self._panes.panes:
            self.follow(pane)

    def follow(self, pane: ArticlePane) -> None:
        """Light the mentions in an article that was opened just now."""
        if pane.article_id:
            pane.view.set_found(self._spans(pane))

    def show_change(self, change: Change) -> None:
        """Light what a step linked to the entry, and darken what it took away."""
        if self._record and change.kinds & {"record", "annotation"}:
            self.show(self._record)

    def _spans(self, pane: ArticlePane) -> list[Span]:
        if not self._record:
            return []
        found = self._session.registering.mentions(self._record, pane.article_id)
        lit = {tag for tag, field in found if field in IDENTITY}
        return [span for tag in pane.tags if tag.id in lit for span in tag.target]
