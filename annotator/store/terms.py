"""The term table: what vocabulary files brought."""

import json

from annotator.model.event import Stated
from annotator.model.term import Term
from annotator.store.connection import Database


def project(database: Database, stated: Stated) -> None:
    """Bring the row of a term in line with what the log says of it."""
    raw = bytes.fromhex(stated.subject)
    database.execute("DELETE FROM term WHERE id = ?", (raw,))
    if stated.body is None:
        return
    term = Term.from_body(stated.subject, stated.body)
    database.execute(
        "INSERT INTO term (id, vocabulary, label, body, disputed) VALUES (?, ?, ?, ?, ?)",
        (
            raw,
            term.vocabulary,
            term.label,
            json.dumps(stated.body, ensure_ascii=False, sort_keys=True),
            int(stated.disputed),
        ),
    )


def of_vocabulary(database: Database, vocabulary: str) -> list[Term]:
    """Terms of one vocabulary, by label."""
    return [
        Term.from_body(raw.hex(), json.loads(body))
        for raw, body in database.rows(
            "SELECT id, body FROM term WHERE vocabulary = ? ORDER BY label, id", (vocabulary,)
        )
    ]
