"""The taken_in table: which bundles came in and when; each project has its own, and none travels."""

from annotator.model.taking import Taking
from annotator.store.connection import Database


def add(database: Database, taking: Taking, first: int, last: int) -> None:
    """Note, in the transaction that takes it in, what came between two places of the log."""
    database.execute(
        'INSERT INTO taken_in (bundle, name, kind, "by", at, events, first_seq, last_seq) '
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            bytes.fromhex(taking.bundle),
            taking.name,
            taking.kind,
            taking.by,
            taking.at,
            taking.events,
            first,
            last,
        ),
    )


def every(database: Database) -> list[Taking]:
    """What came in, the newest first."""
    rows = database.rows('SELECT bundle, name, kind, "by", at, events FROM taken_in ORDER BY n DESC')
    return [Taking(raw.hex(), *row) for raw, *row in rows]


def knows(database: Database, bundle: str) -> bool:
    """Whether exactly this file came in before."""
    return (
        database.row("SELECT 1 FROM taken_in WHERE bundle = ? LIMIT 1", (bytes.fromhex(bundle),)) is not None
    )
