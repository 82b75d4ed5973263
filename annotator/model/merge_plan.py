"""What taking a bundle in would do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from annotator.model.bundle import Bundle, BundledArticle
from annotator.model.event import Event


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two people would have said different things of one thing without knowing of each other; both are kept."""

    kind: str
    subject: str
    article: str
    """Id of the article that it belongs to, or empty."""
    by: tuple[str, ...]
    """Who said something that holds, sorted."""


@dataclass(frozen=True, slots=True)
class HeldArticle:
    """Tags that would be kept and not shown until the text comes that they were made on."""

    article: str
    title: str
    why: str
    """One of held_tag.REASONS."""
    tags: int
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a bundle holds was read and verified; this is what it would do to this project."""

    path: Path
    digest: str
    """SHA-256 of the file."""
    bundle: Bundle
    new: int
    """Events of somebody that the project does not have."""
    known: int
    """Events of somebody that it has."""
    by_person: Mapping[str, int] = field(default_factory=dict)
    """Name → number of new events."""
    kinds: Mapping[str, int] = field(default_factory=dict)
    """Kind → number of new statements; a kind that is not known here is kept and passed on."""
    unknown_kinds: tuple[str, ...] = ()
    new_articles: tuple[BundledArticle, ...] = ()
    """Articles that would be in the project for the first time, with their texts."""
    disagreements: tuple[Disagreement, ...] = ()
    lacking_texts: tuple[BundledArticle, ...] = ()
    """Articles of which the text is neither here nor in the bundle."""
    lacking_types: tuple[str, ...] = ()
    """Names of the tag types that tags have and nobody defines."""
    other_texts: tuple[BundledArticle, ...] = ()
    """Articles that the project has with another text than the bundle says."""
    held: tuple[HeldArticle, ...] = ()
    incoming: tuple[tuple[bytes, str, Event], ...] = field(default=(), repr=False)
    """Id, canonical JSON and content of the new events, those that are superseded before those that supersede."""
    ready: object = field(default=None, repr=False)
    """What the store made ready of them, as long as the project has the version that it had."""
    version: tuple[int, ...] = ()
    texts: tuple[str, ...] = ()
    """SHA-256 of the texts that would be new."""
    originals: tuple[str, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether there is anything to take in."""
        return bool(self.incoming or self.texts or self.originals)
