"""Checks files off the window's thread: TEI by our own rules or by a schema in a process of its own, and bags."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

if TYPE_CHECKING:
    from annotator.services.checking_files import Verdict
    from annotator.services.verifying_bags import BagVerdict
    from annotator.ui.file_dialogs import FileDialogs
    from annotator.ui.main_window import MainWindow


class CheckingVerbs(QObject):
    """Connects the actions of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.actions_.on("file.validate", self.validate)
        window.actions_.on("file.validate_by_schema", self.validate_by_schema)
        window.actions_.on("file.verify_bag", self.verify_bag)

    def validate(self) -> None:
        """Ask for a TEI file and check it by our rules."""
        path = self._asks().tei_file()
        if path is not None:
            self.check_file(path)

    def validate_by_schema(self) -> None:
        """Ask for a schema and TEI files, and check these by it."""
        self._ask_schema(self._asks().tei_files())

    def verify_bag(self) -> None:
        """Ask for a bag and say whether it is whole."""
        path = self._asks().bag()
        if path is not None:
            self.verify(path)

    def verify(self, path: Path) -> None:
        """Hold a bag, in an archive or a folder, against its lists, and say what is wrong with it."""
        from annotator.services.verifying_bags import verify_bag

        self._window.workers.run(
            self.tr("Verifying"), lambda progress: verify_bag(path, progress), self._report_bag
        )

    def check_file(self, path: Path) -> None:
        """Check a TEI file by our rules, and say what is wrong with it."""
        from annotator.services.checking_files import check_by_our_rules

        self._window.workers.run(
            self.tr("Checking"),
            lambda progress: [check_by_our_rules(path, progress)],
            self._report,
        )

    def check_files(self, paths: Sequence[Path], schema: Path) -> None:
        """Check files by a schema, and say what is wrong with them."""
        from annotator.services.checking_files import check_by_schema

        self._window.workers.run(
            self.tr("Checking"), lambda progress: check_by_schema(paths, schema, progress), self._report
        )

    def _ask_schema(self, paths: Sequence[Path]) -> None:
        schema = self._asks().schema() if paths else None
        if schema is not None:
            self.check_files(paths, schema)

    def _report(self, verdicts: Sequence[Verdict]) -> None:
        messages = self._window.messages
        faulty = [verdict for verdict in verdicts if verdict.findings]
        unknown = [verdict.path for verdict in verdicts if verdict.valid is None]
        if faulty:
            first = faulty[0].findings[0]
            text = self.tr("{name} is not valid: line {line}: {message}").format(
                name=faulty[0].path.name, line=first.line, message=first.message
            )
            messages.show_message(text, (self.tr("Show all"), lambda: self._show(faulty)), kind="warning")
        elif unknown:
            text = self.tr(
                "{name} is not a file that Annotator wrote; it was checked only for being well-formed."
            ).format(name=unknown[0].name)
            messages.show_message(
                text, (self.tr("Choose a schema…"), lambda: self._ask_schema(unknown)), kind="warning"
            )
        elif len(verdicts) == 1:
            messages.show_message(self.tr("%s is valid.") % verdicts[0].path.name)
        else:
            messages.show_message(self.tr("All %d files are valid.") % len(verdicts))

    def _report_bag(self, verdict: BagVerdict) -> None:
        messages = self._window.messages
        if verdict.sound:
            text = self.tr("{name} is whole: {files} files, every one as it was packed.").format(
                name=verdict.path.name, files=QLocale().toString(verdict.files)
            )
            messages.show_message(text)
            return
        offer = (self.tr("Show all"), lambda: self._show_bag(verdict))
        messages.show_message(verdict.findings[0], offer, kind="warning")

    def _show_bag(self, verdict: BagVerdict) -> None:
        from annotator.ui.text_dialog import TextDialog

        title = self.tr("Faults of %s") % verdict.path.name
        TextDialog(title, self.tr("What is wrong"), "\n".join(verdict.findings), self._window).open()

    def _show(self, faulty: Sequence[Verdict]) -> None:
        from annotator.ui.text_dialog import TextDialog

        lines = [
            f"{verdict.path.name}:{finding.line}: {finding.message}"
            for verdict in faulty
            for finding in verdict.findings
        ]
        title = self.tr("Faults of %s") % ", ".join(verdict.path.name for verdict in faulty)
        TextDialog(
            title, self.tr("File and line: what is wrong there"), "\n".join(lines), self._window
        ).open()

    def _asks(self) -> FileDialogs:
        from annotator.ui.file_dialogs import FileDialogs

        return FileDialogs(self._window, self._window.session.path.parent)
