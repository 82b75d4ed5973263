"""What an importer is: a name, the file endings it reads, and one function."""

from collections.abc import Callable
from dataclasses import dataclass

from annotator.model.incoming import Incoming

Read = Callable[[bytes, str, str | None], Incoming]
"""(bytes of the file, its name, an encoding chosen by the archivist or None) → what was found in it.

Raises UnreadableFile with one sentence."""


@dataclass(frozen=True, slots=True)
class Importer:
    """One way of taking in a file."""

    name: str
    label: str
    suffixes: tuple[str, ...]
    """Lower-case endings with their dot."""
    read: Read
