"""One tag on one article by one annotator."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.model.span import Span, Target

CERTAINTIES = ("certain", "probable", "possible", "unknown")
"""In the order in which one key steps through them."""

STATES = ("proposed", "accepted", "rejected")


@dataclass(frozen=True, slots=True)
class Annotation:
    """A tag: its type, its target in code points, its values, who stated it and how sure they are.

    `id` is 32 hexadecimal digits (a UUID of version 7). `at` is the UTC time it was first stated
    (`2026-11-25T09:30:00Z`); times are shown and never used for order.
    """

    id: str
    article: str
    type: str
    target: Target
    by: str
    at: str
    certainty: str = "certain"
    note: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    state: str = "proposed"

    @property
    def extent(self) -> Span:
        """From the first to the last code point of the target."""
        return Span(self.target[0].start, self.target[-1].end)

    def quoted(self, text: str) -> str:
        """The tagged words of `text`, fragments joined by an ellipsis."""
        return " … ".join(text[span.start : span.end] for span in self.target)
