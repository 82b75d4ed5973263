"""A kind of tag: what it is called, how it is drawn, which values it takes and what it is in TEI."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

LINK_KINDS: Mapping[str, tuple[str, ...]] = {
    "person": ("person",),
    "organisation": ("organisation",),
    "place": ("place",),
    "agent": ("person", "organisation"),
    "tag": (),
}
"""Kinds of field that point to an entry of the register or to a tag → the kinds of record they take."""

FIELD_KINDS = ("text", "choice", "term", "date", "duration", "number", "yesno", *LINK_KINDS)
"""`term` is a word from the project's vocabulary, `date` is EDTF, `duration` ISO 8601."""

PATTERNS = ("plain", "double", "wave", "ticks", "rail", "hatch")
"""Line styles that tell types apart without colour."""


@dataclass(frozen=True, slots=True)
class Field:
    """One value that a tag of a type may carry; every value is text and optional."""

    name: str
    label: str
    kind: str = "text"
    choices: tuple[str, ...] = ()
    tei: str = ""
    """How TEI carries it: an attribute (`key`, `who`, `direct` …), or empty for a feature structure."""
    hint: str = ""

    @property
    def is_link(self) -> bool:
        """Whether its value points to something."""
        return self.kind in LINK_KINDS


@dataclass(frozen=True, slots=True)
class Example:
    """Words that were tagged so, and the title of their article."""

    text: str
    source: str = ""


@dataclass(frozen=True)
class TagType:
    """A tag type, read from one TOML file.

    `colour` and `colour_dark` are `#rrggbb` for light and dark pages; `pattern` names the line style that
    tells the type apart without colour; `letter` stands on its chip; `key` is its default shortcut.
    """

    name: str
    label: str
    key: str
    letter: str
    colour: str
    colour_dark: str
    pattern: str
    element: str
    """TEI element that carries the tag in running text."""
    definition: str = ""
    trims_punctuation: bool = True
    """Whether a selection loses punctuation at its edges; a quotation keeps it."""
    fields: tuple[Field, ...] = field(default=())
    examples: tuple[Example, ...] = field(default=())

    @cached_property
    def version(self) -> str:
        """12 hexadecimal digits that change with the definition: the start of its SHA-256."""
        document = json.dumps(self.to_body(), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(document.encode("utf-8", "surrogatepass")).hexdigest()[:12]

    def find(self, name: str) -> Field | None:
        """The field of this name, if it has one."""
        return next((field for field in self.fields if field.name == name), None)

    def to_body(self) -> dict[str, Any]:
        """What an event states about a project's own tag type."""
        return asdict(self)

    @classmethod
    def from_body(cls, body: Mapping[str, Any]) -> "TagType":
        """Read what `to_body` wrote."""
        plain = {name: value for name, value in body.items() if name not in ("fields", "examples")}
        return cls(
            **plain,
            fields=tuple(Field(**{**raw, "choices": tuple(raw["choices"])}) for raw in body["fields"]),
            examples=tuple(Example(**raw) for raw in body.get("examples", ())),
        )
