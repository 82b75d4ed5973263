"""The term table: what vocabulary files brought."""

import json
from collections.abc import Sequence

from annotator.model.event import Stated
from annotator.model.term import Term
from annotator.store.connection import Database
from annotator.store.selection import in_articles


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


def used(database: Database, tag_type: str, field: str) -> list[tuple[str, int]]:
    """(term, number of tags) of one field of a tag type, by term."""
    rows = database.rows(
        "SELECT json_extract(field_values, '$.' || json_quote(?)) AS term, count(*) FROM annotation "
        "WHERE type = ? GROUP BY term ORDER BY term",
        (field, tag_type),
    )
    return [(term, count) for term, count in rows if term]


def tags_with(database: Database, tag_type: str, field: str, term: str) -> list[str]:
    """Ids of the tags that have this term as their value."""
    rows = database.rows(
        "SELECT id FROM annotation WHERE type = ? AND json_extract(field_values, '$.' || json_quote(?)) = ? "
        "ORDER BY article, start, id",
        (tag_type, field, term),
    )
    return [raw.hex() for (raw,) in rows]


def in_use(database: Database, article_ids: Sequence[str] | None = None) -> list[Term]:
    """Terms that tags (of these articles) have as the value of their field, by vocabulary and label."""
    found: list[Term] = []
    for (vocabulary,) in database.rows("SELECT DISTINCT vocabulary FROM term ORDER BY vocabulary"):
        tag_type, _stop, field = vocabulary.partition(".")
        labels: set[str] = set()
        for condition, parameters in in_articles(article_ids):
            rows = database.rows(
                "SELECT DISTINCT json_extract(field_values, '$.' || json_quote(?)) FROM annotation"
                f"{condition or ' WHERE TRUE'} AND type = ?",
                [field, *parameters, tag_type],
            )
            labels.update(label for (label,) in rows)
        found += [term for term in of_vocabulary(database, vocabulary) if term.label in labels]
    return found
