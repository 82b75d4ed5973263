"""File ▸ Print Side by Side: the articles in the panes on paper, as PDF or as a page for the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.model.errors import InvalidValue

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class PrintingVerbs(QObject):
    """Connects the action of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.actions_.on("file.print", self.print_side_by_side)

    def print_side_by_side(self) -> None:
        """Show how the articles in the panes will be printed, and the ways to do it."""
        from annotator.ui.dialogs.print_dialog import PrintDialog  # what draws pages is seldom needed

        window = self._window
        shown = list(dict.fromkeys(pane.article_id for pane in window.panes.panes if pane.article_id))
        if len(shown) < 2:
            raise InvalidValue(self.tr("Open two articles beside each other to print them side by side."))
        PrintDialog(window.session, shown, window.workers.run, window).open()
