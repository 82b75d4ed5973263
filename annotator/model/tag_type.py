"""A kind of tag: what it is called, how it is drawn, which values it takes and what it is in TEI."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

FIELD_KINDS = ("text", "choice", "date", "person", "organisation", "place", "number", "yesno")
"""`person`, `organisation` and `place` name an entry of the register; `date` is EDTF."""


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


@dataclass(frozen=True, slots=True)
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

    def to_body(self) -> dict[str, Any]:
        """What an event states about a project's own tag type."""
        return asdict(self)

    @classmethod
    def from_body(cls, body: Mapping[str, Any]) -> "TagType":
        """Read what `to_body` wrote."""
        plain = {name: value for name, value in body.items() if name != "fields"}
        return cls(
            **plain,
            fields=tuple(Field(**{**raw, "choices": tuple(raw["choices"])}) for raw in body["fields"]),
        )
