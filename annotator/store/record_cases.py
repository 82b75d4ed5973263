"""Entries of the register that may be one, or that are stated in two ways."""

from annotator.store.connection import Database

_LISTED = "record.root = record.id"
"""Of those that were merged, only the one that speaks for the others."""


def disputed(database: Database) -> list[str]:
    """Ids of the entries that two people changed differently at the same time, sorted."""
    rows = database.rows(f"SELECT id FROM record WHERE disputed = 1 AND {_LISTED} ORDER BY id")
    return [raw.hex() for (raw,) in rows]


def of_one_identifier(database: Database) -> list[tuple[str, ...]]:
    """Ids, sorted, of entries of one kind with the same identifier of an authority file, group by group."""
    return _groups(
        database,
        "SELECT group_concat(hex(record.id)) FROM record, json_each(record.body, '$.identifiers') AS said "
        f"WHERE {_LISTED} AND said.value ->> 'scheme' <> 'own' "
        "GROUP BY kind, said.value ->> 'scheme', said.value ->> 'value' HAVING count(DISTINCT record.id) > 1",
    )


def of_one_name(database: Database) -> list[tuple[str, ...]]:
    """Ids, sorted, of entries of one kind and name that two or more people made, group by group."""
    return _groups(
        database,
        f"SELECT group_concat(hex(id)) FROM record WHERE {_LISTED} GROUP BY kind, name COLLATE NOCASE "
        "HAVING count(*) > 1 AND count(DISTINCT body ->> 'by') > 1",
    )


def _groups(database: Database, query: str) -> list[tuple[str, ...]]:
    groups = (tuple(sorted(set(found.lower().split(",")))) for (found,) in database.rows(query))
    return sorted(groups)
