"""A difference between registers: entries that may be one, or one entry that two people changed differently."""

from dataclasses import dataclass

from annotator.model.record import Record

ENTRY_REASONS = ("changed", "identifier", "name")
"""One entry that is stated in two ways; entries of one kind that share an identifier of an authority file; entries of
one kind and name that different people made."""


@dataclass(frozen=True, slots=True)
class EntryCase:
    """What is to be decided: for a *changed* entry which version holds, else whether the entries are one."""

    reason: str
    """One of ENTRY_REASONS."""
    versions: tuple[Record, ...]
    """Versions of one entry, the one that is shown first; or entries, by id."""

    @property
    def id(self) -> str:
        """The id of the first entry."""
        return self.versions[0].id
