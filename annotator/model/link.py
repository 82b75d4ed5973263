"""What a value of a tag points to: an entry of the register, or another tag."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

IDENTITY = ("name", "holder")
"""Fields, the first that is linked counts, that say which entry a tag itself stands for.

A link to a tag leads to the entry that this tag stands for: who *council leader* is, its holder says.
"""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a record or to a mention, how sure it is, and where the record came from.

    Stated links hold one of the two. Resolved ones (see `services.registering`) hold the record that a mention
    stands for beside the mention, and never a record that was merged into another.
    """

    record: str = ""
    mention: str = ""
    """Id of the tag that was pointed at."""
    certainty: str = "certain"
    source: str = ""
    """Name and version of the authority file from which the record was taken."""

    def to_body(self) -> dict[str, Any]:
        """What an event states about this link."""
        return asdict(self)

    @classmethod
    def from_body(cls, body: Mapping[str, Any]) -> "Link":
        """Read what `to_body` wrote."""
        return cls(**body)
