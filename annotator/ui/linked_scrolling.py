"""Linked scrolling: the other panes follow the one that is scrolled, along the passages they share."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QObject, QPointF

from annotator.ui.actions import Actions
from annotator.ui.article_pane import ArticlePane
from annotator.ui.comparing import Comparing
from annotator.ui.pairs_in_view import Pair
from annotator.ui.panes import Panes

_READ_AT = 0.33
"""Share of a pane's height at which one is taken to read."""


class LinkedScrolling(QObject):
    """Moves only panes that nobody is scrolling: what the hand does stays as it is."""

    def __init__(self, actions: Actions, panes: Panes, comparing: Comparing) -> None:
        super().__init__(comparing)
        self._panes = panes
        self._comparing = comparing
        self._action = actions["view.linked"]
        self._moving = False
        self._through = 0
        """Number of the passage that was last brought level: the chain leads through it."""
        self._read_at: int | None = None
        """Pixels from the top at which that passage stood."""
        self._chains: dict[tuple[str, str], list[tuple[int, int]]] = {}
        actions.on("view.linked", self._forget)
        comparing.changed.connect(self._forget)
        comparing.levelled.connect(self._take_level)
        panes.each(self._listen)

    @property
    def is_on(self) -> bool:
        """Whether panes follow each other while articles are compared."""
        return self._action.isChecked()

    def set_on(self, on: bool) -> None:
        """Let the panes follow each other, or not."""
        self._action.setChecked(on)

    def _listen(self, pane: ArticlePane) -> None:
        pane.view.verticalScrollBar().valueChanged.connect(lambda _value: self._scrolled(pane))

    def _forget(self) -> None:
        self._chains.clear()
        self._through, self._read_at = 0, None

    def _take_level(self, number: int, distance: int) -> None:
        self._chains.clear()
        self._through, self._read_at = number, distance

    def _scrolled(self, held: ArticlePane) -> None:
        if self._moving or self._comparing.levelling or not self._comparing.shown.families or not self.is_on:
            return
        if held.view.is_settling or held not in self._panes.panes:
            return
        self._moving = True
        try:
            for pane in self._panes.panes:
                if pane is not held and pane.article_id != held.article_id:
                    self._bring_along(held, pane)
        finally:
            self._moving = False

    def _bring_along(self, held: ArticlePane, pane: ArticlePane) -> None:
        chain = self._chain(held.article_id, pane.article_id)
        if not chain:
            return
        at = self._read_at
        if at is None:
            at = round(held.view.viewport().height() * _READ_AT)
        stops = [(0, 0), *chain, (len(held.text), len(pane.text))]
        number = self._stop_before(held, [here for here, _there in stops], at)
        (start, other_start), (end, other_end) = stops[number], stops[number + 1]
        for view, position in (
            (held.view, start),
            (held.view, end),
            (pane.view, other_start),
            (pane.view, other_end),
        ):
            view.line_top(position)  # what is laid out for it may move the bars
        top, bottom = held.view.line_top(start), held.view.line_top(end)
        other_top, other_bottom = pane.view.line_top(other_start), pane.view.line_top(other_end)
        gone = held.view.verticalScrollBar().value() + at - top
        share = min(max(gone / (bottom - top), 0.0), 1.0) if bottom > top else 0.0
        pane.view.verticalScrollBar().setValue(round(other_top + share * (other_bottom - other_top)) - at)

    @staticmethod
    def _stop_before(held: ArticlePane, stops: Sequence[int], at: int) -> int:
        """Return which stop lies last above a line of the screen."""
        number = max(0, min(bisect_right(stops, held.view.position_at(QPointF(0, at))), len(stops) - 1) - 1)
        while number < len(stops) - 2:
            top = held.view.line_top(stops[number + 1])
            if top > held.view.verticalScrollBar().value() + at:
                break
            number += 1
        return number

    def _chain(self, held: str, other: str) -> list[tuple[int, int]]:
        """Edges of the passages that are followed, in the order of both articles."""
        key = held, other
        if key not in self._chains:
            pairs = longest_chain(self._comparing.shown.pairs(held, other), self._through)
            self._chains[key] = [
                edge
                for here, there, _ in pairs
                for edge in ((here.start, there.start), (here.end, there.end))
            ]
        return self._chains[key]


def longest_chain(pairs: Sequence[Pair], through: int = 0) -> list[Pair]:
    """Return most pairs that come after each other in both articles; of those that cross, the rest is left out.

    With `through`, the number of a pair, all others have to lie before or after it. The order of ends decides
    (Fredman: On computing the length of longest increasing subsequences, 1975), in O(n log n).
    """
    pinned = next((pair for pair in pairs if pair[2] == through), None)
    fitting = sorted(
        (
            pair
            for pair in pairs
            if pinned is None or pair is pinned or _ordered(pair, pinned) or _ordered(pinned, pair)
        ),
        key=lambda pair: pair[0].end,
    )
    lengths: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, pair in enumerate(fitting):
        place = bisect_left(ends, pair[1].end)
        before.append(lengths[place - 1] if place else -1)
        lengths[place : place + 1] = [number]
        ends[place : place + 1] = [pair[1].end]
    chain: list[Pair] = []
    at = lengths[-1] if lengths else -1
    while at >= 0:
        if not chain or _ordered(fitting[at], chain[-1]):  # passages may lie over each other by some words
            chain.append(fitting[at])
        at = before[at]
    return chain[::-1]


def _ordered(one: Pair, other: Pair) -> bool:
    return one[0].end <= other[0].start and one[1].end <= other[1].start
