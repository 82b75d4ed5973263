"""What belongs to the tags of a pane: lines to what they point at, signs where comments wait and others contradict."""

from collections.abc import Iterable, Mapping, Sequence

from annotator.model.annotation import Annotation
from annotator.model.conflict import Conflict
from annotator.model.errors import NotFound
from annotator.services.session import Session
from annotator.ui.marks import comment_marks, conflict_marks, links_of, mentions_of
from annotator.ui.text_view import LaneTextView


class Surroundings:
    """Draws them in one text view."""

    def __init__(self, session: Session, view: LaneTextView) -> None:
        self._session = session
        self._view = view
        self._tags: Mapping[str, Annotation] = {}
        self._mentions: dict[str, tuple[str, ...]] = {}
        """What each tag points at."""
        self._sources: dict[str, set[str]] = {}
        """The tags that point at each."""
        self._conflicts: Sequence[Conflict] = ()

    def show_tags(self, tags: Mapping[str, Annotation]) -> None:
        """Take the tags that the view shows now, by their ids; `tags` is kept, not copied."""
        self._tags = tags
        self._mentions, self._sources = {}, {}
        self.follow(tags)

    def follow(self, changed: Iterable[str]) -> None:
        """Bring in line what these tags point at; they were made, changed or taken away."""
        for identifier in changed:
            for mention in self._mentions.pop(identifier, ()):
                self._sources[mention].discard(identifier)
            tag = self._tags.get(identifier)
            if tag is not None and (mentions := mentions_of(tag)):
                self._mentions[identifier] = mentions
                for mention in mentions:
                    self._sources.setdefault(mention, set()).add(identifier)
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
        sources = sorted(
            (self._tags[source] for source in self._sources.get(selected, ())),
            key=lambda source: (source.extent.start, source.id),
        )
        self._view.set_links(links_of(tag, sources, self._session.tag_set.types()))

    def show_comments(self, article: str) -> None:
        """Put a sign in the margin of an article where comments wait, or where others contradict it."""
        comments = self._session.commenting.of_article(article) if article else []
        contradicted = conflict_marks(self._conflicts, article)
        self._view.set_margin_marks([*comment_marks(comments, self._tags), *contradicted])
        self._view.set_contradicted([mark.position for mark in contradicted])

    def show_conflicts(self, conflicts: Sequence[Conflict], article: str) -> None:
        """Take the open conflicts of the articles on the screen."""
        if conflicts or self._conflicts:
            self._conflicts = conflicts
            self.show_comments(article)
