"""The dates among the values of the selected tag: read for its article, shared, and proposed from its words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from annotator.model.annotation import Annotation
from annotator.model.tag_type import Field
from annotator.services.session import Session

if TYPE_CHECKING:
    from annotator.model.understood import Understood
    from annotator.ui.docks.date_editor import DateEditor, Kind

DATE_KINDS = ("date", "duration")

Verb = Callable[[Annotation], object]


class DateFields:
    """Makes the editors for one tag type; `do` changes the tag that is shown."""

    def __init__(self, session: Session, do: Callable[[Verb], bool]) -> None:
        self._session = session
        self._do = do
        self._article = ""
        self._editors: dict[str, DateEditor] = {}

    def editor(self, field: Field, parent: QWidget) -> DateEditor:
        """Return the editor for a field. Where a type has one date and one duration, each gives the other its own."""
        from annotator.ui.docks.date_editor import DateEditor

        kind: Kind = "duration" if field.kind == "duration" else "date"
        editor = DateEditor(parent, field.hint, kind=kind, read=self._read)
        editor.name(field.label, field.hint)
        editor.offer_taken.connect(lambda: self._do(lambda tag: self._session.dating.accept([tag.id])))
        self._editors[field.name] = editor
        dates, durations = (
            [editor for editor in self._editors.values() if editor.kind == kind] for kind in DATE_KINDS
        )
        if len(dates) == len(durations) == 1:
            dates[0].share(durations[0])
            durations[0].share(dates[0])
        return editor

    def show_tag(self, tag: Annotation) -> None:
        """Read what is typed as of this tag's article."""
        self._article = tag.article

    def _read(self, typed: str) -> Understood:
        return self._session.dating.understand(typed, self._article)
