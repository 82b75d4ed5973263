"""A stretch of an article that is not the article."""

from dataclasses import dataclass

from annotator.model.span import Span

ZONE_KINDS = ("advertisement", "caption", "dateline", "links", "metadata", "navigation", "other")
"""Kinds of furniture, in the order in which a menu lists them."""


@dataclass(frozen=True, slots=True)
class ProposedZone:
    """Furniture that a rule found in a text that is being taken in."""

    span: Span
    kind: str
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
