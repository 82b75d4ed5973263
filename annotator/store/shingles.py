"""The tables of fingerprints: which articles share runs of words, kept in step with texts and furniture."""

import struct
from collections.abc import Collection, Iterable, Sequence
from math import log2

from annotator.model.progress import Progress, silent
from annotator.model.related import Related
from annotator.model.span import Span
from annotator.store.connection import Database, Row

COMMON = 256
"""Articles looked at for one fingerprint; more have only a stock phrase in common, or print the same agency copy."""
MOST_ASKED = 4_000
"""Fingerprints that are looked up, the least first: for a book, a sample of them."""
_AT_ONCE = 10_000
"""Rows that one query may find."""
LONG = 300_000
"""Code points of a text whose fingerprints take so long that they are made in the background."""
_BATCH, _BATCH_CHARACTERS = 5_000, 20_000_000
"""Articles, and code points, written as one transaction in the background: each goes through the whole table."""


def rests_on(database: Database, kind: str, subject: str) -> Row:
    """The row of an article or zone as far as fingerprints rest on it, its article first; None where there is none."""
    if kind == "article":
        return database.row("SELECT id, sha256 FROM article WHERE id = ?", (bytes.fromhex(subject),))
    if kind == "zone":
        return database.row('SELECT article, start, "end" FROM zone WHERE id = ?', (bytes.fromhex(subject),))
    return None


def keep(database: Database, articles: Collection[bytes], *, put_off: bool = True) -> None:
    """Make the fingerprints of articles again, in the transaction that changed their texts or furniture."""
    if not articles:
        return
    from annotator.text.fingerprints import fingerprints

    for article in sorted(articles):
        if _waits(database, article):
            continue
        _forget(database, article)
        content = _content(database, article)
        if content is None:
            continue
        if put_off and len(content) > LONG:
            database.execute("INSERT INTO unfingerprinted (article) VALUES (?)", (article,))
        else:
            _write(database, [(article, fingerprints(content, _zones(database, article)))])


def lacking(database: Database, text: str) -> set[bytes]:
    """Articles of a text (its SHA-256) that came before it and have no fingerprints."""
    rows = database.rows(
        "SELECT id FROM article WHERE sha256 = ? AND id NOT IN (SELECT article FROM fingerprint)",
        (bytes.fromhex(text),),
    )
    return {article for (article,) in rows}


def waiting(database: Database) -> int:
    """Number of articles whose fingerprints are still to be made."""
    return int(database.row("SELECT count(*) FROM unfingerprinted")[0])


def fill(database: Database, progress: Progress = silent) -> None:
    """Make the fingerprints that are still to be made, in some transactions. Meant for a worker thread.

    What was made stays when it is cancelled.
    """
    from annotator.text.fingerprints import fingerprints

    total = waiting(database)
    while batch := _next_batch(database):
        done = total - waiting(database)
        made = []
        for number, article in enumerate(batch):
            progress(min(total, done + number), total, "Preparing related articles")
            content, zones = _content(database, article), _zones(database, article)
            made.append((article, zones, fingerprints(content, zones) if content else frozenset[int]()))
        with database.transaction():
            current = [
                (article, hashes) for article, zones, hashes in made if zones == _zones(database, article)
            ]
            _write(
                database,
                [
                    (article, hashes)
                    for article, hashes in current
                    if _waits(database, article) and _content(database, article) is not None
                ],
            )
            database.execute_many(
                "DELETE FROM unfingerprinted WHERE article = ?", [(article,) for article, _hashes in current]
            )


def of_article(database: Database, article: str) -> tuple[int, ...]:
    """Fingerprints of an article, in order; none where they are still to be made."""
    row = database.row("SELECT hashes FROM fingerprint WHERE article = ?", (bytes.fromhex(article),))
    return _unpacked(row[0]) if row else ()


def sharing(database: Database, hashes: Collection[int], but: str, most: int) -> list[Related]:
    """Articles other than `but` that have some of these fingerprints, best first.

    A fingerprint that many articles have tells less: it counts for the inverse of the logarithm of their number.
    """
    weights: dict[int, float] = {}
    shared: dict[int, int] = {}
    every = 0.0
    for owners in _owners(database, sorted(hashes)[:MOST_ASKED]):
        weight = 1 / log2(1 + max(1, len(owners)))
        every += weight
        for n in owners:
            weights[n] = weights.get(n, 0.0) + weight
            shared[n] = shared.get(n, 0) + 1
    ranked = sorted(weights, key=lambda n: (-weights[n], n))[: most + 1]
    marks = ", ".join("?" * len(ranked))
    names = dict(database.rows(f"SELECT n, article FROM fingerprint WHERE n IN ({marks})", ranked))
    found = [Related(names[n].hex(), round(min(1.0, weights[n] / every), 3), shared[n]) for n in ranked]
    return [other for other in found if other.article != but][:most]


def _owners(database: Database, hashes: Sequence[int]) -> Iterable[list[int]]:
    """For each fingerprint the rows that have it, at most COMMON of them."""
    marks = ", ".join("?" * len(hashes))
    rows = database.rows(f"SELECT hash, n FROM shingle WHERE hash IN ({marks}) LIMIT ?", (*hashes, _AT_ONCE))
    if len(rows) == _AT_ONCE:  # some are very common: asked for one by one, none hides the others
        rows = [
            row
            for number in hashes
            for row in database.rows("SELECT hash, n FROM shingle WHERE hash = ? LIMIT ?", (number, COMMON))
        ]
    owners: dict[int, list[int]] = {number: [] for number in hashes}
    for number, n in rows:
        owners[number].append(n)
    return (some[:COMMON] for some in owners.values())


def _waits(database: Database, article: bytes) -> bool:
    return database.row("SELECT 1 FROM unfingerprinted WHERE article = ?", (article,)) is not None


def _next_batch(database: Database) -> list[bytes]:
    """Articles that wait, as many as are made at once."""
    batch: list[bytes] = []
    characters = 0
    for article, length in database.rows(
        "SELECT article, coalesce(characters, 0) FROM unfingerprinted LEFT JOIN article ON article.id = article "
        "ORDER BY article LIMIT ?",
        (_BATCH,),
    ):
        batch.append(article)
        characters += length
        if characters > _BATCH_CHARACTERS:
            break
    return batch


def _content(database: Database, article: bytes) -> str | None:
    """Text of an article, None when the article or its text is not here; whether it is sound is asked elsewhere."""
    row = database.row(
        "SELECT content FROM article JOIN text USING (sha256) WHERE article.id = ?", (article,)
    )
    return row[0] if row else None


def _zones(database: Database, article: bytes) -> list[Span]:
    rows = database.rows('SELECT start, "end" FROM zone WHERE article = ? ORDER BY start, "end"', (article,))
    return [Span(start, end) for start, end in rows]


def _forget(database: Database, article: bytes) -> None:
    row = database.row("SELECT n, hashes FROM fingerprint WHERE article = ?", (article,))
    if row:
        database.execute_many(
            "DELETE FROM shingle WHERE hash = ? AND n = ?", [(number, row[0]) for number in _unpacked(row[1])]
        )
        database.execute("DELETE FROM fingerprint WHERE n = ?", (row[0],))


def _write(database: Database, made: Iterable[tuple[bytes, frozenset[int]]]) -> None:
    """Write fingerprints by article, then by fingerprint in order, so that each page is gone through once."""
    pairs = []
    for article, hashes in made:
        n = database.execute(
            "INSERT INTO fingerprint (article, hashes) VALUES (?, ?)", (article, _packed(hashes))
        )
        pairs += [(number, n) for number in hashes]
    database.execute_many("INSERT INTO shingle (hash, n) VALUES (?, ?)", sorted(pairs))


def _packed(hashes: Collection[int]) -> bytes:
    return struct.pack(f"<{len(hashes)}i", *sorted(hashes))


def _unpacked(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(packed) // 4}i", packed)
