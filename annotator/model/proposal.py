"""A value that the words of a tag propose."""

from dataclasses import dataclass

from annotator.model.link import Link


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value for one field of a tag, and the rule that led to it; nothing is kept until somebody nods."""

    value: str
    field: str
    words: str
    """The value in words, as somebody who checks it would say it."""
    rule: str
    link: Link | None = None
    """What the field would point to, if it is one that links; `value` is empty then."""
