"""Takes in OpenDocument texts (`.odt`): text, tables and notes; what is not the article as zones.

Read as Word documents are: tracked changes accepted, notes at the end under their marks, headers, footers,
comments and captions as zones; hidden text and pictures left out with a remark.
"""

from collections.abc import Iterator

from annotator.formats.importers.document_lines import (
    comment,
    dates_remark,
    incoming_of,
    note,
    page_footer,
    page_header,
)
from annotator.formats.importers.importer import Importer
from annotator.formats.importers.office_document import Element, OfficeDocument, opened
from annotator.formats.importers.office_remarks import remarks_of
from annotator.formats.importers.office_xml import child, local, value
from annotator.formats.importers.open_document_lists import Lists
from annotator.formats.importers.open_document_styles import OpenDocumentStyles
from annotator.formats.importers.open_document_text import OpenDocumentText
from annotator.model.article import Metadata
from annotator.model.errors import UnreadableFile
from annotator.model.incoming import Incoming

_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"


def _read(data: bytes, name: str, _encoding: str | None) -> Incoming:
    """Read all parts that hold text."""
    with opened(data, name) as document:
        _refuse_encrypted(document)
        root, styles_root = document.root("content.xml"), document.root("styles.xml")
        body = child(root, "body", "text")
        if body is None:
            raise UnreadableFile(f"{name} is no OpenDocument text; save it as .odt and import that.")
        text = OpenDocumentText(OpenDocumentStyles(), Lists())
        for styles in _styles(styles_root, root):
            text.styles.describe(styles)
            text.lists.describe(styles)
        lines = list(text.lines(body))
        lines = [
            *map(page_header, _at_pages(styles_root, "header", text)),
            *lines,
            *(note(mark, "\n".join(line.text for line in words)) for mark, words in text.notes),
            *map(page_footer, _at_pages(styles_root, "footer", text)),
            *(comment(n, who, words) for n, (who, words) in enumerate(text.comments, 1)),
        ]
        metadata, dates = _properties(document, text)
    return incoming_of(
        lines,
        media_type=_MEDIA_TYPE,
        metadata=metadata,
        remarks=(*remarks_of(text.found, len(text.comments)), *dates),
    )


def _refuse_encrypted(document: OfficeDocument) -> None:
    manifest = document.root("META-INF/manifest.xml")
    if manifest is not None and any(local(one) == "encryption-data" for one in manifest.iter()):
        raise UnreadableFile(f"{document.name} needs a password; save it without one and import that.")


def _styles(*roots: Element | None) -> Iterator[Element]:
    """Yield the groups of styles, those of the document after the common ones."""
    for root in roots:
        yield from (one for name in ("styles", "automatic-styles") if (one := child(root, name)) is not None)


def _at_pages(styles: Element | None, kind: str, text: OpenDocumentText) -> Iterator[str]:
    """Yield what stands at the head or foot of the pages, each line once."""
    said: dict[str, None] = {}
    masters = child(styles, "master-styles")
    for page in () if masters is None else masters:
        for one in page:
            if local(one).startswith(kind) and value(one, "display") != "false":
                said.update({line.text.strip(): None for line in text.lines(one)})
    yield from filter(None, said)


def _properties(document: OfficeDocument, text: OpenDocumentText) -> tuple[Metadata, tuple[str, ...]]:
    """Return what the document says of itself; the title that it shows counts before the one it states."""
    meta = child(document.root("meta.xml"), "meta")
    said = {local(one): " ".join((one.text or "").split()) for one in (() if meta is None else meta)}
    metadata = Metadata(
        title=text.title or said.get("title", ""),
        author=said.get("initial-creator", "") or said.get("creator", ""),
        language=said.get("language", "") or text.styles.language,
    )
    return metadata, dates_remark(said.get("creation-date", "")[:10], said.get("date", "")[:10])


OPEN_DOCUMENT = Importer(name="open-document", label="OpenDocument text", suffixes=(".odt",), read=_read)
