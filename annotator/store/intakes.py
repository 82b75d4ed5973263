"""The intake table: the files of other programs that were taken in, and what was left out of each."""

import json

from annotator.model.event import Stated
from annotator.model.intake import Intake
from annotator.store.connection import Database


def project(database: Database, stated: Stated) -> None:
    """Bring the row of an intake in line with what the log says of it."""
    raw = bytes.fromhex(stated.subject)
    database.execute("DELETE FROM intake WHERE id = ?", (raw,))
    if stated.body is not None:
        intake = Intake.from_body(stated.body)
        body = json.dumps(stated.body, ensure_ascii=False, sort_keys=True)
        database.execute("INSERT INTO intake (id, at, body) VALUES (?, ?, ?)", (raw, intake.at, body))


def every(database: Database) -> list[Intake]:
    """All intakes, oldest first."""
    rows = database.rows("SELECT body FROM intake ORDER BY at, id")
    return [Intake.from_body(json.loads(body)) for (body,) in rows]


def get(database: Database, identifier: str) -> Intake | None:
    """The intake of this id, or None."""
    row = database.row("SELECT body FROM intake WHERE id = ?", (bytes.fromhex(identifier),))
    return Intake.from_body(json.loads(row[0])) if row else None
