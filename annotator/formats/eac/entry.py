"""What an authority record is made of: an entry of the register and what the articles say of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from annotator.model.article import Article
from annotator.model.claim import Claim
from annotator.model.holdings import Remembered
from annotator.model.record import Record


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with what belongs into its record."""

    record: Record
    project: str
    """Name of the project, which maintains the record."""
    claims: Sequence[Claim] = ()
    """Of which it is the holder."""
    held_by: Sequence[tuple[Record, Claim]] = ()
    """Claims of others that name it as their organisation, with their holder."""
    articles: Mapping[str, Article] = field(default_factory=dict)
    """Articles of the claims and forms, by id."""
    attested: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Words by which articles call it, with the ids of these articles."""
    history: Sequence[Remembered] = ()
    """Who stated it and when, oldest first."""
    merged: Sequence[str] = ()
    """Ids of the entries for which it speaks since they were merged."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Names of the files of other entries, by their id."""
