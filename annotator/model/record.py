"""An entry of the register: a person, organisation or place."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from annotator.model.annotation import Annotation
from annotator.model.tag_type import TagType

RECORD_KINDS = ("person", "organisation", "place")


@dataclass(frozen=True, slots=True)
class Record:
    """An authority record; `id` is an NCName that is stable across exports."""

    id: str
    kind: str
    name: str


@lru_cache(maxsize=65536)
def record_id(kind: str, name: str) -> str:
    """Id of the record of this kind and name, the same in every project and export."""
    return f"{kind}.{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def named_records(tag_types: Iterable[TagType], annotations: Iterable[Annotation]) -> tuple[Record, ...]:
    """Return the records that tags name in their values, each once, sorted by id."""
    return records_of_values(tag_types, ((annotation.type, annotation.values) for annotation in annotations))


def records_of_values(
    tag_types: Iterable[TagType], valued: Iterable[tuple[str, Mapping[str, str]]]
) -> tuple[Record, ...]:
    """Return the records that (tag type, values) pairs name, each once, sorted by id."""
    kinds = {
        tag_type.name: [(field.name, field.kind) for field in tag_type.fields if field.kind in RECORD_KINDS]
        for tag_type in tag_types
    }
    named = {
        (kind, values[name])
        for tag_type, values in valued
        for name, kind in kinds.get(tag_type, ())
        if values.get(name)
    }
    return tuple(sorted((Record(record_id(*pair), *pair) for pair in named), key=lambda record: record.id))
