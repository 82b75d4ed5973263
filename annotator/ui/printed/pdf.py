"""A sheet as PDF: real words, a title, and the same bytes for the same sheet."""

import re
from html import escape
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QLocale, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from annotator.model.errors import UnwritableFile
from annotator.model.paper import Paper
from annotator.model.progress import Progress, silent
from annotator.model.sheet import Sheet
from annotator.ui.printed.flow import pages
from annotator.ui.printed.pages import Pages
from annotator.ui.printed.typesetting import POINT, UNITS_PER_INCH

_WHEN = re.compile(rb"/(?:CreationDate|ModDate) \(D:[^)]*\)")
"""When the file was made: Qt always says so, and nobody needs it of a sheet that can be made again."""
_LETTERS = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
"""What the glyphs of a font mean, for those who copy or search: lists of code points in brackets."""
_LISTED = re.compile(rb"\[[^\]]*\]")
_METADATA = """<?xpacket begin='\ufeff' id='W5M0MpCehiHzreSzNTczkc9d'?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>
<rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end='w'?>"""


def usual_size() -> str:
    """The paper that is usual in the country."""
    metric = QLocale().measurementSystem() == QLocale.MeasurementSystem.MetricSystem
    return "A4" if metric else "Letter"


def page_layout(paper: Paper, articles: int) -> QPageLayout:
    """The paper as Qt names it. The margins are ours."""
    sizes, ways = QPageSize.PageSizeId, QPageLayout.Orientation
    size = QPageSize(sizes.Letter if (paper.size or usual_size()) == "Letter" else sizes.A4)
    return QPageLayout(size, ways.Landscape if paper.lies_for(articles) else ways.Portrait, QMarginsF())


def laid_out(sheet: Sheet, paper: Paper, progress: Progress = silent) -> Pages:
    """The pages of a sheet."""
    points = page_layout(paper, sheet.articles).fullRectPoints()
    return pages(sheet, QSizeF(points.size()) * POINT, progress)


def draw(laid: Pages, device: QPagedPaintDevice, progress: Progress = silent) -> None:
    """Draw all pages on a printer or into a file; nothing when it cannot be drawn on. Raises Cancelled."""
    painter = QPainter()
    if not painter.begin(device):
        raise UnwritableFile("The printer does not take the pages; look whether it is there, or save a PDF.")
    try:
        for number, page in enumerate(laid.pages):
            progress(number, len(laid.pages), "Drawing pages")
            if number:
                device.newPage()
            painter.resetTransform()
            painter.scale(device.logicalDpiX() / UNITS_PER_INCH, device.logicalDpiY() / UNITS_PER_INCH)
            page.draw(painter)
    finally:
        painter.end()


def write(sheet: Sheet, stream: BinaryIO, paper: Paper, progress: Progress = silent) -> None:
    """Write a sheet as PDF. A QGuiApplication has to be there; any thread may call it. Raises Cancelled."""
    kept = QBuffer()
    kept.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(kept)
    writer.setTitle(sheet.title)
    writer.setCreator("Annotator")
    writer.setDocumentId(QUuid())
    writer.setDocumentXmpMetadata(_METADATA.format(escape(sheet.title)).encode())
    writer.setResolution(UNITS_PER_INCH)
    writer.setPageLayout(page_layout(paper, sheet.articles))
    draw(laid_out(sheet, paper, progress), writer, progress)
    stream.write(_mended(bytes(kept.data().data())))


def _mended(written: bytes) -> bytes:
    """Take the time out, and make tabs of Qt the spaces that they are in fonts where both are one glyph.

    Not a byte more or less: the file says by bytes where its parts are.
    """
    timeless = _WHEN.sub(lambda found: b" " * len(found[0]), written)
    return _LETTERS.sub(lambda letters: _LISTED.sub(_with_spaces, letters[0]), timeless)


def _with_spaces(listed: re.Match[bytes]) -> bytes:
    return listed[0].replace(b"<0009>", b"<0020>")
