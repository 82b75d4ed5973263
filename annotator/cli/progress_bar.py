"""A progress bar on standard error, when that is a terminal."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from annotator.cli.output import plain
from annotator.model.progress import Progress, silent

WIDTH = 30
PATIENCE = 0.4
"""Seconds of work before a bar is worth showing."""
PAUSE = 0.05
"""Seconds between two drawings."""


@contextmanager
def shown_on(stream: TextIO, clock: Callable[[], float] = time.monotonic) -> Iterator[Progress]:
    """Yield a progress that draws on the stream, or is silent when that is no terminal."""
    if not stream.isatty():
        yield silent
        return
    drawn_at = clock() + PATIENCE - PAUSE
    drawn = False

    def draw(done: int, total: int, what: str) -> None:
        nonlocal drawn_at, drawn
        if clock() - drawn_at < PAUSE:
            return
        drawn_at, drawn = clock(), True
        stream.write(f"\r\x1b[K{bar(done, total, what)}")
        stream.flush()

    try:
        yield draw
    finally:
        if drawn:
            stream.write("\r\x1b[K")
            stream.flush()


def bar(done: int, total: int, what: str) -> str:
    """One line that says how far the work has come; `total` 0 means that the end is not known."""
    if total <= 0:
        return f"{done} {plain(what)}"
    filled = WIDTH * min(done, total) // total
    return f"[{'#' * filled}{'.' * (WIDTH - filled)}] {done} of {total} {plain(what)[:40]}"
