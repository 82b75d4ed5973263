"""Names and ids of REFI-QDA, and those that we give."""

from collections.abc import Iterable
from dataclasses import fields
from pathlib import PurePosixPath
from uuid import UUID, uuid5

from annotator.model.article import Metadata

NAMESPACE = "urn:QDA-XML:project:1.0"
PROJECT_FILE = "project.qde"
TEXTS = "sources"
"""The folder of the texts."""
INTERNAL = "internal://"
"""Begins the path of a file in that folder."""
ORIGIN = "Annotator"
"""What an export of ours says of its origin."""

_OURS = UUID("5b0c1d5e-6c55-5a0e-9d3b-2f6f0f3f7a11")
ARTICLE = "article"
SOURCE_VARIABLES = (ARTICLE, *(field.name for field in fields(Metadata)))
"""What is said of a text, as variables of its source."""
ENTRY_VARIABLES = ("kind", "dates", "other names", "identifiers")
"""What is said of an entry of the register, as variables of its case."""


def guid_for(*words: str) -> str:
    """The GUID of what has no id of its own, the same each time."""
    return str(uuid5(_OURS, "\n".join(words)))


def guid_of(identifier: str) -> str:
    """Our id of 32 hexadecimal digits as a GUID."""
    return str(UUID(identifier))


def plain_guid(guid: str | None) -> str:
    """A GUID without braces, hyphens and capitals, to compare by; that of a tag or an entry of ours is its id."""
    return (guid or "").strip().strip("{}").replace("-", "").lower()


def project_file(names: Iterable[str]) -> str | None:
    """The XML of a project; ATLAS.ti gives it the name of the project instead of the standard's."""
    found = [name for name in names if PurePosixPath(name).suffix.lower() == ".qde"]
    return next((name for name in found if name == PROJECT_FILE), found[0] if len(found) == 1 else None)


FURNITURE = guid_for("furniture")
"""The code of what is not the article."""
