"""What belongs to the tags of a pane: lines to what they point at, and signs where comments wait."""

from collections.abc import Mapping

from annotator.model.annotation import Annotation
from annotator.model.errors import NotFound
from annotator.services.session import Session
from annotator.ui.marks import comment_marks, links_of, pointing
from annotator.ui.text_view import LaneTextView


class Surroundings:
    """Draws them in one text view."""

    def __init__(self, session: Session, view: LaneTextView) -> None:
        self._session = session
        self._view = view
        self._tags: Mapping[str, Annotation] = {}
        self._pointed: Mapping[str, list[Annotation]] | None = None

    def show_tags(self, tags: Mapping[str, Annotation]) -> None:
        """Take the tags that the view shows now, by their ids."""
        self._tags = tags
        self._pointed = None  # asked for when a tag is selected
        self.show_links()

    def show_links(self) -> None:
        """Draw what joins the selected tag, which may be one of another pane, with those shown here."""
        selected = self._view.selected_mark() or ""
        tag = self._tags.get(selected)
        if tag is None and selected:
            try:
                tag = self._session.library.tag(selected)
            except NotFound:
                tag = None
        if tag is None:
            self._view.set_links(())
            return
        if self._pointed is None:
            self._pointed = pointing(self._tags.values())
        self._view.set_links(links_of(tag, self._pointed, self._session.tag_set.types()))

    def show_comments(self, article: str) -> None:
        """Put a sign in the margin of an article where comments wait."""
        comments = self._session.commenting.of_article(article) if article else []
        self._view.set_margin_marks(comment_marks(comments, self._tags))
