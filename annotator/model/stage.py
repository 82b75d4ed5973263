"""How far one person's work on one article has come."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

STAGES = ("open", "in work", "handed in", "reviewed", "signed off")
"""In the order of the work."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The stage of an article for a person; a step back in STAGES has a reason."""

    article: str
    person: str
    """Name of the annotator."""
    stage: str
    reason: str = ""
    by: str = ""
    at: str = ""

    @property
    def id(self) -> str:
        """Id of what is said about this article and person, whoever says it."""
        return hashlib.sha256(f"stage {self.article} {self.person}".encode()).hexdigest()[:32]

    def to_body(self) -> dict[str, Any]:
        """What an event states about this stage."""
        return asdict(self)

    @classmethod
    def from_body(cls, body: Mapping[str, Any]) -> "Stage":
        """Read what `to_body` wrote."""
        return cls(**body)
