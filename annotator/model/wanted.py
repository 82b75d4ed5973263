"""Which tags a list shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """Conditions that a listed tag meets; an empty one means all.

    `article` is an article's id; `words` is looked for in quoted text, values and note.
    """

    article: str = ""
    type: str = ""
    by: str = ""
    words: str = ""
