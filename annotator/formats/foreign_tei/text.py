"""Rebuilds the text of a foreign TEI document: paragraphs as lines, one reading, notes at the end, nothing unsaid."""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from annotator.formats.foreign_tei.elements import (
    ASIDES,
    ELSEWHERE,
    HOLDERS,
    MILESTONES,
    READINGS,
    SILENT,
    STRUCTURE,
    XI_INCLUDE,
    is_line,
    is_tag,
    local,
)
from annotator.formats.foreign_tei.flow import Flow, Piece, Stretch
from annotator.formats.foreign_tei.source import Source
from annotator.formats.tei.node import XML_ID, XML_SPACE, XmlElement
from annotator.model.span import Span
from annotator.model.zone import ProposedZone

_Visits = Iterator["_Visits"]
"""A visit of a node; it yields the visits of what lies in it, so that depth costs no call stack."""
_CARRIED = frozenset((XML_ID, XML_SPACE, "join", "break", "next", "prev", "part"))
_GLYPH = "\ufffd"
_SHOWN = 24
"""Code points of lost words."""


@dataclass(frozen=True, slots=True)
class Built:
    """A text, and where everything in it came to stand."""

    text: str
    tags: tuple[Stretch, ...]
    """Elements that say something of their words, in the order of the file."""
    places: dict[XmlElement, Stretch]
    """Every element with an id, where the text was traced."""
    pieces: dict[tuple[XmlElement, bool], Piece]
    """Each text node, by the element it begins in (False) or follows (True), where the text was traced."""
    zones: tuple[ProposedZone, ...]
    notes: int
    """How many notes stand at the end."""


def build(root: XmlElement, source: Source, *, traced: bool) -> Built:
    """Rebuild the text under an element; what is not carried is counted in the losses of the source.

    Only where the text is `traced` can tags beside it be placed; that takes memory for every word.
    """
    walk = _Walk(source.lost, source, traced)
    walk.all(root)
    return walk.built()


@dataclass(slots=True)
class _Walk:
    lost: Counter[str]
    source: Source
    traced: bool
    flow: Flow = field(default_factory=Flow)
    tags: list[Stretch] = field(default_factory=list)
    places: dict[XmlElement, Stretch] = field(default_factory=dict)
    pieces: dict[tuple[XmlElement, bool], Piece] = field(default_factory=dict)
    zones: list[tuple[Stretch, str, str]] = field(default_factory=list)
    notes: deque[tuple[XmlElement, bool]] = field(default_factory=deque)
    noted: int = 0
    cells: int = 0
    """How many cells of tables are open."""

    def all(self, root: XmlElement) -> None:
        """The text, then its notes, which may have notes themselves."""
        _run(self._words(root, kept=False))
        while self.notes:
            note, kept = self.notes.popleft()
            self.noted += 1
            self.flow.mark(f"[{' '.join(note.get('n', '').split()) or self.noted}]")
            _run(self._stretch(note, kept=kept))
            self.flow.line()

    def built(self) -> Built:
        """What came of it."""
        zones = (
            ProposedZone(Span(stretch.start, stretch.end), kind, rule)
            for stretch, kind, rule in self.zones
            if stretch.start >= 0
        )
        return Built(self.flow.text, tuple(self.tags), self.places, self.pieces, tuple(zones), self.noted)

    def _visit(self, element: XmlElement, *, kept: bool) -> _Visits:
        if not isinstance(element.tag, str):
            self.lost["comments and processing instructions in the text"] += 1
            return
        name = local(element)
        if element.tag == XI_INCLUDE:
            self.lost["XInclude, which is not followed"] += 1
        elif name in SILENT:
            if f"#{element.get(XML_ID)}" in self.source.pointed:
                return
            self.lost[f"element {name}"] += 1
        elif name == "anchor" and self.traced:
            self.places[element] = self.flow.point(element)
        elif name not in ELSEWHERE:
            self._count(element, name)
            yield from self._shown(element, name, kept=kept)

    def _shown(self, element: XmlElement, name: str, *, kept: bool) -> _Visits:
        """An element that may have words, on lines of its own or within one."""
        line = is_line(element) and not (name == "figure" and not _has_words(element))
        if name == "note" and not line:
            if _has_words(element):
                self.notes.append((element, kept))
            return
        end = self.flow.space if self.cells else self.flow.line
        if line:
            end()
        yield from self._stretch(element, kept=kept)
        if line:
            end()

    def _stretch(self, element: XmlElement, *, kept: bool) -> _Visits:
        """The words of an element, and where they came to stand."""
        stretch = self.flow.begin(element)
        if is_tag(element):
            self.tags.append(stretch)
        if self.traced and element.get(XML_ID) is not None:
            self.places[element] = stretch
        name = local(element)
        yield from self._content(element, name, kept=kept)
        self.flow.end(stretch)
        if name in ASIDES:
            self.zones.append((stretch, *ASIDES[name]))
        elif name == "note" and is_line(element):
            self.zones.append((stretch, "other", "Note between paragraphs"))

    def _content(self, element: XmlElement, name: str, *, kept: bool) -> _Visits:
        if name in MILESTONES:
            (self.flow.join if element.get("break") == "no" else self.flow.space)()
        elif name in READINGS:
            yield from self._reading(element, name, kept=kept)
        elif name == "del":
            words = " ".join("".join(element.itertext()).split())
            self.lost[f"deleted words “{words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}”"] += 1
        elif name == "g" and not _has_words(element):
            self._glyph(element)
        elif name != "gap":
            yield from self._joined(element, name, kept=kept)

    def _joined(self, element: XmlElement, name: str, *, kept: bool) -> _Visits:
        """Words that the file may join to those around them, or set apart from them."""
        sides = {"both": ("left", "right")}.get(element.get("join", ""), (element.get("join"),))
        if name == "cell" and element.getprevious() is not None:
            self.flow.cell()
        if name in ASIDES:
            self.flow.space()
        if "left" in sides:
            self.flow.join()
        self.cells += name == "cell"
        yield from self._words(element, kept=kept)
        self.cells -= name == "cell"
        if "right" in sides:
            self.flow.join()
        if name in ASIDES:
            self.flow.space()

    def _words(self, element: XmlElement, *, kept: bool) -> _Visits:
        space = element.get(XML_SPACE)
        kept = space == "preserve" if space in ("preserve", "default") else kept
        holds = local(element) in HOLDERS
        self._text(element, element.text, holds=holds, after=False, kept=kept)
        for child in element:
            yield self._visit(child, kept=kept)
            self._text(child, child.tail, holds=holds, after=True, kept=kept)

    def _text(self, element: XmlElement, raw: str | None, *, holds: bool, after: bool, kept: bool) -> None:
        if raw and not (holds and not raw.strip(" \t\r\n")):
            piece = self.flow.add(raw, kept=kept)
            if self.traced:
                self.pieces[element, after] = piece

    def _reading(self, element: XmlElement, name: str, *, kept: bool) -> _Visits:
        """One of several readings; the others are told."""
        readings = [child for child in element if local(child)]
        wanted = (child for said in READINGS[name] for child in readings if local(child) == said)
        chosen = next(wanted, readings[0] if readings else None)
        if chosen is not None:
            yield self._visit(chosen, kept=kept)
        if len(readings) > 1:
            self.lost[f"second reading in {name}"] += len(readings) - 1

    def _glyph(self, element: XmlElement) -> None:
        """A character that fonts lack, as the header describes it."""
        described = self.source.led_to(element.get("ref", ""))
        mapping = described.find("{*}mapping") if described is not None else None
        words = "".join(mapping.itertext()).strip() if mapping is not None else ""
        if not words:
            self.lost["characters that are only described (g), shown as \ufffd"] += 1
        self.flow.add(words or _GLYPH, kept=True)

    def _count(self, element: XmlElement, name: str) -> None:
        """Count what is not carried of an element that is no tag."""
        if is_tag(element):
            return
        shown = name or f"{etree.QName(element).localname} of another namespace"
        if name not in STRUCTURE:
            self.lost[f"element {shown}"] += 1
        for attribute in element.attrib:
            if attribute not in _CARRIED and not (name == "note" and attribute == "n"):
                self.lost[f"attribute @{etree.QName(attribute).localname} of {shown}"] += 1


def _run(visit: _Visits) -> None:
    """Visit a node and all in it."""
    open_visits = [visit]
    while open_visits:
        inner = next(open_visits[-1], None)
        if inner is None:
            open_visits.pop()
        else:
            open_visits.append(inner)


def _has_words(element: XmlElement) -> bool:
    return any(words.strip() for words in element.itertext())
