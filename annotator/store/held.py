"""The held and awaited tables: tags that wait for the text they were made on, and texts that are awaited.

A tag is shown where its words stand in the text exactly as it says, with the same words around; otherwise it was
made on another text, and would land on wrong words.
"""

import threading

from annotator.model.event import Body, Folded
from annotator.model.held_tag import HeldTag
from annotator.store import blobs, log
from annotator.store.connection import Database

_TEXTS: dict[bytes, str] = {}
"""Texts read last, by SHA-256; safe to share, because that is the hash of their content."""
_TEXTS_KEPT = 16
_REMEMBERING = threading.Lock()


def await_texts(database: Database, article: str, folded: Folded) -> Body | None:
    """What holds of an article: the first statement of which the text is here; the other texts are awaited."""
    raw = bytes.fromhex(article)
    database.execute("DELETE FROM awaited WHERE article = ?", (raw,))
    holds: Body | None = None
    for body in folded.bodies:
        if body is None:
            continue
        sha256 = bytes.fromhex(body["text"]["sha256"])
        if database.row("SELECT 1 FROM text WHERE sha256 = ?", (sha256,)):
            holds = holds or body
        else:
            database.execute(
                "INSERT INTO awaited (article, sha256) VALUES (?, ?) ON CONFLICT DO NOTHING", (raw, sha256)
            )
    return holds


def waiting_for(database: Database, text: str) -> list[str]:
    """Ids of the articles that are stated to have a text (its SHA-256) which was not here."""
    rows = database.rows("SELECT article FROM awaited WHERE sha256 = ?", (bytes.fromhex(text),))
    return [raw.hex() for (raw,) in rows]


def fits(database: Database, body: Body) -> bool:
    """Whether the words of a tag stand where it says; so it is also where its article is not here."""
    text = text_here(database, body["article"])
    return text is None or stands_in(text, body)


def text_here(database: Database, article: str) -> str | None:
    """The text of an article that is here, else None; the ones asked for last are remembered."""
    row = database.row("SELECT sha256 FROM article WHERE id = ?", (bytes.fromhex(article),))
    return None if row is None else _text_of(database, row[0])


def stands_in(text: str, body: Body) -> bool:
    """Whether the words of a tag stand in a text where it says, with the same words around."""
    for selector in body["target"]:
        start, exact, before = selector["start"], selector["exact"], selector["prefix"]
        if start < len(before) or selector["end"] - start != len(exact):
            return False
        if not text.startswith(before + exact + selector["suffix"], start - len(before)):
            return False
    return True


def _text_of(database: Database, sha256: bytes) -> str:
    text = _TEXTS.get(sha256)
    if text is None:
        text = blobs.text(database, sha256.hex())
        with _REMEMBERING:
            while len(_TEXTS) >= _TEXTS_KEPT:
                del _TEXTS[next(iter(_TEXTS))]
            _TEXTS[sha256] = text
    return text


def hold(database: Database, annotation: bytes, article: bytes) -> None:
    """Note that a tag has no place in the text that is here."""
    database.execute("INSERT INTO held (id, article) VALUES (?, ?)", (annotation, article))


def release(database: Database, annotation: bytes) -> None:
    """Forget that a tag has no place."""
    database.execute("DELETE FROM held WHERE id = ?", (annotation,))


def of_article(database: Database, article: bytes) -> list[str]:
    """Ids of the tags of an article, those that are shown and those that are held."""
    rows = database.rows(
        "SELECT id FROM annotation WHERE article = ?1 UNION SELECT id FROM held WHERE article = ?1",
        (article,),
    )
    return [raw.hex() for (raw,) in rows]


def every(database: Database) -> list[HeldTag]:
    """The tags that are kept and not shown: on another text, or on an article that is not here; by article."""
    found = [
        _held(database, raw.hex(), article.hex(), "other text")
        for raw, article in database.rows("SELECT id, article FROM held ORDER BY article, id")
    ]
    for raw, article in database.rows(
        "SELECT id, article FROM annotation WHERE article NOT IN (SELECT id FROM article) ORDER BY article, id"
    ):
        awaited = database.row("SELECT 1 FROM awaited WHERE article = ?", (article,))
        stated = awaited or database.row("SELECT 1 FROM statement WHERE subject = ?", (article,))
        why = "no text" if awaited else "removed" if stated else "no article"
        found.append(_held(database, raw.hex(), article.hex(), why))
    return found


def _held(database: Database, tag: str, article: str, why: str) -> HeldTag:
    body = log.folded(database, tag).body
    assert body is not None  # a tag that was taken back has no row
    title = next(
        (
            said["metadata"]["title"] or said["original"]["name"]
            for said in log.folded(database, article).bodies
            if said is not None
        ),
        "",
    )
    words = " … ".join(selector["exact"] for selector in body["target"])
    return HeldTag(tag, article, title, body["type"], words, body["by"], why)
