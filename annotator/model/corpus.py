"""What an exporter is given: articles with their tags, one at a time."""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.record import Record
from annotator.model.tag_type import TagType
from annotator.model.zone import Zone


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """One article with its text, its furniture and its tags (ordered by start, longest first, then id)."""

    article: Article
    text: str
    zones: tuple[Zone, ...]
    annotations: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The articles of one export; `articles` is consumed once, in order, one in memory at a time."""

    name: str
    tag_types: tuple[TagType, ...]
    annotators: tuple[str, ...]
    """Names of all who made a tag or a zone in it, sorted."""
    records: tuple[Record, ...]
    """Register entries that tags of it name, sorted by id."""
    article_count: int
    articles: Iterable[AnnotatedArticle]
