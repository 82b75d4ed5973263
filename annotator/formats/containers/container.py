"""What a container is: a file that holds many documents, and one function that takes them out one by one."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO

from annotator.model.article import Metadata


@dataclass(frozen=True, slots=True)
class Member:
    """One document of a container. With an `error` (a sentence) it could not be taken out."""

    name: str
    """What it is called; its ending says which importer reads it."""
    place: str
    """Where it lies in the container: `2023/luton.html`, `record <urn:uuid:…>`."""
    data: bytes = b""
    metadata: Metadata = field(default_factory=Metadata)
    """What the container says of it: the address it was fetched from, and when."""
    encoding: str = ""
    """The label of its encoding, where the container states one."""
    remarks: tuple[str, ...] = ()
    error: str = ""

    @property
    def label(self) -> str:
        """What an archivist knows it by: its address, or else its place."""
        return self.metadata.url or self.place


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be taken out of a container."""

    is_wanted: Callable[[str], bool]
    """Whether a file of this name can be of use."""
    max_bytes: int
    """Largest document."""


Members = Callable[[IO[bytes], str, Wanted, "Counter[str]"], Iterator[Member]]
"""(open file, its name, what is wanted, counts of what was left out, by its plural in words) → its documents.

The counts grow while the documents are taken out. Raises UnreadableFile with one sentence where it cannot go on.
"""


@dataclass(frozen=True, slots=True)
class Container:
    """One kind of file that holds documents."""

    name: str
    label: str
    suffixes: tuple[str, ...]
    """Lower-case endings with their dot."""
    members: Members
