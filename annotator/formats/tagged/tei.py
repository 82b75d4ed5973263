"""TEI that Annotator did not write: plain inline tags, stand-off ones, and the dialects of known programs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.formats.foreign_tei.catma import points_elsewhere, read_catma
from annotator.formats.foreign_tei.chains import chained
from annotator.formats.foreign_tei.entries import Entries
from annotator.formats.foreign_tei.header import count_lost, metadata_of
from annotator.formats.foreign_tei.saying import Saying
from annotator.formats.foreign_tei.source import Source, open_source, text_of
from annotator.formats.foreign_tei.standoff import Quoted, standoff_of, standoff_tags
from annotator.formats.foreign_tei.tags import heads_of, inline_tags
from annotator.formats.foreign_tei.text import Built, build
from annotator.formats.tagged.tagged_format import Beside, TaggedFormat
from annotator.formats.tagged.tei_rules import RULES
from annotator.formats.tei.node import TEI_NAMESPACE, XmlElement
from annotator.formats.tei.xpath import xpath
from annotator.model.errors import UnreadableFile
from annotator.model.found_file import FoundDocument, FoundFile
from annotator.model.incoming import Incoming
from annotator.model.loss import losses
from annotator.model.progress import Progress

_ROOT = re.compile(
    r"\ufeff?(?>\s+|<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^<>\[]*+(?:\[.*?\]\s*+)?>)*+<(?:[\w.-]+:)?([\w.-]+)",
    re.DOTALL,
)
_SIGNED = re.compile(r"<(?:[\w.-]+:)?application\s[^<>]*\bident\s*=\s*[\"']annotator[\"']")
_ROOTS = frozenset(("TEI", "teiCorpus", "TEI.2", "teiCorpus.2"))
_BEGINNING = 1 << 20
"""Bytes in which a file says what it is."""
_PROGRAM = xpath("string(.//tei:appInfo/tei:application/tei:label)")


def _recognises(data: bytes, _name: str) -> bool:
    """Whether a file is TEI, or no XML of another kind, and does not say that Annotator wrote it."""
    beginning = data[:_BEGINNING]
    wide = beginning.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = beginning.decode("utf-16" if wide else "utf-8", "replace")
    root = _ROOT.match(text)
    return (root is None or root[1] in _ROOTS) and not _SIGNED.search(text)


def _read(data: bytes, name: str, beside: Beside, progress: Progress) -> FoundFile:
    source = open_source(data, name)
    reading = _Reading(source, Entries(source), standoff_of(source), name, beside)
    elements = list(source.documents)
    documents = []
    for number, element in enumerate(elements):
        progress(number, len(elements), name)
        documents.append(reading.document(element, source.own_id(element) or f"text {number + 1}"))
    if not any(document.incoming and document.incoming.text.strip() for document in documents):
        raise UnreadableFile(f"{name} is TEI without a text; give the file that holds the text itself.")
    progress(len(elements), len(elements), name)
    return FoundFile(
        _program(source, elements), tuple(documents), tuple(reading.entries.all()), losses(source.lost)
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is known while the documents of a file are read."""

    source: Source
    entries: Entries
    standoff: dict[XmlElement, list[XmlElement]]
    """Tags that stand beside the text of each document."""
    name: str
    beside: Beside

    def document(self, element: XmlElement, key: str) -> FoundDocument:
        """A text with its tags."""
        count_lost(element, self.source.lost)
        text = text_of(element)
        if points_elsewhere(text):
            incoming, tags = read_catma(self.source, element, self.name, self.beside)
            return FoundDocument(key, incoming, tuple(tags))
        beside = self.standoff.get(element, [])
        built = build(text, self.source, traced=bool(beside))
        quoted = list(self._tags(beside, built))
        return FoundDocument(
            key,
            _incoming(element, text, built, self.source),
            tuple(one.tag for one in quoted),
            quotes={place: one.quote for place, one in enumerate(quoted) if one.quote},
        )

    def _tags(self, beside: list[XmlElement], built: Built) -> Iterator[Quoted]:
        chains = chained(built.tags, self.source)
        named = map(self.source.own_id, beside)
        heads = {
            **heads_of(chains, self.source),
            **{identifier: identifier for identifier in named if identifier},
        }
        saying = Saying(self.source, self.entries, heads)
        yield from map(Quoted, inline_tags(chains, built, saying))
        yield from standoff_tags(beside, self.source, built, saying)


def _incoming(element: XmlElement, text: XmlElement, built: Built, source: Source) -> Incoming:
    remarks = (f"Notes were put at the end of the text: {built.notes}.",) if built.notes else ()
    encoding = (source.root.getroottree().docinfo.encoding or "utf-8").lower()
    return Incoming(
        text=built.text,
        metadata=metadata_of(element, text),
        zones=built.zones,
        media_type="application/tei+xml",
        encoding=encoding,
        remarks=remarks,
    )


def _program(source: Source, documents: list[XmlElement]) -> str:
    """Which dialect it is, in words."""
    root = source.root
    if any(points_elsewhere(text_of(one)) for one in documents):
        return "TEI of CATMA"
    if any(
        one.get("type") == "recogito_studio_annotations" for one in root.iter(f"{{{TEI_NAMESPACE}}}standOff")
    ):
        return "TEI of Recogito Studio"
    label = " ".join(str(_PROGRAM(root)).split())
    return f"TEI of {label}" if label else "TEI"


TEI = TaggedFormat(
    name="tei",
    label="TEI of other programs",
    suffixes=(".xml", ".tei"),
    recognises=_recognises,
    read=_read,
    rules=RULES,
)
