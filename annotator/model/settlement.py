"""What somebody holds to be so where articles contradict each other; the articles and their tags stay as they are."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from annotator.model.conflict import Conflict, Witness, conflict_id
from annotator.model.span import Span


@dataclass(frozen=True, slots=True)
class Settlement:
    """The accepted value of one conflict, with the reason, and what the articles said when it was decided."""

    kind: str
    """That of the conflict."""
    subject: str
    told: str
    witnesses: tuple[Witness, ...]
    value: str
    """What is accepted, in the words or the form of the archivist; empty when none of it can be."""
    because: str
    by: str = ""
    at: str = ""

    @property
    def id(self) -> str:
        """The id of the conflict that it settles."""
        return conflict_id(self.kind, self.witnesses)

    def answers(self, conflict: Conflict) -> bool:
        """Whether all that the articles say now was known, in these words, when it was decided."""
        known = {witness.key: witness.said for witness in self.witnesses}
        return self.kind == conflict.kind and all(
            known.get(witness.key) == witness.said for witness in conflict.witnesses
        )

    def touches(self, conflict: Conflict) -> bool:
        """Whether it was decided between two or more of these witnesses, whatever was said since."""
        known = {witness.key for witness in self.witnesses}
        return self.kind == conflict.kind and sum(w.key in known for w in conflict.witnesses) > 1

    def to_body(self) -> dict[str, Any]:
        """What an event states about this settlement."""
        return asdict(self)

    @classmethod
    def from_body(cls, body: Mapping[str, Any]) -> "Settlement":
        """Read what `to_body` wrote."""
        witnesses = tuple(Witness(**{**raw, "span": Span(**raw["span"])}) for raw in body["witnesses"])
        return cls(**{**body, "witnesses": witnesses})
