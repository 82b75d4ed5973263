"""The record table: the register, its redirects, and by which words its entries are mentioned."""

import json
from array import array
from collections.abc import Iterable, Sequence

from annotator.model.errors import NotFound
from annotator.model.event import Stated
from annotator.model.record import RECORD_KINDS, FormCount, Record
from annotator.store import claim_rows, links, name_index
from annotator.store.connection import Database
from annotator.store.like import containing
from annotator.store.selection import in_articles

_MEMBERS = "SELECT id FROM record WHERE root = ?"
"""The records for which one speaks, itself among them."""


def project(database: Database, stated: Stated) -> None:
    """Bring the row of a record in line with what the log says of it."""
    raw = bytes.fromhex(stated.subject)
    row = database.row("SELECT n FROM record WHERE id = ?", (raw,))
    database.execute("DELETE FROM record WHERE id = ?", (raw,))
    database.execute("DELETE FROM record_form WHERE record = ?", (raw,))
    if stated.body is not None:
        record = Record.from_body(stated.subject, stated.body)
        database.execute(
            "INSERT INTO record (n, id, kind, name, status, merged_into, root, body, disputed) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                row[0] if row else None,
                raw,
                record.kind,
                record.name,
                record.status,
                bytes.fromhex(record.merged_into) if record.merged_into else None,
                raw,
                json.dumps(stated.body, ensure_ascii=False, sort_keys=True),
                int(stated.disputed),
            ),
        )
        database.execute_many(
            "INSERT INTO record_form (form, record) VALUES (?, ?)",
            [(form, raw) for form in dict.fromkeys(record.every_form)],
        )
    name_index.refresh(database, raw)
    _redirect(database, raw)
    if (row is None) != (stated.body is None):
        links.follow_record(database, raw)


def _redirect(database: Database, changed: bytes) -> None:
    """Find the roots of a record and of all that were merged into it, directly or not."""
    waiting, seen = [changed], {changed}
    while waiting:
        raw = waiting.pop()
        database.execute("UPDATE record SET root = ? WHERE id = ?", (_root(database, raw), raw))
        claim_rows.rename(database, raw)
        for (merged,) in database.rows("SELECT id FROM record WHERE merged_into = ?", (raw,)):
            if merged not in seen:
                seen.add(merged)
                waiting.append(merged)


def _root(database: Database, raw: bytes) -> bytes:
    """Last record of the chain; in a circle (two people merged each way) the one with the smallest id."""
    path = [raw]
    while True:
        row = database.row(
            "SELECT merged_into FROM record WHERE id = ? AND merged_into IN (SELECT id FROM record)",
            (path[-1],),
        )
        if row is None:
            return path[-1]
        if row[0] in path:
            return min(path[path.index(row[0]) :])
        path.append(row[0])


def get(database: Database, identifier: str) -> Record:
    """A record by its id, or the one that speaks for it. Raises NotFound."""
    row = database.row(
        "SELECT speaking.id, speaking.body FROM record "
        "JOIN record AS speaking ON speaking.id = record.root WHERE record.id = ?",
        (bytes.fromhex(identifier),),
    )
    if row is None:
        raise NotFound("This entry is no longer in the register; undo brings back an entry that was deleted.")
    return Record.from_body(row[0].hex(), json.loads(row[1]))


def stated(database: Database, identifier: str) -> Record | None:
    """A record as it was stated, also when another one speaks for it."""
    row = database.row("SELECT body FROM record WHERE id = ?", (bytes.fromhex(identifier),))
    return Record.from_body(identifier, json.loads(row[0])) if row else None


def every(database: Database, kinds: Sequence[str] = RECORD_KINDS) -> list[Record]:
    """All records that are listed, by kind and name."""
    return [
        Record.from_body(raw.hex(), json.loads(body))
        for kind in kinds
        for raw, body in database.rows(
            "SELECT id, body FROM record WHERE kind = ? AND root = id ORDER BY name COLLATE NOCASE, id",
            (kind,),
        )
    ]


def merged(database: Database) -> dict[str, str]:
    """Id of each record that another one speaks for → the name of that one."""
    return {
        raw.hex(): name
        for raw, name in database.rows(
            "SELECT record.id, speaking.name FROM record JOIN record AS speaking ON speaking.id = record.root "
            "WHERE record.root <> record.id"
        )
    }


def pointed_to(database: Database, article_ids: Sequence[str] | None = None) -> list[Record]:
    """Listed records to which tags (of these articles) lead, by id."""
    found: set[bytes] = set()
    for condition, parameters in in_articles(article_ids):
        rows = database.rows(f"SELECT DISTINCT record FROM link{condition}", parameters)
        found.update(raw for (raw,) in rows if raw)
    roots = {
        row[0]: row[1]
        for raw in found
        if (
            row := database.row(
                "SELECT speaking.id, speaking.body FROM record "
                "JOIN record AS speaking ON speaking.id = record.root WHERE record.id = ?",
                (raw,),
            )
        )
    }
    return [Record.from_body(raw.hex(), json.loads(roots[raw])) for raw in sorted(roots)]


def numbers(database: Database, kinds: Sequence[str] = RECORD_KINDS, words: str = "") -> "array[int]":
    """Row numbers of the listed records whose name or form holds these words, by kind and name."""
    test, parameters = "", []
    if words:
        pattern = containing(words)
        test = (
            r" AND (name LIKE ? ESCAPE '\' OR id IN (SELECT record.root FROM record_form "
            r"JOIN record ON record.id = record_form.record WHERE record_form.form LIKE ? ESCAPE '\')"
            r" OR id IN (SELECT record.root FROM form_count JOIN record ON record.id = form_count.record "
            r"WHERE form_count.field = 'name' AND form_count.form LIKE ? ESCAPE '\'))"
        )
        parameters = [pattern] * 3
    # people first: the kinds in the order asked for, each through its index
    return array(
        "q",
        (
            n
            for kind in kinds
            for (n,) in database.patient_rows(
                f"SELECT n FROM record WHERE kind = ? AND root = id{test} ORDER BY name COLLATE NOCASE, id",
                (kind, *parameters),
            )
        ),
    )


def number(database: Database, identifier: str) -> int:
    """Row number of a record, or of the one that speaks for it; 0 when there is none of this id."""
    row = database.row(
        "SELECT speaking.n FROM record JOIN record AS speaking ON speaking.id = record.root WHERE record.id = ?",
        (bytes.fromhex(identifier),),
    )
    return row[0] if row else 0


def page(database: Database, rows: Sequence[int]) -> list[tuple[Record, int]]:
    """(record, number of links to it) for row numbers; a record that has gone is left out."""
    marks = ", ".join("?" * len(rows))
    found = {
        n: (Record.from_body(raw.hex(), json.loads(body)), total or 0)
        for n, raw, body, total in database.rows(
            "SELECT n, id, body, (SELECT sum(count) FROM form_count WHERE form_count.record IN "
            f"(SELECT id FROM record AS member WHERE member.root = record.id)) FROM record WHERE n IN ({marks})",
            rows,
        )
    }
    return [found[n] for n in rows if n in found]


def named(database: Database, name: str, kinds: Sequence[str]) -> list[Record]:
    """Listed records that have exactly this name or form, those whose preferred name it is first."""
    marks = ", ".join("?" * len(kinds))
    rows = database.rows(
        "SELECT DISTINCT speaking.id, speaking.body FROM record_form "
        "JOIN record ON record.id = record_form.record JOIN record AS speaking ON speaking.id = record.root "
        f"WHERE record_form.form = ? AND speaking.kind IN ({marks}) ORDER BY speaking.id",
        (name, *kinds),
    )
    found = [Record.from_body(raw.hex(), json.loads(body)) for raw, body in rows]
    return [record for record in found if record.name == name] or found


def members(database: Database, identifier: str) -> list[str]:
    """Ids of the records for which a listed one speaks, its own among them."""
    return [raw.hex() for (raw,) in database.rows(f"{_MEMBERS} ORDER BY id", (bytes.fromhex(identifier),))]


def mentions(
    database: Database,
    identifier: str,
    article: str = "",
    *,
    field: str = "",
    form: str = "",
    direct: bool = False,
) -> list[tuple[str, str]]:
    """(tag, field) of all links that come to a listed record, in text order.

    They can be narrowed to those of an article, of a field, of certain words, and to links of their own.
    """
    conditions: list[tuple[str, str | bytes]] = []
    if article:
        conditions.append(("link.article = ?", bytes.fromhex(article)))
    if field:
        conditions.append(("link.field = ?", field))
    if form:
        conditions.append(("annotation.quote = ?", form))
    tests = "".join(f" AND {test}" for test, _value in conditions)
    if direct:
        tests += " AND link.mention IS NULL"
    return [
        (raw.hex(), name)
        for raw, name in database.rows(
            "SELECT annotation.id, link.field FROM link JOIN annotation ON annotation.id = link.annotation "
            f"JOIN article ON article.id = link.article WHERE link.record IN ({_MEMBERS}){tests} "
            "ORDER BY article.first_event, annotation.start, annotation.id, link.field",
            [bytes.fromhex(identifier), *(value for _test, value in conditions)],
        )
    ]


def mentions_in_words(database: Database, identifier: str) -> list[tuple[str, str, str]]:
    """(tag, field, quoted words) of the links of their own that come to a listed record, in text order."""
    return [
        (raw.hex(), field, words)
        for raw, field, words in database.rows(
            "SELECT annotation.id, link.field, annotation.quote FROM link "
            "JOIN annotation ON annotation.id = link.annotation JOIN article ON article.id = link.article "
            f"WHERE link.record IN ({_MEMBERS}) AND link.mention IS NULL "
            "ORDER BY article.first_event, annotation.start, annotation.id, link.field",
            (bytes.fromhex(identifier),),
        )
    ]


def forms(database: Database, identifier: str, articles: Iterable[str] = ()) -> list[FormCount]:
    """By which words a listed record is mentioned, most often first: in the project, or in these articles."""
    raw = bytes.fromhex(identifier)
    chosen = list(articles)
    if not chosen:
        rows = database.rows(
            f"SELECT form, field, sum(count) FROM form_count WHERE record IN ({_MEMBERS}) "
            "GROUP BY field, form ORDER BY 3 DESC, form, field",
            (raw,),
        )
        return [FormCount(form, field, "", count) for form, field, count in rows]
    return [
        FormCount(form, field, article, count)
        for article in chosen
        for form, field, count in database.rows(
            "SELECT annotation.quote, link.field, count(*) FROM link "
            "JOIN annotation ON annotation.id = link.annotation "
            f"WHERE link.record IN ({_MEMBERS}) AND link.article = ? "
            "GROUP BY link.field, annotation.quote ORDER BY 3 DESC, annotation.quote, link.field",
            (raw, bytes.fromhex(article)),
        )
    ]


def articles_with(database: Database, identifier: str) -> int:
    """Number of articles that have links to a listed record."""
    row = database.row(
        f"SELECT count(DISTINCT article) FROM link WHERE record IN ({_MEMBERS})", (bytes.fromhex(identifier),)
    )
    return int(row[0])


def article_counts(database: Database, identifier: str) -> list[tuple[str, int]]:
    """(article, number of links to a listed record in it), most often first."""
    return [
        (article.hex(), count)
        for article, count in database.rows(
            f"SELECT article, count(*) FROM link WHERE record IN ({_MEMBERS}) "
            "GROUP BY article ORDER BY 2 DESC, article",
            (bytes.fromhex(identifier),),
        )
    ]
