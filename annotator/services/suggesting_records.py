"""Suggesting entries of the register for a mention, or for what is typed: the likely one first, with the reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.model.record import Record
from annotator.store import name_index, records
from annotator.store.connection import Database
from annotator.text.name_ranking import rank


@dataclass(frozen=True, slots=True)
class RecordSuggestion:
    """An entry that may be meant, the form of it that fits, points, and the reason in words."""

    record: Record
    form: str
    score: int
    reason: str


def suggest(
    database: Database,
    kinds: Sequence[str],
    typed: str,
    *,
    article: str = "",
    mention: str = "",
    position: int = 0,
    limit: int = 12,
) -> list[RecordSuggestion]:
    """Entries of these kinds, the likely one first; see `Registering.suggest`."""
    found = name_index.candidates(database, kinds, typed, article, mention, position=position)
    ranked = [
        (ranked, candidate, identifier)
        for identifier, candidate in found
        if (ranked := rank(candidate, mention, typed)) is not None
    ]
    ranked.sort(key=lambda row: (-row[0].score, -row[1].total, row[1].name.casefold(), row[2]))
    return [
        RecordSuggestion(records.get(database, identifier), one.form, one.score, one.reason)
        for one, _candidate, identifier in ranked[:limit]
    ]
