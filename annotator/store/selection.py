"""Conditions that select what stands on some articles, whatever their number."""

from collections.abc import Iterator, Sequence
from typing import Any

_MANY = 500
"""Parameters of one statement."""


def in_articles(article_ids: Sequence[str] | None) -> Iterator[tuple[str, list[Any]]]:
    """Conditions that together select the articles; None selects all."""
    if article_ids is None:
        yield "", []
        return
    for start in range(0, len(article_ids), _MANY):
        some = [bytes.fromhex(identifier) for identifier in article_ids[start : start + _MANY]]
        yield f" WHERE article IN ({', '.join('?' * len(some))})", some
