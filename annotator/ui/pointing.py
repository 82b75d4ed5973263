"""Pointing: a value is given by showing the tag it means, with a click, or by going to it and pressing Return."""

from PySide6.QtCore import QObject, Signal

from annotator.model.errors import InvalidValue, KnownError, NotFound
from annotator.services.session import Session
from annotator.ui.actions import Actions
from annotator.ui.article_pane import ArticlePane
from annotator.ui.caret_order import stepped
from annotator.ui.panes import Panes
from annotator.ui.tagging_grammar import TaggingGrammar

_MOVING = ("tag.cycle", "edit.", "view.", "help.")
"""Beginnings of the actions that work as ever meanwhile."""


class Pointing(QObject):
    """A mode of the whole window, from `begin` until a tag was taken or somebody gave up."""

    told = Signal(str)
    """What to do now, for the status line; empty when the mode is over."""
    ended = Signal(str, bool)
    """(field, whether a tag was taken), after the tag that points was selected again."""

    def __init__(
        self, session: Session, actions: Actions, panes: Panes, grammar: TaggingGrammar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self._panes = panes
        self._grammar = grammar
        self._tag = ""
        self._field = ""
        self._from: tuple[ArticlePane, int] | None = None
        self._known: dict[str, bool] = {}
        for pane in panes.panes:
            self._listen(pane)
        panes.pane_added.connect(self._listen)

    def _listen(self, pane: ArticlePane) -> None:
        # The grammar, which was connected first, has selected the tag by then.
        pane.tag_clicked.connect(self._clicked)
        if self.is_on:
            pane.view.set_choosable(self._fits)

    @property
    def is_on(self) -> bool:
        """Whether somebody is pointing."""
        return bool(self._tag)

    def begin(self, identifier: str, field: str = "") -> None:
        """Let a value of a tag be pointed at; without `field`, what is pointed at decides which.

        Raises InvalidValue when the type of the tag has no value that points at anything.
        """
        if self._session.read_only:
            raise InvalidValue(self._session.read_only)
        tag = self._session.library.tag(identifier)
        tag_type = self._session.tag_set.type(tag.type)
        links = [f.label for f in tag_type.fields if f.is_link and field in ("", f.name)]
        if not links:
            raise InvalidValue(f"{tag_type.label} tags have no value that points at another tag.")
        if self.is_on:
            self.stop()
        self._grammar.arm("")
        self._tag, self._field = identifier, field
        self._known.clear()
        pane = self._panes.active
        self._from = (pane, pane.caret)
        for pane in self._panes.panes:
            pane.view.set_choosable(self._fits)
        self._panes.focus()
        self._tell(links)

    def _tell(self, labels: list[str]) -> None:
        keys = self._actions.keys
        words = self.tr(
            "Pointing — {fields}: click the tag, or go to it with {next} and {previous} or the arrows "
            "and press Return. Esc leaves."
        )
        self.told.emit(
            words.format(
                fields=", ".join(labels), next=keys.key("tag.next"), previous=keys.key("tag.previous")
            )
        )

    def stop(self, taken: str = "") -> None:
        """Leave the mode and go back to the tag that points; `taken` is the field that was given a value."""
        if not self.is_on:
            return
        for pane in self._panes.panes:
            pane.view.set_choosable(None)
        if self._from is not None and self._from[0] in self._panes.panes:
            pane, caret = self._from
            pane.focus_text()
            pane.set_caret(caret, reveal=True)
        self._grammar.select(self._tag)
        field = taken or self._field
        # Only now: until here the inspector has stayed with the tag that points.
        self._tag, self._field, self._from = "", "", None
        self.told.emit("")
        self.ended.emit(field, bool(taken))

    def follow(self) -> None:
        """Look again, after a step, whether the tag that points is still there, and which can be pointed at."""
        self._known.clear()
        try:
            self._session.library.tag(self._tag)
        except KnownError:
            self.stop()
            self._grammar.select("")

    # What the hands do

    def key(self, key: str) -> bool:
        """A key that was pressed in an article; returns whether it means something to somebody who points."""
        if not self.is_on:
            return False
        name = self._actions.keys.meaning(key)
        if name == "tag.disarm":
            self.stop()
        elif key in ("Return", "Enter"):
            self._actions.guard(self._take_here)
        elif name in ("tag.next", "tag.previous"):
            self._actions.guard(lambda: self._step(+1 if name == "tag.next" else -1))
        elif name.startswith(("type.", "palette.")):
            self._actions.guard(lambda: self._make(name))
        elif name.startswith(_MOVING):
            return False
        else:
            self._actions.guard(self._refuse)
        return True

    def _clicked(self, identifier: str) -> None:
        if self.is_on and not self._panes.active.selection():
            self._actions.guard(lambda: self._take([identifier, *self._at_caret()]))

    def _take_here(self) -> None:
        self._take([self._grammar.selected, *self._at_caret()])

    def _at_caret(self) -> list[str]:
        return [tag.id for tag in self._panes.active.tags_at_caret()]

    def _take(self, identifiers: list[str]) -> None:
        """Point at the first of these that fits; the first of all says what is wrong when none does."""
        there = [identifier for identifier in identifiers if identifier and identifier != self._tag]
        if not there:
            raise NotFound("There is no tag here; choose one, or select some words and press a tag's key.")
        chosen = next((identifier for identifier in there if self._fits(identifier)), there[0])
        self.stop(self._session.tagging.point(self._tag, chosen, self._field))

    def _make(self, action: str) -> None:
        """Tag what is selected, and point at that."""
        if self._panes.active.selection() is None:
            self._refuse()
        before = self._grammar.selected
        with self._session.history.step("Tag and point", lasting=True):
            self._actions[action].trigger()
            if self._grammar.selected != before:
                self._take([self._grammar.selected])

    def _step(self, step: int) -> None:
        pane = self._panes.active
        tags = [tag for tag in pane.tags if self._fits(tag.id)]
        selected = self._grammar.selected
        here = selected if any(tag.id == selected for tag in tags) else ""
        tag = stepped(tags, here, pane.caret, step)
        if tag is None:
            where = "after" if step > 0 else "before"
            raise NotFound(f"There is no tag {where} this place that could be pointed at.")
        self._grammar.go_to(pane, tag)

    def _refuse(self) -> None:
        raise InvalidValue("You are pointing at a tag; choose one, or press Esc first.")

    def _fits(self, identifier: str) -> bool:
        """Whether the value takes this tag."""
        if identifier not in self._known:
            self._known[identifier] = self._takes(identifier)
        return self._known[identifier]

    def _takes(self, identifier: str) -> bool:
        library = self._session.library
        try:
            fields = self._session.tagging.fields_for(library.tag(self._tag), library.tag(identifier))
        except NotFound:  # taken away, and still on the screen for a moment
            return False
        return any(self._field in ("", field.name) for field in fields)
