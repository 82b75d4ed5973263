"""How docks and dialogs have long work done: the shape of `Workers.run`, and the same without threads."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from annotator.model.progress import Progress, silent

Result = TypeVar("Result")


class Run(Protocol):
    """Calls `work(progress)` off the window's thread, then `done(its result)` in the window's thread."""

    def __call__(
        self, title: str, work: Callable[[Progress], Result], done: Callable[[Result], None], /
    ) -> None:
        """Return at once."""


_LARGE = 16_000_000
"""Bytes of a project file from which listing everything may take longer than a key press should wait."""


LONG = 60_000
"""Code points, all texts together, from which on nobody should wait for a comparison."""


def is_large(project: Path) -> bool:
    """Whether lists of this project are better made off the window's thread."""
    return project.is_file() and project.stat().st_size > _LARGE


def run_here(_title: str, work: Callable[[Progress], Result], done: Callable[[Result], None]) -> None:
    """Do the work at once, in the caller's thread."""
    done(work(silent))
