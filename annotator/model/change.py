"""What one step did to the projection, for those who show it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Change:
    """Ids of what a step created, updated or retracted, by kind of subject.

    `articles` holds every article whose text view has something new to draw.
    """

    label: str
    annotations: frozenset[str] = field(default=frozenset())
    articles: frozenset[str] = field(default=frozenset())
    records: frozenset[str] = field(default=frozenset())
    kinds: frozenset[str] = field(default=frozenset())
    """Kinds of subjects touched (`annotation`, `article`, `zone`, `tag_type`, `record`, `comment`, `term`, `project`,
    `counterpart`, `settlement`, `review`, `stage`)."""
