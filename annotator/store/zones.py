"""The zone table: furniture of the articles."""

from annotator.model.event import Stated
from annotator.model.span import Span
from annotator.model.zone import Zone
from annotator.store.connection import Database

_COLUMNS = 'id, article, start, "end", kind, rule, "by"'


def project(database: Database, stated: Stated) -> None:
    """Bring the row of a zone in line with what the log says of it."""
    raw = bytes.fromhex(stated.subject)
    database.execute("DELETE FROM zone WHERE id = ?", (raw,))
    if stated.body is None:
        return
    zone = Zone.from_body(stated.subject, stated.body)
    database.execute(
        f"INSERT INTO zone ({_COLUMNS}, disputed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            raw,
            bytes.fromhex(zone.article),
            zone.span.start,
            zone.span.end,
            zone.kind,
            zone.rule,
            zone.by,
            int(stated.disputed),
        ),
    )


def of_article(database: Database, article: str) -> list[Zone]:
    """Furniture of one article, in text order; what was marked on another, longer text of it is left out."""
    return [
        Zone(raw.hex(), owner.hex(), Span(start, end), kind, rule, by)
        for raw, owner, start, end, kind, rule, by in database.rows(
            f"SELECT {_COLUMNS} FROM zone WHERE article = ?1 "
            'AND "end" <= (SELECT characters FROM article WHERE id = ?1) ORDER BY start, "end", id',
            (bytes.fromhex(article),),
        )
    ]
