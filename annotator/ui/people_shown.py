"""Whose tags are shown in a window, and by what name: chosen for the screen alone, never in the project."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from annotator.model.annotation import Annotation
from annotator.model.case import letters
from annotator.services.session import Session

WHICH = ("both", "mine", "theirs", "decided")
"""One's own tags and those of others, either of them, or those that a reviewer accepted."""


class PeopleShown(QObject):
    """Tells which tags are to be drawn; a tag that is not can neither be selected nor stepped to."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.which = "both"
        """One of WHICH."""
        self.hidden: frozenset[str] = frozenset()
        """Names of those whose tags are not shown."""
        self.blind = False
        """Whether colleagues have letters instead of names."""
        self._letters: dict[str, str] = {}

    @property
    def shows_all(self) -> bool:
        """Whether nothing is hidden."""
        return self.which == "both" and not self.hidden

    def people(self) -> list[str]:
        """Everybody who tagged, by name, oneself first."""
        own = self._session.history.by
        return sorted(self._session.library.annotators(), key=lambda name: (name != own, name))

    def name(self, person: str) -> str:
        """What a person is called here."""
        if not self.blind or person == self._session.history.by:
            return person
        if person not in self._letters:
            own = self._session.history.by
            others = sorted({*self._session.library.annotators(), *self._letters, person} - {own})
            self._letters = letters(others)
        return self._letters[person]

    def shows(self, tag: Annotation) -> bool:
        """Whether a tag is drawn."""
        own = tag.by == self._session.history.by
        wanted = {"mine": own, "theirs": not own, "decided": tag.state == "accepted"}
        return tag.by not in self.hidden and wanted.get(self.which, True)

    def of(self, tags: Sequence[Annotation]) -> list[Annotation]:
        """Those of some tags that are drawn."""
        return list(tags) if self.shows_all else [tag for tag in tags if self.shows(tag)]

    def choose(self, which: str) -> None:
        """Show some of the tags: one of WHICH."""
        self._change(lambda: setattr(self, "which", which))

    def show_person(self, person: str, shown: bool) -> None:
        """Show somebody's tags, or not."""
        hidden = self.hidden - {person} if shown else self.hidden | {person}
        self._change(lambda: setattr(self, "hidden", hidden))

    def set_blind(self, blind: bool) -> None:
        """Call colleagues by letters, or by name."""
        self._change(lambda: setattr(self, "blind", blind))

    def _change(self, act: Callable[[], None]) -> None:
        before = self.which, self.hidden, self.blind
        act()
        if before != (self.which, self.hidden, self.blind):
            self.changed.emit()
