"""How somebody answered whether a tag has its like in another article: tied to a tag there, or dismissed."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The answer for one tag and one other article.

    With a `tag`, the two stand for one thing in two readings; without, there is nothing to tag there, for good.
    """

    annotation: str
    """Id of the tag that was looked at."""
    article: str
    """Id of the other article, to which the answer belongs."""
    tag: str
    """Id of the tag there, or empty."""
    by: str = ""
    at: str = ""

    @property
    def id(self) -> str:
        """Id of the answer: one for each tag and other article, whoever gives it."""
        return hashlib.sha256(f"counterpart {self.annotation} {self.article}".encode()).hexdigest()[:32]

    def to_body(self) -> dict[str, Any]:
        """What an event states about this answer."""
        return asdict(self)

    @classmethod
    def from_body(cls, body: Mapping[str, Any]) -> "Counterpart":
        """Read what `to_body` wrote."""
        return cls(**body)
