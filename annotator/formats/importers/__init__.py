"""The kinds of files that can be taken in: one file each, and one entry here."""

from pathlib import PurePath

from annotator.formats.importers.importer import Importer
from annotator.formats.importers.limits import SIZE_LIMIT, check_size
from annotator.formats.importers.mail import MAIL
from annotator.formats.importers.markdown import MARKDOWN
from annotator.formats.importers.open_document import OPEN_DOCUMENT
from annotator.formats.importers.pdf_document import PDF_DOCUMENT
from annotator.formats.importers.plain_text import PLAIN_TEXT
from annotator.formats.importers.rich_text import RICH_TEXT
from annotator.formats.importers.web_page import WEB_PAGE
from annotator.formats.importers.web_page_archive import WEB_PAGE_ARCHIVE
from annotator.formats.importers.word_document import WORD_DOCUMENT
from annotator.model.errors import UnreadableFile

IMPORTERS = (
    PLAIN_TEXT,
    WEB_PAGE,
    WEB_PAGE_ARCHIVE,
    WORD_DOCUMENT,
    OPEN_DOCUMENT,
    RICH_TEXT,
    MARKDOWN,
    MAIL,
    PDF_DOCUMENT,
)

__all__ = ["IMPORTERS", "SIZE_LIMIT", "Importer", "check_size", "importer_for"]


def importer_for(file_name: str) -> Importer:
    """Return the importer for a file by the ending of its name; raises UnreadableFile when there is none."""
    suffix = PurePath(file_name).suffix.lower()
    for importer in IMPORTERS:
        if suffix in importer.suffixes:
            return importer
    endings = [ending for importer in IMPORTERS for ending in importer.suffixes]
    raise UnreadableFile(
        f"{file_name} cannot be taken in: it is no text or document ({', '.join(endings)}), and no file with tags "
        "that is known."
    )
