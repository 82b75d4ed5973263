"""One article made ready for a TEI file: its paragraphs, and its tags as TEI says them."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.formats.tei.identifiers import article_id, character_id
from annotator.formats.tei.mention import Mention, mention_of
from annotator.formats.tei.node import Content, node
from annotator.formats.tei.paragraphs import Paragraphs
from annotator.formats.tei.values import TagEncoding
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.comment import Comment
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import NotFound
from annotator.model.review import Review
from annotator.model.stage import Stage
from annotator.model.zone import Zone


@dataclass(frozen=True, slots=True)
class Edition:
    """An article on its way into a TEI file; `mentions` are ordered by start, longest first, then id."""

    id: str
    article: Article
    text: str
    zones: tuple[Zone, ...]
    paragraphs: Paragraphs
    mentions: tuple[Mention, ...]
    replaced: Mapping[int, int]
    """Offset of each U+FFFD that stands for a character XML cannot hold → that character."""
    stages: tuple[Stage, ...] = ()
    comments: tuple[Comment, ...] = ()
    """Remarks on the article as a whole."""
    tags: frozenset[str] = frozenset()
    """Ids of the tags."""

    def content(self, start: int, end: int) -> list[Content]:
        """Text between two code points, with a `g` around each character that was replaced."""
        if not self.replaced:
            return [self.text[start:end]] if end > start else []
        content: list[Content] = []
        for offset in sorted(offset for offset in self.replaced if start <= offset < end):
            if offset > start:
                content.append(self.text[start:offset])
            reference = {"ref": f"#{character_id(self.id, self.replaced[offset])}"}
            content.append(node("g", reference, (self.text[offset],)))
            start = offset + 1
        if end > start:
            content.append(self.text[start:end])
        return content


def edition_of(
    source: AnnotatedArticle, encodings: Mapping[str, TagEncoding], records: Mapping[str, str]
) -> Edition:
    """Make an article ready; `encodings` are those of the tag types by name, `records` the xml:ids in the file.

    NotFound when one of its tags is of a type that is not defined.
    """
    identifier = article_id(source.article)
    comments: dict[str, list[Comment]] = {}
    for comment in source.comments:
        comments.setdefault(comment.annotation, []).append(comment)
    reviews: dict[str, list[Review]] = {}
    for review in source.reviews:
        reviews.setdefault(review.annotation, []).append(review)
    mentions = []
    for annotation in sorted(source.annotations, key=_order):
        encoding = encodings.get(annotation.type)
        if encoding is None:
            raise NotFound(
                f"The tag type “{annotation.type}” is not defined in this project; define it and export again."
            )
        said = comments.get(annotation.id, ()), reviews.get(annotation.id, ())
        mentions.append(mention_of(annotation, encoding, records, *said))
    return Edition(
        identifier,
        source.article,
        source.text,
        source.zones,
        Paragraphs.of(identifier, source.text),
        tuple(mentions),
        {replacement.offset: replacement.code for replacement in source.article.replaced},
        source.stages,
        tuple(comments.get("", ())),
        frozenset(annotation.id for annotation in source.annotations),
    )


def _order(annotation: Annotation) -> tuple[int, int, str]:
    return annotation.target[0].start, -annotation.target[-1].end, annotation.id
