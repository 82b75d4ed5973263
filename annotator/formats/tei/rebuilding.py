"""Rebuilds every article of a written file, and tells where it is not what the project has."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from annotator.formats.tei.finding import Finding
from annotator.formats.tei.mention import moment
from annotator.formats.tei.node import XML_ID, XmlElement
from annotator.formats.tei.reading_article import read_article
from annotator.formats.tei.reading_surroundings import Surroundings, surroundings_of
from annotator.formats.tei.xpath import line_of
from annotator.model.annotation import Annotation
from annotator.model.comment import Comment
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import KnownError
from annotator.model.review import Review
from annotator.model.zone import Zone

Part = TypeVar("Part", Annotation, Comment, Zone)


@dataclass(slots=True)
class Rebuilding:
    """Holds a written file against the project, one article at a time."""

    stored: Callable[[str], AnnotatedArticle]
    """The article of this id as it was to be written."""
    around: Surroundings | None = None

    def differences(self, document: XmlElement) -> Iterator[Finding]:
        """Yield where a `TEI` element, which the grammar took, says something else than the project."""
        if self.around is None:
            corpus = document.getparent()
            self.around = surroundings_of(document if corpus is None else corpus)
        line = line_of(document)
        try:
            read = read_article(document, self.around)
        except KnownError as error:
            yield Finding(line, str(error))
            return
        for sentence in _differences(read, self.stored(document.get(XML_ID).removeprefix("a"))):
            yield Finding(line, sentence)


def _differences(read: AnnotatedArticle, stored: AnnotatedArticle) -> Iterator[str]:
    name = stored.article.id
    if read.text != stored.text:
        yield f"The text of “{name}” is not the stored text."
    # a file tells what the article is, not by which file it came here
    if read.article != replace(stored.article, received=""):
        yield f"“{name}” is described otherwise than in the project."
    yield from _unlike("tag", read.annotations, [replace(one, at=_at(one.at)) for one in stored.annotations])
    yield from _unlike("furniture", read.zones, stored.zones)
    yield from _unlike("comment", read.comments, list(_standing(stored)))
    if read.reviews != tuple(_decided(stored.reviews)) or _before(read) != _before(stored):
        yield f"The decisions on tags of “{name}” are not those of the project."
    if read.stages != tuple(replace(stage, at=_at(stage.at)) for stage in stored.stages):
        yield f"How far the work on “{name}” has come is not as the project has it."


def _decided(reviews: Sequence[Review]) -> Iterator[Review]:
    """Decisions with the times that a file can tell."""
    for review in reviews:
        yield replace(review, at=_at(review.at), answered_at=_at(review.answered_at))


def _before(source: AnnotatedArticle) -> dict[str, str]:
    return {tag.id: tag.before_review for tag in source.annotations}


def _standing(stored: AnnotatedArticle) -> Iterator[Comment]:
    """The comments on the article and on tags that are there; an answer to nothing is a remark of its own."""
    tags = {"", *(tag.id for tag in stored.annotations)}
    there = {comment.id for comment in stored.comments}
    for comment in stored.comments:
        if comment.annotation in tags:
            reply_to = comment.reply_to if comment.reply_to in there else ""
            yield replace(comment, at=_at(comment.at), reply_to=reply_to)


def _unlike(what: str, read: Sequence[Part], stored: Sequence[Part]) -> Iterator[str]:
    found = {one.id: one for one in read}
    for one in stored:
        other = found.pop(one.id, None)
        if other is None:
            yield f"The {what} “{one.id}” of the project is not in the file."
        elif other != one:
            differing = [f.name for f in fields(one) if getattr(one, f.name) != getattr(other, f.name)]
            yield f"The {what} “{one.id}” is not as the project has it ({', '.join(differing)})."
    for identifier in found:
        yield f"The {what} “{identifier}” of the file is not in the project."


def _at(at: str) -> str:
    return moment(at).get("when", "")
