"""Takes in rich text (`.rtf`): text, tables and notes; what is not the article as zones.

Read as Word documents are, from which most rich text comes: tracked changes accepted, notes at the end under
their numbers, headers, footers, comments and captions as zones; hidden text and pictures left out with a remark.
"""

import locale
import re
from collections.abc import Iterable

from annotator.formats.importers.document_lines import (
    comment,
    dates_remark,
    incoming_of,
    note,
    page_footer,
    page_header,
)
from annotator.formats.importers.importer import Importer
from annotator.formats.importers.office_remarks import remarks_of
from annotator.formats.importers.rich_text_flow import Flow
from annotator.formats.importers.rich_text_reader import RichText
from annotator.model.article import Metadata
from annotator.model.errors import UnreadableFile
from annotator.model.incoming import Incoming

_BEGINS = re.compile(rb"\s*\{\\rtf")
_NO_DATE = "0000-00-00"


def _read(data: bytes, name: str, _encoding: str | None) -> Incoming:
    """Read all groups, then put the streams of text one below another."""
    if not _BEGINS.match(data):
        raise UnreadableFile(f"{name} is no rich text; save it as .rtf and import that.")
    text = RichText().read(data, name)
    said = text.said
    metadata = Metadata(
        title=text.title or said.get("title", ""),
        author=said.get("author", ""),
        language=locale.windows_locale.get(text.language, "").replace("_", "-"),
    )
    days = (said.get(day, "") for day in ("creatim", "revtim"))
    return incoming_of(
        [
            *map(page_header, _once(text.headers)),
            *text.body.finished(),
            *(note(str(number), one.text) for number, one in enumerate(text.notes, 1)),
            *map(page_footer, _once(text.footers)),
            *(comment(n, who, " ".join(one.text.split())) for n, (who, one) in enumerate(text.comments, 1)),
        ],
        media_type="application/rtf",
        metadata=metadata,
        remarks=(
            *remarks_of(text.found, len(text.comments)),
            *dates_remark(*("" if day.startswith(_NO_DATE[:4]) else day for day in days)),
        ),
    )


def _once(flows: Iterable[Flow]) -> Iterable[str]:
    """Return what stands at the head or foot of the pages, each line once."""
    return dict.fromkeys(line.text.strip() for flow in flows for line in flow.finished())


RICH_TEXT = Importer(name="rich-text", label="Rich text", suffixes=(".rtf",), read=_read)
