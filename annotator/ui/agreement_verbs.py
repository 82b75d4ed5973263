"""What the figures of agreement lead to: the tags behind them, and a report as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.model.agreement import Agreement
from annotator.ui.article_pane import ArticlePane

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class AgreementVerbs(QObject):
    """Connects the agreement dock of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._dock = window.agreement
        guard = window.actions_.guard
        self._dock.tag_activated.connect(lambda tag: guard(lambda: window.show_tag(tag)))
        self._dock.report_wanted.connect(lambda found: guard(lambda: self.save(found)))
        window.panes.activated.connect(lambda _pane: self._follow())
        window.panes.each(self._listen)
        self._follow()

    def _listen(self, pane: ArticlePane) -> None:
        pane.article_changed.connect(self._follow)

    def _follow(self) -> None:
        self._dock.show_article(self._window.panes.active.article_id)

    def save(self, agreement: Agreement) -> None:
        """Ask where the report shall lie, and write it."""
        from annotator.ui.file_dialogs import FileDialogs

        path = FileDialogs(self._window, self._window.path.parent).agreement_target()
        if path is not None:
            self.save_to(agreement, path)

    def save_to(self, agreement: Agreement, path: Path) -> None:
        """Write the report: a table, or a page for the browser, by how the name ends."""
        window = self._window
        window.session.agreeing.write(agreement, path, path.suffix.lower().removeprefix("."))
        window.messages.show_message(self.tr("The agreement was written to %s.") % path.name)
