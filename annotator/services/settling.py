"""Settling: what is accepted where articles contradict each other, and why; the articles stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.model.conflict import Conflict
from annotator.model.errors import InvalidValue, NotFound
from annotator.model.progress import Progress, silent
from annotator.model.settlement import Settlement
from annotator.model.standing import Standing
from annotator.services.contradicting import Contradicting
from annotator.services.history import Edit, History
from annotator.services.stamping import now
from annotator.services.undisturbed import undisturbed
from annotator.store import settlements
from annotator.store.project import Project
from annotator.text.normalising import printable

if TYPE_CHECKING:
    from annotator.services.comparing import Comparing


class Settling:
    """Decisions about conflicts; every verb is one undo step."""

    def __init__(
        self,
        project: Project,
        history: History,
        contradicting: Contradicting,
        comparing: Callable[[], Comparing],
    ) -> None:
        """`comparing` is loaded when numbers are first compared: what is claimed needs none of it."""
        self._database = project.database
        self._history = history
        self._comparing = comparing
        self._contradicting = contradicting

    def conflicts(self, article_ids: Sequence[str], progress: Progress = silent) -> list[Standing]:
        """Return where the articles contradict each other, and what was decided about it.

        Raises InvalidValue for less than two articles or one given twice, and Cancelled.
        """
        return self._standings(self._comparing().conflicts(article_ids, progress))

    def in_project(self, progress: Progress = silent) -> list[Standing]:
        """The same for all articles of the project (see `Comparing.conflicts_in_project`)."""
        return self._standings(self._comparing().conflicts_in_project(progress))

    def of_claims(self, article_ids: Sequence[str]) -> list[Standing]:
        """The conflicts in what the articles claim: those that tags take part in."""
        return self._standings(self._contradicting.of_claims(article_ids))

    def standing(self, conflict: Conflict) -> Standing:
        """Return how things stand with one conflict."""
        return self._standings([conflict])[0]

    def chosen(self, identifier: str, among: Sequence[Standing]) -> Standing:
        """Return the one whose id begins like this. Raises NotFound when there is not exactly one."""
        found = [one for one in among if identifier and one.conflict.id.startswith(identifier.lower())]
        if len(found) != 1:
            what = "more than one conflict" if found else "no conflict of these articles"
            raise NotFound(f"{identifier} is the id of {what}; list the conflicts to see the ids.")
        return found[0]

    @undisturbed
    def settle(self, conflict: Conflict, value: str, because: str) -> Settlement:
        """Accept a value, or change what was accepted; an empty value says that none of it can be.

        Raises InvalidValue when no reason is given.
        """
        because = _words(because)
        if not because:
            raise InvalidValue("Say why this is accepted; whoever reads it later has to know.")
        before = self.standing(conflict)
        holds = before.settlement if before.state in ("settled", "disputed") else None
        settlement = replace(
            holds or Settlement(conflict.kind, conflict.subject, conflict.told, conflict.witnesses, "", ""),
            value=_words(value),
            because=because,
            by=self._history.by,
            at=now(),
        )
        overtaken = [
            Edit("settlement", old.id, None) for old in self._about(conflict) if old.id != settlement.id
        ]
        label = "Change what is accepted" if holds else "Settle conflict"
        self._history.apply(label, [*overtaken, Edit("settlement", settlement.id, settlement.to_body())])
        return settlement

    @undisturbed
    def reopen(self, conflict: Conflict) -> None:
        """Take back what was decided about a conflict. Raises NotFound when nothing was."""
        edits = [Edit("settlement", old.id, None) for old in self._about(conflict)]
        if not edits:
            raise NotFound("Nothing was decided about this conflict; there is nothing to take back.")
        self._history.apply("Reopen conflict", edits)

    def _about(self, conflict: Conflict) -> list[Settlement]:
        articles = {witness.article for witness in conflict.witnesses}
        return [one for one in settlements.of_articles(self._database, articles) if one.touches(conflict)]

    def _standings(self, conflicts: Sequence[Conflict]) -> list[Standing]:
        articles = {witness.article for conflict in conflicts for witness in conflict.witnesses}
        decided = settlements.of_articles(self._database, articles)
        disputed = settlements.disputed(self._database) if decided else frozenset()
        return [_standing(conflict, decided, disputed) for conflict in conflicts]


def _standing(conflict: Conflict, decided: Sequence[Settlement], disputed: Container[str]) -> Standing:
    about = [settlement for settlement in decided if settlement.touches(conflict)]
    own = [settlement for settlement in about if settlement.id == conflict.id]
    for settlement in (*own, *about):
        if settlement.answers(conflict):
            return Standing(conflict, "disputed" if settlement.id in disputed else "settled", settlement)
    return Standing(conflict, "reopened", about[0]) if about else Standing(conflict, "open")


def _words(text: str) -> str:
    return " ".join(printable(text).split())
