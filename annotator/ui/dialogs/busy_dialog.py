"""A dialog that has long work done: its own progress and *Stop*, and it closes only when the work has ended."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QWidget

from annotator.model.errors import Cancelled
from annotator.model.progress import Progress
from annotator.ui.docks.labels import ElidedLabel
from annotator.ui.docks.running import Run

Result = TypeVar("Result")

_BETWEEN_REPORTS = 0.05
"""Seconds."""


class BusyDialog(QDialog):
    """Base of dialogs with work; `work_row` is to be put into their layout."""

    _progressed = Signal(int, int, str)

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._run = run
        self._stop = threading.Event()
        self._running = 0
        self._closing = False
        self.work_row = QWidget(self)
        self._bar = QProgressBar(self.work_row)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._what = ElidedLabel()
        self.stop_button = QPushButton(self.tr("Stop"), self.work_row)
        self.stop_button.setAutoDefault(False)
        self.stop_button.clicked.connect(self._stop.set)
        row = QHBoxLayout(self.work_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._bar)
        row.addWidget(self._what, 1)
        row.addWidget(self.stop_button)
        self.work_row.hide()
        self._progressed.connect(self._show_progress)

    @property
    def busy(self) -> bool:
        """Whether work is under way."""
        return self._running > 0

    def do(self, title: str, work: Callable[[Progress], Result], done: Callable[[Result], None]) -> None:
        """Have work done that raises nothing; it is stopped by *Stop*, by closing, and by the window."""
        self._stop.clear()
        self._running += 1
        self._bar.setRange(0, 0)
        self._what.set_line(title)
        self.work_row.show()
        self._run(
            title, lambda progress: work(self._watched(progress)), lambda result: self._end(done, result)
        )

    def _watched(self, progress: Progress) -> Progress:
        last = 0.0

        def report(done: int, total: int, what: str) -> None:
            nonlocal last
            if self._stop.is_set():
                raise Cancelled("The work was stopped.")
            progress(done, total, what)
            now = time.monotonic()
            if now - last >= _BETWEEN_REPORTS:
                last = now
                self._progressed.emit(done, total, what)

        return report

    def _show_progress(self, done: int, total: int, what: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._what.set_line(what)

    def _end(self, done: Callable[[Result], None], result: Result) -> None:
        self._running -= 1
        self.work_row.setVisible(self.busy)
        if not self._closing:
            done(result)
        elif not self.busy:
            super().reject()

    def reject(self) -> None:
        if self.busy:
            self._closing = True
            self._stop.set()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.busy:
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)
