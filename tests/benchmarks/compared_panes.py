"""Two articles of a million words that share 5,000 passages, side by side: what a frame costs while one scrolls.

Run with `python -m tests.benchmarks.compared_panes`. Times are CPU time of the process.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from unittest.mock import patch

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication  # the platform has to be chosen before

from annotator.bootstrap import create_project
from annotator.model.passage import Passage, Reading
from annotator.model.span import Span
from annotator.services.session import Session
from annotator.ui.actions import Actions
from annotator.ui.article_pane import ArticlePane
from annotator.ui.comparing import Comparing
from annotator.ui.docks.running import run_here
from annotator.ui.linked_scrolling import LinkedScrolling
from annotator.ui.look import Look
from annotator.ui.panes import Panes
from annotator.ui.ribbons import AllRibbons
from annotator.ui.text_view import Mark
from tests.benchmarks.figure import Figure, report
from tests.benchmarks.text_view import long_text

WORDS = 1_000_000
PASSAGES = 5_000
FRAMES = 300
_SIZE = (1300, 1000)
_LENGTH = 300
"""Code points of a passage."""


def passages(lengths: tuple[int, int]) -> tuple[Passage, ...]:
    """Return passages spread over two texts of these lengths, each with one reading."""
    found = []
    for number in range(PASSAGES):
        left, right = (number * (length - _LENGTH - 60) // PASSAGES + number % 50 for length in lengths)
        reading = Reading("wording", ((left + 50, left + 60), (right + 50, right + 60)))
        found.append(
            Passage((Span(left, left + _LENGTH), Span(right, right + _LENGTH)), (reading,), 50, 0.95)
        )
    return tuple(found)


def ghosts(pane: ArticlePane) -> list[Mark]:
    """Return a ghost over half of each passage of a pane."""
    found = []
    for tint in pane.view.tints():
        start = tint.extent.start
        spans = (Span(start, start + _LENGTH // 2),)
        found.append(
            Mark(f"{tint.number:032x}", spans, "Q", "Quote", "#7b3fa0", "#c39be0", style="suggestion")
        )
    return found


def _raise(error: BaseException) -> None:
    raise error


def _opened(folder: Path) -> Session:
    session = create_project(folder / "long.annotator", by="Anna")
    for seed in (1, 2):
        path = folder / f"{seed}.txt"
        path.write_text(long_text(WORDS, seed), encoding="utf-8")
        session.accessioning.accession(session.accessioning.prepare(path))
    return session


def _frame(panes: Panes) -> float:
    """Median milliseconds of a frame, from the wheel to both panes and the gutter painted."""
    bar = panes.panes[0].view.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)
    QApplication.processEvents()
    times = []
    for _ in range(FRAMES):
        begun = time.process_time()
        bar.setValue(bar.value() + 60)
        QApplication.processEvents()
        times.append((time.process_time() - begun) * 1000)
    return statistics.median(times)


def run(session: Session) -> list[Figure]:
    """Measure a frame with comparison off, with ribbons, and with linked scrolling."""
    panes = Panes(session, Look(labelled=False, zoom=100))
    panes.resize(*_SIZE)
    actions = Actions(session.tag_set.types(), {}, _raise, panes)
    comparing = Comparing(session, actions, panes, run_here, panes)
    AllRibbons(panes, comparing)
    linked = LinkedScrolling(actions, panes, comparing)
    panes.set_count(2)
    for pane, article in zip(panes.panes, session.library.articles(), strict=True):
        pane.show_article(article.id)
    panes.show()
    off = _frame(panes)
    texts = panes.panes[0].text, panes.panes[1].text
    with patch.object(session.comparing, "compare", return_value=passages((len(texts[0]), len(texts[1])))):
        comparing.set_on(True)
        while not comparing.shown.families:
            QApplication.processEvents()
    ribbons = _frame(panes)
    linked.set_on(True)
    both = _frame(panes)
    for pane in panes.panes:
        pane.show_ghosts(ghosts(pane))
    return [
        Figure("scroll frame of one pane, comparison off", off, 6),
        Figure("scroll frame with tints and ribbons", ribbons, 10),
        Figure("scroll frame of both panes, linked", both, 12),
        Figure("the same with a ghost tag in each passage", _frame(panes), 12),
    ]


def main() -> int:
    """Print the figures; the status tells whether all are within their limits."""
    application = QApplication([])
    application.setStyle("Fusion")
    with tempfile.TemporaryDirectory() as folder:
        session = _opened(Path(folder))
        try:
            return report(run(session))
        finally:
            session.close()


if __name__ == "__main__":
    sys.exit(main())
