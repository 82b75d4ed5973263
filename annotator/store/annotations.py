"""The annotation table: one row per tag that was not retracted."""

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from annotator.model.annotation import Annotation
from annotator.model.errors import NotFound
from annotator.model.event import Body, Stated
from annotator.model.link import Link
from annotator.model.span import Span
from annotator.model.wanted import Wanted
from annotator.store import claim_rows, held, links, reviews
from annotator.store.connection import Database, Row
from annotator.store.like import containing
from annotator.store.selection import in_articles

_COLUMNS = 'id, article, target, type, "by", at, certainty, note, field_values, state, links, type_version, before_review'
_COLUMN_COUNT = 13
_INSERT = (
    f'INSERT INTO annotation (n, start, "end", quote, disputed, {_COLUMNS}) '
    f"VALUES ({', '.join('?' * (5 + _COLUMN_COUNT))})"
)
NewRow = tuple[Any, ...]
"""Row of a tag that gets the next number."""
_QUOTE, _ID, _ARTICLE = 2, 4, 5
"""Places in a row without its number."""
_QUOTE_LIMIT = 200
_IN_TEXT_ORDER = 'start, "end" DESC, id'

_LEADS_TO_A_NAME = (
    "annotation.id IN (SELECT link.annotation FROM record AS speaking "
    "JOIN record AS named ON named.root = speaking.id JOIN link ON link.record = named.id "
    r"WHERE speaking.name LIKE ? ESCAPE '\')"
)

SORTS = {
    "article": "article.first_event, annotation.start",
    "type": "annotation.type",
    "text": "annotation.quote COLLATE NOCASE",
    "by": 'annotation."by"',
    "certainty": "annotation.certainty",
    "values": "annotation.field_values",
    "note": "annotation.note",
}
"""Columns by which a table of tags can be sorted."""


def project(database: Database, stated: Stated) -> None:
    """Bring the row of a tag in line with what the log says of it."""
    raw = bytes.fromhex(stated.subject)
    old = database.row("SELECT n, article, quote FROM annotation WHERE id = ?", (raw,))
    if old is not None:
        links.forget(database, raw, old[2])
        claim_rows.forget(database, old[0])
        database.execute("DELETE FROM annotation WHERE n = ?", (old[0],))
        _count(database, old[1], -1)
    held.release(database, raw)
    if stated.body is not None and held.fits(database, stated.body):
        _insert(database, stated, stated.body, old[0] if old is not None else None)
    elif stated.body is not None:
        held.hold(database, raw, bytes.fromhex(stated.body["article"]))
    links.follow(database, stated.subject)


def _insert(database: Database, stated: Stated, body: Body, number: int | None) -> None:
    row = _row(stated, body, reviews.verdict(database, stated))
    database.execute(_INSERT, (number, *row))
    _count(database, row[_ARTICLE], 1)
    _lead(database, stated.subject, body, row[_QUOTE])


def _row(stated: Stated, body: Body, verdict: str) -> tuple[Any, ...]:
    """The row of a tag but its number."""
    target = body["target"]
    values, said = body["values"], body.get("links")
    return (
        target[0]["start"],
        target[-1]["end"],
        _quote(body),
        int(stated.disputed),
        bytes.fromhex(stated.subject),
        bytes.fromhex(body["article"]),
        ",".join([f"{selector['start']}:{selector['end']}" for selector in target]),
        body["type"],
        body["by"],
        body["at"],
        body["certainty"],
        body["note"],
        json.dumps(values, ensure_ascii=False, sort_keys=True) if values else "{}",
        verdict or body["state"],
        json.dumps({field: Link.from_body(raw).to_body() for field, raw in said.items()}, sort_keys=True)
        if said
        else "{}",
        body.get("type_version", ""),
        body["state"] if verdict else "",
    )


def _quote(body: Body) -> str:
    return " … ".join([selector["exact"] for selector in body["target"]])[:_QUOTE_LIMIT]


def _leads(body: Body) -> bool:
    """Whether a tag has links, or claims anything."""
    return bool(body.get("links")) or not claim_rows.FIELDS.isdisjoint(body["values"])


def _lead(database: Database, subject: str, body: Body, quote: str) -> None:
    """Write what the links of a tag come to, and what it claims."""
    if body.get("links"):
        links.keep(database, Annotation.from_body(subject, body), quote)
    if not claim_rows.FIELDS.isdisjoint((*body["values"], *body.get("links", ()))):
        claim_rows.keep(database, bytes.fromhex(subject))


def prepare(
    database: Database, every: Iterable[Stated], unsure: Collection[str], judged: Collection[str]
) -> tuple[list[NewRow], list[Stated]]:
    """Rows of new tags that depend on nothing else that comes, and the tags that have to wait for it.

    `unsure` are the articles of which the text may be another one then, `judged` the tags that were decided about.
    Changes nothing.
    """
    waiting: list[Stated] = []
    free: list[tuple[Stated, Body]] = []
    for stated in every:
        body = stated.body
        if body is None:
            continue
        if body["article"] in unsure or stated.subject in judged or _leads(body):
            waiting.append(stated)
        else:
            free.append((stated, body))
    lost = _without_place(database, free)
    waiting += [stated for stated, _body in free if stated.subject in lost]
    return [(None, *_row(stated, body, "")) for stated, body in free if stated.subject not in lost], waiting


def write(database: Database, rows: Sequence[NewRow]) -> None:
    """Write rows that were prepared."""
    database.execute_many(_INSERT, rows)
    for article, tags in Counter([row[1 + _ARTICLE] for row in rows]).items():
        _count(database, article, tags)
    _follow_new(database, (row[1 + _ID] for row in rows))


def take_in(database: Database, every: Sequence[Stated]) -> None:
    """Write the rows of many tags of which nothing was known before: the same as one after the other, and faster."""
    bodies = [(stated, stated.body) for stated in every if stated.body is not None]
    lost = _without_place(database, bodies)
    for subject, article in lost.items():
        held.hold(database, bytes.fromhex(subject), bytes.fromhex(article))
    placed = [(stated, body) for stated, body in bodies if stated.subject not in lost]
    database.execute_many(
        _INSERT, ((None, *_row(stated, body, reviews.verdict(database, stated))) for stated, body in placed)
    )
    for article, tags in Counter([body["article"] for _stated, body in placed]).items():
        _count(database, bytes.fromhex(article), tags)
    for stated, body in placed:
        if _leads(body):
            _lead(database, stated.subject, body, _quote(body))
    _follow_new(database, (bytes.fromhex(stated.subject) for stated, _body in bodies))


def _follow_new(database: Database, new: Iterable[bytes]) -> None:
    """Let links come to what tags that are new stand for."""
    pointed_at = database.rows("SELECT DISTINCT mention FROM link WHERE mention IS NOT NULL")
    if pointed_at:
        for raw in {mention for (mention,) in pointed_at}.intersection(new):
            links.follow(database, raw.hex())


def _without_place(database: Database, bodies: Sequence[tuple[Stated, Body]]) -> dict[str, str]:
    """Those tags that do not stand in the text that is here, and their articles; each text is read once."""
    by_article: dict[str, list[tuple[str, Body]]] = defaultdict(list)
    for stated, body in bodies:
        by_article[body["article"]].append((stated.subject, body))
    lost: dict[str, str] = {}
    for article, tags in by_article.items():
        text = held.text_here(database, article)
        if text is not None:
            lost |= {subject: article for subject, body in tags if not held.stands_in(text, body)}
    return lost


def restate(database: Database, stated: Stated) -> None:
    """Bring the state of a tag in line with the decision on it."""
    if stated.body is not None:
        raw = bytes.fromhex(stated.subject)
        verdict, own = reviews.verdict(database, stated), stated.body["state"]
        database.execute(
            "UPDATE annotation SET state = ?, before_review = ? WHERE id = ?",
            (verdict or own, own if verdict else "", raw),
        )


def _count(database: Database, article: bytes, step: int) -> None:
    database.execute(
        "INSERT INTO tag_count (article, tags) VALUES (?, ?) ON CONFLICT (article) DO UPDATE SET tags = tags + ?",
        (article, step, step),
    )


def _annotation(row: Row) -> Annotation:
    raw, article, target, kind, by, at, certainty, note, values, state, stated_links, version, before = row
    return Annotation(
        id=raw.hex(),
        article=article.hex(),
        type=kind,
        target=tuple(Span(*map(int, pair.split(":"))) for pair in target.split(",")),
        by=by,
        at=at,
        certainty=certainty,
        note=note,
        values=_object(values),
        state=state,
        links={field: Link.from_body(body) for field, body in _object(stated_links).items()},
        type_version=version,
        before_review=before,
    )


def _object(document: str) -> dict[str, Any]:
    # most tags have no values, or no links
    return json.loads(document) if document != "{}" else {}


def get(database: Database, identifier: str) -> Annotation:
    """One tag by its id. Raises NotFound."""
    row = database.row(f"SELECT {_COLUMNS} FROM annotation WHERE id = ?", (bytes.fromhex(identifier),))
    if row is None:
        raise NotFound("This tag is no longer there; undo brings back a tag that was deleted.")
    return _annotation(row)


def is_there(database: Database, identifier: str) -> bool:
    """Whether there is a tag of this id."""
    return database.row("SELECT 1 FROM annotation WHERE id = ?", (bytes.fromhex(identifier),)) is not None


def of_article(database: Database, article: str) -> list[Annotation]:
    """Tags of one article by start, longest first, then id."""
    return [
        _annotation(row)
        for row in database.rows(
            f"SELECT {_COLUMNS} FROM annotation WHERE article = ? ORDER BY {_IN_TEXT_ORDER}",
            (bytes.fromhex(article),),
        )
    ]


def starting_in(database: Database, article: str, start: int, end: int) -> list[Annotation]:
    """Tags of one article that start in `[start, end)`, code points, in the same order."""
    return [
        _annotation(row)
        for row in database.rows(
            f"SELECT {_COLUMNS} FROM annotation WHERE article = ? AND start >= ? AND start < ? "
            f"ORDER BY {_IN_TEXT_ORDER}",
            (bytes.fromhex(article), start, end),
        )
    ]


def numbers(
    database: Database, wanted: Wanted, sort: str = "article", descending: bool = False
) -> "array[int]":
    """Row numbers of all tags wanted, in order; a page of them is read by `page`."""
    where, parameters = _condition(wanted)
    direction = " DESC" if descending else ""
    keys = ", ".join(f"{key.strip()}{direction}" for key in SORTS[sort].split(","))
    rows = database.patient_rows(
        "SELECT annotation.n FROM annotation JOIN article ON article.id = annotation.article "
        f"{where} ORDER BY {keys}, article.first_event, annotation.start, annotation.id",
        parameters,
    )
    return array("q", (n for (n,) in rows))


def number(database: Database, identifier: str) -> int:
    """Row number of a tag, 0 when there is none of this id."""
    row = database.row("SELECT n FROM annotation WHERE id = ?", (bytes.fromhex(identifier),))
    return row[0] if row else 0


def page(database: Database, rows: Sequence[int]) -> list[tuple[Annotation, str, str]]:
    """(tag, quoted words, title of its article) for row numbers; a tag that has gone is left out."""
    marks = ", ".join("?" * len(rows))
    columns = ", ".join(f"annotation.{column.strip()}" for column in _COLUMNS.split(","))
    last = _COLUMN_COUNT + 3
    found = {
        row[0]: (_annotation(row[1 : last - 2]), row[last - 2], row[last - 1] or row[last])
        for row in database.rows(
            f"SELECT annotation.n, {columns}, annotation.quote, article.title, article.original_name "
            f"FROM annotation JOIN article ON article.id = annotation.article WHERE annotation.n IN ({marks})",
            rows,
        )
    }
    return [found[n] for n in rows if n in found]


def annotators(database: Database, article_ids: Sequence[str] | None = None) -> list[str]:
    """Names of all who made a tag or marked a zone (in these articles), sorted."""
    found: set[str] = set()
    for condition, parameters in in_articles(article_ids):
        for table in ("annotation", "zone"):
            rows = database.patient_rows(f'SELECT DISTINCT "by" FROM {table}{condition}', parameters)
            found.update(name for (name,) in rows if name)
    return sorted(found)


def count_by(database: Database, person: str) -> int:
    """How many tags a person made."""
    return int(database.row('SELECT count(*) FROM annotation WHERE "by" = ?', (person,))[0])


def versions(database: Database, article_ids: Sequence[str] | None = None) -> set[tuple[str, str]]:
    """Type and version under which tags (of these articles) were made."""
    return {
        (kind, version)
        for condition, parameters in in_articles(article_ids)
        for kind, version in database.rows(
            f"SELECT DISTINCT type, type_version FROM annotation{condition}", parameters
        )
    }


def in_state(database: Database, state: str, article_ids: Sequence[str] | None = None) -> frozenset[str]:
    """Ids of the tags (of these articles) that are in a state of review."""
    return frozenset(
        raw.hex()
        for condition, parameters in in_articles(article_ids)
        for raw, found in database.rows(f"SELECT id, state FROM annotation{condition}", parameters)
        if found == state
    )


def _condition(wanted: Wanted) -> tuple[str, list[Any]]:
    tests: list[str] = []
    parameters: list[Any] = []
    if wanted.article:
        tests.append("annotation.article = ?")
        parameters.append(bytes.fromhex(wanted.article))
    if wanted.type:
        tests.append("annotation.type = ?")
        parameters.append(wanted.type)
    if wanted.by:
        tests.append('annotation."by" = ?')
        parameters.append(wanted.by)
    if wanted.words:
        pattern = containing(wanted.words)
        columns = ("quote", "field_values", "note")
        either = [rf"annotation.{column} LIKE ? ESCAPE '\'" for column in columns]
        tests.append("(" + " OR ".join([*either, _LEADS_TO_A_NAME]) + ")")
        parameters.extend([pattern] * (len(columns) + 1))
    return ("WHERE " + " AND ".join(tests) if tests else "", parameters)


def values_used_last(database: Database, kind: str, name: str, most: int) -> list[str]:
    """Distinct values of a field among the newest tags of a type, in no order."""
    rows = database.rows(
        "SELECT DISTINCT json_extract(field_values, '$.' || json_quote(?)) FROM "
        "(SELECT field_values FROM annotation WHERE type = ? ORDER BY n DESC LIMIT ?)",
        (name, kind, most),
    )
    return [value for (value,) in rows if value]


def with_values(database: Database, fields: Sequence[tuple[str, str]]) -> list[tuple[str, str, str, str]]:
    """(tag, its type, field, value) of all that hold plain text in one of these (tag type, field) pairs, by id.

    It reads all tags in the order in which they lie in the file: that is faster than to look each up by its type.
    """
    wanted = ", ".join(["(?, ?)"] * len(fields))
    rows = database.rows(
        "SELECT annotation.id, annotation.type, said.key, said.value "
        "FROM annotation NOT INDEXED, json_each(annotation.field_values) AS said "
        f"WHERE field_values <> '{{}}' AND (annotation.type, said.key) IN (VALUES {wanted}) "
        "ORDER BY annotation.id, said.key",
        [name for pair in fields for name in pair],
    )
    return [(raw.hex(), kind, field, value) for raw, kind, field, value in rows]
