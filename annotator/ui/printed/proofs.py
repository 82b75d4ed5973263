"""Pages as pictures: drawn in the thread that laid them out, since a layout never leaves its thread."""

from dataclasses import dataclass

from PySide6.QtGui import QImage, QPageLayout, QPainter

from annotator.model.progress import Progress, silent
from annotator.model.sheet import Sheet
from annotator.ui.printed.pdf import laid_out
from annotator.ui.printed.typesetting import UNITS_PER_INCH

AT_ONCE = 8
"""Pictures made together; with them it is some megabytes, whatever the length of the articles."""
_PIXELS_PER_INCH = 144


@dataclass(frozen=True, slots=True)
class Proofs:
    """Pictures of some pages, from the number `first` (from 0), and how many pages there are."""

    first: int
    pictures: tuple[QImage, ...]
    count: int


def proofs(sheet: Sheet, layout: QPageLayout, number: int, progress: Progress = silent) -> Proofs:
    """Draw a page, or the last one if there are not so many, with some of its neighbours. Raises Cancelled."""
    laid = laid_out(sheet, layout, progress)
    first = min(number, len(laid.pages) - 1) // AT_ONCE * AT_ONCE
    scale = _PIXELS_PER_INCH / UNITS_PER_INCH
    size = (laid.size * scale).toSize()
    pictures: list[QImage] = []
    for page in laid.pages[first : first + AT_ONCE]:
        progress(len(pictures), AT_ONCE, "Drawing pages")
        picture = QImage(size, QImage.Format.Format_Grayscale8)
        picture.fill(255)  # paper is white in the dark as well
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        page.draw(painter)
        painter.end()
        pictures.append(picture)
    return Proofs(first, tuple(pictures), len(laid.pages))
