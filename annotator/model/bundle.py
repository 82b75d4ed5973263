"""What a bundle says of itself: a file that carries events to a colleague, with texts and originals or without."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

BUNDLE_KINDS = ("work", "hand-in", "feedback", "everything")
"""Articles to be tagged; what one person said of them; what a reviewer answers; the whole project."""


@dataclass(frozen=True, slots=True)
class BundledArticle:
    """An article of which a bundle speaks; its text may be in the bundle or not."""

    id: str
    title: str
    sha256: str
    characters: int


@dataclass(frozen=True, slots=True)
class Bundle:
    """Kind, sender, and what is in it. It holds no time: the same content gives the same file."""

    kind: str
    """One of BUNDLE_KINDS."""
    project: str
    """Name of the project that it comes from."""
    by: str
    recipient: str = ""
    """For whom it was made; empty for anybody."""
    blind: bool = False
    """Whether what others said of the articles was left out."""
    articles: tuple[BundledArticle, ...] = field(default=())
    events: int = 0

    def to_body(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)

    @classmethod
    def from_body(cls, body: Mapping[str, Any]) -> "Bundle":
        """Read what `to_body` wrote."""
        return cls(**{**body, "articles": tuple(BundledArticle(**raw) for raw in body["articles"])})
