"""What does not go together in claims: a remark, never a correction."""

from dataclasses import dataclass

NOTE_KINDS = ("start", "end", "date", "implied", "duration", "order", "existence", "publication")


@dataclass(frozen=True, slots=True)
class ClaimNote:
    """What is `told` of `subject` (an office and who holds it): claims that do not go together.

    `kind` says by which rule: articles differ about the `start`, the `end` or the `date`; a duration has
    `implied` another start than is stated, or another than a further `duration`; the end comes before the start
    (`order`); an office lies outside of the dates of its holder (`existence`) or begins after the article that
    tells of it (`publication`). `claims` are the ids of the tags on which it rests.
    """

    kind: str
    subject: str
    told: str
    claims: tuple[str, ...]
    severity: str = "note"

    @property
    def sentence(self) -> str:
        """All of it, in one sentence."""
        return f"{self.subject}: {self.told}."
