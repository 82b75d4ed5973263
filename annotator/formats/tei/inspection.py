"""Everything we know to check of a TEI document, while it is read."""

import hashlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from annotator.formats.tei.declarations import PLAIN
from annotator.formats.tei.finding import Finding
from annotator.formats.tei.grammar import grammar_findings
from annotator.formats.tei.indenting import SHA256, undo_indenting
from annotator.formats.tei.node import XML_ID
from annotator.formats.tei.places import ClaimedPlace, claimed_places, place_findings
from annotator.formats.tei.rules import date_findings, duplicate_findings, identifiers, pointer_findings
from annotator.formats.tei.targets import chain_findings, paragraph_texts, target_findings
from annotator.formats.tei.xml_reader import TEI, UnreadableXml, articles
from annotator.formats.tei.xpath import XmlElement, line_of, xpath

Compare = Callable[[XmlElement], Iterator[Finding]]
"""What more to find in a `TEI` element that the grammar took."""


def _nothing(_document: XmlElement) -> Iterator[Finding]:
    return iter(())


_FILE = "tei:teiHeader/tei:fileDesc/"
_EXTENT = xpath(f"string({_FILE}tei:extent/tei:measure[@unit = 'char']/@quantity)")
_SIGNED = xpath(
    "boolean(tei:teiHeader/tei:encodingDesc/tei:appInfo/tei:application"
    f"[@ident = 'annotator' or @ident = '{PLAIN}'])"
)


def is_signed(stream: BinaryIO) -> bool:
    """Whether a file is XML at its beginning and says in its header that Annotator wrote it."""
    try:
        first = next(articles(stream))
    except UnreadableXml:
        return False
    around = first.getparent()
    return bool(_SIGNED(first if around is None else around))


def well_formed(stream: BinaryIO) -> Iterator[Finding]:
    """Yield why a file is no XML of TEI that we take; nothing when it is."""
    try:
        for _article in articles(stream):
            pass
    except UnreadableXml as error:
        yield Finding(error.line, str(error))


def inspect(
    stream: BinaryIO, compare: Compare = _nothing, after_each: Callable[[], None] = lambda: None
) -> Iterator[Finding]:
    """Yield what is wrong with a TEI document: well-formedness, grammar, own rules, and its texts.

    `compare` has its say of each article that the grammar took. One article is in memory at a time,
    beside the ids of the whole file; `after_each` is called when it was looked at.
    """
    inspection = _Inspection(compare)
    try:
        for element in articles(stream):
            yield from inspection.article(element) if element.tag == TEI else inspection.corpus(element)
            after_each()
    except UnreadableXml as error:
        yield Finding(error.line, str(error))
        return
    yield from inspection.unresolved()


class _Inspection:
    """What must be remembered from one article to the next."""

    def __init__(self, compare: Compare) -> None:
        self._compare = compare
        self._ids: set[str] = set()
        self._shared: set[str] | None = None
        self._pending: list[tuple[str, Finding]] = []
        self._places: dict[str, list[ClaimedPlace]] = {}

    def article(self, document: XmlElement) -> Iterator[Finding]:
        """Check one `TEI` element."""
        if self._shared is None:
            yield from self._share(document.getparent())
        undo_indenting(document)
        outside = list(grammar_findings(document))
        yield from outside
        if outside:
            # the grammar takes no date that contradicts itself, so these need be looked for only here
            yield from date_findings(document)
        ids = identifiers(document)
        yield from duplicate_findings(document, ids, self._ids)
        known = (self._shared or set()).union(ids)
        self._pending += pointer_findings(document, known)
        paragraphs = paragraph_texts(document)
        yield from target_findings(document, paragraphs)
        yield from chain_findings(document)
        text = "".join(paragraphs.values())
        yield from self._text(document, text)
        for claimed in self._places.pop(document.get(XML_ID, ""), ()):
            yield from place_findings(claimed, text)
        if not outside:
            yield from self._compare(document)

    def corpus(self, root: XmlElement) -> Iterator[Finding]:
        """Check what stands around the articles; the last of them is still there."""
        if self._shared is None:
            yield from self._share(root)
        yield from grammar_findings(root)

    def unresolved(self) -> Iterator[Finding]:
        """Yield the pointers that led nowhere in the whole file."""
        return (finding for identifier, finding in self._pending if identifier not in self._ids)

    def _share(self, root: XmlElement | None) -> Iterator[Finding]:
        """Take in the ids of the corpus itself, to which every article may point."""
        self._shared = set()
        if root is None:
            return
        # the places are looked at when their articles come
        for claimed in claimed_places(root):
            self._places.setdefault(f"a{claimed.article}", []).append(claimed)
        around = [child for child in root if child.tag != TEI]
        own = [identifier for identifier in [root.get(XML_ID)] if identifier]
        ids = own + [identifier for child in around for identifier in identifiers(child)]
        yield from duplicate_findings(root, ids, self._ids)
        self._shared.update(ids)
        for child in around:
            self._pending += pointer_findings(child, self._shared)
            yield from date_findings(child)

    def _text(self, document: XmlElement, text: str) -> Iterator[Finding]:
        line = line_of(document)
        name = document.get(XML_ID, "")
        extent, digest = str(_EXTENT(document)), str(SHA256(document))
        if extent and extent != str(len(text)):
            yield Finding(
                line, f"The header of “{name}” counts {extent} characters, its text has {len(text)}."
            )
        if digest and digest != hashlib.sha256(text.encode("utf-8")).hexdigest():
            yield Finding(line, f"The text of “{name}” is not the one whose SHA-256 stands in its header.")
