"""A report: to be read, copied and saved."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QWidget

from annotator.model.errors import KnownError
from annotator.services import loss_report
from annotator.ui.text_dialog import TextDialog


class ReportDialog(TextDialog):
    """Saved where it is proposed, or elsewhere."""

    def __init__(
        self, title: str, intro: str, report: str, proposed: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, intro, report, parent)
        self._report = report
        self._proposed = proposed
        self.save = self.buttons.addButton(_tr("&Save the Report…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.save.clicked.connect(self._ask)
        self.save.setEnabled(bool(report))

    def offer(self, words: str, act: Callable[[], None]) -> None:
        """Add a button that leads on from the report, which it closes."""

        def lead_on() -> None:
            self.accept()
            act()

        self.buttons.addButton(words, QDialogButtonBox.ButtonRole.ActionRole).clicked.connect(lead_on)

    def _ask(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, _tr("Save the report"), str(self._proposed), _tr("Text (*.txt)")
        )
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Write the report; what keeps it from being written stands where the introduction was."""
        try:
            loss_report.save(path, self._report)
            self.intro.setText(_tr("Saved: {path}").format(path=path))
        except KnownError as error:
            self.intro.setText(str(error))


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReportDialog", text)
