"""Turns an exception nobody expected into a report that can be copied, in the window and in the log file."""

import platform
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.model.errors import KnownError


def report_of(error: BaseException) -> str:
    """Text that tells a developer what happened; it holds no text of any article."""
    lines = [
        f"annotator on Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
        "",
        *(line.rstrip("\n") for line in traceback.format_exception(error)),
    ]
    return "\n".join(lines)


class Failures(QObject):
    """The one place where it is decided what an error is: a sentence for the archivist, or a bug."""

    known = Signal(str)
    unexpected = Signal(str)
    """The report."""

    def handle(self, error: BaseException) -> None:
        """Tell whoever listens; may be called in any thread."""
        if isinstance(error, KnownError):
            self.known.emit(str(error))
        else:
            report = report_of(error)
            print(report, file=sys.stderr)
            self.unexpected.emit(report)


def catch_all(handle: Callable[[BaseException], None]) -> None:
    """Take what no code caught (Qt hands exceptions of slots and overrides to `sys.excepthook`)."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            handle(error.with_traceback(trace))

    sys.excepthook = hook


class BugReport(QDialog):
    """Shows a report, ready to be copied."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Report of a fault"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(720, 420)
        text = QPlainTextEdit(report, self)
        text.setReadOnly(True)
        text.setAccessibleName(self.tr("Report"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(self.tr("&Copy the report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        label = QLabel(
            self.tr(
                "Something went wrong inside the program. What was saved is safe. Please copy this report "
                "and send it to those who look after the program."
            )
        )
        label.setWordWrap(True)
        column.addWidget(label)
        column.addWidget(text, 1)
        column.addWidget(buttons)
