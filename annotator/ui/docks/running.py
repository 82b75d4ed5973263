"""How docks and dialogs have long work done: the shape of `Workers.run`, and the same without threads."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from annotator.model.progress import Progress, silent

Result = TypeVar("Result")


class Run(Protocol):
    """Calls `work(progress)` off the window's thread, then `done(its result)` in the window's thread."""

    def __call__(
        self, title: str, work: Callable[[Progress], Result], done: Callable[[Result], None], /
    ) -> None:
        """Return at once."""


def run_here(_title: str, work: Callable[[Progress], Result], done: Callable[[Result], None]) -> None:
    """Do the work at once, in the caller's thread."""
    done(work(silent))
