"""Which articles may hold some words, and by which forms other entries of the register are known."""

from collections.abc import Iterator, Sequence

from annotator.store.connection import Database

_BATCH = 500
"""Articles whose texts are looked through in one query, so that the work can be stopped."""


def articles_holding(
    database: Database, probes: Sequence[str], any_case: bool
) -> Iterator[tuple[int, list[str]]]:
    """(number of articles looked through, ids of those that hold one of the probes), in order, by batches.

    Without probes, or with an empty one, every article is one that may hold what is looked for. With `any_case`
    probes are ASCII letters.
    """
    sure = all(probes) and bool(probes)
    one = r"content LIKE ? ESCAPE '\'" if any_case else "instr(content, ?)"
    test = " OR ".join(one for _ in probes) if sure else "1"
    texts = [f"%{probe}%" if any_case else probe for probe in probes] if sure else []
    place: tuple[int, bytes] = (-1, b"")
    done = 0
    while rows := database.rows(
        f"SELECT first_event, article.id, {test} FROM article JOIN text ON text.sha256 = article.sha256 "
        "WHERE (first_event, article.id) > (?, ?) ORDER BY first_event, article.id LIMIT ?",
        (*texts, *place, _BATCH),
    ):
        done += len(rows)
        yield done, [raw.hex() for _first, raw, holds in rows if holds]
        place = rows[-1][0], rows[-1][1]


def article_count(database: Database) -> int:
    """Number of articles in the project."""
    return int(database.row("SELECT count(*) FROM article")[0])


def forms_of_others(
    database: Database, kind: str, keys: Sequence[str], record: str, limit: int = 5000
) -> list[tuple[str, str]]:
    """(form, name) of listed records of a kind, other than one, of which some form has one of these words."""
    marks = ", ".join("?" * len(keys))
    return database.rows(
        "WITH other AS (SELECT DISTINCT record.root FROM name_key JOIN record ON record.id = name_key.record "
        f"WHERE name_key.kind = ? AND name_key.key IN ({marks}) AND record.root <> ? LIMIT ?), "
        "member AS (SELECT record.id, speaking.name FROM record JOIN other ON other.root = record.root "
        "JOIN record AS speaking ON speaking.id = record.root) "
        "SELECT form, name FROM record_form JOIN member ON member.id = record_form.record UNION "
        "SELECT form, name FROM form_count JOIN member ON member.id = form_count.record WHERE field = 'name'",
        (kind, *keys, bytes.fromhex(record), limit),
    )
