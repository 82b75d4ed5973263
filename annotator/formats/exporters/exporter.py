"""What an exporter is: a name, words for the archivist, and one function."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from annotator.model.corpus import Corpus
from annotator.model.progress import Progress

Write = Callable[[Corpus, BinaryIO, Progress], None]
"""Write the corpus to a binary stream, calling progress after each article."""

Check = Callable[[BinaryIO, Callable[[str], str]], None]
"""Read a written file again and raise InvalidDocument where it is not what it should be.

The function given returns the stored text of an article by its id."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """One way of handing over a corpus."""

    name: str
    label: str
    description: str
    """What it means, in words for the archivist."""
    suffix: str
    write: Write
    check: Check | None = None
