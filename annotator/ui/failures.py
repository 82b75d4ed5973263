"""The one place where it is decided what an error is: a sentence for the archivist, or a bug to be reported."""

import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion

from annotator import __version__
from annotator.model.errors import KnownError


def report_of(error: BaseException) -> str:
    """Text that tells a developer what happened; it holds no text of any article."""
    import platform  # takes longer to load than the window has to spare
    import traceback

    lines = [
        f"Annotator {__version__} on Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
        "",
        *(line.rstrip("\n") for line in traceback.format_exception(error)),
    ]
    return "\n".join(lines)


class Failures(QObject):
    """Tells known errors and bugs apart for one window."""

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
