"""What a file of another program holds: texts with tags and entries, under the names that the file uses.

A reader says what stands in a file and decides nothing: a mapping (see `model.tag_mapping`) says what becomes of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.model.incoming import Incoming
from annotator.model.loss import Loss
from annotator.model.record import Identifier
from annotator.model.span import Target


@dataclass(frozen=True, slots=True)
class FoundTag:
    """One tag as the file has it."""

    kind: str
    """What the file calls it: `persName`, `rs type=person`, the name of a layer or of a code."""
    target: Target
    """Code points of the text of its document."""
    id: str = ""
    """The file's own id, unique in the file; empty where it gives none."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What the file says of it in words, by the file's names: attributes, features."""
    entries: Mapping[str, str] = field(default_factory=dict)
    """Where it points to an entry: the file's name of the pointer (`ref`) and the key of the entry."""
    tags: Mapping[str, str] = field(default_factory=dict)
    """Where it points to another tag: the file's name of the pointer (`who`) and that tag's id."""
    by: str = ""
    """Empty where the file names nobody: then it is who takes the file in."""
    at: str = ""
    """UTC as `2026-11-25T09:30:00Z`, or empty."""
    certainty: str = "certain"
    note: str = ""


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """A person, organisation or place of the file's own register, or one that tags name by a key."""

    key: str
    """Unique in the file."""
    kind: str
    """One of RECORD_KINDS."""
    name: str
    forms: tuple[str, ...] = ()
    dates: str = ""
    """EDTF."""
    identifiers: tuple[Identifier, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """One text of the file with its tags; or, without a text, tags for an article of the project."""

    key: str
    """The file's name for it, unique in the file."""
    incoming: Incoming | None
    """None where the file holds no text of its own."""
    tags: tuple[FoundTag, ...]
    article: str = ""
    """Id of the article of a project that it speaks of, or its address, title or file name, where it says so."""
    quotes: Mapping[int, str] = field(default_factory=dict)
    """Without a text: what the file says stands at a tag (by its place in `tags`), to be checked in the article."""
    around: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    """Without a text: the words before and after a tag, as far as the file tells them."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """All of it."""

    program: str
    """What wrote it, or which dialect it is, in words: `TEI of Recogito Studio`, `brat`."""
    documents: tuple[FoundDocument, ...]
    entries: tuple[FoundEntry, ...] = ()
    losses: tuple[Loss, ...] = ()
    """What the reader could not carry."""
    ours: bool = False
    """Whether Annotator exported it: then ids of tags, entries and articles, types and values are our own."""
