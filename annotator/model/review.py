"""What a reviewer decided about one tag as it then stood, and what its annotator answered."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

VERDICTS = ("accepted", "rejected")
ANSWERS = ("", "agreed", "contested")
"""Of the annotator: none yet, fine, or not; a contested decision is open again for the reviewer."""


@dataclass(frozen=True, slots=True)
class Review:
    """The decision on a tag. It speaks of one event: when the tag is changed afterwards, it lapses."""

    annotation: str
    article: str
    event: str
    """Id of the event that stated the tag as it was judged."""
    verdict: str
    """One of VERDICTS."""
    replaced_by: str = ""
    """Id of the tag that was taken in its place."""
    automatic: bool = False
    """Whether all annotators agreed exactly, so that nobody had to decide."""
    reason: str = ""
    by: str = ""
    at: str = ""
    answer: str = ""
    """One of ANSWERS."""
    answer_reason: str = ""
    answered_by: str = ""
    answered_at: str = ""

    @property
    def id(self) -> str:
        """Id of the decision: one for each tag, whoever decides."""
        return hashlib.sha256(f"review {self.annotation}".encode()).hexdigest()[:32]

    def to_body(self) -> dict[str, Any]:
        """What an event states about this decision."""
        return asdict(self)

    @classmethod
    def from_body(cls, body: Mapping[str, Any]) -> "Review":
        """Read what `to_body` wrote."""
        return cls(**body)
