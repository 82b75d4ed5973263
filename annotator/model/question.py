"""An open question: something that a tag leaves unsaid, or that looks wrong about it. Nobody has to answer it."""

from dataclasses import dataclass

from annotator.model.span import Span

QUESTION_KINDS = (
    "holder",
    "speaker",
    "date",
    "entry",
    "gone",
    "shared",
    "furniture",
    "paragraph",
    "edge",
    "conflict",
    "comment",
    "disputed",
)
"""What is missing (holder of a role, speaker, date, entry of the register), what leads to something gone, a name
that two entries share, what a tag crosses, a stray edge, a claim that another article contradicts, an unresolved
comment, and two versions of one tag."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question about one tag; `span` is the extent of the tag in code points.

    `field` is the value that would answer it, empty when no value would.
    """

    kind: str
    article: str
    annotation: str
    span: Span
    sentence: str
    field: str = ""
