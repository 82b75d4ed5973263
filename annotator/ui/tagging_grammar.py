"""What keys and selections do to tags: select then key, or key then select; everything is one undo step."""

from PySide6.QtCore import QObject, Signal

from annotator.model.annotation import Annotation
from annotator.model.errors import InvalidValue, KnownError, NotFound
from annotator.model.span import Span, Target
from annotator.services.session import Session
from annotator.text.word_edges import trimmed
from annotator.ui.actions import Actions
from annotator.ui.article_pane import ArticlePane
from annotator.ui.caret_order import Standing, stepped
from annotator.ui.edges import moved
from annotator.ui.panes import Panes

_SHOWN = 60
"""Characters of a tag's words that a message shows."""


class TaggingGrammar(QObject):
    """Holds what is armed, what is selected and what was made last; acts on the active pane."""

    armed_changed = Signal(str)
    """Name of the armed tag type, or empty."""
    tag_selected = Signal(str)
    """Id of the selected tag, or empty."""
    inspect_wanted = Signal()
    retracted = Signal(str)
    """The words of a tag that was taken away, or their beginning."""
    ghost_refused = Signal(str)
    """Id of a ghost that shall never be a tag."""
    escaped = Signal()
    """Esc was pressed and there was nothing to stop or clear."""

    def __init__(
        self, session: Session, actions: Actions, panes: Panes, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self._panes = panes
        self.armed = ""
        self.last = ""
        self.selected = ""
        """Id of the tag that is lit up."""
        self.chosen = ""
        """Id of the tag that was made, clicked or gone to last; a fragment is added to it."""
        panes.each(self._listen)
        panes.activated.connect(lambda _pane: self.follow_caret())
        self._connect()

    def _connect(self) -> None:
        on = self._actions.on
        on("tag.repeat", self.repeat)
        on("tag.disarm", self.escape)
        on("tag.fragment", self.add_fragment)
        on("tag.certainty", lambda: self._session.tagging.step_certainty(self.current().id))
        on("tag.retract", self.retract)
        on("tag.inspect", self.inspect)
        on("tag.cycle", self.cycle)
        on("tag.next", lambda: self._step(+1))
        on("tag.previous", lambda: self._step(-1))
        for end in (True, False):
            for step in (+1, -1):
                for by_word in (True, False):
                    name = f"edges.{'end' if end else 'start'}{'_word' if by_word else ''}"
                    self._on_edge(f"{name}_{'right' if step > 0 else 'left'}", end, step, by_word)
        self.connect_types()

    def connect_types(self) -> None:
        """Let the keys of all tag types work; called again when the project's tag types change."""
        for number, tag_type in enumerate(self._session.tag_set.types(), 1):
            for name in (f"type.{tag_type.name}", f"palette.{number}"):
                if self._actions.is_free(name):
                    self._on_type(name, tag_type.name if name.startswith("type.") else number)

    def _on_type(self, action: str, wanted: str | int) -> None:
        def act() -> None:
            types = self._session.tag_set.types()
            self.press(wanted if isinstance(wanted, str) else types[wanted - 1].name)

        self._actions.on(action, act)

    def _on_edge(self, action: str, end: bool, step: int, by_word: bool) -> None:
        self._actions.on(action, lambda: self.move_edge(end=end, step=step, by_word=by_word))

    def _listen(self, pane: ArticlePane) -> None:
        guard = self._actions.guard
        pane.selection_made.connect(lambda: guard(self.selection_made))
        pane.fragment_made.connect(lambda: guard(self.add_fragment))
        pane.edge_dragged.connect(lambda tag, target: guard(lambda: self.set_edges(tag, target)))
        pane.tag_clicked.connect(self.select)
        pane.caret_moved.connect(self.follow_caret)
        pane.show_armed(self._session.tag_set.type(self.armed) if self.armed else None)

    # Making tags

    def press(self, name: str) -> None:
        """A tag type's key: tag the selection, or arm the type, or (its own key, armed) stop."""
        pane = self._pane()
        selection = pane.selection()
        if selection is not None:
            self.make(name, selection)
        elif self._cycles(name):
            self.cycle()
        else:
            self.arm("" if self.armed == name else name)

    def _cycles(self, name: str) -> bool:
        """`O` is both the key of organisations and of the next tag here; among several tags it is the latter."""
        return self._actions.keys.key(f"type.{name}") == "O" and not self.armed and len(self._here()) > 1

    def arm(self, name: str) -> None:
        """Tag every selection from now on with this type; empty stops."""
        self.armed = name
        self.armed_changed.emit(name)

    def make(self, name: str, selection: tuple[int, int]) -> Annotation:
        """Tag a selection (code points); white space at its ends is left out, and punctuation mostly.

        Furniture in its midst is left out too: a letter is one quotation, whatever is advertised in between.
        """
        pane = self._pane()
        tag_type = self._session.tag_set.type(name)
        chosen = Span(*selection)
        stretches = chosen.without(pane.view.zone_spans()) or [chosen]
        spans = [trimmed(pane.text, part.start, part.end, tag_type.trims_punctuation) for part in stretches]
        pairs = [(span.start, span.end) for span in spans if span]
        if not pairs:
            raise InvalidValue("Only white space is selected; select the words to tag.")
        tag = self._session.tagging.add(pane.article_id, name, pairs)
        self.last = name
        pane.set_caret(pairs[-1][1])
        self.select(tag.id)
        return tag

    def selection_made(self) -> None:
        """A selection was finished with the mouse or the Shift key: tag it if a type is armed."""
        selection = self._pane().selection()
        if self.armed and selection is not None:
            self.make(self.armed, selection)

    def repeat(self) -> None:
        """Tag the selection like the last one, or arm that type."""
        if not self.last:
            raise InvalidValue("Nothing was tagged yet; select some words and press the key of a tag.")
        self.press(self.last)

    def add_fragment(self) -> None:
        """Add the selection to the selected tag."""
        pane = self._pane()
        selection = pane.selection()
        if selection is None or not pane.has_tag(self.chosen):
            raise InvalidValue("Click a tag, then select the words that belong to it as well.")
        tag = self._session.library.tag(self.chosen)
        tag_type = self._session.tag_set.type(tag.type)
        span = trimmed(pane.text, *selection, tag_type.trims_punctuation)
        if span is None:
            raise InvalidValue(
                "Only white space is selected; select the words that belong to the tag as well."
            )
        self._session.tagging.add_fragment(tag.id, (span.start, span.end))
        pane.set_caret(span.end)
        self.select(tag.id)

    def move_edge(self, *, end: bool, step: int, by_word: bool) -> None:
        """Move the end or start of the current tag."""
        pane = self._pane()
        tag = self.current()
        punctuation = self._session.tag_set.type(tag.type).trims_punctuation
        pairs = moved(
            pane.text, tag.target, pane.caret, end=end, step=step, by_word=by_word, punctuation=punctuation
        )
        self._session.tagging.set_target(tag.id, pairs)
        before = {(span.start, span.end) for span in tag.target}
        start, stop = next((pair for pair in pairs if pair not in before), pairs[0])
        pane.set_caret(stop if end else start)
        self.select(tag.id)

    def retract(self) -> None:
        """Take the current tag away, or see to it that a ghost does not come again."""
        if self.ghost:
            self.ghost_refused.emit(self.ghost)
            return
        tag = self.current()
        words = tag.quoted(self._pane().text)
        self._session.tagging.retract([tag.id])
        self.retracted.emit(words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…")

    def set_edges(self, identifier: str, target: Target) -> None:
        """An edge was dropped somewhere else; the caret goes along where it would be left outside."""
        tag = self._session.library.tag(identifier)
        punctuation = self._session.tag_set.type(tag.type).trims_punctuation
        spans = [trimmed(self._pane().text, span.start, span.end, punctuation) for span in target]
        kept = [span for span in spans if span]
        self._session.tagging.set_target(identifier, [(span.start, span.end) for span in kept])
        pane = self._pane()
        if kept and not any(span.start <= pane.caret <= span.end for span in kept):
            nearest = min(
                (edge for s in kept for edge in (s.start, s.end)), key=lambda e: abs(e - pane.caret)
            )
            pane.set_caret(nearest)
        self.select(identifier)

    # Selecting tags

    def select(self, identifier: str) -> None:
        """Choose a tag, or none: it is shown, and it gets what is selected next as a fragment."""
        self.chosen = identifier
        self._show_selected(identifier)

    def follow_caret(self) -> None:
        """Show the shortest tag at the caret, unless the selected one is there too.

        While words are selected, the tag that would get them as a fragment is shown.
        """
        pane = self._panes.active
        if pane.selection() is not None:
            if pane.has_tag(self.chosen):
                self._show_selected(self.chosen)
            return
        here = self._ids_here()
        if self.selected not in here:
            self._show_selected(here[0] if here else "")

    def _show_selected(self, identifier: str) -> None:
        if identifier == self.selected:
            return
        self.selected = identifier
        for pane in self._panes.panes:
            pane.show_selected(identifier)
        self.tag_selected.emit(identifier)

    def cycle(self) -> None:
        """Select the next of the tags at the caret; ghosts come after them."""
        here = self._ids_here()
        if not here:
            raise NotFound("There is no tag at the caret.")
        index = here.index(self.selected) if self.selected in here else -1
        self.select(here[(index + 1) % len(here)])

    def inspect(self) -> None:
        """Go to the values of the current tag, or to what can be done with a ghost."""
        if not self.ghost:
            self.select(self.current().id)
        self.inspect_wanted.emit()

    def escape(self) -> None:
        """Stop tagging; else clear the selection; else let the window decide."""
        pane = self._panes.active
        if self.armed:
            self.arm("")
        elif pane.article_id and pane.selection() is not None:
            pane.set_caret(pane.caret)
        else:
            self.chosen = ""
            self.escaped.emit()

    def _step(self, step: int) -> None:
        pane = self._pane()
        tag = stepped(pane.tags, self.selected, pane.caret, step)
        if tag is None:
            where = "after" if step > 0 else "before"
            raise NotFound(f"There is no tag {where} this place in the article.")
        self.go_to(pane, tag)

    def go_to(self, pane: ArticlePane, tag: Standing) -> None:
        """Show a tag in a pane and select it."""
        self.select(tag.id)
        pane.reveal(tag.extent)
        self.select(tag.id)

    def _pane(self) -> ArticlePane:
        pane = self._panes.active
        if not pane.article_id:
            raise KnownError("Open an article in this pane first.")
        return pane

    def _here(self) -> list[Annotation]:
        return self._panes.active.tags_at_caret()

    def _ids_here(self) -> list[str]:
        here: list[Standing] = [*self._here(), *self._panes.active.ghosts_at_caret()]
        return [standing.id for standing in here]

    @property
    def ghost(self) -> str:
        """Id of the ghost that is lit up in the active pane, or empty."""
        return self.selected if self._panes.active.has_ghost(self.selected) else ""

    def current(self) -> Annotation:
        """The tag that is lit up in the active pane, wherever the caret is; else the shortest at the caret."""
        if self.ghost:
            raise InvalidValue("This is no tag yet; press Return to accept it, or Delete to dismiss it.")
        if self._panes.active.has_tag(self.selected):
            return self._session.library.tag(self.selected)
        here = self._here()
        if not here:
            raise NotFound("There is no tag at the caret; move the caret into one, or press ] for the next.")
        return here[0]
