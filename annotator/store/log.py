"""The log: events are appended, read by subject or in order, and sealed by their count and one hash."""

import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from annotator.model.event import PROJECT_SCOPE, Body, Event, Folded, Statement, event_id, fold
from annotator.store.connection import Database, Row, damage

_MODULUS = 1 << 256

_RECENT: dict[bytes, Event] = {}
"""Events read or written last, by id; safe to share, because an id is the hash of its content.

An event of thousands of statements is asked for once for each of them: to read it every time made a step of
n tags cost n².
"""
_RECENT_KEPT = 8
_AT_ONCE = 500
"""Parameters of one statement."""
_REMEMBERING = threading.Lock()
"""Threads that read projects of their own remember in the same place."""


def append(database: Database, events: Sequence[Event]) -> list[str]:
    """Append events and return their ids; an event that is there already is left alone.

    To be called inside a transaction.
    """
    ids = []
    count, digest = seal(database)
    for event in events:
        document = event.to_json()
        identifier = event_id(document)
        ids.append(identifier)
        raw = bytes.fromhex(identifier)
        if database.row("SELECT 1 FROM event WHERE id = ?", (raw,)):
            continue
        seq = database.execute("INSERT INTO event (id, json) VALUES (?, ?)", (raw, document))
        database.execute_many(
            "INSERT INTO statement (subject, event, ordinal) VALUES (?, ?, ?)",
            [(bytes.fromhex(s.subject), seq, ordinal) for ordinal, s in enumerate(event.statements)],
        )
        _remember(raw, Event.from_json(document))  # as it will be read: lists where it may have held tuples
        count += 1
        digest = (digest + int(identifier, 16)) % _MODULUS
    _write_seal(database, count, digest)
    return ids


Incoming = tuple[bytes, str, Event]
"""Id, canonical JSON, and the event that it holds."""


def spoken(incoming: Sequence[Incoming]) -> list[tuple[bytes, int, int]]:
    """(subject, place among these events, ordinal) of their statements, as they lie in the file."""
    return sorted(
        (bytes.fromhex(statement.subject), place, ordinal)
        for place, (_raw, _document, event) in enumerate(incoming)
        for ordinal, statement in enumerate(event.statements)
    )


def take_in(
    database: Database, incoming: Sequence[Incoming], statements: Iterable[tuple[bytes, int, int]]
) -> tuple[int, int]:
    """Append events that are known not to be there, and what `spoken` says of them; their first and last place.

    To be called inside a transaction.
    """
    count, digest = seal(database)
    first = int(database.row("SELECT coalesce(max(seq), 0) FROM event")[0]) + 1
    database.execute_many(
        "INSERT INTO event (seq, id, json) VALUES (?, ?, ?)",
        ((seq, raw, document) for seq, (raw, document, _event) in enumerate(incoming, first)),
    )
    database.execute_many(
        "INSERT INTO statement (subject, event, ordinal) VALUES (?, ?, ?)",
        ((subject, first + place, ordinal) for subject, place, ordinal in statements),
    )
    digest += sum(int.from_bytes(raw, "big") for raw, _document, _event in incoming)
    _write_seal(database, count + len(incoming), digest % _MODULUS)
    return first, first + len(incoming) - 1


def _write_seal(database: Database, count: int, digest: int) -> None:
    database.execute(
        "INSERT INTO seal (one, events, digest) VALUES (1, ?, ?) "
        "ON CONFLICT (one) DO UPDATE SET events = excluded.events, digest = excluded.digest",
        (count, digest.to_bytes(32, "big")),
    )


def known(database: Database, identifiers: Sequence[bytes]) -> set[bytes]:
    """Which of these events are in the log."""
    found: set[bytes] = set()
    for start in range(0, len(identifiers), _AT_ONCE):
        some = identifiers[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        found.update(raw for (raw,) in database.rows(f"SELECT id FROM event WHERE id IN ({marks})", some))
    return found


def spoken_of(database: Database, subjects: Sequence[str]) -> set[str]:
    """Of which of these subjects the log says something."""
    found: set[str] = set()
    for start in range(0, len(subjects), _AT_ONCE):
        some = [bytes.fromhex(subject) for subject in subjects[start : start + _AT_ONCE]]
        marks = ", ".join("?" * len(some))
        rows = database.rows(f"SELECT DISTINCT subject FROM statement WHERE subject IN ({marks})", some)
        found.update(raw.hex() for (raw,) in rows)
    return found


def seal(database: Database) -> tuple[int, int]:
    """Number of events and the sum of their ids modulo 2^256, as kept beside the log."""
    row = database.row("SELECT events, digest FROM seal")
    return (row[0], int.from_bytes(row[1], "big")) if row else (0, 0)


def holds(database: Database, identifiers: Sequence[str]) -> bool:
    """Whether all these events are in the log."""
    return all(
        database.row("SELECT 1 FROM event WHERE id = ?", (bytes.fromhex(identifier),))
        for identifier in identifiers
    )


def statements(database: Database, subject: str) -> list[tuple[str, Event, Statement]]:
    """Everything said about a subject, in the order it came in: (event id, event, statement)."""
    found = []
    for raw, seq, ordinal in database.rows(
        "SELECT event.id, event.seq, statement.ordinal FROM statement "
        "JOIN event ON event.seq = statement.event WHERE statement.subject = ? ORDER BY statement.event",
        (bytes.fromhex(subject),),
    ):
        event = _RECENT.get(raw)
        if event is None:
            event = _event(database, database.row("SELECT json FROM event WHERE seq = ?", (seq,)))
            _remember(raw, event)
        found.append((raw.hex(), event, event.statements[ordinal]))
    return found


def folded(database: Database, subject: str) -> Folded:
    """State and heads of a subject."""
    return fold((identifier, statement) for identifier, _event, statement in statements(database, subject))


def first_event(database: Database, subject: str) -> int:
    """Place in the log of the first event about a subject."""
    return int(
        database.row("SELECT min(event) FROM statement WHERE subject = ?", (bytes.fromhex(subject),))[0] or 0
    )


def events(database: Database, after: int = 0, batch: int = 500) -> Iterator[tuple[int, bytes, str]]:
    """(seq, id, canonical JSON) of all events after a place, in order, a batch in memory at a time."""
    while True:
        rows = database.rows(
            "SELECT seq, id, json FROM event WHERE seq > ? ORDER BY seq LIMIT ?", (after, batch)
        )
        if not rows:
            return
        yield from rows
        after = rows[-1][0]


def newest_time(database: Database) -> str:
    """The latest time that an event states (`2026-11-25T09:30:00Z`); empty where there is none."""
    return str(database.row("SELECT coalesce(max(json_extract(json, '$.at')), '') FROM event")[0])


def events_by_id(database: Database, batch: int = 500) -> Iterator[tuple[bytes, str]]:
    """(id, canonical JSON) of all events by id, which is the same order in every replica; a batch in memory at a time."""
    after = b""
    while rows := database.rows(
        "SELECT id, json FROM event WHERE id > ? ORDER BY id LIMIT ?", (after, batch)
    ):
        yield from rows
        after = rows[-1][0]


class Outline(NamedTuple):
    """What an event is part of, without what it states: that of an import can be long."""

    id: str
    step: str
    label: str
    reverts: str
    statements: int
    of_project: bool
    """Whether it is about the project as a whole."""


def newest(database: Database, count: int) -> list[Outline]:
    """Outlines of the last events that were stated here, oldest first."""
    found: list[Outline] = []
    for first, last in _stated_here(database):
        rows = database.rows(
            "SELECT id, json_extract(json, '$.step'), json_extract(json, '$.label'), json_extract(json, '$.reverts'), "
            "json_array_length(json, '$.statements'), json_extract(json, '$.scope') = ? AND EXISTS (SELECT 1 "
            "FROM json_each(json, '$.statements') WHERE json_extract(value, '$.kind') = 'project') "
            "FROM event WHERE seq BETWEEN ? AND ? ORDER BY seq DESC LIMIT ?",
            (PROJECT_SCOPE, first, last, count - len(found)),
        )
        found += [
            Outline(raw.hex(), step, label, reverts, statements, bool(of_project))
            for raw, step, label, reverts, statements, of_project in rows
        ]
        if len(found) == count:
            break
    return found[::-1]


def _stated_here(database: Database) -> Iterator[tuple[int, int]]:
    """First and last place of each stretch of the log that did not come from a colleague, the newest first."""
    last = int(database.row("SELECT coalesce(max(seq), 0) FROM event")[0])
    for first_taken, last_taken in database.rows(
        "SELECT first_seq, last_seq FROM taken_in WHERE first_seq <= last_seq ORDER BY first_seq DESC"
    ):
        if last_taken < last:
            yield last_taken + 1, last
        last = first_taken - 1
    if last > 0:
        yield 1, last


def body_stated(database: Database, event: str, subject: str) -> Body | None:
    """What an event states about a subject; None where it states nothing, takes it back, or is not in the log."""
    said = {identifier: statement for identifier, _event, statement in statements(database, subject)}
    return said[event].body if event in said else None


def get(database: Database, identifier: str) -> Event:
    """One event by its id."""
    return _event(database, database.row("SELECT json FROM event WHERE id = ?", (bytes.fromhex(identifier),)))


def _remember(identifier: bytes, event: Event) -> None:
    with _REMEMBERING:
        while len(_RECENT) >= _RECENT_KEPT:
            del _RECENT[next(iter(_RECENT))]
        _RECENT[identifier] = event


def _event(database: Database, row: Row) -> Event:
    """The event in a row of its canonical JSON; a row that a damaged index does not find is damage as well."""
    try:
        return Event.from_json(row[0])
    except (ValueError, KeyError, TypeError) as error:
        raise damage(database.path) from error
