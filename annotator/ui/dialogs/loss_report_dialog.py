"""What was left out of files of other programs: to be read, copied and saved."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QWidget

from annotator.model.errors import KnownError
from annotator.services import loss_report
from annotator.ui.text_dialog import TextDialog


class LossReportDialog(TextDialog):
    """Saved in a folder that is proposed."""

    def __init__(self, report: str, folder: Path, parent: QWidget | None = None) -> None:
        intro = _tr(
            "What could not be taken in, and why or how often. The files themselves are kept as they were."
        )
        none = _tr("Nothing was left out of a file of another program.")
        super().__init__(_tr("What Was Left Out"), intro if report else none, report, parent)
        self._report = report
        self._folder = folder
        self.save = self.buttons.addButton(_tr("&Save the Report…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.save.clicked.connect(self._ask)
        self.save.setEnabled(bool(report))

    def _ask(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, _tr("Save the report"), str(self._folder / "left-out.txt"), _tr("Text (*.txt)")
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
    return QCoreApplication.translate("LossReportDialog", text)
