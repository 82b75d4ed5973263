"""An authority record: an entry of the register for a person, an organisation or a place."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

RECORD_KINDS = ("person", "organisation", "place")
STATUSES = ("established", "candidate")
"""A candidate was taken in from a file of names and becomes established with the first link to it."""
IDENTIFIER_SCHEMES = ("VIAF", "Wikidata", "ISNI", "ORCID", "GND", "own")


@dataclass(frozen=True, slots=True)
class Identifier:
    """What another authority file calls the record; `scheme` is one of IDENTIFIER_SCHEMES."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class Record:
    """One person, organisation or place, whatever it is called in the articles.

    `id` is 32 hexadecimal digits. `dates` of existence are EDTF (`1961/..`). `forms` are further forms of the
    name that somebody gave, beside those that mentions show; the preferred `name` is not among them.
    """

    id: str
    kind: str
    name: str
    forms: tuple[str, ...] = ()
    dates: str = ""
    identifiers: tuple[Identifier, ...] = ()
    note: str = ""
    sources: tuple[str, ...] = ()
    """Where an archivist may look this up, in words."""
    status: str = "established"
    origin: str = ""
    """Name and version of the authority file that it was taken from."""
    merged_into: str = ""
    """Id of the record that speaks for this one since they were merged; links to this one lead there."""
    by: str = ""
    at: str = ""

    @property
    def every_form(self) -> tuple[str, ...]:
        """The preferred name and the further forms."""
        return (self.name, *self.forms)

    def to_body(self) -> dict[str, Any]:
        """What an event states about this record."""
        body = asdict(self)
        del body["id"]
        return body

    @classmethod
    def from_body(cls, identifier: str, body: Mapping[str, Any]) -> "Record":
        """Read what `to_body` wrote."""
        plain = {field.name: body[field.name] for field in fields(cls) if field.name in body}
        return cls(
            **{
                **plain,
                "id": identifier,
                "forms": tuple(body["forms"]),
                "identifiers": tuple(Identifier(**raw) for raw in body["identifiers"]),
                "sources": tuple(body["sources"]),
            }
        )


@dataclass(frozen=True, slots=True)
class FormCount:
    """How often a record is mentioned by certain words in one article, or in the project (`article` empty).

    `field` is the value by which those tags point to the record: `name` for its own name forms, `holder` for
    the roles it holds, `speaker` …
    """

    form: str
    field: str
    article: str
    count: int
