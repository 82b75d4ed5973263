"""The schema of a project file: numbered migrations, and the exact list of what a file may hold."""

import sqlite3
from functools import cache

from annotator.model.errors import NotAProject
from annotator.resource_files import resources
from annotator.store.connection import PAGE_BYTES, Database

APPLICATION_ID = 0x416E6E6F  # "Anno"


@cache
def migrations() -> tuple[str, ...]:
    """The SQL of all migrations; the one at index n leads from schema n to schema n + 1."""
    files = resources("migrations", ".sql")
    numbers = [int(path.name[:4]) for path in files]
    if numbers != list(range(1, len(files) + 1)):
        raise RuntimeError(f"migrations are not numbered one by one: {numbers}")
    return tuple(path.read_text(encoding="utf-8") for path in files)


def newest_version() -> int:
    """Number of the schema that this program writes."""
    return len(migrations())


def version(database: Database) -> int:
    """Number of the schema of a file. Raises NotAProject when the file was never a project."""
    if database.row("PRAGMA application_id")[0] != APPLICATION_ID:
        raise NotAProject(
            f"{database.path.name} is not an Annotator project; open a file that ends in .annotator."
        )
    return int(database.row("PRAGMA user_version")[0])


def create(database: Database) -> None:
    """Make the schema in an empty file."""
    database.execute(f"PRAGMA page_size = {PAGE_BYTES}")
    database.set_journal()
    migrate(database, 0)


def migrate(database: Database, start: int) -> None:
    """Lead a file from schema `start` to the newest one, all in one exclusive transaction."""
    with database.transaction("BEGIN EXCLUSIVE"):
        for script in migrations()[start:]:
            database.run_statements(script)
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {newest_version()}")


def refuse_foreign_schema(database: Database) -> None:
    """Refuse a file whose tables, indexes and triggers are not exactly those of its schema number.

    A project may come from anybody; a trigger or view of theirs must never run here.
    """
    found = _objects(database.rows("SELECT type, name, sql FROM sqlite_schema"))
    if found != _expected(version(database)):
        raise NotAProject(
            f"{database.path.name} does not have the tables of an Annotator project and was not opened; "
            "ask for the file again or open a backup."
        )


@cache
def _expected(number: int) -> frozenset[tuple[str, str, str]]:
    memory = sqlite3.connect(":memory:")
    try:
        for script in migrations()[:number]:
            memory.executescript(script)
        return _objects(memory.execute("SELECT type, name, sql FROM sqlite_schema").fetchall())
    finally:
        memory.close()


def _objects(rows: list[tuple[str, str, str | None]]) -> frozenset[tuple[str, str, str]]:
    # sqlite_stat tables are made by ANALYZE and hold no code.
    return frozenset(
        (kind, name, " ".join((sql or "").split()))
        for kind, name, sql in rows
        if not name.startswith("sqlite_stat")
    )
