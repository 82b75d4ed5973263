"""What an exporter is: a name, words for the archivist, and one function."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.loss import Loss
from annotator.model.progress import Progress

Write = Callable[[Corpus, BinaryIO, Progress], Sequence[Loss]]
"""Write the corpus to a binary stream, calling progress after each article; return what the format cannot hold."""

Stored = Callable[[str], AnnotatedArticle]
"""The article of this id as the project has it, with its text and tags; raises NotFound."""

Check = Callable[[BinaryIO, Stored], None]
"""Read a written file again and raise InvalidDocument where it is not what it should be."""

TEI, TABLES, ARCHIVES, PROGRAMS = "TEI", "Tables", "Archives", "Other programs"
"""What the ways of handing over are grouped by."""


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
    least: int = 1
    """Articles from which on it has something to say."""
    accepted_only: bool = False
    """Whether it is given only the tags that a review accepted."""
    group: str = PROGRAMS
