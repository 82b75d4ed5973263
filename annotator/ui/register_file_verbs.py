"""File ▸ Register: take names in from a file, hand the register over, take a vocabulary in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.model.errors import ProjectReadOnly
from annotator.ui.docks.counted import counted

if TYPE_CHECKING:
    from annotator.model.term import Term
    from annotator.services.register_files import RegisterPlan
    from annotator.ui.file_dialogs import FileDialogs
    from annotator.ui.main_window import MainWindow


class RegisterFileVerbs(QObject):
    """Connects the actions of one window; what was done is said in the message bar, with Undo."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        on = window.actions_.on
        on("file.register_import", self.import_register)
        on("file.register_export", self.export_register)
        on("file.vocabulary", self.import_vocabulary)

    def import_register(self) -> None:
        """Ask for a file of names and show what it would do."""
        path = self._asks().register_file(self._endings())
        if path is not None:
            self.review(path)

    def review(self, path: Path) -> None:
        """Show what a file of names would do, to be taken in or not."""
        from annotator.ui.dialogs.register_import_dialog import RegisterImportDialog

        window = self._window
        dialog = RegisterImportDialog(
            self._session,
            path,
            window.workers.run,
            window,
            ask=lambda: self._asks().register_file(self._endings()),
        )
        dialog.imported.connect(self._tell_imported)
        dialog.open()

    def export_register(self) -> None:
        """Ask where to write the register, and write it."""
        path = self._asks().register_target(self._session.register_files.formats())
        if path is not None:
            self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Write the register off the window's thread."""
        files, messages = self._session.register_files, self._window.messages
        self._window.workers.run(
            self.tr("Exporting the register"),
            lambda progress: files.export(path, progress=progress),
            lambda count: messages.show_message(
                self.tr("Saved {name}: {entries}.").format(name=path.name, entries=counted("entry", count))
            ),
        )

    def import_vocabulary(self) -> None:
        """Ask for a vocabulary file and what it is for."""
        path = self._asks().vocabulary(self._session.vocabulary.suffixes())
        if path is not None:
            self.ask_about_vocabulary(path)

    def ask_about_vocabulary(self, path: Path) -> None:
        """Ask what a vocabulary is for and called, then take it in."""
        from annotator.ui.dialogs.vocabulary_import_dialog import VocabularyImportDialog

        if self._session.read_only:
            raise ProjectReadOnly(self._session.read_only)
        dialog = VocabularyImportDialog(self._session, path, self._window)
        dialog.accepted.connect(
            lambda: self.take_in_vocabulary(path, dialog.vocabulary, dialog.name, dialog.version)
        )
        dialog.open()

    def take_in_vocabulary(self, path: Path, vocabulary: str, name: str, version: str) -> None:
        """Take the terms of a file in, off the window's thread."""
        terms = self._session.vocabulary

        def done(taken: list[Term]) -> None:
            if not taken:
                self._window.messages.show_message(
                    self.tr("All terms of {name} are in the project already.").format(name=path.name)
                )
                return
            said = self.tr("{terms} taken in from {name}.")
            self._tell(said.format(terms=counted("term", len(taken)), name=path.name))

        self._window.workers.run(
            self.tr("Importing terms"),
            lambda _progress: terms.take_in(path, vocabulary=vocabulary, name=name, version=version),
            done,
        )

    def _tell_imported(self, plan: RegisterPlan) -> None:
        taken = sum(plan.counts.get(state, 0) for state in ("new", "changed"))
        words = self.tr("{entries} taken in from {name}.").format(
            entries=counted("entry", taken), name=plan.path.name
        )
        if plan.faults:
            words += " " + self.tr("{rows} left out.").format(rows=counted("row", len(plan.faults)))
        self._tell(words)

    def _tell(self, sentence: str) -> None:
        self._window.reporting.tell_step(sentence, self._window.undo)

    def _endings(self) -> list[str]:
        return [
            ending for _name, _label, endings in self._session.register_files.formats() for ending in endings
        ]

    def _asks(self) -> FileDialogs:
        from annotator.ui.file_dialogs import FileDialogs

        return FileDialogs(self._window, self._window.path.parent)
