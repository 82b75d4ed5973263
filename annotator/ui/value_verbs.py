"""The values of the current tag by key: a new entry, pointing, a comment, taking what is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.ui.aiming import ValueAim
from annotator.ui.pointing import Pointing

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class ValueVerbs(QObject):
    """Connects the inspector and the text of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._inspector = window.inspector
        self._from_inspector = False
        self.pointing = Pointing(window.session, window.actions_, window.panes, window.grammar, self)
        self.pointing.told.connect(window.status_line.show_pointing)
        self.pointing.ended.connect(self._return)
        on = window.actions_.on
        on("tag.new_entry", self.make_entry)
        on("tag.point", lambda: self._point(window.grammar.current().id, "", False))
        on("tag.note", self.note)
        on("tag.comment", self.comment)
        on("tag.answer", self.answer)
        self._inspector.point_wanted.connect(
            lambda tag, field: window.actions_.guard(lambda: self._point(tag, field, True))
        )
        self._inspector.entry_wanted.connect(window.register.show_entry)

    def make_entry(self) -> None:
        """Make an entry of the words of the current tag, or link it to the one that is called so already."""
        tag = self._window.grammar.current()
        record, made = self._window.session.naming.link_own(tag.id)
        if self._inspector.isVisible():
            return  # where it can be seen; a message would move the text each time
        words = self.tr("New in the register: “{name}”.") if made else self.tr("Linked to “{name}”.")
        self._window.reporting.tell_step(words.format(name=record.name), self._window.undo)

    def note(self) -> None:
        """Go to the note on the current tag."""
        self._window.grammar.select(self._window.grammar.current().id)
        self._inspector.focus_note()

    def comment(self) -> None:
        """Go to the comments on the current tag."""
        self._window.grammar.select(self._window.grammar.current().id)
        self._inspector.focus_comment()

    def answer(self) -> None:
        """Take the value that is offered for the current tag, or else go to its values; make a ghost a tag."""
        grammar = self._window.grammar
        if grammar.ghost:
            self._window.ghost_verbs.accept(grammar.ghost)
            return
        grammar.select(grammar.current().id)
        if not (self._inspector.isVisible() and self._inspector.accept_offer()):
            grammar.inspect()

    def _point(self, tag: str, field: str, from_inspector: bool) -> None:
        self._from_inspector = from_inspector
        self.pointing.begin(ValueAim(self._window.session, tag, field))

    def _return(self, field: str, taken: bool) -> None:
        if self._from_inspector:
            self._inspector.focus_value(field, after=taken)
