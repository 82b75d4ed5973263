"""What the text view draws: tags and furniture, in code points, without a word about where they are kept."""

from dataclasses import dataclass

from annotator.model.span import Span, Target

STYLES = ("certain", "probable", "possible", "unknown", "suggestion", "rejected")
"""Drawn solid, dashed, dotted, dotted, hollow grey in dashes, and faint with its name struck."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One tag as it is drawn.

    `colour` and `colour_dark` are `#rrggbb` for a light and a dark page; a colour that cannot be told from
    the page is mended when drawn. An unknown `pattern` is drawn as one of PATTERNS, always the same one.
    """

    id: str
    spans: Target
    letter: str
    label: str
    colour: str
    colour_dark: str
    pattern: str = "plain"
    style: str = "certain"
    layer: str = "own"
    """`own`, or what somebody else is called, whose tags have an outlined chip and a lane cut in a slant of theirs."""

    @property
    def extent(self) -> Span:
        """From the first to the last code point."""
        return Span(self.spans[0].start, self.spans[-1].end)

    @property
    def size(self) -> int:
        """Code points tagged, all fragments together."""
        return sum(len(span) for span in self.spans)


@dataclass(frozen=True, slots=True)
class MarginMark:
    """A sign in the margin beside the line that holds `position` (code points)."""

    position: int
    sign: str
    colour: str
    colour_dark: str
    hint: str = ""
