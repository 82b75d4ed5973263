"""What one or more of the compared articles say, and who of them contradicts it."""

from dataclasses import dataclass

from annotator.model.span import Span

SAYING_STATES = ("all", "some", "only", "contradicting")
"""Who says it: all articles, two or more but not all, one alone; or articles contradict each other in it."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A passage, or a stretch that only one article has, in the order of the articles compared."""

    spans: tuple[Span | None, ...]
    """None for an article that does not say it."""
    passage: int | None
    """Index among the passages compared; None for what only one article has."""
    contradicting: bool = False
    """Whether a claim or a number in it does not go together with what another article says."""

    @property
    def said_by(self) -> int:
        """Number of articles that say it."""
        return sum(span is not None for span in self.spans)

    @property
    def state(self) -> str:
        """One of SAYING_STATES; a contradiction is told before anything else."""
        if self.contradicting:
            return "contradicting"
        if self.said_by == 1:
            return "only"
        return "all" if self.said_by == len(self.spans) else "some"
