"""A sheet as PDF: real words, a title, and the same bytes for the same sheet."""

import re
import unicodedata
from collections.abc import Callable, Sequence, Set
from html import escape
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QLocale, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from annotator.model.errors import UnwritableFile
from annotator.model.paper import Paper
from annotator.model.progress import Progress, silent
from annotator.model.sheet import Sheet
from annotator.ui.printed.flow import pages
from annotator.ui.printed.pages import Page, Pages
from annotator.ui.printed.typesetting import POINT, UNITS_PER_INCH

_WHEN = re.compile(rb"/(?:CreationDate|ModDate) \(D:[^)]*\)")
"""When the file was made: Qt always says so, and nobody needs it of a sheet that can be made again."""
_GLYPHS = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
"""What the glyphs of a font mean, for those who copy or search: lists of letters in brackets."""
_LIST = re.compile(rb"\[[^\]]*\]")
_LETTER = re.compile(rb"<([0-9A-F]{4})>")
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


def laid_out(sheet: Sheet, layout: QPageLayout, progress: Progress = silent) -> Pages:
    """The pages of a sheet on a paper."""
    return pages(sheet, QSizeF(layout.fullRectPoints().size()) * POINT, progress)


def draw(
    laid: Sequence[Page],
    device: QPagedPaintDevice,
    progress: Progress = silent,
    give_up: Callable[[], object] = lambda: None,
) -> None:
    """Draw pages on a printer or into a file; `give_up` is called when that does not come to its end.

    Raises UnwritableFile when it cannot be drawn on, and Cancelled.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise UnwritableFile("The printer does not take the pages; look whether it is there, or save a PDF.")
    try:
        for number, page in enumerate(laid):
            progress(number, len(laid), "Drawing pages")
            if number:
                device.newPage()
            painter.resetTransform()
            painter.scale(device.logicalDpiX() / UNITS_PER_INCH, device.logicalDpiY() / UNITS_PER_INCH)
            page.draw(painter)
    except BaseException:
        give_up()
        raise
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
    layout = page_layout(paper, sheet.articles)
    writer.setPageLayout(layout)
    draw(laid_out(sheet, layout, progress).pages, writer, progress)
    letters = {
        letter for table in sheet.tables for cell in table.cells for run in cell for letter in run.text
    }
    stream.write(_mended(bytes(kept.data().data()), letters | {" "}))


def _mended(written: bytes, letters: Set[str]) -> bytes:
    """Take the time out, and have each glyph mean the letter that was written with it, if one can tell.

    Qt takes the first of all letters that a font draws alike: a tab for a space, a radical for a Chinese word, a
    presentation form for an Arabic letter. Not a byte more or less: the file says by bytes where its parts are.
    """

    def meant(listed: re.Match[bytes]) -> bytes:
        letter = chr(int(listed[1], 16))
        plain = " " if letter == "\t" else unicodedata.normalize("NFKC", letter)
        return b"<%04X>" % ord(plain) if letter not in letters and plain in letters else listed[0]

    def in_lists(glyphs: re.Match[bytes]) -> bytes:
        return _LIST.sub(lambda one: _LETTER.sub(meant, one[0]), glyphs[0])

    return _GLYPHS.sub(in_lists, _WHEN.sub(lambda found: b" " * len(found[0]), written))
