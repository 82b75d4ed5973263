"""A PDF for the command line: Qt is started without a display, and what it lacks is said in one sentence."""

import sys
from typing import BinaryIO

from annotator.model.errors import KnownError
from annotator.model.paper import Paper
from annotator.model.progress import Progress
from annotator.model.sheet import Sheet
from annotator.ui.system_libraries import complaint


def write(sheet: Sheet, stream: BinaryIO, paper: Paper, progress: Progress) -> None:
    """Write a sheet as PDF. Raises KnownError where Qt, a library of the system or every font is missing."""
    missing = complaint({"QT_QPA_PLATFORM": "offscreen"})
    if missing:
        raise KnownError(missing)
    try:
        from PySide6.QtGui import QFontDatabase, QGuiApplication

        from annotator.ui.printed.pdf import write as write_pdf
    except ImportError as error:
        raise KnownError(
            f"A PDF is drawn with Qt, which does not load here ({error}); install PySide6-Essentials, "
            "or write a page with --html."
        ) from error
    # elsewhere than on Linux the fonts come with the system's own platform, which needs no display
    platform = ["-platform", "offscreen"] if sys.platform.startswith("linux") else []
    application = QGuiApplication.instance() or QGuiApplication(["annotator", *platform])
    if not QFontDatabase.families():
        raise KnownError("There is no font to draw a PDF with; install one, such as fonts-dejavu-core.")
    write_pdf(sheet, stream, paper, progress)
    del application  # it had to live until the pages were drawn
