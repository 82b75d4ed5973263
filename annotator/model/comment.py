"""A remark on a tag, an article or an entry of the register, in a thread."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Comment:
    """One remark; `reply_to` is the remark that opened the thread, empty when this one does.

    It is on a tag, else on an entry (`record`), else on the article as a whole. `resolved_by` says who settled the thread and stands on its opening remark only; empty while it is open.
    """

    id: str
    article: str
    annotation: str
    text: str
    by: str
    at: str
    reply_to: str = ""
    resolved_by: str = ""
    record: str = ""

    @property
    def subject(self) -> str:
        """Id of what it is on."""
        return self.annotation or self.record or self.article

    def to_body(self) -> dict[str, Any]:
        """What an event states about this comment."""
        body = asdict(self)
        del body["id"]
        if not self.record:
            del body["record"]  # as remarks on tags have always been stated
        return body

    @classmethod
    def from_body(cls, identifier: str, body: Mapping[str, Any]) -> "Comment":
        """Read what `to_body` wrote."""
        return cls(id=identifier, **body)


def in_threads(comment: Comment) -> tuple[str, bool, str]:
    """Sorts comments thread by thread, each from its opening on, then by age: ids grow with time."""
    return comment.reply_to or comment.id, bool(comment.reply_to), comment.id
