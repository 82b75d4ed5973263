"""What a project holds beside the articles of an export and their tags: originals, the log, the whole register."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from annotator.model.article import Article
from annotator.model.errors import NotFound
from annotator.model.record import Record


@dataclass(frozen=True, slots=True)
class Remembered:
    """One statement about a subject: when, by whom, as part of which step, and what kind of statement it was."""

    at: str
    by: str
    label: str
    kind: str
    """`created`, `revised` or `deleted`."""


def _no_original(_article: Article) -> bytes:
    raise NotFound("Originals are not part of what is exported here.")


@dataclass(frozen=True, slots=True)
class Holdings:
    """Asked for only by what hands over more than articles and tags."""

    original: Callable[[Article], bytes] = _no_original
    """The bytes as received. Raises NotFound where they are not in the project."""
    events: Callable[[], Iterable[str]] = tuple
    """Canonical JSON of the events of the log, by id."""
    register: Callable[[], Iterable[tuple[Record, int]]] = tuple
    """Entries of the register with the number of their mentions: all, or those to which tags of some articles lead."""
    history: Callable[[str], Sequence[Remembered]] = lambda _subject: ()
    """What was stated about a subject, oldest first; about an entry, also what was merged into it."""
    merged: Callable[[str], Sequence[str]] = lambda _record: ()
    """Ids of the entries for which an entry speaks since they were merged."""
    newest: Callable[[], str] = str
    """UTC time of the newest event (`2026-11-25T09:30:00Z`), empty where there is none."""
