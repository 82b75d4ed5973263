"""Selecting the sentence, the paragraph or the quotation around the caret by keyboard."""

from collections.abc import Callable, Sequence

from annotator.model.errors import NotFound
from annotator.model.span import Span
from annotator.text.quotations import MARKS, is_quotation_mark, quotation_at
from annotator.text.word_edges import paragraph_at, sentence_at
from annotator.ui.actions import Actions
from annotator.ui.panes import Panes

_FARTHEST = 20_000
"""Code points before the caret in which the mark of its quotation is looked for."""


class Selecting:
    """Acts on the active pane; what is selected is told like any finished selection."""

    def __init__(self, actions: Actions, panes: Panes, selected: Callable[[], None]) -> None:
        self._panes = panes
        self._selected = selected
        actions.on("edit.select_sentence", lambda: self._select(sentence_at, "sentence"))
        actions.on("edit.select_paragraph", lambda: self._select(paragraph_at, "paragraph"))
        actions.on("edit.select_quotation", lambda: self._select(self._quotation, "quotation"))

    def _quotation(self, text: str, position: int) -> Span | None:
        return quotation_around(text, position, self._panes.active.view.zone_spans())

    def _select(self, find: Callable[[str, int], Span | None], what: str) -> None:
        pane = self._panes.active
        span = find(pane.text, pane.caret) if pane.text else None
        if span is None:
            raise NotFound(f"There is no {what} at the caret; move the caret into one first.")
        pane.select(span.start, span.end)
        self._selected()


def quotation_around(text: str, position: int, furniture: Sequence[Span]) -> Span | None:
    """Return the innermost quotation, marks included, that holds a position (code points), or None."""
    position = min(position, len(text) - 1)
    for at in range(position, max(-1, position - _FARTHEST), -1):
        if text[at] in MARKS and is_quotation_mark(text, at):
            span = quotation_at(text, at, furniture)
            if span is not None and span.start <= position <= span.end:
                return span
    return None
