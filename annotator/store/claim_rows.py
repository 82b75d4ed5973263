"""The claim table: what tables of claims sort and filter by, kept so that no query has to join for it.

Which tags claim something depends on their type, which the project may redefine at any time: a row says what
the values of a tag would claim, and a query names the types that count.
"""

import json
from collections.abc import Mapping, Sequence

from annotator.model.annotation import CERTAINTIES
from annotator.store.connection import Database

HOLDER, PERSON, BODY = "holder", "person", "organisation"
"""Fields by which a role says who holds it, a date of whom it speaks, and a role where it is held."""
FIELDS = frozenset({HOLDER, PERSON, BODY, "term"})
"""A tag without any of them claims nothing."""


def keep(database: Database, raw: bytes) -> None:
    """Write the row of a tag anew, or remove it where it claims nothing."""
    row = database.row(
        "SELECT annotation.n, coalesce(article.first_event, 0), annotation.article, annotation.start, annotation.type, annotation.certainty, annotation.field_values, annotation.links "
        "FROM annotation LEFT JOIN article ON article.id = annotation.article WHERE annotation.id = ?",
        (raw,),
    )
    if row is None:
        return
    n, first_event, article, start, tag_type, certainty, stated, stated_links = row
    values, links = json.loads(stated), json.loads(stated_links)
    said = values.keys() | links.keys()
    role = not said.isdisjoint({HOLDER, BODY, "term"})
    date = PERSON in said and not said.isdisjoint({"edtf", "duration"})
    if not (role or date):
        forget(database, n)
        return
    holder, holder_name = _named(database, raw, [HOLDER, PERSON], values)
    body, body_name = _named(database, raw, [BODY], values)
    database.execute(
        "INSERT OR REPLACE INTO claim (n, first_event, article, start, type, role, date, holder, holder_name, body, "
        "body_name, term, begins, ends, certainty) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(n, first_event, article, start, tag_type, role, date),
            *(holder, holder_name, body, body_name),
            _first(values, "term", "event"),
            _first(values, "from", "edtf", "to", "duration"),
            _first(values, "to", "duration", "edtf"),
            _weakest(
                [
                    certainty,
                    *(links[field]["certainty"] for field in (HOLDER, PERSON, BODY) if field in links),
                ]
            ),
        ),
    )


def forget(database: Database, number: int) -> None:
    """Remove the row of the tag with this row number."""
    database.execute("DELETE FROM claim WHERE n = ?", (number,))


def place(database: Database, article: bytes, first_event: int) -> None:
    """Say where an article stands among the others; its tags may have come before it."""
    database.execute(
        "UPDATE claim SET first_event = ? WHERE article = ? AND first_event <> ?",
        (first_event, article, first_event),
    )


def rename(database: Database, record: bytes) -> None:
    """Call a record by the name of the one that speaks for it now; a deleted one by what its tags say."""
    row = database.row(
        "SELECT speaking.name FROM record JOIN record AS speaking ON speaking.id = record.root WHERE record.id = ?",
        (record,),
    )
    if row is not None:
        for field in ("holder", "body"):
            database.execute(
                f"UPDATE claim SET {field}_name = ? WHERE {field} = ? AND {field}_name <> ?",
                (row[0], record, row[0]),
            )
        return
    for (raw,) in database.rows("SELECT DISTINCT annotation FROM link WHERE record = ?", (record,)):
        keep(database, raw)


def _named(
    database: Database, raw: bytes, fields: Sequence[str], values: Mapping[str, str]
) -> tuple[bytes | None, str]:
    """The record to which the first of these fields leads, and what it or the tag pointed at is called."""
    for field in fields:
        row = database.row(
            "SELECT link.record, coalesce(speaking.name, pointed.quote) FROM link "
            "LEFT JOIN record AS named ON named.id = link.record "
            "LEFT JOIN record AS speaking ON speaking.id = named.root "
            "LEFT JOIN annotation AS pointed ON pointed.id = link.mention "
            "WHERE link.annotation = ? AND link.field = ?",
            (raw, field),
        )
        if row is not None:
            return row[0], row[1] or ""
    return None, _first(values, *fields)


def _first(values: Mapping[str, str], *names: str) -> str:
    return next((values[name] for name in names if values.get(name)), "")


def _weakest(certainties: Sequence[str]) -> str:
    """A claim is no surer than the links that it rests on."""
    known = [certainty for certainty in certainties if certainty in CERTAINTIES]
    return max(known, key=CERTAINTIES.index, default=certainties[0])
