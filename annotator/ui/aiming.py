"""What pointing can be for: a value of a tag."""

from collections.abc import Sequence
from typing import Protocol

from annotator.model.errors import InvalidValue, NotFound
from annotator.services.session import Session


class Aim(Protocol):
    """Which tags can be pointed at, and what becomes of the one that is."""

    tag: str
    """Id of the tag that points."""
    field: str
    """Name of the value that is pointed at, if that is known before."""
    labels: Sequence[str]
    """What is wanted, in words."""

    def fits(self, identifier: str) -> bool:
        """Whether a tag can be taken."""

    def take(self, identifier: str) -> str:
        """Take a tag; return the name of the value that got it, or nothing. Raises KnownError."""


class ValueAim:
    """A value of a tag points at another tag; without `field`, what is pointed at decides which value."""

    def __init__(self, session: Session, tag: str, field: str = "") -> None:
        """Raises InvalidValue when the type of the tag has no value that points at anything."""
        self.tag, self.field = tag, field
        self._session = session
        tag_type = session.tag_set.type(session.library.tag(tag).type)
        self.labels: Sequence[str] = [f.label for f in tag_type.fields if f.is_link and field in ("", f.name)]
        if not self.labels:
            raise InvalidValue(f"{tag_type.label} tags have no value that points at another tag.")

    def fits(self, identifier: str) -> bool:
        """Whether the value takes this tag."""
        library = self._session.library
        try:
            fields = self._session.tagging.fields_for(library.tag(self.tag), library.tag(identifier))
        except NotFound:  # taken away, and still on the screen for a moment
            return False
        return any(self.field in ("", field.name) for field in fields)

    def take(self, identifier: str) -> str:
        """Let the value point at this tag; return its name."""
        return self._session.tagging.point(self.tag, identifier, self.field)
