"""Reads the paragraphs of an article: its text, the characters XML cannot hold, and the parts of tags in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.formats.tei.identifiers import mention_id
from annotator.formats.tei.node import TEI_NAMESPACE, XML_ID, XmlElement
from annotator.formats.tei.xpath import xpath
from annotator.model.article import Replacement
from annotator.model.errors import UnreadableFile
from annotator.model.span import Span, Target, target_of
from annotator.text.normalising import REPLACEMENT_CHARACTER

_G = f"{{{TEI_NAMESPACE}}}g"
_ANCHOR = f"{{{TEI_NAMESPACE}}}anchor"
_TAG = mention_id("")
_PARAGRAPHS = xpath("tei:text/tei:body/tei:p")
_CHARACTERS = xpath("tei:teiHeader/tei:encodingDesc/tei:charDecl/tei:char")


@dataclass(frozen=True, slots=True)
class Part:
    """One element of a tag in the text; `further` when it begins another stretch of its tag."""

    element: XmlElement
    span: Span
    further: bool


@dataclass(slots=True)
class ReadText:
    """The text of an article and what stands in it; positions are code points."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    starts: dict[str, int] = field(default_factory=dict)
    """Where each paragraph begins, by its xml:id."""
    anchors: dict[str, int] = field(default_factory=dict)
    """Where each anchor stands, by its xml:id."""
    replaced: list[Replacement] = field(default_factory=list)
    parts: dict[str, list[Part]] = field(default_factory=dict)
    """Parts of each tag by the xml:id of the first one."""

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.pieces)


def read_text(document: XmlElement) -> ReadText:
    """Read the body of a `TEI` element."""
    characters = {
        f"#{char.get(XML_ID)}": int(char[0].get("value").removeprefix("U+"), 16)
        for char in _CHARACTERS(document)
    }
    read = ReadText()
    for paragraph in _PARAGRAPHS(document):
        read.starts[paragraph.get(XML_ID)] = read.length
        _walk(paragraph, read, characters)
    for parts in read.parts.values():
        parts.sort(key=lambda part: part.span)
    return read


def chained(parts: list[Part]) -> Target:
    """The target of a tag in parts: each goes on with the one before, unless it begins a further stretch."""
    pairs: list[tuple[int, int]] = []
    for part in parts:
        if pairs and not part.further:
            pairs[-1] = pairs[-1][0], part.span.end
        else:
            pairs.append((part.span.start, part.span.end))
    return target_of(*pairs)


def _walk(element: XmlElement, read: ReadText, characters: Mapping[str, int]) -> None:
    start = read.length
    if element.tag == _G:
        if element.text != REPLACEMENT_CHARACTER:
            raise UnreadableFile("A character that XML cannot hold is not shown as �.")
        read.replaced.append(Replacement(start, characters[element.get("ref")]))
    elif element.tag == _ANCHOR:
        read.anchors[element.get(XML_ID)] = start
    _add(read, element.text)
    for child in element:
        _walk(child, read, characters)
        _add(read, child.tail)
    identifier = element.get(XML_ID, "")
    if identifier.startswith(_TAG):
        # the id of a later part is that of the first one with a full stop and a number
        part = Part(element, Span(start, read.length), "n" in element.attrib)
        read.parts.setdefault(identifier.partition(".")[0], []).append(part)


def _add(read: ReadText, words: str | None) -> None:
    if words:
        read.pieces.append(words)
        read.length += len(words)
