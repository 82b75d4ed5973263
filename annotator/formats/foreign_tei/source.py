"""Opens a TEI file of another program, or says in one sentence why it cannot be read."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.formats.foreign_tei.elements import LISTED, is_tag, local
from annotator.formats.tei.node import TEI_NAMESPACE, XML_ID, XmlElement
from annotator.formats.tei.xml_reader import UnreadableXml, document
from annotator.formats.tei.xpath import line_of, xpath
from annotator.model.errors import UnreadableFile

_OURS = xpath("boolean(//tei:appInfo/tei:application[@ident = 'annotator'])")
_NAMED = LISTED | {"TEI", "annotation", "span"}
_POINTED = re.compile(r"[\s#(),'\[\]]+")
_NC_NAME = re.compile(r"[^\W\d][\w.\-·]*")


@dataclass(frozen=True, slots=True)
class Source:
    """A TEI file that was parsed."""

    root: XmlElement
    ids: dict[str, XmlElement]
    """The first element with each `xml:id` that matters: a pointer leads there, or it is a tag or an entry."""
    lost: Counter[str]
    pointed: frozenset[str]
    """Pointers of pieces of text to what is said of them."""

    @property
    def documents(self) -> Iterator[XmlElement]:
        """The `TEI` elements that hold a text, in order."""
        for element in self.root.iter(f"{{{TEI_NAMESPACE}}}TEI"):
            if text_of(element) is not None:
                yield element

    def own_id(self, element: XmlElement) -> str:
        """The `xml:id` of an element, empty where it has none or another element had it before."""
        identifier = element.get(XML_ID, "")
        return identifier if self.ids.get(identifier) is element else ""

    def led_to(self, pointer: str) -> XmlElement | None:
        """The element to which a pointer such as `#p1` leads."""
        return self.ids.get(pointer[1:]) if pointer.startswith("#") else None


def open_source(data: bytes, name: str) -> Source:
    """Parse a file. Raises UnreadableFile with one sentence for what is no TEI P5, and for what is ours."""
    try:
        root = document(data)
    except UnreadableXml as error:
        where = f" (line {error.line})" if error.line > 1 else ""
        raise UnreadableFile(f"{name} cannot be read{where}. {error}") from error
    lost: Counter[str] = Counter()
    _in_namespace(root)
    _refuse_others(root, name)
    if _OURS(root):
        raise UnreadableFile(
            f"{name} says that Annotator wrote it, but is not as Annotator wrote it; export it again."
        )
    pieces = root.iter(f"{{{TEI_NAMESPACE}}}seg")
    pointed = frozenset(pointer for piece in pieces for pointer in piece.get("ana", "").split())
    return Source(root, _ids(root, lost), lost, pointed)


def text_of(element: XmlElement) -> XmlElement | None:
    """The text of a `TEI` element, or the transcription that stands for it."""
    found = element.find(f"{{{TEI_NAMESPACE}}}text")
    return element.find(f"{{{TEI_NAMESPACE}}}sourceDoc") if found is None else found


def _in_namespace(root: XmlElement) -> None:
    """Give the elements of a file without any namespace the one that they mean."""
    if root.tag in ("TEI", "teiCorpus"):
        for element in root.iter("{}*"):
            element.tag = f"{{{TEI_NAMESPACE}}}{element.tag}"


def _refuse_others(root: XmlElement, name: str) -> None:
    if root.tag in ("TEI.2", "teiCorpus.2"):
        raise UnreadableFile(f"{name} is TEI P4, which ended in 2007; convert it to TEI P5 and import that.")
    if local(root) not in ("TEI", "teiCorpus"):
        shown = str(root.tag).rpartition("}")[2]
        raise UnreadableFile(f"{name} is no TEI file: its root is “{shown}” (line {line_of(root)}).")


def _ids(root: XmlElement, lost: Counter[str]) -> dict[str, XmlElement]:
    """An element that is held takes much memory, and a corpus gives an id to every word."""
    pointed = set(_pointed(root))
    seen: set[str] = set()
    ids: dict[str, XmlElement] = {}
    for element in root.iter("*"):
        identifier = element.get(XML_ID)
        if identifier is None:
            continue
        if identifier in seen:
            lost["xml:id that stands more than once; pointers lead to the first"] += 1
        elif not _NC_NAME.fullmatch(identifier):
            lost["xml:id that is no XML name, taken as it is"] += 1
        if identifier not in seen and (identifier in pointed or is_tag(element) or local(element) in _NAMED):
            ids[identifier] = element
        seen.add(identifier)
    return ids


def _pointed(root: XmlElement) -> Iterator[str]:
    """What may be an id, in every pointer of a file; links between the words of a sentence are not read."""
    for element in root.iter("*"):
        if local(element) != "link":
            for value in element.values():
                if "#" in value or "(" in value or "@" in value:
                    yield from filter(None, _POINTED.split(value))
