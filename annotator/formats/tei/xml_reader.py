"""Reads XML that is not our friend: in pieces, without network, without entities from elsewhere, within bounds."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from lxml import etree

from annotator.formats.tei.node import TEI_NAMESPACE
from annotator.formats.tei.xpath import XmlElement

TEI = f"{{{TEI_NAMESPACE}}}TEI"
TEI_CORPUS = f"{{{TEI_NAMESPACE}}}teiCorpus"
LARGEST_ARTICLE = 64 * 1024 * 1024
"""Bytes of XML that one article, which is held in memory as a whole, may take."""

_CAREFUL: dict[str, Any] = {
    # False would drop what an entity stands for without a word
    "resolve_entities": "internal",
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    # ids are ours to check: libxml2 would keep every one of them, and stop at the first that is no name
    "collect_ids": False,
}
_CHUNK = 1 << 16
# Atomic and possessive: what stands before is never read in a second way, of which there would be 2 to its number.
_DOCTYPE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?>\s+|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE(\s+html)?", re.DOTALL | re.IGNORECASE
)
_NO_DOCTYPE = "The file has a DOCTYPE, which can pull in or multiply text unseen; remove the declaration and check again."
_SYNTAX = "It is not well-formed XML"
_CUT_OFF = "It ends before its last element does; it was cut off."
_EXPLAINED = (
    (
        "Excessive depth",
        "Its elements lie more than 256 deep within each other, which no XML reader takes by default.",
    ),
    ("amplification", "Its entities multiply into far more text than the file holds."),
    (
        "huge text",
        "It holds more than 10 million bytes of text in one piece, which XML readers refuse by default.",
    ),
    (
        "too long",
        "It holds more than 10 million bytes of text in one piece, which XML readers refuse by default.",
    ),
    ("Unsupported version", "It is XML of another version than 1.0; save it as XML 1.0."),
    ("encoding", "Its bytes are not in the encoding it declares; save it as UTF-8."),
    ("Invalid bytes", "Its bytes are not in the encoding it declares; save it as UTF-8."),
    ("not proper UTF-8", "Its bytes are not in the encoding it declares; save it as UTF-8."),
    ("Document is empty", "It holds no XML."),
    ("Premature end", _CUT_OFF),
)


class UnreadableXml(Exception):
    """The bytes are no XML that we take; `line` says where that was noticed, the message is one sentence."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def articles(stream: BinaryIO) -> Iterator[XmlElement]:
    """Yield each `TEI` element when it is complete, with its root; then the root.

    What was yielded before is taken out of the tree, so that memory is bounded by the largest article; the
    root has its own header and its last article. Raises UnreadableXml.
    """
    parser: Any = etree.XMLPullParser(events=("start", "end"), tag=(TEI, TEI_CORPUS), **_CAREFUL)
    try:
        yield from _completed(parser, stream, (TEI,))
        root = parser.close()
    except etree.XMLSyntaxError as error:
        raise _explained(error) from error
    _refuse_doctype(root)
    if root.tag not in (TEI, TEI_CORPUS):
        raise UnreadableXml(
            1,
            f"Its root is {_shown(root.tag)}, not TEI or teiCorpus of the TEI namespace; it is no TEI file.",
        )
    yield root


def parts(stream: BinaryIO, root: str, names: tuple[str, ...]) -> Iterator[XmlElement]:
    """Yield each element with one of these names when it is complete, then the root; of none is more left after it.

    Memory is bounded by the largest of them. Raises UnreadableXml.
    """
    parser: Any = etree.XMLPullParser(events=("start", "end"), tag=(root, *names), **_CAREFUL)
    try:
        for element in _completed(parser, stream, names):
            yield element
            element.clear(keep_tail=True)
        whole = parser.close()
    except etree.XMLSyntaxError as error:
        raise _explained(error) from error
    _refuse_doctype(whole)
    if whole.tag != root:
        raise UnreadableXml(
            1, f"Its root is {_shown(whole.tag)}, not {_shown(root)}; it is another kind of file."
        )
    yield whole


def document(content: bytes) -> XmlElement:
    """Return the root of a small XML file, whatever its kind, read by the same rules. Raises UnreadableXml."""
    if len(content) > LARGEST_ARTICLE:
        raise UnreadableXml(
            0, f"It takes more than {LARGEST_ARTICLE >> 20} MB; split it and take in its parts."
        )
    if not content:
        raise UnreadableXml(1, "The file is empty.")
    if found := _DOCTYPE.match(_as_utf8(content)):
        raise UnreadableXml(1, "This is a web page (HTML), not XML." if found[1] else _NO_DOCTYPE)
    try:
        root = etree.fromstring(content, etree.XMLParser(**_CAREFUL))
    except etree.XMLSyntaxError as error:
        explained = _explained(error)
        marks = content.strip(b"\xef\xbb\xbf\xfe\xff\0 \t\r\n")
        if _SYNTAX in str(explained) and marks.startswith(b"<") and not marks.endswith(b">"):
            explained = UnreadableXml(explained.line, _CUT_OFF)
        raise explained from error
    _refuse_doctype(root)
    return root


def whole_document(path: Path) -> XmlElement:
    """Return the root of a file as a whole, however large, read by the same rules. Raises UnreadableXml, OSError."""
    with path.open("rb") as stream:
        if found := _DOCTYPE.match(_as_utf8(stream.read(_CHUNK))):
            raise UnreadableXml(1, "This is a web page (HTML), not XML." if found[1] else _NO_DOCTYPE)
        stream.seek(0)
        try:
            root = etree.parse(stream, etree.XMLParser(**_CAREFUL)).getroot()
        except etree.XMLSyntaxError as error:
            raise _explained(error) from error
    _refuse_doctype(root)
    return root


def _completed(parser: Any, stream: BinaryIO, names: tuple[str, ...]) -> Iterator[XmlElement]:
    size = 0
    first = True
    while chunk := stream.read(_CHUNK):
        if first and (found := _DOCTYPE.match(_as_utf8(chunk))):
            raise UnreadableXml(1, "This is a web page (HTML), not a TEI file." if found[1] else _NO_DOCTYPE)
        first = False
        size += len(chunk)
        parser.feed(chunk)
        for event, element in parser.read_events():
            if event == "start" and element.getparent() is None:
                _refuse_doctype(element)
            elif event == "end" and element.tag in names and element.getparent() is not None:
                yield element
                size = 0
                _forget_before(element)
        if size > LARGEST_ARTICLE:
            raise UnreadableXml(
                0,
                f"One article of it takes more than {LARGEST_ARTICLE >> 20} MB; split the file and check its parts.",
            )
    if first:
        raise UnreadableXml(1, "The file is empty.")


def _as_utf8(start: bytes) -> bytes:
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return start.decode("utf-16", errors="replace").encode("utf-8", errors="replace")
    return start


def _forget_before(element: XmlElement) -> None:
    root = element.getparent()
    previous = element.getprevious()
    while root is not None and previous is not None and previous.tag == element.tag:
        root.remove(previous)
        previous = element.getprevious()


def _refuse_doctype(element: XmlElement) -> None:
    if element.getroottree().docinfo.internalDTD is not None:
        raise UnreadableXml(1, _NO_DOCTYPE)


def _explained(error: etree.XMLSyntaxError) -> UnreadableXml:
    message = error.msg or ""
    line = error.lineno or 1
    for part, sentence in _EXPLAINED:
        if part.lower() in message.lower():
            return UnreadableXml(line, sentence)
    return UnreadableXml(line, f"{_SYNTAX} ({' '.join(message.split(', line')[0].split())}).")


def _shown(tag: str) -> str:
    name = etree.QName(tag)
    return f"“{name.localname}”" if name.namespace else f"“{name.localname}” without a namespace"
