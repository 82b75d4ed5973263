"""Where articles say what cannot both be so: shown with its sources, never settled by the program."""

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
    def sentence(self) -> str:
        """All of it, in one sentence."""
        return f"{self.subject}: {self.told}."
