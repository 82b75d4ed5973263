"""What the tables know of open questions: names that entries share, and tags with two versions."""

from annotator.store.connection import Database


def named_by(database: Database, kind: str, form: str, key: str) -> list[tuple[str, str]]:
    """(id, name) of listed records of a kind that mentions call exactly so; `key` is a word of the form.

    The word (see `text.name_keys`) leads to the few records for which the form is then looked up.
    """
    return [
        (raw.hex(), name)
        for raw, name in database.rows(
            "SELECT DISTINCT speaking.id, speaking.name FROM name_key "
            "JOIN form_count ON form_count.record = name_key.record AND field = 'name' AND form = ? "
            "JOIN record ON record.id = name_key.record JOIN record AS speaking ON speaking.id = record.root "
            "WHERE name_key.kind = ? AND name_key.key = ? ORDER BY speaking.name, speaking.id",
            (form, kind, key),
        )
    ]


def disputed(database: Database, article: str) -> set[str]:
    """Ids of the tags of an article about which two people said different things at the same time."""
    rows = database.rows(
        "SELECT id FROM annotation WHERE article = ? AND disputed = 1", (bytes.fromhex(article),)
    )
    return {raw.hex() for (raw,) in rows}
