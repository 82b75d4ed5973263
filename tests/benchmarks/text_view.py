"""A million words with 50,000 tags in the text view: first paint, scroll frame, tag added, memory.

Run with `python -m tests.benchmarks.text_view`. Times are CPU time of the process.
"""

import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QTextEdit  # the platform has to be chosen before

from annotator.model.span import Span, target_of
from annotator.ui.text_view import Mark
from annotator.ui.text_view.view import LaneTextView

WORDS = 1_000_000
TAGS = 50_000
SIZE = (900, 1000)

_TYPES = (
    ("P", "person", "#1f6feb", "#79b8ff", "plain"),
    ("R", "role", "#2a7d2e", "#7cc77f", "double"),
    ("D", "date", "#b3261e", "#f28b82", "ticks"),
    ("Q", "quote", "#7d4fa0", "#c9a2e6", "wave"),
    ("O", "organisation", "#b35900", "#f0a75c", "rail"),
    ("L", "place", "#6d4c41", "#c5a296", "hatch"),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing and what it may be at most."""

    name: str
    measured: float
    limit: float
    unit: str

    @property
    def ratio(self) -> float:
        """Measured by limit: at most 1 is good."""
        return self.measured / self.limit


def long_text(words: int, seed: int = 1) -> str:
    """Return a text of news-like paragraphs with some letters of other scripts and beyond the basic plane."""
    chance = random.Random(seed)
    stock = (
        "the deputy leader of Luton Council has resigned from Labour Party saying it no longer upholds values "
        "that initially drew him to its cause Mohammed Aslam Khan served Lewsey ward for twelve years and "
        "currently represents Poets independent café naïve “heart” façade Łódź"
    )
    words_of_it = stock.split()
    paragraphs: list[str] = []
    left = words
    while left > 0:
        count = min(left, chance.randint(20, 110))
        paragraphs.append(" ".join(chance.choices(words_of_it, k=count)) + ".")
        left -= count
    paragraphs[len(paragraphs) // 2] += " 😀"
    return "\n".join(paragraphs)


def many_marks(text: str, count: int, seed: int = 2) -> list[Mark]:
    """Return overlapping tags of all types: most of some words, some over paragraphs, some of two parts."""
    chance = random.Random(seed)
    marks: list[Mark] = []
    for number in range(count):
        letter, label, colour, colour_dark, pattern = _TYPES[number % len(_TYPES)]
        start = chance.randrange(len(text) - 3000)
        length = chance.choice((6, 12, 18, 30, 60, 160)) if number % 200 else 2500
        pairs = [(start, start + length)]
        if number % 50 == 0:
            pairs.append((start + length + 20, start + length + 45))
        style = ("certain", "certain", "certain", "probable", "possible", "suggestion")[chance.randrange(6)]
        marks.append(
            Mark(f"{number:032x}", target_of(*pairs), letter, label, colour, colour_dark, pattern, style)
        )
    return marks


def _milliseconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def _resident_megabytes() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _memory_of(kind: str) -> float:
    """Return the resident memory of a process of its own that shows a window (`bare`, `data` or `full`)."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.text_view", kind], capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[-1])


def _report_memory(kind: str) -> None:
    application = QApplication([])
    application.setStyle("Fusion")
    kept: list[object] = [QTextEdit("bare")]
    if kind != "bare":
        text = long_text(WORDS)
        marks = many_marks(text, TAGS)
        kept += [text, marks]
        if kind == "full":
            view = _shown_view()
            view.set_text(text, marks)
            for value in range(
                0, view.verticalScrollBar().maximum(), view.verticalScrollBar().maximum() // 300
            ):
                view.verticalScrollBar().setValue(value)
                application.processEvents()
            kept.append(view)
    kept[0].show()  # type: ignore[attr-defined]  # the bare window
    application.processEvents()
    print(_resident_megabytes())


def _shown_view() -> LaneTextView:
    view = LaneTextView()
    view.resize(*SIZE)
    view.show()
    QApplication.processEvents()
    return view


def run() -> list[Figure]:
    """Measure everything; a QApplication is made if there is none."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    application.setStyle("Fusion")
    text = long_text(WORDS)
    marks = many_marks(text, TAGS)
    view = LaneTextView()
    view.resize(*SIZE)
    opening = _milliseconds(lambda: view.set_text(text, marks))

    def first_paint() -> None:
        view.show()
        application.processEvents()

    painted = _milliseconds(first_paint)
    figures = [
        Figure("first paint after opening", painted, 150, "ms"),
        Figure("opening and first paint together", opening + painted, 600, "ms"),
        Figure("scroll frame, median", _scroll_frame(view), 5, "ms"),
        Figure("scroll frame after a jump, median", _jump_frame(view), 16, "ms"),
        Figure("tag added to repainted, median", _tag_added(view), 8, "ms"),
    ]
    bare, data, full = _memory_of("bare"), _memory_of("data"), _memory_of("full")
    figures.append(Figure("memory over a bare window and the data shown", full - data, 100, "MB"))
    figures.append(Figure("memory over a bare window, data included", full - bare, 100, "MB"))
    return figures


def _scroll_frame(view: LaneTextView) -> float:
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)
    QApplication.processEvents()
    times: list[float] = []
    for _ in range(300):

        def frame() -> None:
            bar.setValue(bar.value() + 3 * bar.singleStep())
            QApplication.processEvents()

        times.append(_milliseconds(frame))
    return statistics.median(times)


def _jump_frame(view: LaneTextView) -> float:
    bar = view.verticalScrollBar()
    chance = random.Random(3)
    times: list[float] = []
    for _ in range(60):
        value = chance.randrange(bar.maximum())

        def frame(value: int = value) -> None:
            bar.setValue(value)
            QApplication.processEvents()

        times.append(_milliseconds(frame))
    return statistics.median(times)


def _tag_added(view: LaneTextView) -> float:
    chance = random.Random(4)
    times: list[float] = []
    for number in range(60):
        seen = view.seen() or Span(0, 1)
        start = chance.randrange(seen.start, max(seen.start + 1, seen.end - 60))
        letter, label, colour, colour_dark, pattern = _TYPES[number % len(_TYPES)]
        mark = Mark(f"new-{number}", (Span(start, start + 30),), letter, label, colour, colour_dark, pattern)

        def add(mark: Mark = mark) -> None:
            view.change_marks([mark])
            QApplication.processEvents()

        times.append(_milliseconds(add))
    return statistics.median(times)


def main() -> int:
    """Print the figures; the status tells whether all are within their limits."""
    if len(sys.argv) > 1:
        _report_memory(sys.argv[1])
        return 0
    figures = run()
    print(f"{'text view: 1,000,000 words, 50,000 tags':<48}{'measured':>10}{'limit':>8}{'ratio':>8}")
    for figure in figures:
        print(
            f"{figure.name:<48}{figure.measured:>7.1f} {figure.unit}{figure.limit:>5.0f} {figure.unit}"
            f"{figure.ratio:>8.2f}"
        )
    return int(any(figure.ratio > 1 for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
