"""The progress bar shows itself on a terminal, after a while, and leaves nothing behind."""

import io
from collections.abc import Iterator

from annotator.cli.progress_bar import bar, shown_on


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def ticking(step: float) -> Iterator[float]:
    now = 0.0
    while True:
        now += step
        yield now


def test_nothing_is_drawn_where_there_is_no_terminal() -> None:
    stream = io.StringIO()
    with shown_on(stream) as progress:
        progress(1, 2, "Importing")
    assert stream.getvalue() == ""


def test_quick_work_draws_nothing() -> None:
    stream, clock = Terminal(), ticking(0.001)
    with shown_on(stream, lambda: next(clock)) as progress:
        progress(1, 2, "Importing")
    assert stream.getvalue() == ""


def test_long_work_draws_a_bar_and_wipes_it_away() -> None:
    stream, clock = Terminal(), ticking(0.5)
    with shown_on(stream, lambda: next(clock)) as progress:
        progress(1, 2, "Importing")
        progress(2, 2, "Importing")
    assert "1 of 2 Importing" in stream.getvalue()
    assert stream.getvalue().endswith("\r\x1b[K")


def test_a_bar_is_as_full_as_the_work_is_done() -> None:
    assert bar(0, 4, "x").count("#") == 0
    assert bar(2, 4, "x").count("#") == bar(2, 4, "x").count(".")
    assert bar(9, 4, "x").count(".") == 0
    assert bar(7, 0, "events") == "7 events"
