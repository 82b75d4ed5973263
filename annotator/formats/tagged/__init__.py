"""The kinds of files that bring tags of other programs: one file each, and one entry here."""

from pathlib import PurePath

from annotator.formats.tagged.brat import BRAT
from annotator.formats.tagged.cas import CAS
from annotator.formats.tagged.csv_tags import CSV_TAGS
from annotator.formats.tagged.refi_qda import REFI_QDA
from annotator.formats.tagged.tagged_format import TaggedFormat
from annotator.formats.tagged.tei import TEI
from annotator.formats.tagged.web_annotation import WEB_ANNOTATION

TAGGED_FORMATS: tuple[TaggedFormat, ...] = (BRAT, CAS, REFI_QDA, TEI, WEB_ANNOTATION, CSV_TAGS)

__all__ = ["TAGGED_FORMATS", "TaggedFormat", "tagged_format_of"]


def tagged_format_of(data: bytes, file_name: str) -> TaggedFormat | None:
    """Return the format of a file by its ending and by what stands in it, or None."""
    suffix = PurePath(file_name).suffix.lower()
    return next(
        (one for one in TAGGED_FORMATS if suffix in one.suffixes and one.recognises(data, file_name)), None
    )
