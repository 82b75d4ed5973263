"""A term of one of the project's vocabularies, as SKOS has it."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Term:
    """A concept that a vocabulary file brought; `vocabulary` is `TAG TYPE.FIELD`, such as `role.term`."""

    id: str
    vocabulary: str
    label: str
    alternatives: tuple[str, ...] = ()
    definition: str = ""
    uri: str = ""
    source: str = ""
    """Name and version of the vocabulary file."""

    def to_body(self) -> dict[str, Any]:
        """What an event states about this term."""
        body = asdict(self)
        del body["id"]
        return body

    @classmethod
    def from_body(cls, identifier: str, body: Mapping[str, Any]) -> "Term":
        """Read what `to_body` wrote."""
        return cls(**{**body, "id": identifier, "alternatives": tuple(body["alternatives"])})


def term_id(vocabulary: str, uri_or_label: str) -> str:
    """Id of a term: the same whoever takes the vocabulary in, and however often."""
    return hashlib.sha256(f"{vocabulary}\n{uri_or_label}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
