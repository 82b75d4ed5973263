"""Tags as they are compared: by whom, of which type, and where; read article by article."""

from collections.abc import Iterator

from annotator.model.stage import STAGES
from annotator.store import stages
from annotator.store.connection import Database

DONE = STAGES[2:]
"""Handed in, or further."""


def annotators(database: Database) -> set[str]:
    """Names of all who made a tag or handed an article in."""
    made = database.patient_rows('SELECT DISTINCT "by" FROM annotation')
    return {name for (name,) in made}.union(*handed_in(database).values())


def handed_in(database: Database) -> dict[str, set[str]]:
    """Who has done with each article, whether they tagged something there or not; by id of the article."""
    found: dict[str, set[str]] = {}
    for stage in stages.every(database):
        if stage.stage in DONE:
            found.setdefault(stage.article, set()).add(stage.person)
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
