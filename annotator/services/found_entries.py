"""Entries of a file of another program as entries of the register: which are here, and which are new."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from annotator.model.errors import KnownError
from annotator.model.found_file import FoundEntry, FoundFile
from annotator.model.incoming_record import IncomingRecord
from annotator.model.record import Identifier, Record
from annotator.services.register import is_record_id
from annotator.services.register_matching import BAD, CONFLICTING, Matching
from annotator.services.registering import cleaned
from annotator.services.stamping import now
from annotator.store import records
from annotator.store.connection import Database


@dataclass(frozen=True, slots=True)
class MatchedEntries:
    """The entry of the register for each key of the file, and those of them that are new."""

    by_key: Mapping[str, Record]
    new: tuple[Record, ...]


def same_names(database: Database, found: FoundFile) -> int:
    """How many entries of a file have the name and kind of exactly one entry of the register, and no id of ours."""
    here = _by_name(database) if found.entries else {}
    return sum(1 for entry in found.entries if not found.ours and len(here.get(_name(entry), ())) == 1)


def matched(
    database: Database, found: FoundFile, by: str, lost: Counter[str], *, by_name: bool = False
) -> MatchedEntries:
    """Find or make an entry for each of the file's.

    An entry is one of ours by its id or an identifier of the world. That a name is the same proves nothing: only
    where the archivist says so (`by_name`) is the one entry of that name and kind meant.
    """
    if not found.entries and not found.ours:
        return MatchedEntries({}, ())
    here = {record.id: record for record in records.every(database)}
    gone = records.merged(database)
    named = _by_name(database) if by_name and not found.ours else {}
    entries: dict[str, Record] = {}
    new: dict[str, Record] = {}
    twins: dict[str, str] = {}
    first: dict[tuple[str, Identifier], str] = {}
    rows = []
    for place, record in enumerate(_records(found, by, lost)):
        key = found.entries[place].key
        alike = named.get(_name(record), ())
        known = [first.setdefault((record.kind, one), key) for one in record.identifiers]
        if record.id in gone:  # a link to what was merged leads to where it went
            entries[key] = record
        elif len(alike) == 1:
            entries[key] = alike[0]
        elif not found.ours and any(other != key for other in known):
            twins[key] = next(other for other in known if other != key)
        else:
            rows.append(IncomingRecord(place, record))
    for row in Matching(here.values(), gone).judge(rows):
        if row.state in (BAD, CONFLICTING):
            lost[f"entries that could not be taken over ({row.remark})"] += 1
            continue
        record = here.get(row.record.id, row.record)
        entries[found.entries[row.place].key] = record
        if record.id not in here:
            new[record.id] = record
    entries |= {key: entries[other] for key, other in twins.items() if other in entries}
    return MatchedEntries({**here, **entries} if found.ours else entries, tuple(new.values()))


def _records(found: FoundFile, by: str, lost: Counter[str]) -> Iterator[Record]:
    """Each entry as a record; of those that a file tells apart by nothing but its keys, each has an id of its own."""
    at = now()
    words = Counter(_words(entry) for entry in found.entries)
    for entry in found.entries:
        identifier = entry.key if found.ours and is_record_id(entry.key) else ""
        if not identifier and words[_words(entry)] > 1 and not entry.identifiers:
            told = "\n".join((*_words(entry), entry.key))
            identifier = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        record = Record(
            id=identifier,
            kind=entry.kind,
            name=entry.name,
            forms=entry.forms,
            dates=entry.dates,
            identifiers=entry.identifiers,
            note=entry.note,
            by=by,
            at=at,
        )
        yield record if found.ours else _sound(record, lost)


def _sound(record: Record, lost: Counter[str]) -> Record:
    """The record; dates and identifiers that mean nothing become words of its note."""
    try:
        return cleaned(record)
    except KnownError:
        told = [record.dates, *(f"{one.scheme} {one.value}" for one in record.identifiers)]
        lost["dates or identifiers of entries that mean nothing, kept in their notes"] += 1
        note = "\n".join(filter(None, (record.note, *told)))
        return replace(record, dates="", identifiers=(), note=note)


def _words(entry: FoundEntry) -> tuple[str, ...]:
    return (entry.kind, entry.name, entry.dates)


def _name(entry: FoundEntry | Record) -> tuple[str, str]:
    return (entry.kind, entry.name)


def _by_name(database: Database) -> dict[tuple[str, str], list[Record]]:
    found: dict[tuple[str, str], list[Record]] = {}
    for record in records.every(database):
        found.setdefault(_name(record), []).append(record)
    return found
