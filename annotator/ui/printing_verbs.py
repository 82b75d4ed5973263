"""File ▸ Print Side by Side: the articles in the panes as a page that any browser prints."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.model.errors import InvalidValue

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class PrintingVerbs(QObject):
    """Connects the action of one window; what was written is said in the message bar."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.actions_.on("file.print", self.print_side_by_side)

    def print_side_by_side(self) -> None:
        """Ask where to write the articles that the panes show, and write them."""
        from annotator.ui.file_dialogs import FileDialogs

        shown = list(dict.fromkeys(pane.article_id for pane in self._window.panes.panes if pane.article_id))
        if len(shown) < 2:
            raise InvalidValue(self.tr("Open two articles beside each other to print them side by side."))
        path = FileDialogs(self._window, self._window.path.parent).page()
        if path is not None:
            self.write(shown, path)

    def write(self, articles: list[str], path: Path) -> None:
        """Write articles side by side off the window's thread."""
        printing, messages = self._window.session.printing, self._window.messages
        self._window.workers.run(
            self.tr("Writing the page"),
            lambda progress: printing.side_by_side(articles, path, progress),
            lambda written: messages.show_message(
                self.tr("Saved {name}; open it in a browser to print it.").format(name=written.name)
            ),
        )
