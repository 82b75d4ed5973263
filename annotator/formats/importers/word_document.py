"""Takes in Word documents (`.docx`): text, tables and notes; what is not the article as zones.

Tracked changes count as accepted. Notes stand at the end under their marks. What stands at the head and foot
of the pages, comments and captions are zones. Hidden text and pictures are left out, and remarks say so.
"""

import posixpath
from collections.abc import Iterator, Mapping

from annotator.formats.importers.document_lines import (
    Line,
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
from annotator.formats.importers.office_xml import child, children, local, value
from annotator.formats.importers.word_numbering import Numbering
from annotator.formats.importers.word_styles import Styles
from annotator.formats.importers.word_text import WordText
from annotator.model.article import Metadata
from annotator.model.errors import UnreadableFile
from annotator.model.incoming import Incoming

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _read(data: bytes, name: str, _encoding: str | None) -> Incoming:
    """Read all parts that hold text."""
    with opened(data, name) as document:
        main, parts = _main_part(document)
        root = document.root(main)
        body = child(root, "body")
        if body is None:
            raise UnreadableFile(f"{name} is no Word document; save it as .docx and import that.")
        styles = Styles.of(_only(document, parts, "styles"))
        text = WordText(styles, Numbering.of(_only(document, parts, "numbering")))
        lines = list(text.lines(body))
        comments = list(_comments(document, parts, styles))
        lines = [
            *_at_pages(document, parts, "header", text),
            *lines,
            *_notes(document, parts, text),
            *_at_pages(document, parts, "footer", text),
            *comments,
        ]
        metadata, dates = _properties(document, text)
    return incoming_of(
        lines,
        media_type=_MEDIA_TYPE,
        metadata=metadata,
        remarks=(*remarks_of(text.found, len(comments)), *dates),
    )


def _main_part(document: OfficeDocument) -> tuple[str, Mapping[str, list[str]]]:
    """Return the part with the text, and the parts it refers to by their kind (`footnotes` …)."""
    main = next(iter(_related(document, "").get("officeDocument", ())), "word/document.xml")
    return main, _related(document, main)


def _related(document: OfficeDocument, part: str) -> dict[str, list[str]]:
    folder, base = posixpath.split(part)
    related: dict[str, list[str]] = {}
    for one in children(document.root(posixpath.join(folder, "_rels", f"{base}.rels")), "Relationship"):
        target = posixpath.normpath(posixpath.join("/", folder, one.get("Target") or "")).lstrip("/")
        if one.get("TargetMode") != "External" and document.has(target):
            related.setdefault((one.get("Type") or "").rpartition("/")[2], []).append(target)
    return related


def _only(document: OfficeDocument, parts: Mapping[str, list[str]], kind: str) -> Element | None:
    return next((document.root(part) for part in parts.get(kind, ())), None)


def _at_pages(
    document: OfficeDocument, parts: Mapping[str, list[str]], kind: str, text: WordText
) -> Iterator[Line]:
    """Yield what stands at the head or foot of the pages, each line once."""
    said: dict[str, None] = {}
    for part in parts.get(kind, ()):
        said.update({line.text.strip(): None for line in text.lines(document.root(part))})
    make = page_header if kind == "header" else page_footer
    yield from (make(line) for line in said if line)


def _notes(document: OfficeDocument, parts: Mapping[str, list[str]], text: WordText) -> Iterator[Line]:
    """Yield the notes that the text refers to, footnotes first; a note may refer to another."""
    for kind in ("footnote", "endnote"):
        bodies = {value(one, "id"): one for one in children(_only(document, parts, f"{kind}s"), kind)}
        for referred, identifier, mark in list(text.notes):
            if referred == kind:
                words = "\n".join(line.text.strip() for line in text.lines(bodies.get(identifier)))
                yield note(mark, words)


def _comments(document: OfficeDocument, parts: Mapping[str, list[str]], styles: Styles) -> Iterator[Line]:
    for number, one in enumerate(children(_only(document, parts, "comments"), "comment"), 1):
        words = " ".join(line.text for line in WordText(styles, Numbering()).lines(one))
        yield comment(number, value(one, "author"), " ".join(words.split()))


def _properties(document: OfficeDocument, text: WordText) -> tuple[Metadata, tuple[str, ...]]:
    """Return what the document says of itself; the title that it shows counts before the one it states."""
    core = next(iter(_related(document, "").get("core-properties", ())), "docProps/core.xml")
    root = document.root(core)
    said = {local(one): " ".join((one.text or "").split()) for one in (() if root is None else root)}
    metadata = Metadata(
        title=text.title or said.get("title", ""),
        author=said.get("creator", ""),
        language=said.get("language", "") or text.styles.language,
    )
    return metadata, dates_remark(said.get("created", "")[:10], said.get("modified", "")[:10])


WORD_DOCUMENT = Importer(name="word", label="Word document", suffixes=(".docx",), read=_read)
