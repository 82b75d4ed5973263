"""Takes out what another program put between the tags of a paragraph, where that is proved to be all it did.

Some programs heed no `xml:space`, and indent a paragraph that holds nothing but elements, as one does that is a
quotation from end to end. What they add is a line break and blanks before each element and before the end tag; it
is taken out when the text is then the one whose SHA-256 stands in the header, and only then.
"""

import hashlib
import re
from collections.abc import Iterator

from annotator.formats.tei.node import XmlElement
from annotator.formats.tei.xpath import xpath

SHA256 = xpath(
    "string(tei:teiHeader/tei:fileDesc/tei:publicationStmt/tei:idno[@type = 'sha256'][@subtype = 'source-text'])"
)
_PARAGRAPHS = xpath("tei:text/tei:body/tei:p")
_ADDED = re.compile(r"\n[ \t]*")


def undo_indenting(document: XmlElement) -> None:
    """Give a `TEI` element the text back that its header proves, if nothing but indenting stands in the way."""
    wanted = str(SHA256(document))
    paragraphs = _PARAGRAPHS(document)
    if not wanted or _digest(paragraphs) == wanted:
        return
    before = [(one, one.text, [child.tail for child in one]) for one in _indented(paragraphs)]
    for element, _text, _tails in before:
        element.text = None
        for child in element:
            child.tail = None
    if _digest(paragraphs) != wanted:
        for element, text, tails in before:
            element.text = text
            for child, tail in zip(element, tails, strict=True):
                child.tail = tail


def _digest(paragraphs: list[XmlElement]) -> str:
    digest = hashlib.sha256()
    for paragraph in paragraphs:
        digest.update("".join(paragraph.itertext()).encode("utf-8"))
    return digest.hexdigest()


def _indented(elements: list[XmlElement]) -> Iterator[XmlElement]:
    """Elements that look indented, and those in them; what stands in running text never was."""
    for element in elements:
        words = [element.text, *(child.tail for child in element)]
        if len(element) and all(_ADDED.fullmatch(one or "") for one in words):
            yield element
            yield from _indented(list(element))
