"""The unfinished table: steps of several transactions that are whole or not done, as long as they run."""

from dataclasses import dataclass

from annotator.store.connection import Database


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A step that has begun; the program may end before it does."""

    step: str
    reverts: str
    """What the events that turn it back will name as reverted."""
    events: tuple[str, ...]
    """Ids of what it did so far, oldest first."""


def begin(database: Database, step: str, reverts: str) -> None:
    """Note, in a transaction, that what the step does from now on is whole or not done."""
    database.execute(
        "INSERT INTO unfinished (step, after, reverts) VALUES (?, (SELECT coalesce(max(seq), 0) FROM event), ?)",
        (step, reverts),
    )


def end(database: Database, step: str) -> None:
    """Forget, in a transaction, that the step had begun."""
    database.execute("DELETE FROM unfinished WHERE step = ?", (step,))


def every(database: Database) -> list[Unfinished]:
    """The steps that have begun and not ended."""
    return [
        Unfinished(step, reverts, tuple(raw.hex() for (raw,) in _events(database, step, after)))
        for step, after, reverts in database.rows(
            "SELECT step, after, reverts FROM unfinished ORDER BY after"
        )
    ]


def _events(database: Database, step: str, after: int) -> list[tuple[bytes]]:
    return database.rows(
        "SELECT id FROM event WHERE seq > ? AND json_extract(json, '$.step') = ? ORDER BY seq", (after, step)
    )
