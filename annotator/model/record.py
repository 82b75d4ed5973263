"""An entry of the register: a person, organisation or place."""

from dataclasses import dataclass

RECORD_KINDS = ("person", "organisation", "place")


@dataclass(frozen=True, slots=True)
class Record:
    """An authority record; `id` is an NCName that is stable across exports."""

    id: str
    kind: str
    name: str
