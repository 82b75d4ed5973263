"""The stage table: how far each person's work on each article has come."""

from annotator.model.event import Stated
from annotator.model.stage import Stage
from annotator.store.connection import Database

_COLUMNS = 'article, person, stage, reason, "by", at'


def project(database: Database, stated: Stated) -> None:
    """Bring the row of a stage in line with what the log says of it."""
    raw = bytes.fromhex(stated.subject)
    database.execute("DELETE FROM stage WHERE id = ?", (raw,))
    if stated.body is None:
        return
    stage = Stage.from_body(stated.body)
    database.execute(
        f"INSERT INTO stage (id, {_COLUMNS}, disputed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            raw,
            bytes.fromhex(stage.article),
            stage.person,
            stage.stage,
            stage.reason,
            stage.by,
            stage.at,
            int(stated.disputed),
        ),
    )


def every(database: Database) -> list[Stage]:
    """All stages that somebody stated, by article and person."""
    rows = database.rows(f"SELECT {_COLUMNS} FROM stage ORDER BY article, person")
    return [Stage(row[0].hex(), *row[1:]) for row in rows]


def of_article(database: Database, article: str) -> list[Stage]:
    """Stages of one article, by person."""
    rows = database.rows(
        f"SELECT {_COLUMNS} FROM stage WHERE article = ? ORDER BY person", (bytes.fromhex(article),)
    )
    return [Stage(row[0].hex(), *row[1:]) for row in rows]
