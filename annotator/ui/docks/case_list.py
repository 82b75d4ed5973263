"""Cases with what would be decided about each, and a box to check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from annotator.model.case import Case, Decision
from annotator.services.session import Session
from annotator.ui.docks.case_words import kind_name
from annotator.ui.docks.check_list import CheckList
from annotator.ui.docks.said_row import surroundings


@dataclass(frozen=True, slots=True)
class Proposed:
    """A decision that somebody can leave out."""

    case: Case
    take: str
    """Id of the tag that would be taken; empty when none is right."""

    @property
    def article(self) -> str:
        """Id of the article it stands in."""
        return self.case.article

    @property
    def tag(self) -> str:
        """Id of the tag whose place shows the case."""
        return self.take or self.case.id


class CaseList(CheckList[Proposed]):
    """Every box is checked at first."""

    def __init__(self, session: Session, name: Callable[[str], str], parent: QObject | None = None) -> None:
        """`name` says what a person is called."""
        super().__init__(lambda article: session.library.article(article).label, parent)
        self._session = session
        self._name = name

    def show_decisions(self, decisions: Sequence[Decision]) -> None:
        """Show these decisions, each to be made unless its box is unchecked."""
        self.show_items([Proposed(case, take) for case, take in decisions], keep=False)

    def decisions(self) -> list[Decision]:
        """Those whose box is checked."""
        return [(one.case, one.take) for one in self.chosen()]

    def key(self, item: Proposed) -> str:
        return item.case.id

    def is_offered(self, item: Proposed) -> bool:
        return True

    def words(self, item: Proposed) -> str:
        library = self._session.library
        tag = library.tag(item.tag)
        before, words, after = surroundings(library.text(item.article), tag.extent)
        return f"{_end(before)}[{words}]{_start(after)}"

    def remark(self, item: Proposed) -> str:
        if not item.take:
            return " · ".join((kind_name(item.case.kind), self.tr("none is right")))
        tag = self._session.library.tag(item.take)
        label = next((one.label for one in self._session.tag_set.types() if one.name == tag.type), tag.type)
        return " · ".join((kind_name(item.case.kind), label, self._name(tag.by)))


def _end(words: str, most: int = 40) -> str:
    return words if len(words) <= most else f"… {words[-most:].partition(' ')[2]}"


def _start(words: str, most: int = 60) -> str:
    return words if len(words) <= most else f"{words[:most].rpartition(' ')[0]} …"
