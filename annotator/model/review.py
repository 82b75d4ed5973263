"""What a reviewer decided about one tag as it then stood, and what its annotator answered."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

VERDICTS = ("accepted", "rejected")
ANSWERS = ("", "agreed", "contested")
"""Of the annotator: none yet, fine, or not; a contested decision is open again for the reviewer."""
CURRENT = "current"
"""In place of an event in what leaves the project: the one that states the tag as it is handed over."""


@dataclass(frozen=True, slots=True)
class Review:
    """The decision on a tag. It speaks of one event: when the tag is changed afterwards, it lapses."""

    annotation: str
    article: str
    event: str
    """Id of the event that stated the tag as it was judged; empty when that is in another project, and lapsed."""
    verdict: str
    """One of VERDICTS."""
    replaced_by: str = ""
    """Id of the tag that was taken in its place; of an accepted one, of the tag that says the same and goes out for both."""
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


def holding(reviews: Sequence[Review]) -> dict[str, Review]:
    """The decisions that hold, by tag, among those that leave the project: reviewers agree, and the tag is as it was."""
    on = Counter(review.annotation for review in reviews)
    return {
        review.annotation: review
        for review in reviews
        if review.event == CURRENT and on[review.annotation] == 1
    }
