"""The review table: what reviewers decided about tags, and whether it still speaks of them."""

from collections.abc import Sequence

from annotator.model.event import Stated
from annotator.model.review import Review
from annotator.store.connection import Database, Row

_COLUMNS = (
    'annotation, article, event, verdict, replaced_by, automatic, reason, "by", at, '
    "answer, answer_reason, answered_by, answered_at"
)


def project(database: Database, stated: Stated) -> None:
    """Bring the row of a decision in line with what the log says of it."""
    raw = bytes.fromhex(stated.subject)
    database.execute("DELETE FROM review WHERE id = ?", (raw,))
    if stated.body is None:
        return
    review = Review.from_body(stated.body)
    database.execute(
        f"INSERT INTO review (id, {_COLUMNS}, disputed) VALUES ({', '.join('?' * 15)})",
        (
            raw,
            bytes.fromhex(review.annotation),
            bytes.fromhex(review.article),
            bytes.fromhex(review.event),
            review.verdict,
            bytes.fromhex(review.replaced_by) if review.replaced_by else None,
            int(review.automatic),
            review.reason,
            review.by,
            review.at,
            review.answer,
            review.answer_reason,
            review.answered_by,
            review.answered_at,
            int(stated.disputed),
        ),
    )


def verdict(database: Database, annotation: bytes, heads: Sequence[str]) -> str:
    """What was decided about a tag as these events state it, empty when nothing was or two decided differently."""
    row = database.row(
        "SELECT event, verdict FROM review WHERE annotation = ? AND disputed = 0", (annotation,)
    )
    return row[1] if row is not None and [row[0].hex()] == list(heads) else ""


def of_annotation(database: Database, annotation: str) -> Review | None:
    """The decision on a tag, lapsed or not."""
    row = database.row(f"SELECT {_COLUMNS} FROM review WHERE annotation = ?", (bytes.fromhex(annotation),))
    return _review(row) if row else None


def of_article(database: Database, article: str) -> list[Review]:
    """Decisions on the tags of an article, by tag."""
    rows = database.rows(
        f"SELECT {_COLUMNS} FROM review WHERE article = ? ORDER BY annotation", (bytes.fromhex(article),)
    )
    return [_review(row) for row in rows]


def _review(row: Row) -> Review:
    annotation, article, event, verdict, replaced_by, automatic, *said = row
    replaced = replaced_by.hex() if replaced_by else ""
    return Review(annotation.hex(), article.hex(), event.hex(), verdict, replaced, bool(automatic), *said)
