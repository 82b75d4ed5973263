"""Rows of tags as a review compares them, and what was decided about them; exact agreement is found by SQL."""

from collections.abc import Sequence

from annotator.store.connection import Database, Row

_COLUMNS = "id, \"by\", target, type, certainty, field_values, links, quote, before_review <> ''"
_SAME = " AND ".join(
    f"twin.{column} = annotation.{column}"
    for column in ("article", "start", '"end"', "type", "field_values", "target", "links", "certainty")
)


def every(database: Database, article: str) -> list[Row]:
    """(raw id, by, target, type, certainty, values, links, quoted words, whether a decision holds) of all tags."""
    return database.rows(f"SELECT {_COLUMNS} FROM annotation WHERE article = ?", (bytes.fromhex(article),))


def differing(database: Database, article: str, people: Sequence[str]) -> list[Row]:
    """The same of the tags of two people of which the other does not say exactly the same."""
    # one look for the twin of each tag of one of them tells what is alike for both
    return database.rows(
        "WITH alike AS MATERIALIZED (SELECT annotation.n AS here, twin.n AS there FROM annotation "
        f'CROSS JOIN annotation AS twin ON {_SAME} WHERE annotation.article = ?1 AND annotation."by" = ?2 '
        'AND twin."by" = ?3) '
        f'SELECT {_COLUMNS} FROM annotation WHERE article = ?1 AND "by" IN (?2, ?3) '
        "AND n NOT IN (SELECT here FROM alike UNION ALL SELECT there FROM alike)",
        (bytes.fromhex(article), *people),
    )


def of_tags(database: Database, tags: Sequence[str]) -> list[Row]:
    """The same of some tags; those that are gone are left out."""
    return [
        row
        for tag in tags
        if (row := database.row(f"SELECT {_COLUMNS} FROM annotation WHERE id = ?", (bytes.fromhex(tag),)))
    ]


def spoken_of(database: Database) -> set[bytes]:
    """Raw ids of the articles with decisions or with remarks on tags."""
    rows = database.rows("SELECT DISTINCT article FROM review UNION SELECT article FROM comment")
    return {article for (article,) in rows}


def taking_part(database: Database, article: str) -> set[str]:
    """Names of those who tagged an article, or worked on it and found nothing to tag.

    Who only made tags to take the place of others, as a reviewer, is not one of them.
    """
    raw = bytes.fromhex(article)
    found = {
        name
        for (name,) in database.rows("SELECT person FROM stage WHERE article = ? AND stage <> 'open'", (raw,))
    }
    instead = database.row(
        "SELECT 1 FROM review WHERE article = ? AND verdict = 'rejected' AND replaced_by IS NOT NULL", (raw,)
    )
    others = (
        " AND id NOT IN (SELECT annotation FROM review WHERE article = annotation.article "
        'AND review."by" = annotation."by" AND annotation IN (SELECT replaced_by FROM review '
        "WHERE article = annotation.article AND verdict = 'rejected' AND replaced_by IS NOT NULL))"
        if instead
        else ""
    )
    rows = database.rows(f'SELECT DISTINCT "by" FROM annotation WHERE article = ?{others}', (raw,))
    return found | {name for (name,) in rows}


def reviewed(database: Database, article: str) -> dict[bytes, tuple[str, bool]]:
    """(answer, whether two decided differently) of each decision on tags of an article, by raw id of the tag."""
    rows = database.rows(
        "SELECT annotation, answer, disputed FROM review WHERE article = ?", (bytes.fromhex(article),)
    )
    return {tag: (answer, bool(disputed)) for tag, answer, disputed in rows}


def commented(database: Database, article: str) -> set[bytes]:
    """Raw ids of the tags of an article with a thread of remarks that is open."""
    rows = database.rows(
        "SELECT DISTINCT annotation FROM comment WHERE article = ? AND reply_to = '' AND resolved_by = '' "
        "AND annotation IN (SELECT id FROM annotation)",
        (bytes.fromhex(article),),
    )
    return {tag for (tag,) in rows}


def starting_with(database: Database, tag: str) -> list[tuple[str, str]]:
    """(id, article) of at most two tags whose ids begin so, in hexadecimal digits."""
    digits = tag.ljust(32, "0"), tag.ljust(32, "f")
    rows = database.rows(
        "SELECT id, article FROM annotation WHERE id BETWEEN ? AND ? LIMIT 2",
        [bytes.fromhex(end) for end in digits],
    )
    return [(raw.hex(), article.hex()) for raw, article in rows]


def tags_by_person(database: Database, article: str) -> dict[str, int]:
    """How many tags each person made on an article."""
    rows = database.rows(
        'SELECT "by", count(*) FROM annotation WHERE article = ? GROUP BY "by"', (bytes.fromhex(article),)
    )
    return dict(rows)
