"""The counterpart table: which tags of two articles stand for one thing, and what was dismissed."""

from collections.abc import Iterable

from annotator.model.counterpart import Counterpart
from annotator.model.event import Stated
from annotator.store.connection import Database, Row

_COLUMNS = 'annotation, article, tag, "by", at'
_BOTH_THERE = (
    "tag IS NOT NULL AND annotation IN (SELECT id FROM annotation) AND tag IN (SELECT id FROM annotation)"
)
"""A tie whose tags are not both there rests until undo or a merge brings the other back."""


def project(database: Database, stated: Stated) -> None:
    """Bring the row of an answer in line with what the log says of it."""
    raw = bytes.fromhex(stated.subject)
    database.execute("DELETE FROM counterpart WHERE id = ?", (raw,))
    if stated.body is None:
        return
    answer = Counterpart.from_body(stated.body)
    database.execute(
        f"INSERT INTO counterpart (id, {_COLUMNS}, disputed) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            raw,
            bytes.fromhex(answer.annotation),
            bytes.fromhex(answer.article),
            bytes.fromhex(answer.tag) if answer.tag else None,
            answer.by,
            answer.at,
            int(stated.disputed),
        ),
    )


def of_article(database: Database, article: str) -> list[Counterpart]:
    """Every answer that belongs to an article, ties and dismissals."""
    return _read(database, "article = ?", article)


def of_annotation(database: Database, identifier: str) -> list[Counterpart]:
    """Every answer about a tag, whichever of the two it is."""
    return [*_read(database, "annotation = ?", identifier), *_read(database, "tag = ?", identifier)]


def tied(database: Database, identifiers: Iterable[str]) -> set[str]:
    """Ids of the tags that are tied to these, over any number of ties, these included."""
    family: set[str] = set()
    waiting = list(identifiers)
    while waiting:
        identifier = waiting.pop()
        if identifier in family:
            continue
        family.add(identifier)
        raw = bytes.fromhex(identifier)
        rows = database.rows(
            f"SELECT tag FROM counterpart WHERE annotation = ? AND {_BOTH_THERE} "
            f"UNION SELECT annotation FROM counterpart WHERE tag = ? AND {_BOTH_THERE}",
            (raw, raw),
        )
        waiting += [other.hex() for (other,) in rows]
    return family


def in_order(database: Database, identifiers: Iterable[str]) -> list[str]:
    """Ids of the tags that are there, in the order of their articles, then of the text."""
    family = {bytes.fromhex(identifier) for identifier in identifiers}
    rows = database.rows(
        "SELECT annotation.id FROM annotation JOIN article ON article.id = annotation.article "
        f"WHERE annotation.id IN ({', '.join('?' * len(family))}) "
        'ORDER BY article.first_event, annotation.start, annotation."end" DESC, annotation.id',
        sorted(family),
    )
    return [raw.hex() for (raw,) in rows]


def ties(database: Database) -> list[Counterpart]:
    """Every tie of the project whose two tags are there."""
    rows = database.rows(f"SELECT {_COLUMNS} FROM counterpart WHERE {_BOTH_THERE} ORDER BY annotation, id")
    return [_counterpart(row) for row in rows]


def standing(database: Database) -> list[tuple[Counterpart, str]]:
    """Every answer whose tags and article are there, with the article of the tag that was looked at, by id."""
    rows = database.rows(
        'SELECT annotation, counterpart.article, tag, counterpart."by", counterpart.at, annotation.article '
        "FROM counterpart JOIN annotation ON annotation.id = counterpart.annotation "
        "WHERE (tag IS NULL OR tag IN (SELECT id FROM annotation)) "
        "AND counterpart.article IN (SELECT id FROM article) ORDER BY counterpart.id"
    )
    return [(_counterpart(row[:5]), row[5].hex()) for row in rows]


def _read(database: Database, condition: str, identifier: str) -> list[Counterpart]:
    rows = database.rows(
        f"SELECT {_COLUMNS} FROM counterpart WHERE {condition} ORDER BY id", (bytes.fromhex(identifier),)
    )
    return [_counterpart(row) for row in rows]


def _counterpart(row: Row) -> Counterpart:
    annotation, article, tag, by, at = row
    return Counterpart(annotation.hex(), article.hex(), tag.hex() if tag else "", by, at)
