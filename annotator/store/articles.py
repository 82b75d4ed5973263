"""The article table: one row per accessioned text that was not taken back."""

import json
from collections.abc import Sequence

from annotator.model.article import Article, Metadata, Original, Replacement
from annotator.model.errors import NotFound
from annotator.model.event import Stated
from annotator.store import claim_rows, log
from annotator.store.connection import Database, Row

_COLUMNS = (
    "id, title, publisher, author, published, url, language, accession, accessed, sha256, characters, "
    "original, original_name, media_type, encoding, within, replaced, received"
)


def project(database: Database, stated: Stated) -> None:
    """Bring the row of an article in line with what the log says of it."""
    raw = bytes.fromhex(stated.subject)
    database.execute("DELETE FROM article WHERE id = ?", (raw,))
    if stated.body is None:
        return
    article = Article.from_body(stated.subject, stated.body)
    first_event = log.first_event(database, stated.subject)
    metadata, original = article.metadata, article.original
    database.execute(
        f"INSERT INTO article ({_COLUMNS}, first_event, disputed) VALUES ({', '.join('?' * 20)})",
        (
            raw,
            metadata.title,
            metadata.publisher,
            metadata.author,
            metadata.published,
            metadata.url,
            metadata.language,
            metadata.accession,
            metadata.accessed,
            bytes.fromhex(article.sha256),
            # of the text itself, whatever somebody stated
            database.row(
                "SELECT length(content) FROM text WHERE sha256 = ?", (bytes.fromhex(article.sha256),)
            )[0],
            bytes.fromhex(original.sha256),
            original.name,
            original.media_type,
            original.encoding,
            original.within,
            json.dumps([[replacement.offset, replacement.code] for replacement in article.replaced]),
            article.received,
            first_event,
            int(stated.disputed),
        ),
    )
    claim_rows.place(database, raw, first_event)


def _article(row: Row) -> Article:
    return Article(
        id=row[0].hex(),
        metadata=Metadata(*row[1:9]),
        sha256=row[9].hex(),
        characters=row[10],
        original=Original(row[11].hex(), *row[12:16]),
        replaced=tuple(Replacement(offset, code) for offset, code in json.loads(row[16])),
        received=row[17],
    )


def every(database: Database, most: int = -1) -> list[Article]:
    """All articles, or the first `most`, in the order in which they were taken in."""
    rows = database.rows(f"SELECT {_COLUMNS} FROM article ORDER BY first_event, id LIMIT ?", (most,))
    return [_article(row) for row in rows]


def with_text(database: Database, sha256: str) -> Article | None:
    """The article that has exactly this text (its SHA-256), the first of them, or None."""
    row = database.row(
        f"SELECT {_COLUMNS} FROM article WHERE sha256 = ? ORDER BY first_event, id LIMIT 1",
        (bytes.fromhex(sha256),),
    )
    return _article(row) if row else None


def get(database: Database, identifier: str) -> Article:
    """One article by its id. Raises NotFound."""
    row = database.row(f"SELECT {_COLUMNS} FROM article WHERE id = ?", (bytes.fromhex(identifier),))
    if row is None:
        raise NotFound(
            f"There is no article {identifier} in this project; list the articles to see their ids."
        )
    return _article(row)


def exists(database: Database, identifier: str) -> bool:
    """Whether the article is in the project (and was not taken back)."""
    return database.row("SELECT 1 FROM article WHERE id = ?", (bytes.fromhex(identifier),)) is not None


def starting_with(database: Database, prefix: str, limit: int = 2) -> list[str]:
    """Ids of articles whose id starts with these hexadecimal digits, or whose title is exactly this."""
    rows = database.rows(
        "SELECT lower(hex(id)) FROM article WHERE substr(lower(hex(id)), 1, ?) = ? OR title = ? LIMIT ?",
        (len(prefix), prefix.lower(), prefix, limit),
    )
    return [identifier for (identifier,) in rows]


def tag_counts(database: Database, wanted: Sequence[str] = ()) -> dict[str, int]:
    """Number of tags per article id, where there are any: of these articles, or of all."""
    marks = f" AND article IN ({', '.join('?' * len(wanted))})" if wanted else ""
    rows = database.rows(
        f"SELECT article, tags FROM tag_count WHERE tags > 0{marks}", [bytes.fromhex(name) for name in wanted]
    )
    return {raw.hex(): tags for raw, tags in rows}
