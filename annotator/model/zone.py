"""A stretch of an article that is not the article."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from annotator.model.span import Span

ZONE_KINDS = ("advertisement", "caption", "dateline", "links", "metadata", "navigation", "other")
"""Kinds of furniture, in the order in which a menu lists them."""


@dataclass(frozen=True, slots=True)
class ProposedZone:
    """Furniture that a rule found in a text that is being taken in."""

    span: Span
    kind: str
    """One of ZONE_KINDS, or what only a rule can say, such as *page 2*."""
    rule: str
    """Name of the rule that found it, shown to the archivist."""


@dataclass(frozen=True, slots=True)
class Zone:
    """Furniture of an accessioned article: kept, shown grey, left out of search and comparison."""

    id: str
    article: str
    span: Span
    kind: str
    rule: str
    """Name of the rule that proposed it; empty when marked by hand."""
    by: str

    def to_body(self) -> dict[str, Any]:
        """What an event states about this zone."""
        return {
            "article": self.article,
            "start": self.span.start,
            "end": self.span.end,
            "kind": self.kind,
            "rule": self.rule,
            "by": self.by,
        }

    @classmethod
    def from_body(cls, identifier: str, body: Mapping[str, Any]) -> "Zone":
        """Read what `to_body` wrote."""
        return cls(
            id=identifier,
            article=body["article"],
            span=Span(body["start"], body["end"]),
            kind=body["kind"],
            rule=body["rule"],
            by=body["by"],
        )
