"""What a reader of tagged files is: a name, the file endings, how a file is recognised, and one function."""

from collections.abc import Callable
from dataclasses import dataclass

from annotator.formats.beside import Beside
from annotator.model.found_file import FoundFile
from annotator.model.progress import Progress
from annotator.model.tag_mapping import MappingRule

__all__ = ["Beside", "Read", "TaggedFormat"]

Read = Callable[[bytes, str, Beside, Progress], FoundFile]
"""(bytes of the file, its name, what lies beside it, progress) → what stands in it.

Raises UnreadableFile with one sentence."""


@dataclass(frozen=True, slots=True)
class TaggedFormat:
    """One way in which other programs hand over texts with tags."""

    name: str
    label: str
    suffixes: tuple[str, ...]
    """Lower-case endings with their dot."""
    recognises: Callable[[bytes, str], bool]
    """Whether a file (bytes, name) with one of the endings is of this format; looks at little of it."""
    read: Read
    rules: tuple[MappingRule, ...] = ()
    """What is proposed for the kinds of tag that the format itself defines; the first rule of a kind holds."""
