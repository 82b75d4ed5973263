"""A value that the words of a tag propose."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value for one field of a tag, and the rule that led to it; nothing is kept until somebody nods."""

    value: str
    field: str
    words: str
    """The value in words, as somebody who checks it would say it."""
    rule: str
