"""What is looked for in the articles, and the places where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.model.link import Link
from annotator.model.span import Span

FREE, OTHER = "free", "other"
"""States of a place: nothing speaks against it, or it seems to be somebody else's."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How alike a place must be to the words looked for."""

    any_case: bool = False
    whole_words: bool = True


EXACTLY = Manner()
"""The very words, as whole words."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Words that are looked for, and the tag that a place becomes."""

    type: str
    forms: tuple[str, ...]
    manner: Manner = EXACTLY
    record: str = ""
    """Id of the entry that the tags stand for; empty when they stand for none."""
    links: Mapping[str, Link] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    certainty: str = "certain"
    model: str = ""
    """Id of the tag that the places shall be like, if any."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place; `span` is in code points, `before` and `after` are the words on either side.

    `who` says whose a place of the state `other` seems to be. `annotation` is the tag that stands there already
    and only lacks its entry; empty where a new tag is made.
    """

    article: str
    span: Span
    before: str
    words: str
    after: str
    state: str = FREE
    who: str = ""
    annotation: str = ""
