"""The tag_type table: the tag types that a project carries itself."""

import json

from annotator.model.event import Stated
from annotator.model.tag_type import TagType
from annotator.store.connection import Database


def project(database: Database, stated: Stated) -> None:
    """Bring the row of a tag type in line with what the log says of it; its subject is its name in UTF-8."""
    name = bytes.fromhex(stated.subject).decode("utf-8")
    database.execute("DELETE FROM tag_type WHERE name = ?", (name,))
    if stated.body is not None:
        database.execute(
            "INSERT INTO tag_type (name, definition, disputed) VALUES (?, ?, ?)",
            (name, json.dumps(stated.body, ensure_ascii=False, sort_keys=True), int(stated.disputed)),
        )


def subject_of(name: str) -> str:
    """Subject of the events about a tag type: the same in every replica that defines this name."""
    return name.encode("utf-8").hex()


def every(database: Database) -> list[TagType]:
    """The project's own tag types, by name."""
    return [
        TagType.from_body(json.loads(definition))
        for (definition,) in database.rows("SELECT definition FROM tag_type ORDER BY name")
    ]


def is_stated(database: Database, name: str) -> bool:
    """Whether the project states a tag type of this name itself."""
    return database.row("SELECT 1 FROM tag_type WHERE name = ?", (name,)) is not None


def in_use(database: Database, name: str) -> bool:
    """Whether there is a tag of this type."""
    return database.row("SELECT 1 FROM annotation WHERE type = ? LIMIT 1", (name,)) is not None
