"""How far the work on each article has come, for each person."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.model.stage import Stage


@dataclass(frozen=True, slots=True)
class Cell:
    """One person's work on one article."""

    stage: Stage
    tags: int = 0
    """How many tags that person made there."""


@dataclass(frozen=True, slots=True)
class Line:
    """One article: a cell for each of the people of the matrix, and how its review stands."""

    article: str
    cells: Mapping[str, Cell]
    """By person."""
    open: int = 0
    """Cases to be decided, contested ones among them."""
    decided: int = 0
    contested: int = 0


@dataclass(frozen=True, slots=True)
class Matrix:
    """Articles, in the order in which they were taken in, by people."""

    people: tuple[str, ...]
    lines: tuple[Line, ...]
