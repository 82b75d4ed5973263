"""The immutable records of the log: somebody stated something about something.

An event is one step of one person about one article (or about the project). It carries *statements*; each
statement gives the whole new state of one subject, or none when it takes the subject back, and names the
events whose statement about that subject it supersedes. The state of a subject is then a pure fold over its
statements (see `fold`), whatever the order in which they arrived.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

Body = Mapping[str, Any]
"""JSON object of strings, integers, lists and objects; no floats."""

WORK_KINDS = frozenset(("annotation", "comment", "counterpart", "review", "stage"))
"""Kinds of what people say about an article; it travels without the article, and the article without it."""

PROJECT_SCOPE = ""
"""Scope of an event that is about no article."""


@dataclass(frozen=True, slots=True)
class Statement:
    """The new state of one subject."""

    kind: str
    """`article`, `zone`, `annotation`, `record`, `comment`, `term`, `tag_type`, `counterpart`, `settlement`,
    `intake`, `review`, `stage` or `project`; unknown kinds are kept and passed on."""
    subject: str
    """Identifier in lower-case hexadecimal digits."""
    body: Body | None
    """None retracts the subject."""
    supersedes: tuple[str, ...] = ()
    """Ids of the events, sorted, whose statements about the subject this one replaces."""


@dataclass(frozen=True, slots=True)
class Event:
    """One step of one person. `reverts` names the step that an undo or redo turns back."""

    by: str
    at: str
    step: str
    label: str
    scope: str
    statements: tuple[Statement, ...]
    reverts: str = ""

    def to_json(self) -> str:
        """Canonical JSON of the event (see `canonical_json`)."""
        return canonical_json(
            {
                "at": self.at,
                "by": self.by,
                "label": self.label,
                "reverts": self.reverts,
                "scope": self.scope,
                "statements": [
                    {
                        "body": statement.body,
                        "kind": statement.kind,
                        "subject": statement.subject,
                        "supersedes": list(statement.supersedes),
                    }
                    for statement in self.statements
                ],
                "step": self.step,
                "v": 1,
            }
        )

    @classmethod
    def from_json(cls, document: str) -> "Event":
        """Read what `to_json` wrote; unknown members are refused by the caller's hash check."""
        return cls.from_members(json.loads(document))

    @classmethod
    def from_members(cls, raw: Mapping[str, Any]) -> "Event":
        """The event of a JSON object that was parsed."""
        return cls(
            by=raw["by"],
            at=raw["at"],
            step=raw["step"],
            label=raw["label"],
            scope=raw["scope"],
            reverts=raw["reverts"],
            statements=tuple(
                [
                    Statement(s["kind"], s["subject"], s["body"], tuple(s["supersedes"]))
                    for s in raw["statements"]
                ]
            ),
        )


def canonical_json(value: object) -> str:
    """The one JSON of a value: sorted keys, no blanks, UTF-8 characters as they are, no floats."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def event_id(document: str) -> str:
    """Id of an event: the SHA-256 of its canonical JSON, in hexadecimal digits."""
    return hashlib.sha256(document.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class Folded:
    """What all statements about one subject come to."""

    heads: tuple[str, ...] = ()
    """Ids of the events that nobody supersedes, sorted."""
    bodies: tuple[Body | None, ...] = ()
    """What the heads state, each once, the one that holds first."""

    @property
    def body(self) -> Body | None:
        """State of the subject; None when it was retracted or never stated."""
        return self.bodies[0] if self.bodies else None

    @property
    def disputed(self) -> bool:
        """Whether heads say different things: an open disagreement."""
        return len(self.bodies) > 1


def fold(statements: Iterable[tuple[str, Statement]]) -> Folded:
    """Fold `(event id, statement)` pairs about one subject, in any order, to its state.

    A head is a statement that no other one supersedes. Of several heads, one that states something wins over
    one that retracts (nothing anyone saved is lost), then the first by its canonical JSON: all replicas agree,
    and a disagreement that undo brings back, by other events, comes to the same.
    """
    stated = dict(statements)
    superseded = {old for statement in stated.values() for old in statement.supersedes}
    heads = sorted(identifier for identifier in stated if identifier not in superseded)
    bodies = [stated[head].body for head in heads]
    if len(bodies) > 1:
        by_content = {canonical_json(body): body for body in bodies}
        bodies = [by_content[content] for content in sorted(by_content)]
        bodies.sort(key=lambda body: body is None)
    return Folded(tuple(heads), tuple(bodies))


class Stated(NamedTuple):
    """What the log comes to about one subject, for the table that shows it."""

    subject: str
    body: Body | None
    disputed: bool
    """Whether heads stand against each other."""
    heads: tuple[str, ...] = ()
    """Ids of the events that nobody supersedes, sorted."""
