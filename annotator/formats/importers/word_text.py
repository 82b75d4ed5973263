"""Reads the text of a Word document as it stands when all tracked changes are accepted."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from annotator.formats.importers.document_lines import Line, caption, row_lines
from annotator.formats.importers.list_marks import roman
from annotator.formats.importers.office_document import Element
from annotator.formats.importers.office_remarks import DELETED, EMBEDDED, HIDDEN, INSERTED, PICTURES
from annotator.formats.importers.office_xml import child, is_on, local, value
from annotator.formats.importers.word_numbering import Numbering
from annotator.formats.importers.word_styles import Styles, numbering_of

_IN_PLACE = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_DELETED = ("del", "moveFrom")
_NO_TEXT_NAMES = (
    "pPr rPr sectPr tblPr tblGrid trPr tcPr sdtPr sdtEndPr instrText delText delInstrText fldChar footnoteRef"
    " endnoteRef annotationRef separator continuationSeparator docPr cNvPr posOffset rPrChange pPrChange"
    " extent ffData positionH positionV pctWidth pctHeight textpath"
)
_NO_TEXT = frozenset(_NO_TEXT_NAMES.split())
_BLOCKS = ("p", "tbl")
_PICTURES = ("pic", "imagedata", "chart", "relIds")
"""Pictures, charts and diagrams."""


@dataclass(slots=True)
class WordText:
    """Reads blocks in their order, and remembers what they refer to and what was left out."""

    styles: Styles
    numbering: Numbering
    found: Counter[str] = field(default_factory=Counter)
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    """`(footnote or endnote, its id, its mark)` in the order of the text."""
    title: str = ""
    """The first paragraph of the style *Title*."""
    _numbers: Counter[str] = field(default_factory=Counter)
    _boxes: list[Line] = field(default_factory=list)
    _unfinished: str = ""
    """A paragraph whose end was deleted: the next one continues it."""

    def lines(self, element: Element | None) -> Iterator[Line]:
        """Yield the paragraphs and rows of tables inside an element."""
        for one in () if element is None else element:
            name = local(one)
            if name == "p":
                yield from self._paragraph(one)
            elif name == "tbl":
                yield from self._table(one)
            elif name == "altChunk":
                self.found[EMBEDDED] += 1
            elif name == "AlternateContent":
                yield from self.lines(_alternative(one))
            elif name in _DELETED:
                self.found[DELETED] += 1
            elif name not in _NO_TEXT:
                yield from self.lines(one)

    def _paragraph(self, paragraph: Element) -> Iterator[Line]:
        properties = child(paragraph, "pPr")
        style = value(child(properties, "pStyle"), "val")
        text = self._unfinished + self._text(paragraph, hidden=self.styles.is_hidden(style))
        self._unfinished = ""
        following = paragraph.getnext()
        if child(properties, "rPr", "del") is not None and following is not None and local(following) == "p":
            self._unfinished = text
        elif text.strip():
            yield self._line(text, style, properties)
        boxes, self._boxes = self._boxes, []
        yield from boxes

    def _line(self, text: str, style: str, properties: Element | None) -> Line:
        if self.styles.is_called(style, "caption") and not self.styles.is_called(style, "table caption"):
            return caption(text)
        if not self.title and self.styles.is_called(style, "title"):
            self.title = " ".join(text.split())
        numbered = numbering_of(properties) or self.styles.numbering(style)
        mark = self.numbering.next_mark(*numbered) if numbered else ""
        return Line(f"{mark} {text.lstrip()}" if mark else text)

    def _table(self, table: Element) -> Iterator[Line]:
        """Yield the rows of a table, without those that were deleted."""
        for one in _through(table, "tr"):
            if child(one, "trPr", "del") is not None:
                self.found[DELETED] += 1
                continue
            cells = [list(self.lines(cell)) for cell in _through(one, "tc")]
            yield from row_lines(cells)

    def _text(self, element: Element, *, hidden: bool = False) -> str:
        """Put together the text of an element, without what is not shown."""
        return "".join(self._pieces(element, hidden=hidden))

    def _pieces(self, element: Element, *, hidden: bool) -> Iterator[str]:
        for one in element:
            name = local(one)
            if name == "t":
                text = one.text or ""
                self.found[HIDDEN] += len(text) if hidden else 0
                yield "" if hidden else text
            elif name in _IN_PLACE:
                yield "" if hidden else _IN_PLACE[name]
            elif name == "r":
                yield from self._pieces(one, hidden=self._is_hidden(one, hidden))
            elif name in ("footnoteReference", "endnoteReference"):
                yield self._note(one, name)
            elif name == "sym":
                yield _symbol(value(one, "char"))
            elif name == "AlternateContent":
                chosen = _alternative(one)
                if chosen is not None:
                    yield from self._pieces(chosen, hidden=hidden)
            elif name == "ruby":
                yield from self._ruby(one, hidden)
            elif name == "txbxContent":
                self._read_box(one)
            elif name in _DELETED:
                self.found[DELETED] += 1
            elif name not in _NO_TEXT:
                self.found[INSERTED] += name == "ins"
                self.found[PICTURES] += name in _PICTURES
                self.found[EMBEDDED] += name == "OLEObject"
                yield from self._pieces(one, hidden=hidden)

    def _read_box(self, element: Element) -> None:
        """Read the lines of a text box, apart from the paragraph that it hangs on."""
        boxes, unfinished = self._boxes, self._unfinished
        self._boxes, self._unfinished = [], ""
        lines = list(self.lines(element))
        self._boxes, self._unfinished = [*boxes, *lines], unfinished

    def _is_hidden(self, run: Element, hidden: bool) -> bool:
        """Whether the text of a run is not shown: what it says itself counts before its style."""
        properties = child(run, "rPr")
        stated = child(properties, "vanish")
        if stated is not None:
            return is_on(stated)
        return hidden or self.styles.is_hidden(value(child(properties, "rStyle"), "val"))

    def _ruby(self, element: Element, hidden: bool) -> Iterator[str]:
        """Yield words, and in brackets how they are read."""
        base, reading = child(element, "rubyBase"), child(element, "rt")
        yield self._text(base, hidden=hidden) if base is not None else ""
        yield f"({self._text(reading, hidden=hidden)})" if reading is not None else ""

    def _note(self, reference: Element, name: str) -> str:
        kind = name.removesuffix("Reference")
        self._numbers[kind] += 1
        number = self._numbers[kind]
        mark = roman(number) if kind == "endnote" else str(number)
        self.notes.append((kind, value(reference, "id"), mark))
        return f"[{mark}]"


def _alternative(element: Element) -> Element | None:
    """Return the first of several ways to show one thing."""
    return next((one for one in element if local(one) in ("Choice", "Fallback")), None)


def _through(element: Element, name: str) -> Iterator[Element]:
    """Yield the rows of a table, or the cells of a row, wherever form fields wrap them."""
    for one in element:
        if local(one) == name:
            yield one
        elif local(one) not in _BLOCKS and local(one) not in _NO_TEXT:
            yield from _through(one, name)


def _symbol(code: str) -> str:
    """Return a character of a symbol font, of which only the number is known."""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\ufffd"
