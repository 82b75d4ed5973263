"""Originals and texts: kept once each, addressed by their SHA-256, never changed."""

import hashlib

from annotator.model.errors import NotFound
from annotator.store.connection import Database, damage


def keep_original(database: Database, data: bytes) -> str:
    """Keep bytes as received and return their SHA-256 in hexadecimal digits."""
    digest = hashlib.sha256(data)
    database.execute(
        "INSERT INTO original (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING", (digest.digest(), data)
    )
    return digest.hexdigest()


def keep_text(database: Database, content: str) -> str:
    """Keep a text and return the SHA-256 of its UTF-8 form in hexadecimal digits."""
    digest = hashlib.sha256(content.encode("utf-8"))
    database.execute(
        "INSERT INTO text (sha256, content) VALUES (?, ?) ON CONFLICT DO NOTHING", (digest.digest(), content)
    )
    return digest.hexdigest()


def has(database: Database, table: str, sha256: str) -> bool:
    """Whether an `original` or a `text` of this hash is kept."""
    row = database.row(f"SELECT 1 FROM {table} WHERE sha256 = ?", (bytes.fromhex(sha256),))
    return row is not None


def count(database: Database, table: str) -> int:
    """Number of the originals (`original`) or texts (`text`)."""
    return int(database.row(f"SELECT count(*) FROM {table}")[0])


def original(database: Database, sha256: str) -> bytes:
    """Bytes as received, verified against their hash."""
    row = database.row("SELECT bytes FROM original WHERE sha256 = ?", (bytes.fromhex(sha256),))
    if row is None:
        raise NotFound(
            "The original of this article is not in the project; ask a colleague for a bundle with originals."
        )
    if hashlib.sha256(row[0]).hexdigest() != sha256:
        raise damage(database.path)
    return bytes(row[0])


def text(database: Database, sha256: str) -> str:
    """A text, verified against its hash."""
    row = database.row("SELECT content FROM text WHERE sha256 = ?", (bytes.fromhex(sha256),))
    if row is None:
        raise NotFound(
            "The text of this article is not in the project; ask a colleague for a bundle with texts."
        )
    if hashlib.sha256(row[0].encode("utf-8")).hexdigest() != sha256:
        raise damage(database.path)
    return str(row[0])
