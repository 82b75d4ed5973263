"""A ghost tag in words: what it would be, whose counterpart it is, and which of its words differ."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from annotator.model.annotation import Annotation
from annotator.model.counterpart import Counterpart
from annotator.model.ghost import Ghost
from annotator.model.passage import Place
from annotator.model.span import Span
from annotator.model.tag_type import TagType
from annotator.services.session import Session
from annotator.ui.docks.reading_excerpts import CONTEXT, WHOLE, Piece, excerpt

_AROUND = 40
"""Code points shown before and after them."""
_LONGEST = 60


class GhostWords:
    """Reads one project."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def origin(self, item: Ghost | Counterpart) -> Annotation:
        """The tag that has a counterpart, or none."""
        return item.origin if isinstance(item, Ghost) else self._session.library.tag(item.annotation)

    def label(self, tag: Annotation) -> str:
        """What its type is called."""
        kind = self._kind(tag)
        return kind.label if kind else tag.type

    def letter(self, tag: Annotation) -> str:
        """The letter of its type."""
        kind = self._kind(tag)
        return kind.letter if kind else tag.type[:1].upper()

    def _kind(self, tag: Annotation) -> TagType | None:
        """The type of a tag, if the project has it."""
        types = self._session.tag_set.types()
        return next((tag_type for tag_type in types if tag_type.name == tag.type), None)

    def source(self, ghost: Ghost) -> str:
        """What the article of the tag that it is the counterpart of is called."""
        article = ghost.origin.article
        cited = self._session.claiming.cited(ghost.compared)
        return cited[article].name

    def values(self, ghost: Ghost) -> list[tuple[str, str]]:
        """Its values, `(field, value)`, in the order and the words of its type."""
        tag = replace(ghost.origin, article=ghost.article, values=ghost.values, links=ghost.links)
        words = self._session.tagging.shown(tag)
        kind = self._kind(tag)
        return [(f.label, words[f.name]) for f in (kind.fields if kind else ()) if words.get(f.name)]

    def words(self, ghost: Ghost) -> str:
        """What would be tagged, on one line."""
        text = self._session.library.text(ghost.article)
        return " ".join(" … ".join(text[span.start : span.end] for span in ghost.target).split())

    def sentence(self, ghost: Ghost) -> str:
        """What it would be, of what it is the counterpart, and what the keys do."""
        sentence = _tr(
            "Suggested: {type}, as in {source} — Return accepts, Delete dismisses it for good"
        ).format(type=self.label(ghost.origin), source=self.source(ghost))
        return " · ".join([sentence, *(f"{field}: {value}" for field, value in self.values(ghost))])

    def beginning(self, ghost: Ghost) -> str:
        """Its words, or their beginning."""
        words = self.words(ghost)
        return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"

    def pieces(self, ghost: Ghost, *, context: bool) -> list[Piece]:
        """Its words, those marked that the other article has otherwise; with `context`, its neighbours too."""
        text = self._session.library.text(ghost.article)
        extent = Span(ghost.target[0].start, ghost.target[-1].end)
        pieces = excerpt(text, extent, self._readings(ghost, extent), 0 if context else WHOLE)
        return _in_context(text, extent, pieces) if context else pieces

    def pieces_of_tag(self, tag: Annotation) -> list[Piece]:
        """The words of a tag with their neighbours."""
        text = self._session.library.text(tag.article)
        return _in_context(text, tag.extent, excerpt(text, tag.extent, ()))

    def _readings(self, ghost: Ghost, extent: Span) -> list[tuple[str, Place]]:
        if ghost.exact:
            return []
        here, there = ghost.compared.index(ghost.article), ghost.compared.index(ghost.origin.article)
        found = [
            (reading.kind, here_place)
            for passage in self._session.comparing.compare(ghost.compared)
            if (span := passage.spans[here]) is not None and span.overlaps(extent)
            for reading in passage.readings
            if reading.places[there] is not None and (here_place := reading.places[here]) is not None
            if extent.start <= here_place[0] and here_place[1] <= extent.end
        ]
        return sorted(found, key=lambda reading: reading[1])


def _in_context(text: str, extent: Span, pieces: list[Piece]) -> list[Piece]:
    """Put the neighbours in the same paragraph around some words."""
    before = text[max(0, extent.start - _AROUND) : extent.start].rpartition("\n")[2]
    if len(before) == _AROUND:  # begun in the midst of a word, most likely
        before = "… " + before.partition(" ")[2]
    after = text[extent.end : extent.end + _AROUND].partition("\n")[0].rstrip()
    if len(after) >= _AROUND - 1:
        after = after.rpartition(" ")[0] + " …"
    around = Piece(before, CONTEXT), Piece(after, CONTEXT)
    return [piece for piece in (around[0], *pieces, around[1]) if piece.words]


def _tr(text: str) -> str:
    return QCoreApplication.translate("GhostWords", text)
