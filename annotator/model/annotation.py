"""One tag on one article by one annotator."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.model.link import Link
from annotator.model.span import Span, Target

CERTAINTIES = ("certain", "probable", "possible", "unknown")
"""In the order in which one key steps through them."""

STATES = ("proposed", "accepted", "rejected")

_CONTEXT = 32
"""Code points of context kept on each side of a range, so that it can be found again in another version."""


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
    links: Mapping[str, Link] = field(default_factory=dict)
    """Values that point to an entry of the register or to another tag, by field."""
    type_version: str = ""
    """Version of the tag type under which the tag was made; empty where nobody noted it."""
    before_review: str = field(default="", compare=False)
    """State that the tag has by itself, where `state` is what a reviewer decided; empty where nothing decided holds."""

    @property
    def extent(self) -> Span:
        """From the first to the last code point of the target."""
        return Span(self.target[0].start, self.target[-1].end)

    def quoted(self, text: str) -> str:
        """The tagged words of `text`, fragments joined by an ellipsis."""
        return " … ".join(text[span.start : span.end] for span in self.target)

    def to_body(self, text: str) -> dict[str, Any]:
        """What an event states about this tag; `text` is the article's, for the quoted words and context."""
        return {
            "article": self.article,
            "type": self.type,
            "target": [
                {
                    "start": span.start,
                    "end": span.end,
                    "exact": text[span.start : span.end],
                    "prefix": text[max(0, span.start - _CONTEXT) : span.start],
                    "suffix": text[span.end : span.end + _CONTEXT],
                }
                for span in self.target
            ],
            "by": self.by,
            "at": self.at,
            "certainty": self.certainty,
            "note": self.note,
            "values": dict(self.values),
            # a decision speaks of the tag as it was: what is stated anew is to be decided anew
            "state": self.before_review or self.state,
            "links": {name: link.to_body() for name, link in self.links.items()},
            "type_version": self.type_version,
        }

    @classmethod
    def from_body(cls, identifier: str, body: Mapping[str, Any]) -> "Annotation":
        """Read what `to_body` wrote."""
        return cls(
            id=identifier,
            article=body["article"],
            type=body["type"],
            target=tuple(Span(selector["start"], selector["end"]) for selector in body["target"]),
            by=body["by"],
            at=body["at"],
            certainty=body["certainty"],
            note=body["note"],
            values=dict(body["values"]),
            state=body["state"],
            # tags of the first release had neither
            links={name: Link.from_body(raw) for name, raw in body.get("links", {}).items()},
            type_version=body.get("type_version", ""),
        )
