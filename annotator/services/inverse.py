"""The inverse of a step: what was there before it, as edits."""

from collections.abc import Sequence

from annotator.model.errors import InvalidValue
from annotator.model.event import Statement, fold
from annotator.services.edit import Edit
from annotator.store import log
from annotator.store.connection import Database


def inverse(database: Database, label: str, events: Sequence[str]) -> list[Edit]:
    """What was there before these events of a step, for every subject: all sides of a disagreement.

    Raises InvalidValue when what they made was changed since.
    """
    own = set(events)
    edits: dict[str, list[Edit]] = {}
    for event in (log.get(database, identifier) for identifier in reversed(events)):
        for statement in event.statements:
            if statement.subject in edits:
                continue
            said = [(identifier, s) for identifier, _event, s in log.statements(database, statement.subject)]
            made = fold((i, s) for i, s in said if i in own)
            if fold(said).bodies != made.bodies:
                raise InvalidValue(
                    f"“{label}” cannot be undone, because what it made was changed afterwards; "
                    "change it by hand instead."
                )
            before = fold((i, s) for i, s in said if i in _before(said, own))
            edits[statement.subject] = [
                Edit(statement.kind, statement.subject, body, event.scope)
                for body in before.bodies or (None,)
            ]
    return [edit for sides in edits.values() for edit in sides]


def _before(said: Sequence[tuple[str, Statement]], own: set[str]) -> set[str]:
    """Ids of the events that a step's first statement about a subject superseded."""
    first = next(statement for identifier, statement in said if identifier in own)
    return set(first.supersedes)
