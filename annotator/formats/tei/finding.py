"""What is wrong with a TEI file, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault; `line` counts from 1, and is 0 where the fault has no line."""

    line: int
    message: str
