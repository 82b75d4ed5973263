"""The stage table: how far each person's work on each article has come."""

from collections.abc import Sequence

from annotator.model.event import Stated
from annotator.model.stage import Stage
from annotator.store import log
from annotator.store.connection import Database
from annotator.store.selection import in_articles

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


def handed_over(database: Database, article: str) -> list[Stage]:
    """Stages of one article, by person; where two people said different things, what each of them said."""
    rows = database.rows(
        "SELECT id, disputed FROM stage WHERE article = ? ORDER BY person", (bytes.fromhex(article),)
    )
    plain = {stage.id: stage for stage in of_article(database, article)}
    found: list[Stage] = []
    for raw, disputed in rows:
        found += _competing(database, raw.hex()) if disputed else (plain[raw.hex()],)
    return found


def people(database: Database, article_ids: Sequence[str] | None = None) -> tuple[set[str], set[str]]:
    """Names of all whose work has come to a stage or who said so of their own, and of all who said so of others."""
    rows = [
        row
        for condition, parameters in in_articles(article_ids)
        for row in database.rows(f'SELECT person, "by", id, disputed FROM stage{condition}', parameters)
    ]
    said = [(person, by) for person, by, _raw, disputed in rows if not disputed]
    said += [
        (one.person, one.by)
        for *_, raw, disputed in rows
        if disputed
        for one in _competing(database, raw.hex())
    ]
    own = {person for person, _by in said}
    return own - {""}, {by for person, by in said if by != person} - {""}


def _competing(database: Database, subject: str) -> list[Stage]:
    bodies = log.folded(database, subject).bodies
    return [Stage.from_body(body) for body in bodies if body is not None]


def of_person(database: Database, article: str, person: str) -> Stage | None:
    """The stage of an article for a person, None when nobody stated one."""
    return next((stage for stage in of_article(database, article) if stage.person == person), None)
