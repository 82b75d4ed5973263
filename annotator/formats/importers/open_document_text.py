"""Reads the text of an OpenDocument text as it stands when all tracked changes are accepted."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from annotator.formats.importers.document_lines import Line, caption, row_lines
from annotator.formats.importers.office_document import Element
from annotator.formats.importers.office_remarks import DELETED, EMBEDDED, HIDDEN, INSERTED, PICTURES
from annotator.formats.importers.office_xml import child, children, local, number_of, value
from annotator.formats.importers.open_document_lists import OUTLINE, Lists
from annotator.formats.importers.open_document_styles import OpenDocumentStyles

# White space in the file is one space; what the writer meant is an element. XML has none of these characters.
_SPACE, _TAB, _BREAK = "\x01", "\x02", "\x03"
_MEANT = str.maketrans({_SPACE: " ", _TAB: "\t", _BREAK: "\n"})
_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1000

_NO_TEXT_NAMES = (
    "bookmark bookmark-start bookmark-end reference-mark reference-mark-start reference-mark-end change"
    " change-start change-end annotation-end soft-page-break sequence-decls variable-decls user-field-decls forms"
    " title desc alphabetical-index-mark toc-mark user-index-mark table-column table-columns event-listeners"
    " table-of-content-source illustration-index-source table-index-source alphabetical-index-source"
    " bibliography-source user-index-source object-index-source dde-connection-decls"
)
_NO_TEXT = frozenset(_NO_TEXT_NAMES.split())
_BLOCKS = ("p", "h", "list", "table")
_OBJECTS = ("object", "object-ole", "plugin", "applet", "floating-frame")


@dataclass(slots=True)
class OpenDocumentText:
    """Reads blocks in their order, and remembers notes, comments and what was left out."""

    styles: OpenDocumentStyles
    lists: Lists
    found: Counter[str] = field(default_factory=Counter)
    notes: list[tuple[str, list[Line]]] = field(default_factory=list)
    """`(mark, lines)` of footnotes and endnotes, in the order of the text."""
    comments: list[tuple[str, str]] = field(default_factory=list)
    """`(who, words)`."""
    title: str = ""
    """The first paragraph of the style *Title*."""
    _boxes: list[Line] = field(default_factory=list)

    def lines(self, element: Element | None) -> Iterator[Line]:
        """Yield the paragraphs, items and rows inside an element."""
        for one in () if element is None else element:
            yield from self._block(one)

    def _block(self, one: Element) -> Iterator[Line]:
        name = local(one)
        if name in ("p", "h"):
            mark = self.lists.next_mark(OUTLINE, _depth(one)) if name == "h" else ""
            yield from self._paragraph(one, mark)
        elif name == "list":
            yield from self._list(one, "", 0)
        elif name == "table":
            yield from self._table(one)
        elif name == "tracked-changes":
            self._count_changes(one)
        elif name == "section" and value(one, "display") == "none":
            self.found[HIDDEN] += sum(len(line.text) for line in self.lines(one))
        elif name in ("frame", "annotation"):
            list(self._pieces_of(one, hidden=False))
            yield from self._taken_boxes()
        elif name not in _NO_TEXT:
            yield from self.lines(one)

    def _paragraph(self, paragraph: Element, mark: str) -> Iterator[Line]:
        style = value(paragraph, "style-name")
        text = self._text(paragraph, hidden=self.styles.is_hidden(style))
        if text.strip():
            if self.styles.is_called(style, "caption", "figurecaption") and not self.styles.is_called(
                style, "table"
            ):
                yield caption(text)
            else:
                if not self.title and self.styles.is_called(style, "title"):
                    self.title = " ".join(text.split())
                yield Line(f"{mark} {text.lstrip()}" if mark else text)
        yield from self._taken_boxes()

    def _list(self, element: Element, outer: str, depth: int) -> Iterator[Line]:
        style = value(element, "style-name") or outer
        if depth or not (value(element, "continue-numbering") == "true" or value(element, "continue-list")):
            self.lists.begin(style, depth)
        for item in element:
            if value(item, "start-value"):
                self.lists.begin_at(style, depth, number_of(value(item, "start-value"), 1))
            counted = local(item) != "list-item"
            for one in item:
                if local(one) == "list":
                    yield from self._list(one, style, depth + 1)
                elif local(one) in ("p", "h") and not counted:
                    counted = True
                    yield from self._paragraph(one, self.lists.next_mark(style, depth))
                else:
                    yield from self._block(one)

    def _table(self, table: Element) -> Iterator[Line]:
        """Yield the rows of a table."""
        for one in _rows(table):
            cells = [cell for cell in one if local(cell) in ("table-cell", "covered-table-cell")]
            yield from row_lines([list(self.lines(cell)) for cell in cells])

    def _text(self, element: Element, *, hidden: bool = False) -> str:
        """Put together the text of a paragraph; white space counts as ODF 1.3 (part 3, 6.1.2) says."""
        text = "".join(self._pieces_of(element, hidden=hidden))
        return re.sub(" +", " ", text).strip(" ").translate(_MEANT)

    def _pieces_of(self, element: Element, *, hidden: bool) -> Iterator[str]:
        yield self._shown(element.text, hidden)
        for one in element:
            if local(one) not in _NO_TEXT:
                yield from self._piece(one, local(one), hidden=hidden)
            yield self._shown(one.tail, hidden)

    def _piece(self, one: Element, name: str, *, hidden: bool) -> Iterator[str]:
        if name == "s":
            yield _SPACE * min(number_of(value(one, "c"), 1), _MOST_SPACES)
        elif name in ("tab", "line-break"):
            yield _TAB if name == "tab" else _BREAK
        elif name == "note":
            yield self._note(one)
        elif name == "annotation":
            who = child(one, "creator")
            words = " ".join(self._text(part) for part in one.iter() if local(part) == "p")
            self.comments.append(((who.text or "") if who is not None else "", words))
        elif name in _BLOCKS:  # in a text box or a shape
            boxes, self._boxes = self._boxes, []
            lines = list(self._block(one))
            self._boxes = [*boxes, *lines]
        elif name == "ruby-text":
            yield f"({self._text(one)})"
        elif name in ("hidden-text", "hidden-paragraph"):
            self.found[HIDDEN] += len(self._text(one))
        elif name in _OBJECTS:
            self.found[EMBEDDED] += 1
        else:
            self.found[PICTURES] += name == "image"
            hidden = hidden or (name == "span" and self.styles.is_hidden(value(one, "style-name")))
            yield from self._pieces_of(one, hidden=hidden)

    def _shown(self, text: str | None, hidden: bool) -> str:
        if hidden:
            self.found[HIDDEN] += len((text or "").strip())
            return ""
        return _BLANKS.sub(" ", text or "")

    def _note(self, element: Element) -> str:
        mark = "".join(child.text or "" for child in children(element, "note-citation")).strip() or "*"
        place = len(self.notes)
        self.notes.append((mark, []))
        boxes, self._boxes = self._boxes, []
        self.notes[place] = (
            mark,
            [line for body in children(element, "note-body") for line in self.lines(body)],
        )
        self._boxes = boxes
        return f"[{mark}]"

    def _count_changes(self, element: Element) -> None:
        for region in element:
            for change in region:
                self.found[INSERTED] += local(change) == "insertion"
                self.found[DELETED] += local(change) == "deletion"

    def _taken_boxes(self) -> list[Line]:
        boxes, self._boxes = self._boxes, []
        return boxes


def _depth(heading: Element) -> int:
    return number_of(value(heading, "outline-level"), 1) - 1


def _rows(table: Element) -> Iterator[Element]:
    """Yield the rows of a table, wherever groups and headings wrap them."""
    for one in table:
        if local(one) == "table-row":
            yield one
        elif local(one) in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(one)
