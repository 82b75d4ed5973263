"""What a file of names says in one of its rows, before anything is taken in."""

from dataclasses import dataclass, field

from annotator.model.record import IDENTIFIER_SCHEMES, Record

PARTS = ("name", "forms", "dates", *IDENTIFIER_SCHEMES, "note", "sources", "status", "origin")
"""Parts of a record that a file may speak of, beside its id and kind; identifiers scheme by scheme."""


@dataclass(frozen=True, slots=True)
class IncomingRecord:
    """One entry of a file; `record.id` is empty where the file gives no id of ours."""

    place: int
    """Row of a table (its heading is row 1) or line of an XML file, for the archivist."""
    record: Record
    parts: frozenset[str] = field(default=frozenset(PARTS))
    """What the file speaks of: a table without a column of notes takes no note away."""
    kind_is_said: bool = True
    """Whether the file says the kind; otherwise an entry that is known keeps its own."""
    problem: str = ""
    """One sentence when the row cannot be taken in."""
