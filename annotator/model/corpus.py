"""What an exporter is given: articles with their tags, one at a time."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.claim import Claim
from annotator.model.comment import Comment
from annotator.model.comparison import Comparison
from annotator.model.holdings import Holdings
from annotator.model.record import Record
from annotator.model.review import Review
from annotator.model.stage import Stage
from annotator.model.tag_type import TagType
from annotator.model.term import Term
from annotator.model.zone import Zone


def _no_claims(_record: str) -> Sequence[Claim]:
    return ()


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """One article with its text, its furniture and its tags (ordered by start, longest first, then id).

    The links of the tags are resolved (see `model.link.Link`). `comments` are ordered by thread, then by age;
    `reviews` by tag, `stages` by person. Of each there are several where people said different things. The event
    of a review is CURRENT where it speaks of the tag as it is, else empty: ids of events differ from project to project.
    """

    article: Article
    text: str
    zones: tuple[Zone, ...]
    annotations: tuple[Annotation, ...]
    comments: tuple[Comment, ...] = ()
    reviews: tuple[Review, ...] = ()
    stages: tuple[Stage, ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """The articles of one export; `articles` may be gone through again, in order, one in memory at a time."""

    name: str
    tag_types: tuple[TagType, ...]
    annotators: tuple[str, ...]
    """Names of all who made a tag, a zone, a comment, an entry of the register or an answer in it, or whose work or
    word on it has come to a stage, sorted."""
    records: tuple[Record, ...]
    """Register entries that tags of it point to, sorted by id."""
    article_count: int
    articles: Iterable[AnnotatedArticle]
    older_types: Mapping[str, TagType] = field(default_factory=dict)
    """Definitions under which some of its tags were made and that have changed since, by version."""
    versions: frozenset[tuple[str, str]] = frozenset()
    """Tag type and version under which its tags were made; the version is empty where nobody noted it."""
    terms: tuple[Term, ...] = ()
    """Terms that vocabulary files brought and its tags use."""
    comparison: Comparison = field(default_factory=Comparison)
    """What is said of several of its articles together."""
    claims_of: Callable[[str], Sequence[Claim]] = _no_claims
    """Claims about the holder of this record id, in the articles of this export, in text order.

    An empty id stands for everybody who is not in the register."""
    holdings: Holdings = field(default_factory=Holdings)
    """What else the project holds."""
    reviewers: tuple[str, ...] = ()
    """Names of all who decided on a tag, sorted."""
