"""Reads the visible text of a web page as lines, in the order of the document, each with its place on the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BODY, STANDFIRST, NAVIGATION, CAPTION, ADVERTISEMENT = (
    "body",
    "standfirst",
    "navigation",
    "caption",
    "advertisement",
)

_BLOCK_NAMES = (
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p"
    " plaintext pre search section summary table tbody tfoot thead tr ul xmp"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_CELLS = ("td", "th")
_AS_WRITTEN = ("pre", "listing", "xmp", "plaintext")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TELLING = frozenset((*_HEADINGS, *_AS_WRITTEN, "article", "main", "a"))
"""Elements of which the text inside them knows, whatever their place."""

_BLANKS = re.compile(r"[ \t\n\r\f]+")  # HTML's white space; a no-break space is none of it
_ROUND_TAB = re.compile(r" *\t[ \t]*")
_NAVIGATION_ROLES = frozenset(
    ("navigation", "menu", "menubar", "search", "toolbar", "tablist", "banner", "contentinfo")
)
_NAVIGATION_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|toolbar|share|sharing|social|pagination|pager)(?:[\s_-]|$)",
    re.IGNORECASE,
)
_ADVERTISEMENT_NAME = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|adsense|adslot|adunit|dfp|sponsored|promo)(?:[\s_-]|$)", re.IGNORECASE
)
_STANDFIRST_NAME = re.compile(
    r"(?:^|[\s_-])(?:standfirst|chapo|chapeau|deck|dek|lede?|lead|vorspann|subtitle|entradilla)(?:[\s_-]|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the page: its text, where it stands, and whether it is a heading or mostly links."""

    text: str
    place: str = BODY
    heading: str = ""
    """`h1` to `h6`, or empty."""
    links: float = 0.0
    """Share of its letters and digits that are inside links, 0 to 1."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What the elements around a stretch of text say about it."""

    place: str = BODY
    heading: str = ""
    in_link: bool = False
    in_article: bool = False
    as_written: bool = False


class _Line:
    """The line that is being put together."""

    def __init__(self) -> None:
        """Begin an empty line."""
        self.pieces: list[str] = []
        self.linked = 0
        self.around = _Around()

    def add(self, text: str, around: _Around) -> Iterator[Block]:
        """Add a text node; one that is kept as written may finish lines."""
        if not around.as_written:
            self._append(_BLANKS.sub(" ", text), around)
            return
        first, *others = text.split("\n")
        self._append(first, around)
        for other in others:
            yield from self.finished()
            self._append(other, around)

    def _append(self, piece: str, around: _Around) -> None:
        """Add words; the first words of a line decide where it stands."""
        if piece.strip():
            if not any(map(str.strip, self.pieces)):
                self.around = around
            if around.in_link:
                self.linked += _letters(piece)
        self.pieces.append(piece)

    def link(self, around: _Around) -> None:
        """Set the next link of a menu apart, where only the style sheet does."""
        if around.place == NAVIGATION and self.pieces and self.pieces[-1].strip():
            self.pieces.append(" ")

    def cell(self) -> None:
        """Set the next cell of a table apart."""
        if any(map(str.strip, self.pieces)):
            self.pieces.append("\t")

    def finished(self) -> Iterator[Block]:
        """End the line and yield it, if it holds anything."""
        if not self.pieces:
            return
        text = "".join(self.pieces)
        if not self.around.as_written:
            text = _ROUND_TAB.sub("\t", re.sub(" +", " ", text))
        text = text.strip(" \t\n\r\f") if not self.around.as_written else text.rstrip(" \t\r\f")
        if text:
            yield Block(text, self.around.place, self.around.heading, self.linked / max(1, _letters(text)))
        self.pieces, self.linked, self.around = [], 0, _Around()


def blocks_of(tree: "HtmlElement") -> Iterator[Block]:
    """Yield the lines of a tree from which hidden elements were taken out; white space as a browser shows it."""
    from lxml.etree import iterwalk

    line = _Line()
    stack = [_Around()]
    for event, element in iterwalk(tree, events=("start", "end")):
        tag = element.tag
        breaks = tag in _BLOCKS or tag == "br"
        if event == "start":
            if breaks:
                yield from line.finished()
            elif tag in _CELLS:
                line.cell()
            elif tag == "a":
                line.link(stack[-1])
            stack.append(_inside(element, tag, stack[-1]))
            if text := element.text:
                yield from line.add(text, stack[-1])
        else:
            stack.pop()
            if breaks:
                yield from line.finished()
            if tail := element.tail:
                yield from line.add(tail, stack[-1])
    yield from line.finished()


def _inside(element: "HtmlElement", tag: str, outer: _Around) -> _Around:
    """Return what is known inside an element."""
    place = outer.place
    if place == BODY:
        place = _place(element, tag, in_article=outer.in_article)
    if place == outer.place and tag not in _TELLING:
        return outer
    inner = replace(outer, place=place)
    if tag in _HEADINGS:
        inner = replace(inner, heading=tag)
    elif tag in _AS_WRITTEN:
        inner = replace(inner, as_written=True)
    elif tag in ("article", "main"):
        inner = replace(inner, in_article=True)
    elif tag == "a":
        inner = replace(inner, in_link=True)
    return inner


def _place(element: "HtmlElement", tag: str, *, in_article: bool) -> str:
    """Return where an element's own name and classes put its text."""
    if tag in ("nav", "menu", "button") or element.get("role") in _NAVIGATION_ROLES:
        return NAVIGATION
    if tag in ("header", "footer") and not in_article:
        return NAVIGATION
    if tag == "figcaption":
        return CAPTION
    if tag in ("html", "body", "article", "main"):
        return BODY
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if _ADVERTISEMENT_NAME.search(names):
        return ADVERTISEMENT
    if _NAVIGATION_NAME.search(names):
        return NAVIGATION
    return STANDFIRST if _STANDFIRST_NAME.search(names) else BODY


def _letters(text: str) -> int:
    """Count letters and digits."""
    return sum(map(str.isalnum, text))
