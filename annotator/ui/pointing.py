"""Pointing: a tag is given by showing it, with a click, or by going to it and pressing Return."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from annotator.model.errors import InvalidValue, KnownError, NotFound
from annotator.services.session import Session
from annotator.ui.actions import Actions
from annotator.ui.aiming import Aim
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
        self._aim: Aim | None = None
        self._from: tuple[ArticlePane, int] | None = None
        self._known: dict[str, bool] = {}
        panes.each(self._listen)

    def _listen(self, pane: ArticlePane) -> None:
        # The grammar, which was connected first, has selected the tag by then.
        pane.tag_clicked.connect(self._clicked)
        if self.is_on:
            pane.view.set_choosable(self._fits)

    @property
    def is_on(self) -> bool:
        """Whether somebody is pointing."""
        return self._aim is not None

    def begin(self, aim: Aim) -> None:
        """Let a tag be pointed at. Raises InvalidValue when nothing may be changed."""
        if self._session.read_only:
            raise InvalidValue(self._session.read_only)
        if self.is_on:
            self.stop()
        self._grammar.arm("")
        self._aim = aim
        self._known.clear()
        pane = self._panes.active
        self._from = (pane, pane.caret)
        for pane in self._panes.panes:
            pane.view.set_choosable(self._fits)
        self._panes.focus()
        self._tell(aim.labels)

    def _tell(self, labels: Sequence[str]) -> None:
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
        aim = self._aim
        if aim is None:
            return
        for pane in self._panes.panes:
            pane.view.set_choosable(None)
        if self._from is not None and self._from[0] in self._panes.panes:
            pane, caret = self._from
            pane.focus_text()
            pane.set_caret(caret, reveal=True)
        self._grammar.select(aim.tag)
        # Only now: until here the inspector has stayed with the tag that points.
        self._aim, self._from = None, None
        self.told.emit("")
        self.ended.emit(taken or aim.field, bool(taken))

    def follow(self) -> None:
        """Look again, after a step, whether the tag that points is still there, and which can be pointed at."""
        self._known.clear()
        try:
            self._session.library.tag(self._aim.tag if self._aim else "")
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
        aim = self._aim
        there = [identifier for identifier in identifiers if identifier and aim and identifier != aim.tag]
        if aim is None or not there:
            raise NotFound("There is no tag here; choose one, or select some words and press a tag's key.")
        chosen = next((identifier for identifier in there if self._fits(identifier)), there[0])
        self.stop(aim.take(chosen))

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
        """Whether this tag can be taken; answers are remembered, for the text asks at every move of the mouse."""
        if identifier not in self._known:
            self._known[identifier] = self._aim is not None and self._aim.fits(identifier)
        return self._known[identifier]
