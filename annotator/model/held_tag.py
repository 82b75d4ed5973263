"""A tag that is kept and not shown, because the text that it was made on is not here."""

from dataclasses import dataclass

REASONS = ("no article", "no text", "other text", "removed")
"""Nothing is known of the article; its text did not come; another text is here; it was removed from the project."""


@dataclass(frozen=True, slots=True)
class HeldTag:
    """One tag that waits."""

    annotation: str
    article: str
    title: str
    """Of the article; empty where nothing is known of it."""
    type: str
    words: str
    by: str
    why: str
    """One of REASONS."""
