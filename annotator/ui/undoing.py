"""Undo and redo of a window: off its thread where much is turned back, and named by what they would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.ui.docks.running import run_here

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_MANY = 500
"""Subjects from which on a step is turned back off the window's thread."""


class Undoing:
    """Turns steps back and does them again."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._history = window.session.history
        window.actions_.on("edit.undo", self.undo)
        window.actions_.on("edit.redo", self.redo)

    def undo(self) -> None:
        """Turn the last step back."""
        run = run_here if self._history.undo_size < _MANY else self._window.workers.run
        run(
            _tr("Undoing"),
            lambda _progress: self._history.undo(),
            lambda change: self._window.reporting.tell_undone(change, self.redo),
        )

    def redo(self) -> None:
        """Do it again."""
        run = run_here if self._history.redo_size < _MANY else self._window.workers.run
        run(
            _tr("Doing again"),
            lambda _progress: self._history.redo(),
            self._window.reporting.tell_done_again,
        )

    def show_labels(self) -> None:
        """Name the step that each of the two is about."""
        for name, label, word in (
            ("edit.undo", self._history.undo_label, _tr("&Undo")),
            ("edit.redo", self._history.redo_label, _tr("&Redo")),
        ):
            action = self._window.actions_[name]
            action.setText(f"{word} {label.replace('&', '&&')}".strip())
            action.setIconText(word.replace("&", ""))
            action.setEnabled(bool(label) and not self._window.session.read_only)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Undoing", text)
