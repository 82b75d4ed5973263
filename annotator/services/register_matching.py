"""What the rows of a file of names would do to the register: new, changed, unchanged, conflicting or bad.

A row is an entry of ours when it has its id, else when it shares an identifier with exactly one entry (an own one
counts within the file it came from); any other row is new. A row without an id of ours gets one that follows from its
words, so that taking the same file in twice makes nothing twice; such a row adds to an entry and never takes away.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from annotator.model.errors import KnownError
from annotator.model.incoming_record import PARTS, IncomingRecord
from annotator.model.record import IDENTIFIER_SCHEMES, Identifier, Record
from annotator.services.registering import cleaned

NEW, CHANGED, UNCHANGED, CONFLICTING, BAD = "new", "changed", "unchanged", "conflicting", "bad"
STATES = (NEW, CHANGED, UNCHANGED, CONFLICTING, BAD)


@dataclass(frozen=True, slots=True)
class Judged:
    """One row: what it is, the record it comes to, and a sentence where the archivist must look at it."""

    place: int
    state: str
    record: Record
    changes: tuple[str, ...] = ()
    """Parts that change, of a changed entry."""
    remark: str = ""
    before: Record | None = None
    """What was known of a changed entry."""


class Matching:
    """Judges rows against the entries that there are and the rows before."""

    def __init__(self, entries: Iterable[Record], merged: Mapping[str, str], *, origin: str = "") -> None:
        """`merged` leads from the id of each entry that was merged away to the name of the one that speaks for it.

        With an origin (name and version of a file), new entries are candidates.
        """
        self._entries = {record.id: record for record in entries}
        self._merged = merged
        self._origin = origin
        self._holders: dict[tuple[Identifier, str], list[str]] = {}
        for record in self._entries.values():
            self._hold(record)
        self._seen: dict[str, int] = {}

    def judge(self, rows: Iterable[IncomingRecord]) -> Iterator[Judged]:
        """Judge each row, in order."""
        for row in rows:
            if row.problem:
                yield Judged(row.place, BAD, row.record, remark=row.problem)
                continue
            try:
                completed = self._completed(row)
                yield self._judged(replace(completed, record=cleaned(completed.record)))
            except KnownError as error:
                yield Judged(row.place, BAD, row.record, remark=str(error))

    def _completed(self, row: IncomingRecord) -> IncomingRecord:
        """A row with the kind and name that its entry has, where the file does not speak of them."""
        known = self._entries.get(row.record.id)
        if known is None:
            return row
        kind = row.record.kind if row.kind_is_said else known.kind
        name = row.record.name if "name" in row.parts else known.name
        return replace(row, record=replace(row.record, kind=kind, name=name))

    def _judged(self, row: IncomingRecord) -> Judged:
        record = row.record
        if record.id in self._merged:
            return self._conflict(row, f"It was merged into {self._merged[record.id]}; link to that entry.")
        adds = not record.id
        holders = self._holders_of(record)
        if adds:
            if len(holders) > 1:
                names = " and ".join(map(self._name, holders))
                return self._conflict(
                    row, f"Its identifiers belong to several entries: {names}; merge them first."
                )
            record = replace(record, id=holders[0] if holders else _id_from_words(record, self._origin))
        if record.id in self._seen:
            return self._conflict(row, f"It is the same entry as row {self._seen[record.id]}.")
        self._seen[record.id] = row.place
        before = self._entries.get(record.id)
        if before is None:
            return self._new(row, record, holders)
        if before.kind != record.kind:
            return self._conflict(
                row, f"{before.name} is of the kind {before.kind} in the register, not {record.kind}."
            )
        if self._origin and before.status == "established":
            return Judged(row.place, UNCHANGED, before, remark="It is in the register already.")
        after = _added(before, record) if adds else _restated(before, record, row.parts)
        if self._origin:
            after = replace(after, status="candidate", origin=self._origin)
        after = cleaned(after)
        changes = tuple(part for part in PARTS if _part(after, part) != _part(before, part))
        return Judged(row.place, CHANGED if changes else UNCHANGED, after, changes, before=before)

    def _new(self, row: IncomingRecord, record: Record, holders: list[str]) -> Judged:
        if holders:
            name = self._name(holders[0])
            if self._origin:
                return Judged(row.place, UNCHANGED, record, remark=f"It is in the register as {name}.")
            return self._conflict(
                row, f"It has an identifier of {name}, which is another entry; merge them first."
            )
        if self._origin:
            record = replace(record, status="candidate", origin=self._origin)
        self._hold(record)
        return Judged(row.place, NEW, record)

    def _hold(self, record: Record) -> None:
        for key in _keys(record, record.origin):
            self._holders.setdefault(key, []).append(record.id)

    def _name(self, holder: str) -> str:
        entry = self._entries.get(holder)
        return entry.name if entry else f"row {self._seen[holder]}"

    def _holders_of(self, record: Record) -> list[str]:
        found = (holder for key in _keys(record, self._origin) for holder in self._holders.get(key, ()))
        return list(dict.fromkeys(holder for holder in found if holder != record.id))

    @staticmethod
    def _conflict(row: IncomingRecord, remark: str) -> Judged:
        return Judged(row.place, CONFLICTING, row.record, remark=remark)


def _keys(record: Record, origin: str) -> Iterator[tuple[Identifier, str]]:
    """The identifiers that tell entries apart: those of the world, and those of the file they came from."""
    for one in record.identifiers:
        if one.scheme != "own":
            yield one, ""
        elif origin:
            yield one, _name_of(origin)


def _name_of(origin: str) -> str:
    """Name of an authority file, without its version."""
    return origin.rpartition(", ")[0] or origin


def _id_from_words(record: Record, origin: str) -> str:
    identifiers = [f"{one.scheme} {one.value}" for one in record.identifiers]
    words = "\n".join((_name_of(origin), record.kind, record.name, record.dates, *identifiers))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _added(before: Record, record: Record) -> Record:
    """The entry with what a row adds to it."""
    return replace(
        before,
        forms=(*before.forms, *record.every_form),
        dates=before.dates or record.dates,
        identifiers=(*before.identifiers, *record.identifiers),
        note=before.note or record.note,
        sources=(*before.sources, *record.sources),
    )


def _restated(before: Record, record: Record, parts: frozenset[str]) -> Record:
    """The entry with the parts that a row speaks of as the row has them."""
    plain = {part: getattr(record, part) for part in parts - set(IDENTIFIER_SCHEMES)}
    identifiers = [
        one
        for scheme in IDENTIFIER_SCHEMES
        for one in (record if scheme in parts else before).identifiers
        if one.scheme == scheme
    ]
    after = replace(before, **plain, identifiers=tuple(identifiers))
    if "forms" not in parts and after.name != before.name:
        # what it was called stays findable
        after = replace(after, forms=(*after.forms, before.name))
    return after


def _part(record: Record, part: str) -> object:
    if part in IDENTIFIER_SCHEMES:
        return [one.value for one in record.identifiers if one.scheme == part]
    return getattr(record, part)
