"""The review table: what reviewers decided about tags, and whether it still speaks of them."""

from collections.abc import Sequence, Set
from dataclasses import replace

from annotator.model.event import Stated, canonical_json
from annotator.model.review import CURRENT, Review
from annotator.store import log
from annotator.store.connection import Database, Row
from annotator.store.selection import in_articles

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


def verdict(database: Database, stated: Stated) -> str:
    """What was decided about a tag as it now is, empty when nothing was or two people decided or state it differently.

    A tag that came back to what was judged, as undo and redo bring it, is judged still.
    """
    row = database.row(
        "SELECT event, verdict FROM review WHERE annotation = ? AND disputed = 0",
        (bytes.fromhex(stated.subject),),
    )
    return str(row[1]) if row is not None and _speaks_of(database, row[0].hex(), stated) else ""


def judged(database: Database) -> set[str]:
    """Ids of the tags that somebody decided about."""
    return {raw.hex() for (raw,) in database.rows("SELECT annotation FROM review")}


def of_annotation(database: Database, annotation: str) -> Review | None:
    """The decision on a tag, lapsed or not."""
    row = database.row(f"SELECT {_COLUMNS} FROM review WHERE annotation = ?", (bytes.fromhex(annotation),))
    return _review(row) if row else None


def rejected(database: Database, person: str) -> list[Review]:
    """Decisions that hold and reject a tag of this person, by article and place in the text."""
    rows = database.rows(
        f"SELECT {', '.join(f'review.{column.strip()}' for column in _COLUMNS.split(','))} FROM review "
        "JOIN annotation ON annotation.id = review.annotation JOIN article ON article.id = annotation.article "
        "WHERE annotation.\"by\" = ? AND annotation.state = 'rejected' AND annotation.before_review <> '' "
        "ORDER BY article.first_event, annotation.start, annotation.id",
        (person,),
    )
    return [_review(row) for row in rows]


def taken_instead(database: Database, person: str) -> frozenset[str]:
    """Ids of the tags that reviewers took in the place of this person's."""
    rows = database.rows(
        "SELECT DISTINCT review.replaced_by FROM review JOIN annotation ON annotation.id = review.annotation "
        'WHERE annotation."by" = ? AND review.replaced_by IS NOT NULL',
        (person,),
    )
    return frozenset(raw.hex() for (raw,) in rows)


def repeats(
    database: Database, accepted: Set[str], article_ids: Sequence[str] | None = None
) -> dict[str, str]:
    """Of the tags that are accepted (of these articles), those for which another one stands that says the same."""
    found: dict[str, str] = {}
    for condition, parameters in in_articles(article_ids):
        rows = database.rows(
            f"SELECT annotation, replaced_by FROM review{condition or ' WHERE TRUE'} "
            "AND verdict = 'accepted' AND disputed = 0 AND replaced_by IS NOT NULL ORDER BY annotation",
            parameters,
        )
        for tag, other in ((tag.hex(), other.hex()) for tag, other in rows):
            if tag in accepted and other in accepted and other not in found:
                found[tag] = other
    return found


def competing(database: Database, annotation: str) -> list[Review]:
    """What reviewers decided differently about a tag at the same time; nothing where they did not."""
    review = of_annotation(database, annotation)
    if review is None:
        return []
    bodies = [body for body in log.folded(database, review.id).bodies if body is not None]
    return [Review.from_body(body) for body in bodies] if len(bodies) > 1 else []


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


def handed_over(database: Database, article: str) -> list[Review]:
    """Decisions on the tags of an article that are there, by tag, each as it leaves the project (see `CURRENT`).

    Where reviewers decided differently, what each of them decided.
    """
    rows = database.rows(
        f"SELECT {', '.join(f'review.{column.strip()}' for column in _COLUMNS.split(','))}, review.disputed, "
        "annotation.before_review FROM review JOIN annotation ON annotation.id = review.annotation "
        "WHERE review.article = ? ORDER BY review.annotation",
        (bytes.fromhex(article),),
    )
    found: list[Review] = []
    for *row, disputed, before in rows:
        review = _review(tuple(row))
        if disputed:
            found += _competing(database, review)
        else:
            found.append(replace(review, event=CURRENT if before else ""))
    return found


def people(database: Database, article_ids: Sequence[str] | None = None) -> tuple[set[str], set[str]]:
    """Names of all who decided on tags that are there (in these articles), and of all who answered."""
    deciding: set[str] = set()
    answering: set[str] = set()
    for condition, parameters in in_articles(article_ids):
        there = f"{condition or ' WHERE TRUE'} AND annotation IN (SELECT id FROM annotation)"
        for by, answered_by in database.rows(
            f'SELECT DISTINCT "by", answered_by FROM review{there} AND disputed = 0', parameters
        ):
            deciding.add(by)
            answering.add(answered_by)
        for row in database.rows(f"SELECT {_COLUMNS} FROM review{there} AND disputed = 1", parameters):
            for review in _competing(database, _review(row)):
                deciding.add(review.by)
                answering.add(review.answered_by)
    return deciding - {""}, answering - {""}


def _competing(database: Database, review: Review) -> list[Review]:
    """What stands against each other about a tag, in an order that is the same in every project."""
    folded = log.folded(database, review.annotation)
    tag = Stated(review.annotation, folded.body, folded.disputed, folded.heads)
    said = [Review.from_body(body) for body in log.folded(database, review.id).bodies if body is not None]
    found = {replace(one, event=CURRENT if _speaks_of(database, one.event, tag) else "") for one in said}
    if len(found) == 1:  # a decision that somebody took back: it does not hold
        found = {replace(one, event="") for one in found}
    return sorted(found, key=lambda one: canonical_json(one.to_body()))


def _speaks_of(database: Database, judged: str, tag: Stated) -> bool:
    """Whether a tag is as an event states it."""
    if tag.body is None or tag.disputed:
        return False
    return judged in tag.heads or log.body_stated(database, judged, tag.subject) == tag.body
