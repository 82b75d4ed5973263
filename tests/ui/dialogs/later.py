"""Work that is begun when a test says so."""

from collections.abc import Callable
from typing import Any

from annotator.model.progress import silent


class Later:
    """Keeps work until it is asked for."""

    def __init__(self) -> None:
        self.go: Callable[[], None] = lambda: None

    def __call__(self, _title: str, work: Callable[[Any], Any], done: Callable[[Any], None], /) -> None:
        self.go = lambda: done(work(silent))
