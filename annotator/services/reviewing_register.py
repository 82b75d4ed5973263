"""Reviewing the register: entries of two people that may be one, and entries that two people changed differently."""

from annotator.model.entry_case import EntryCase
from annotator.model.errors import InvalidValue
from annotator.model.record import Record
from annotator.services.history import Edit, History
from annotator.services.registering import Registering
from annotator.services.undisturbed import undisturbed
from annotator.store import log, record_cases, records
from annotator.store.project import Project


class ReviewingRegister:
    """Differences between registers, and the verb that decides them; nobody has to."""

    def __init__(self, project: Project, history: History, registering: Registering) -> None:
        self._database = project.database
        self._history = history
        self._registering = registering

    def cases(self) -> list[EntryCase]:
        """Return the changed entries, then those that share an identifier, then those of one name; each by id."""
        changed = [
            EntryCase("changed", self._versions(name)) for name in record_cases.disputed(self._database)
        ]
        found: dict[tuple[str, ...], str] = {}
        for group in record_cases.of_one_identifier(self._database):
            found.setdefault(group, "identifier")
        for group in record_cases.of_one_name(self._database):
            found.setdefault(group, "name")
        shared = [
            EntryCase(reason, tuple(records.get(self._database, name) for name in group))
            for group, reason in found.items()
        ]
        return [*changed, *shared]

    @undisturbed
    def decide(self, case: EntryCase, take: Record) -> None:
        """Let one version of a changed entry hold, or let one entry speak for all of the case.

        Raises InvalidValue when it is none of them.
        """
        if take not in case.versions:
            raise InvalidValue(
                "Choose one of the versions that are shown; the register may have changed since."
            )
        if case.reason == "changed":
            self._history.apply(f"Decide about {take.name}", [Edit("record", take.id, take.to_body())])
        else:
            self._registering.merge(take.id, [one.id for one in case.versions if one.id != take.id])

    def _versions(self, identifier: str) -> tuple[Record, ...]:
        bodies = log.folded(self._database, identifier).bodies
        return tuple(Record.from_body(identifier, body) for body in bodies if body is not None)
