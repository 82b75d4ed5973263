"""Linking names: what makes links of names that stand in tags as plain words, as in projects of the first release."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from annotator.model.annotation import Annotation
from annotator.model.link import Link
from annotator.model.record import Record
from annotator.model.tag_type import LINK_KINDS, TagType
from annotator.services.history import Edit
from annotator.services.library import Library
from annotator.services.stamping import new_id, now
from annotator.store import annotations
from annotator.store.connection import Database


@dataclass(frozen=True, slots=True)
class UnlinkedName:
    """A name that a tag holds as plain words in a field that takes entries of these kinds."""

    tag: str
    field: str
    name: str
    kinds: tuple[str, ...]


@dataclass(slots=True)
class LinkedNames:
    """What linking came to: how many values became links, how many entries were made, which names were left."""

    links: int = 0
    made: int = 0
    left: list[str] = field(default_factory=list)
    """Names that several entries have, each once."""


def unlinked_names(database: Database, types: Sequence[TagType]) -> list[UnlinkedName]:
    """Every such name; those whose kind is certain come before those of an agent, who may be either."""
    kinds = {
        (tag_type.name, field.name): LINK_KINDS[field.kind]
        for tag_type in types
        for field in tag_type.fields
        if LINK_KINDS.get(field.kind)
    }
    found = [
        UnlinkedName(tag, field, value, kinds[kind, field])
        for tag, kind, field, value in annotations.with_values(database, list(kinds))
    ]
    return sorted(found, key=lambda name: len(name.kinds))


class LinkPlan:
    """Gathers the edits of one step, name by name."""

    def __init__(
        self, named: Callable[[str, Sequence[str]], list[Record]], library: Library, by: str
    ) -> None:
        self._named = named
        self._library = library
        self._by = by
        self._records: dict[tuple[str, str], Record] = {}
        self._tags: dict[str, Annotation] = {}
        self.told = LinkedNames()

    def take(self, unlinked: UnlinkedName) -> None:
        """Lead one value to its entry; one that several entries have stays as it is."""
        record = self._record(unlinked.name, unlinked.kinds)
        if record is None:
            if unlinked.name not in self.told.left:
                self.told.left.append(unlinked.name)
            return
        tag = self._tags.get(unlinked.tag) or self._library.tag(unlinked.tag)
        values = {key: value for key, value in tag.values.items() if key != unlinked.field}
        links = {**tag.links, unlinked.field: Link(record=record.id, source=record.origin)}
        self._tags[tag.id] = replace(tag, values=values, links=links)
        self.told.links += 1

    @property
    def edits(self) -> list[Edit]:
        """The entries that are new or no longer mere candidates, then the tags."""
        return [
            *(Edit("record", record.id, record.to_body()) for record in self._records.values()),
            *(
                Edit("annotation", tag.id, tag.to_body(self._library.text(tag.article)), tag.article)
                for tag in self._tags.values()
            ),
        ]

    def _record(self, name: str, kinds: Sequence[str]) -> Record | None:
        planned = next((self._records[kind, name] for kind in kinds if (kind, name) in self._records), None)
        if planned is not None:
            return planned
        found = self._named(name, kinds)
        if len(found) > 1:
            return None
        if found and found[0].status == "established":
            return found[0]
        if found:
            record = replace(found[0], status="established")
        else:
            record = Record(new_id(), kinds[0], name, by=self._by, at=now())
            self.told.made += 1
        self._records[record.kind, name] = record
        return record
