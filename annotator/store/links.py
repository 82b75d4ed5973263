"""The link table: which record each value of a tag comes to; and the kept count of the words that say so.

What a link comes to is a pure function of what the log states: a link to a record is that record, a link to
a mention is the record which that mention itself stands for (`model.link.IDENTITY`), through any chain of
mentions; a chain that comes back to itself, or ends at a deleted record, stands for nobody.
"""

import json
from collections.abc import Mapping

from annotator.model.annotation import Annotation
from annotator.model.link import IDENTITY, Link
from annotator.store import claim_rows, name_index
from annotator.store.connection import Database


def keep(database: Database, tag: Annotation, form: str) -> None:
    """Write the links of a tag; `form` are its quoted words."""
    article = bytes.fromhex(tag.article)
    for field, link in tag.links.items():
        record = _record_of(database, link, {tag.id})
        mention = bytes.fromhex(link.mention) if link.mention else None
        database.execute(
            "INSERT INTO link (annotation, field, article, record, mention) VALUES (?, ?, ?, ?, ?)",
            (bytes.fromhex(tag.id), field, article, record, mention),
        )
        _count(database, record, field, form, 1)


def forget(database: Database, tag: bytes, form: str) -> None:
    """Remove the links of a tag; `form` were its quoted words."""
    for field, record in database.rows("SELECT field, record FROM link WHERE annotation = ?", (tag,)):
        _count(database, record, field, form, -1)
    database.execute("DELETE FROM link WHERE annotation = ?", (tag,))


def follow(database: Database, identifier: str, seen: frozenset[str] = frozenset()) -> None:
    """Let the links that point at a tag come to what it stands for now, and those that point at them."""
    if identifier in seen:
        return
    for raw, field, old, form in database.rows(
        "SELECT link.annotation, link.field, link.record, annotation.quote "
        "FROM link JOIN annotation ON annotation.id = link.annotation WHERE link.mention = ?",
        (bytes.fromhex(identifier),),
    ):
        record = _record_of(database, Link(mention=identifier), {raw.hex()})
        if record != old:
            _count(database, old, field, form, -1)
            _count(database, record, field, form, 1)
            database.execute(
                "UPDATE link SET record = ? WHERE annotation = ? AND field = ?", (record, raw, field)
            )
        claim_rows.keep(database, raw)
        if field in IDENTITY:
            follow(database, raw.hex(), seen | {identifier})


def follow_record(database: Database, record: bytes) -> None:
    """Let what points at the tags that stand for a record come to it, or to it no more: it came or went."""
    for (raw,) in database.rows(
        "SELECT DISTINCT annotation FROM link WHERE record = ? AND mention IS NULL", (record,)
    ):
        follow(database, raw.hex())


def resolved(database: Database, article: str) -> dict[str, dict[str, tuple[str, str, str]]]:
    """What the links of an article's tags come to: tag → field → (record, mention, article of the mention).

    The record is one that is listed, or empty; the mention is a tag that is there, or empty.
    """
    found: dict[str, dict[str, tuple[str, str, str]]] = {}
    for raw, field, record, mention, where in database.rows(
        "SELECT link.annotation, link.field, speaking.id, pointed.id, pointed.article FROM link "
        "LEFT JOIN record AS named ON named.id = link.record "
        "LEFT JOIN record AS speaking ON speaking.id = named.root "
        "LEFT JOIN annotation AS pointed ON pointed.id = link.mention WHERE link.article = ?",
        (bytes.fromhex(article),),
    ):
        found.setdefault(raw.hex(), {})[field] = (
            record.hex() if record else "",
            mention.hex() if mention else "",
            where.hex() if where else "",
        )
    return found


def record_of(database: Database, link: Link) -> str:
    """Id of the listed record that a link comes to, or empty."""
    return _speaking(database, _record_of(database, link, set()))


def identity(database: Database, stated: Mapping[str, Link]) -> str:
    """Id of the listed record that a tag with these links itself stands for, or empty."""
    return _speaking(database, _identity(database, stated, set()))


def _speaking(database: Database, record: bytes | None) -> str:
    row = record and database.row(
        "SELECT speaking.id FROM record JOIN record AS speaking ON speaking.id = record.root WHERE record.id = ?",
        (record,),
    )
    return row[0].hex() if row else ""


def _record_of(database: Database, link: Link, seen: set[str]) -> bytes | None:
    if link.record:
        return bytes.fromhex(link.record)
    if not link.mention or link.mention in seen:
        return None
    row = database.row("SELECT links FROM annotation WHERE id = ?", (bytes.fromhex(link.mention),))
    if row is None:
        return None
    stated = {field: Link.from_body(body) for field, body in json.loads(row[0]).items()}
    return _identity(database, stated, seen | {link.mention})


def _identity(database: Database, stated: Mapping[str, Link], seen: set[str]) -> bytes | None:
    """The record to which the first of a tag's own links leads that leads to one that is there."""
    found = (_record_of(database, stated[field], seen) for field in IDENTITY if field in stated)
    return next((record for record in found if record and _is_there(database, record)), None)


def _is_there(database: Database, record: bytes) -> bool:
    return database.row("SELECT 1 FROM record WHERE id = ?", (record,)) is not None


def _count(database: Database, record: bytes | None, field: str, form: str, step: int) -> None:
    if record is None:
        return
    row = database.row(
        "INSERT INTO form_count (record, field, form, count) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (record, field, form) DO UPDATE SET count = count + ? RETURNING count",
        (record, field, form, step, step),
    )
    if row[0] == 0:
        database.execute(
            "DELETE FROM form_count WHERE record = ? AND field = ? AND form = ?", (record, field, form)
        )
    name_index.use(database, record, step)
    if field == name_index.NAME and row[0] in (0, step):
        name_index.refresh(database, record)
