"""A tag that could be made in one article, because another article has it on the same words."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.model.annotation import Annotation
from annotator.model.counterpart import Counterpart
from annotator.model.link import Link
from annotator.model.span import Target


@dataclass(frozen=True, slots=True)
class Ghost:
    """What a tag would be in another article that shares its passage; nothing until it is accepted."""

    origin: Annotation
    """The tag of which it is the counterpart, as it was when the ghost was found."""
    article: str
    """Id of the other article."""
    target: Target
    """Where it stands there, in code points of the other article."""
    values: Mapping[str, str]
    """What goes along to the other article."""
    links: Mapping[str, Link]
    exact: bool
    """Whether both articles have the same words there, but for case and typography."""
    compared: tuple[str, ...]
    """Ids of the articles whose comparison showed it, in their order."""
    existing: str = ""
    """Id of a tag of the same type that stands there already, to be tied rather than made; or empty."""

    @property
    def annotation(self) -> str:
        """Id of the tag of which it is the counterpart."""
        return self.origin.id

    @property
    def type(self) -> str:
        """Name of the tag type."""
        return self.origin.type

    @property
    def certainty(self) -> str:
        """How sure the tag is."""
        return self.origin.certainty

    @property
    def id(self) -> str:
        """Id, one for each tag and other article: that of the answer which it waits for."""
        return Counterpart(self.annotation, self.article, self.existing).id

    def stands_as(self, other: "Ghost") -> bool:
        """Whether another one is of the same tag, unchanged, at the same place."""
        return (self.origin, self.article, self.target, self.existing) == (
            *(other.origin, other.article, other.target, other.existing),
        )
