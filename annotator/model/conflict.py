"""Where articles say what cannot both be so: shown with its sources, never settled by the program."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from annotator.model.span import Span

CONFLICT_KINDS = ("claim", "number")


@dataclass(frozen=True, slots=True)
class Witness:
    """What one article says of the thing: its words, and where they stand (code points)."""

    article: str
    span: Span
    text: str
    annotation: str = ""
    """Id of the tag that makes the claim; empty where no tag is needed to see the difference."""
    said: str = ""
    """What it says, so that a later change of it is noticed: the values of the claim, or the number as it stands."""

    @property
    def key(self) -> str:
        """The tag, or the place in the article where no tag is needed."""
        return self.annotation or f"{self.article} {self.span.start} {self.span.end}"


def conflict_id(kind: str, witnesses: Iterable[Witness]) -> str:
    """Id of a conflict: the same as long as the same places contradict each other, in whatever order."""
    keys = sorted(witness.key for witness in witnesses)
    return hashlib.sha256("\n".join((f"conflict {kind}", *keys)).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims about one holder and thing that do not go together, or numbers that differ in one passage."""

    kind: str
    """One of CONFLICT_KINDS."""
    subject: str
    """Whom and what the claims are about, or the words around the number."""
    told: str
    witnesses: tuple[Witness, ...]
    """In the order of the articles compared, then in text order."""

    @property
    def id(self) -> str:
        """32 hexadecimal digits (see `conflict_id`)."""
        return conflict_id(self.kind, self.witnesses)

    @property
    def sentence(self) -> str:
        """All of it, in one sentence."""
        return f"{self.subject}: {self.told}."
