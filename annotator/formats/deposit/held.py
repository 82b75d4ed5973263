"""What a deposit remembers of an article while it is written: where its files lie, and who did what to it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from annotator.model.article import Article
from annotator.model.corpus import AnnotatedArticle
from annotator.model.holdings import Remembered

ORIGINALS, TEXTS, TEI, REGISTER, LOG = "originals", "texts", "tei", "register", "log"
"""Folders of the payload."""
ARCHIVE_COPY, READING_COPY = f"{TEI}/archive-copy.xml", f"{TEI}/reading-copy.xml"
EVENTS, PREMIS, READ_ME = f"{LOG}/events.jsonl", "premis.xml", "README.txt"


@dataclass(frozen=True, slots=True)
class Held:
    """One article of the deposit; paths are those in the payload."""

    article: Article
    text: str
    original: str
    """Empty where the project does not have it."""
    media_type: str
    """Of the original."""
    history: Sequence[Remembered]
    tagged: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How many of its tags somebody made on a day (`2026-11-19`)."""


def tagged_by(source: AnnotatedArticle) -> Counter[tuple[str, str]]:
    """Number of tags by (day, name)."""
    return Counter((tag.at[:10], tag.by) for tag in source.annotations)
