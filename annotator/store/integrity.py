"""Is every byte of a project what was written? Hashes find what SQLite's own check does not."""

import hashlib
import tempfile
from pathlib import Path

from annotator.model.errors import Cancelled, KnownError
from annotator.model.event import event_id
from annotator.model.progress import Progress, silent
from annotator.store import log, projection, schema
from annotator.store.connection import Database


def findings(database: Database, progress: Progress = silent, *, deep: bool = True) -> list[str]:
    """One sentence per fault found; an intact project has none.

    Looks at SQLite's structures, the hash of every event, original and text, the count and hash of the log,
    and with `deep` whether the projection is what the log folds to (which needs a copy and much longer).
    """
    try:
        # the tables of an older schema can only be made again after they were brought up to date
        deep = deep and schema.version(database) == schema.newest_version()
        return [
            *_structure(database),
            *_log(database, progress),
            *_blobs(database, "original", "bytes"),
            *_blobs(database, "text", "content"),
            *(_projection(database) if deep else []),
        ]
    except Cancelled:
        raise
    except (KnownError, ValueError, KeyError, TypeError, AttributeError) as error:
        # a damaged page may hold anything: also no text where the schema wants one
        return [f"The file is damaged: {error}"]


def _structure(database: Database) -> list[str]:
    rows = database.rows("PRAGMA integrity_check(20)")
    return [f"The database's structure is damaged: {message}" for (message,) in rows if message != "ok"]


def _log(database: Database, progress: Progress) -> list[str]:
    found = []
    count, total = log.seal(database)
    seen = digest = 0
    for seq, identifier, document in log.events(database):
        if bytes.fromhex(event_id(document)) != identifier:
            found.append(f"Event {seq} of the log is not what was written.")
        seen += 1
        digest = (digest + int.from_bytes(identifier, "big")) % (1 << 256)
        if seen % 1000 == 0:
            progress(seen, count, "Checking the log")
    if (seen, digest) != (count, total):
        found.append(f"The log holds {seen} events and should hold {count}, or one of them was exchanged.")
    return found


def _blobs(database: Database, table: str, column: str) -> list[str]:
    found = []
    for (n,) in database.rows(f"SELECT n FROM {table} ORDER BY n"):
        sha256, content = database.row(f"SELECT sha256, {column} FROM {table} WHERE n = ?", (n,))
        raw = content.encode("utf-8") if isinstance(content, str) else content
        if hashlib.sha256(raw).digest() != sha256:
            found.append(f"The {table} {sha256.hex()[:12]}… is not what was taken in.")
    return found


def _projection(database: Database) -> list[str]:
    """Make the projection again from the log in a copy, and compare."""
    with tempfile.TemporaryDirectory(prefix="annotator-check-") as folder:
        path = Path(folder, "copy.annotator")
        database.back_up_to(path)
        copy = Database(path, writable=True)
        try:
            copy.be_quick()
            projection.rebuild(copy)
            expected = projection.state(copy)
        finally:
            copy.close()
    found = projection.state(database)
    return [
        f"The table {table} does not say what the log says; rebuild the tables from the log."
        for table in projection.TABLES
        if found[table] != expected[table]
    ]
