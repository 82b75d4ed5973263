"""Tags as they are compared: by whom, of which type, and where; read article by article."""

from collections.abc import Iterator

from annotator.store.connection import Database


def at_work(database: Database) -> dict[str, set[str]]:
    """Who tagged something in each article, or stated to have worked on it; by id of the article."""
    found: dict[str, set[str]] = {}
    rows = database.patient_rows(
        'SELECT DISTINCT article, "by" FROM annotation '
        "UNION SELECT article, person FROM stage WHERE stage NOT IN ('open', 'in work')"
    )
    for article, person in rows:
        found.setdefault(article.hex(), set()).add(person)
    return found


def of_article(
    database: Database, article: str
) -> Iterator[tuple[bytes, str, str, tuple[tuple[int, int], ...]]]:
    """(id, annotator, type, stretches in code points) of all tags of an article, in the order in which they came."""
    rows = database.rows(
        'SELECT id, "by", type, start, "end", target FROM annotation WHERE article = ? ORDER BY n',
        (bytes.fromhex(article),),
    )
    for identifier, person, kind, start, end, target in rows:
        if "," in target:
            pairs = (pair.split(":") for pair in target.split(","))
            yield identifier, person, kind, tuple((int(first), int(last)) for first, last in pairs)
        else:
            yield identifier, person, kind, ((start, end),)
