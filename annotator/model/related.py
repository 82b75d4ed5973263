"""An article that has something in common with another one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Related:
    """An article that shares runs of words: how much of the other one they make, and how many they are."""

    article: str
    score: float
    """Share of the other article's fingerprints, those that many articles have counted for less; at most 1."""
    shared: int
    """Number of fingerprints in common."""
