"""What was left out of files of other programs."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from annotator.ui.dialogs.report_dialog import ReportDialog


class LossReportDialog(ReportDialog):
    """Saved in a folder that is proposed."""

    def __init__(self, report: str, folder: Path, parent: QWidget | None = None) -> None:
        intro = _tr(
            "What could not be taken in, and why or how often. The files themselves are kept as they were."
        )
        none = _tr("Nothing was left out of a file of another program.")
        super().__init__(
            _tr("What Was Left Out"), intro if report else none, report, folder / "left-out.txt", parent
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("LossReportDialog", text)
