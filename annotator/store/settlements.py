"""The settlement table: what somebody accepts where articles contradict each other."""

import json
from collections.abc import Iterable

from annotator.model.event import Stated
from annotator.model.settlement import Settlement
from annotator.store.connection import Database


def project(database: Database, stated: Stated) -> None:
    """Bring the rows of a settlement in line with what the log says of it."""
    raw = bytes.fromhex(stated.subject)
    database.execute("DELETE FROM settlement WHERE id = ?", (raw,))
    database.execute("DELETE FROM settlement_article WHERE settlement = ?", (raw,))
    if stated.body is None:
        return
    body = json.dumps(stated.body, ensure_ascii=False, sort_keys=True)
    database.execute(
        "INSERT INTO settlement (id, body, disputed) VALUES (?, ?, ?)", (raw, body, int(stated.disputed))
    )
    settlement = Settlement.from_body(stated.body)
    database.execute_many(
        "INSERT INTO settlement_article (article, settlement) VALUES (?, ?)",
        [(bytes.fromhex(name), raw) for name in {witness.article for witness in settlement.witnesses}],
    )


def get(database: Database, identifier: str) -> Settlement | None:
    """The settlement of this id, or None."""
    row = database.row("SELECT body FROM settlement WHERE id = ?", (bytes.fromhex(identifier),))
    return Settlement.from_body(json.loads(row[0])) if row else None


def standing(database: Database) -> list[Settlement]:
    """Every settlement between articles that are all there, by id."""
    rows = database.rows(
        "SELECT body FROM settlement WHERE id NOT IN "
        "(SELECT settlement FROM settlement_article WHERE article NOT IN (SELECT id FROM article)) ORDER BY id"
    )
    return [Settlement.from_body(json.loads(body)) for (body,) in rows]


def of_articles(database: Database, article_ids: Iterable[str]) -> list[Settlement]:
    """Settlements in which one of these articles has a say, by id."""
    found: dict[bytes, Settlement] = {}
    for article in article_ids:
        rows = database.rows(
            "SELECT id, body FROM settlement_article JOIN settlement ON id = settlement WHERE article = ?",
            (bytes.fromhex(article),),
        )
        found |= {raw: Settlement.from_body(json.loads(body)) for raw, body in rows}
    return [found[raw] for raw in sorted(found)]


def disputed(database: Database) -> frozenset[str]:
    """Ids of the settlements about which two people said different things at the same time."""
    return frozenset(raw.hex() for (raw,) in database.rows("SELECT id FROM settlement WHERE disputed = 1"))
