"""What an export says of several articles together: tags that stand for one thing, and settled conflicts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from annotator.model.counterpart import Counterpart
from annotator.model.loss import Loss
from annotator.model.passage import Place
from annotator.model.settlement import Settlement


@dataclass(frozen=True, slots=True)
class TiedTag:
    """A tag of a family with the words of its stretches."""

    annotation: str
    article: str
    words: tuple[str, ...]


class Wording(NamedTuple):
    """Where one tag of a family has a difference, in code points of its article, and how it reads there."""

    place: Place
    words: str


@dataclass(frozen=True, slots=True)
class Variant:
    """One difference between the tags of a family."""

    kind: str
    """One of READING_KINDS, seen from the first tag that has it."""
    wordings: tuple[Wording | None, ...]
    """In the order of the tags; None for a tag that has nothing there."""


@dataclass(frozen=True, slots=True)
class Family:
    """Tags that stand for one thing in several articles, over any number of ties."""

    tags: tuple[TiedTag, ...]
    """In the order of the articles, then in text order."""
    ties: tuple[Counterpart, ...]
    variants: tuple[Variant, ...] = ()

    @property
    def id(self) -> str:
        """The least id of its tags."""
        return min(tag.annotation for tag in self.tags)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All of it, as far as no part leads out of the export."""

    cited: Mapping[str, str] = field(default_factory=dict)
    """How each article with a tag in a family is cited, by id, in the order of the export."""
    families: tuple[Family, ...] = ()
    dismissals: tuple[Counterpart, ...] = ()
    settlements: tuple[Settlement, ...] = ()
    lost: tuple[Loss, ...] = ()
    """What does lead out of it."""
    gone: frozenset[str] = frozenset()
    """Ids of tags that were witnesses of a settled conflict and have been deleted since."""

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return bool(self.families or self.dismissals or self.settlements)

    @property
    def annotators(self) -> set[str]:
        """Names of all who answered or settled anything."""
        return {
            *(tie.by for family in self.families for tie in family.ties),
            *(answer.by for answer in self.dismissals),
            *(settlement.by for settlement in self.settlements),
        } - {""}
