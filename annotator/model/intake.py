"""What came of a file of another program: kept in the log, so that what was left out is known as long as the project."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from annotator.model.loss import Loss


@dataclass(frozen=True, slots=True)
class Intake:
    """One file that was taken in; the file itself is kept among the originals.

    `id` is the start of `sha256`, that of the file: the same file is the same intake in every replica.
    """

    name: str
    sha256: str
    program: str
    """What wrote it, in words."""
    articles: tuple[str, ...]
    """Ids of the articles for which it had a text or tags."""
    losses: tuple[Loss, ...]
    by: str = ""
    at: str = ""

    @property
    def id(self) -> str:
        """32 hexadecimal digits."""
        return self.sha256[:32]

    def to_body(self) -> dict[str, Any]:
        """What an event states about this intake."""
        return {
            "name": self.name,
            "sha256": self.sha256,
            "program": self.program,
            "articles": list(self.articles),
            "losses": [[loss.what, loss.count] for loss in self.losses],
            "by": self.by,
            "at": self.at,
        }

    @classmethod
    def from_body(cls, body: Mapping[str, Any]) -> "Intake":
        """Read what `to_body` wrote."""
        return cls(
            **{
                **body,
                "articles": tuple(body["articles"]),
                "losses": tuple(Loss(what, count) for what, count in body["losses"]),
            }
        )
