"""The one seam between the window and long work: run in a thread, progress, cancel, one error path."""

import itertools
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from annotator.model.errors import Cancelled
from annotator.model.progress import Progress

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

Result = TypeVar("Result")

_BETWEEN_REPORTS = 0.05
"""Seconds; a window that repaints a progress bar more often does nothing else."""


class Workers(QObject):
    """Runs work off the window's thread; all its public signals are emitted in the window's thread."""

    progressed = Signal(str, int, int)
    """What is being done, how much of it is done, of how much (0 when unknown)."""
    idle = Signal()
    failed = Signal(object)
    """The exception that ended a piece of work, Cancelled included."""

    _reported = Signal(int, int, int, str)
    _returned = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor: ThreadPoolExecutor | None = None
        self._numbers = itertools.count()
        self._running: dict[int, tuple[str, threading.Event, Callable[[Any], None]]] = {}
        self._reported.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._returned.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    def run(self, title: str, work: Callable[[Progress], Result], done: Callable[[Result], None]) -> None:
        """Call `work(progress)` in a thread, then `done(its result)` in the window's thread."""
        number = next(self._numbers)
        stop = threading.Event()
        self._running[number] = (title, stop, done)
        self.progressed.emit(title, 0, 0)
        self._threads().submit(self._work, number, stop, work)

    def _threads(self) -> "ThreadPoolExecutor":
        if self._executor is None:
            from concurrent.futures import ThreadPoolExecutor  # no window starts with long work

            self._executor = ThreadPoolExecutor(max_workers=2, thread_name_prefix="annotator")
        return self._executor

    def cancel(self) -> None:
        """Ask everything that runs to stop at its next report of progress."""
        for _title, stop, _done in self._running.values():
            stop.set()

    @property
    def busy(self) -> bool:
        """Whether any work is under way."""
        return bool(self._running)

    def shut_down(self) -> None:
        """Stop all work and wait until the threads have ended; nothing is called afterwards."""
        self.cancel()
        self._running.clear()
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def _work(self, number: int, stop: threading.Event, work: Callable[[Progress], Any]) -> None:
        last = 0.0

        def progress(done: int, total: int, what: str) -> None:
            nonlocal last
            if stop.is_set():
                raise Cancelled("The work was stopped.")
            now = time.monotonic()
            if now - last >= _BETWEEN_REPORTS:
                last = now
                self._reported.emit(number, done, total, what)

        try:
            result = work(progress)
        except Exception as error:  # everything goes to the one error path, in the window's thread
            self._returned.emit(number, None, error)
        else:
            self._returned.emit(number, result, None)

    def _show(self, number: int, done: int, total: int, what: str) -> None:
        if number in self._running:
            title = self._running[number][0]
            self.progressed.emit(f"{title}: {what}" if what else title, done, total)

    def _settle(self, number: int, result: Any, error: Exception | None) -> None:
        entry = self._running.pop(number, None)
        if entry is None:
            return
        if not self._running:
            self.idle.emit()
        if error is None:
            entry[2](result)
        else:
            self.failed.emit(error)
