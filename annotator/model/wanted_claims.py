"""Which claims a list shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WantedClaims:
    """Conditions that a listed claim meets; an empty one means all.

    `person` and `organisation` are ids of records, `article` is an article's id; `words` is looked for in the
    names, the role, the values and the tagged words.
    """

    person: str = ""
    organisation: str = ""
    article: str = ""
    words: str = ""
