"""Takes in PDF documents with a text layer: paragraphs, with running heads and the pages as zones.

Where a page begins is a zone of a kind such as *page 2* on the blank or line break there: no word is added. Lines of a
paragraph are joined; a hyphen at the end of a line goes only where the word stands whole elsewhere. What is
drawn as a picture is no text here; a document of nothing else is refused.
"""

import io
import logging
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from annotator.formats.importers.document_lines import dates_remark, incoming_of
from annotator.formats.importers.importer import Importer
from annotator.formats.importers.page_metadata import clean
from annotator.formats.importers.pdf_actual_text import ActualText
from annotator.formats.importers.pdf_lines import PageLines, PdfLine
from annotator.formats.importers.pdf_text import PdfText
from annotator.model.article import Metadata
from annotator.model.errors import KnownError, UnreadableFile
from annotator.model.incoming import Incoming

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_MOST_PAGES = 5_000
_MOST_BYTES = 20_000_000
"""Bytes of what one page draws, unpacked."""
_MOST_OPERATIONS = 5_000_000
"""Steps of drawing in a document; a page of a newspaper takes some ten thousand."""
_NAMED = 10
_WRITTEN_BY = re.compile(r"^Microsoft \w+ - |\.(?:docx?|odt|rtf|indd|qxd|pdf)$", re.IGNORECASE)
_DATE = re.compile(r"D?:?(\d{4})(\d{2})(\d{2})")
_UNTITLED = re.compile(r"(?:untitled|unbenannt|sans titre|document\d*)[\s\d]*", re.IGNORECASE)


def _read(data: bytes, name: str, _encoding: str | None) -> Incoming:
    """Read the lines of all pages, then put them together."""
    # It warns of each flaw of a file; what matters of them is told in a sentence.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = _opened(data, name)
        pages = _pages(reader, name)
        metadata, dates = _properties(reader)
    except KnownError:
        raise
    except Exception as error:  # damaged documents raise whatever their objects lead to
        raise UnreadableFile(
            f"{name} is a damaged PDF; open it in a reader, print it to a new PDF and import that."
        ) from error
    if not any(pages):
        raise UnreadableFile(
            f"{name} holds pictures of pages and no text; run text recognition (OCR) on it first and import the result."
        )
    text = PdfText(pages)
    return incoming_of(
        text.lines,
        media_type="application/pdf",
        metadata=metadata,
        remarks=(*_about_empty(pages), *text.remarks, *dates),
        zones=text.zones,
    )


def _opened(data: bytes, name: str) -> "PdfReader":
    from pypdf import PasswordType, PdfReader
    from pypdf.errors import DependencyError

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        try:
            opened = reader.decrypt("")
        except DependencyError:
            opened = PasswordType.NOT_DECRYPTED
        if opened == PasswordType.NOT_DECRYPTED:
            raise UnreadableFile(f"{name} is encrypted; print it to a PDF without password and import that.")
    if len(reader.pages) > _MOST_PAGES:
        raise UnreadableFile(
            f"{name} has {len(reader.pages):,} pages, more than the {_MOST_PAGES:,} that are read; divide it."
        )
    return reader


def _pages(reader: "PdfReader", name: str) -> list[list[PdfLine]]:
    """Return the lines of each page."""
    done, actual = 0, ActualText()

    def before(operator: bytes, operands: Any, *_matrices: Any) -> None:
        nonlocal done
        done += 1
        if done > _MOST_OPERATIONS:
            raise UnreadableFile(
                f"{name} draws far more than a text does; print the article alone and import that."
            )
        actual.before(operator, operands)

    pages = []
    for number, page in enumerate(reader.pages):
        lines, actual = PageLines(number), ActualText()
        if _is_drawn(page, name):
            page.extract_text(visitor_operand_before=before, visitor_text=lines.add)
        lines.finish()
        pages.append(lines.lines)
    return pages


def _is_drawn(page: "PageObject", name: str) -> bool:
    """Whether a page draws anything; one that draws too much is refused before it is read."""
    contents = page.get_contents()
    if contents is not None and len(contents.get_data()) > _MOST_BYTES:
        raise UnreadableFile(
            f"{name} draws far more than a text does; print the article alone and import that."
        )
    return contents is not None


def _properties(reader: "PdfReader") -> tuple[Metadata, tuple[str, ...]]:
    """Return what the document says of itself; names of files and of nothing are no titles."""
    said = reader.metadata
    if said is None:
        return Metadata(), ()
    title = _WRITTEN_BY.sub("", clean(said.get("/Title")))
    metadata = Metadata(
        title="" if _UNTITLED.fullmatch(title) else title,
        author=clean(said.get("/Author")),
        language=clean(reader.root_object.get("/Lang")),
    )
    return metadata, dates_remark(_day(said.get("/CreationDate")), _day(said.get("/ModDate")))


def _day(date: object) -> str:
    """Return the day of a date of PDF (`D:20230920101500Z`), else nothing."""
    found = _DATE.match(str(date or ""))
    return "-".join(found.groups()) if found else ""


def _about_empty(pages: Sequence[Sequence[PdfLine]]) -> tuple[str, ...]:
    """Name the pages without text."""
    empty = [str(number) for number, lines in enumerate(pages, 1) if not lines]
    if not empty:
        return ()
    named = ", ".join(empty[:_NAMED]) + (", …" if len(empty) > _NAMED else "")
    return (
        f"{'Page' if len(empty) == 1 else 'Pages'} {named} of the PDF {'has' if len(empty) == 1 else 'have'} "
        "no text, perhaps a picture of it; text recognition (OCR) would read that.",
    )


PDF_DOCUMENT = Importer(name="pdf", label="PDF document", suffixes=(".pdf",), read=_read)
