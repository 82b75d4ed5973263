"""Asks the project one question at a time, and off the window's thread once answers take long."""

import time
from collections.abc import Callable
from typing import TypeVar

from annotator.model.errors import Cancelled
from annotator.model.progress import Progress
from annotator.ui.docks.running import Run, run_here

Result = TypeVar("Result")


class Asking:
    """An answer that a newer question overtook is not shown, and its question is given up.

    Questions are asked at once until an answer took longer than `patience` (seconds); then by `run`.
    """

    def __init__(self, run: Run, *, slow: bool = False, patience: float = 0.1) -> None:
        self._run = run
        self._patience = patience
        self._asked = 0
        self.slow = slow
        """Whether answers take so long that nobody should wait for them."""

    @property
    def runs(self) -> Run:
        """How work is done that takes about as long as a question."""
        return self._run if self.slow else run_here

    def ask(self, title: str, question: Callable[[Progress], Result], show: Callable[[Result], None]) -> None:
        """Ask, and show the answer unless something else was asked meanwhile."""
        self._asked += 1
        self.ask_beside(title, question, show)

    def ask_beside(
        self, title: str, question: Callable[[Progress], Result], show: Callable[[Result], None]
    ) -> None:
        """Ask what belongs to the last question; the answer is dropped where that one is overtaken."""
        asked = self._asked

        def answer(progress: Progress) -> list[Result]:
            if asked != self._asked:
                return []

            def heard(done: int, total: int, what: str) -> None:
                if asked != self._asked:
                    raise Cancelled("Something else was asked.")
                progress(done, total, what)

            started = time.perf_counter()
            try:
                return [question(heard)]
            except Cancelled:
                if asked == self._asked:
                    raise
                return []
            finally:
                self.slow = self.slow or time.perf_counter() - started > self._patience

        def done(answers: list[Result]) -> None:
            for found in answers:
                if asked == self._asked:
                    show(found)

        self.runs(title, answer, done)

    def forget(self) -> None:
        """Show no answer that is still to come."""
        self._asked += 1
