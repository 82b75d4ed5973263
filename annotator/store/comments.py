"""The comment table: threads of remarks on tags, articles and entries."""

from collections.abc import Sequence

from annotator.model.comment import Comment
from annotator.model.errors import NotFound
from annotator.model.event import Stated
from annotator.store.connection import Database, Row
from annotator.store.selection import in_articles

_COLUMNS = 'id, article, annotation, text, "by", at, reply_to, resolved_by, record'
# a thread stands where its opening remark does: ids of version 7 grow with time
_IN_THREADS = "ORDER BY CASE reply_to WHEN '' THEN lower(hex(id)) ELSE reply_to END, reply_to <> '', id"


def project(database: Database, stated: Stated) -> None:
    """Bring the row of a comment in line with what the log says of it."""
    raw = bytes.fromhex(stated.subject)
    database.execute("DELETE FROM comment WHERE id = ?", (raw,))
    if stated.body is None:
        return
    comment = Comment.from_body(stated.subject, stated.body)
    database.execute(
        f"INSERT INTO comment ({_COLUMNS}, disputed) VALUES ({', '.join('?' * 10)})",
        (
            raw,
            bytes.fromhex(comment.article),
            bytes.fromhex(comment.annotation),
            comment.text,
            comment.by,
            comment.at,
            comment.reply_to,
            comment.resolved_by,
            bytes.fromhex(comment.record) if comment.record else None,
            int(stated.disputed),
        ),
    )


def get(database: Database, identifier: str) -> Comment:
    """One comment by its id. Raises NotFound."""
    row = database.row(f"SELECT {_COLUMNS} FROM comment WHERE id = ?", (bytes.fromhex(identifier),))
    if row is None:
        raise NotFound("This comment is no longer there; undo brings back a comment that was deleted.")
    return _comment(row)


def of_annotation(database: Database, identifier: str) -> list[Comment]:
    """Comments on a tag, thread by thread, each from its opening on."""
    return _of(database, "annotation = ?", identifier)


def of_article(database: Database, article: str) -> list[Comment]:
    """Comments on the tags of an article that are there, thread by thread."""
    return _of(database, "article = ? AND annotation IN (SELECT id FROM annotation)", article)


def of_article_itself(database: Database, article: str) -> list[Comment]:
    """Comments on an article as a whole, thread by thread."""
    return _of(database, "article = ? AND annotation = x''", article)


def of_record(database: Database, record: str) -> list[Comment]:
    """Comments on an entry of the register, thread by thread."""
    return _of(database, "record = ?", record)


def of_records(database: Database) -> list[Comment]:
    """Comments on all entries of the register, thread by thread."""
    rows = database.rows(f"SELECT {_COLUMNS} FROM comment WHERE record IS NOT NULL {_IN_THREADS}")
    return [_comment(row) for row in rows]


def count_on_records(database: Database) -> int:
    """How many comments are on entries of the register."""
    return int(database.row("SELECT count(*) FROM comment WHERE record IS NOT NULL")[0])


def authors(database: Database, article_ids: Sequence[str] | None = None) -> set[str]:
    """Names of all who made or settled a comment on an article or a tag that is there (of these articles)."""
    found: set[str] = set()
    for condition, parameters in in_articles(article_ids):
        there = (
            f"{condition or ' WHERE TRUE'} AND record IS NULL "
            "AND (annotation = x'' OR annotation IN (SELECT id FROM annotation))"
        )
        for by, resolved_by in database.rows(
            f'SELECT DISTINCT "by", resolved_by FROM comment{there}', parameters
        ):
            found.update((by, resolved_by))
    return found - {""}


def _of(database: Database, condition: str, identifier: str) -> list[Comment]:
    rows = database.rows(
        f"SELECT {_COLUMNS} FROM comment WHERE {condition} {_IN_THREADS}", (bytes.fromhex(identifier),)
    )
    return [_comment(row) for row in rows]


def _comment(row: Row) -> Comment:
    raw, article, annotation, text, by, at, reply_to, resolved_by, record = row
    return Comment(
        id=raw.hex(),
        article=article.hex(),
        annotation=annotation.hex(),
        text=text,
        by=by,
        at=at,
        reply_to=reply_to,
        resolved_by=resolved_by,
        record=record.hex() if record else "",
    )
