"""Takes in Markdown files (`.md`): the words without the signs that mark them up, as CommonMark reads them.

Front matter says title, author, date and language. Addresses of links and pictures are left out with a
remark; blocks of code stay as they are written.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from annotator.formats.importers.document_lines import Line, incoming_of, left_out, note, row_lines
from annotator.formats.importers.front_matter import described, divided
from annotator.formats.importers.html_blocks import blocks_of
from annotator.formats.importers.html_tree import parse, without_hidden
from annotator.formats.importers.importer import Importer
from annotator.formats.importers.list_marks import BULLET
from annotator.formats.importers.markdown_notes import with_plain_references, without_notes
from annotator.model.errors import UnreadableFile
from annotator.model.incoming import Incoming
from annotator.text.decoding import decode
from annotator.text.normalising import with_line_feeds

if TYPE_CHECKING:
    from markdown_it.token import Token

_LINKS, _PICTURES = "links", "pictures"
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


def _read(data: bytes, name: str, encoding: str | None) -> Incoming:
    """Decode, tell the front matter from the text, and read the text."""
    decoded = decode(data, name, encoding)
    front, body = divided(with_line_feeds(decoded.text))
    body, notes = without_notes(body)
    text = _MarkdownText(name)
    lines = list(text.lines(_tokens(body, name)))
    for label, words in notes:
        lines.append(note(label, "\n".join(line.text for line in text.lines(_tokens(words, name)))))
    metadata = described(front)
    incoming = incoming_of(
        lines,
        media_type="text/markdown",
        metadata=replace(metadata, title=metadata.title or text.title),
        remarks=(
            *decoded.remarks,
            *left_out(text.found[_LINKS], "address of a link", "addresses of links"),
            *left_out(text.found[_PICTURES], "picture", "pictures"),
        ),
    )
    return replace(
        incoming,
        encoding=decoded.encoding,
        encoding_certain=decoded.certain,
        encoding_alternatives=decoded.alternatives,
    )


def _tokens(text: str, name: str) -> "Sequence[Token]":
    from markdown_it import MarkdownIt

    try:
        return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    except (RecursionError, ValueError, LookupError) as error:
        raise UnreadableFile(
            f"{name} cannot be read as Markdown; give its name the ending .txt and import it as plain text."
        ) from error


@dataclass(slots=True)
class _MarkdownText:
    """Reads blocks in their order, and counts what is left out."""

    name: str
    found: Counter[str] = field(default_factory=Counter)
    title: str = ""
    """The first heading of the first rank."""
    _lists: list[int | None] = field(default_factory=list)
    """The number of the next item of each list around, None for one with marks."""
    _mark: str = ""
    _cells: list[list[Line]] = field(default_factory=list)

    def lines(self, tokens: "Sequence[Token]") -> Iterator[Line]:
        """Yield a line for each paragraph, heading, item and row."""
        for place, token in enumerate(tokens):
            kind = token.type
            if kind == "inline":
                yield from self._inline(token, tokens[place - 1])
            elif kind in ("fence", "code_block"):
                yield self._marked(token.content)
            elif kind == "html_block":
                yield from self._html(token.content)
            elif kind == "tr_open":
                self._cells = []
            elif kind == "tr_close":
                yield from row_lines(self._cells)
            else:
                self._keep_count(kind, token)

    def _keep_count(self, kind: str, token: "Token") -> None:
        if kind in ("ordered_list_open", "bullet_list_open"):
            ordered = kind == "ordered_list_open"
            self._lists.append(int(token.attrs.get("start", 1)) if ordered else None)
        elif kind in ("ordered_list_close", "bullet_list_close"):
            self._lists.pop()
        elif kind == "list_item_open":
            number = self._lists[-1]
            self._mark = BULLET if number is None else f"{number}{token.markup}"
            self._lists[-1] = None if number is None else number + 1

    def _inline(self, token: "Token", opening: "Token") -> Iterator[Line]:
        text = "".join(map(self._words, token.children or ()))
        if opening.type in ("th_open", "td_open"):
            self._cells.append([Line(text)] if text.strip() else [])
            return
        if opening.tag == "h1" and not self.title:
            self.title = " ".join(text.split())
        yield self._marked(text)

    def _marked(self, text: str) -> Line:
        mark, self._mark = self._mark, ""
        return Line(f"{mark} {text}" if mark else text)

    def _words(self, token: "Token") -> str:
        self.found[_LINKS] += token.type == "link_open" and token.info != "auto"
        if token.type == "image":
            self.found[_PICTURES] += 1
            return "".join(map(self._words, token.children or ()))
        if token.type == "html_inline":
            return "\n" if re.match(r"<br\b", token.content, re.IGNORECASE) else ""
        if token.type == "text":
            return with_plain_references(token.content)
        return _BREAKS.get(token.type, token.content)

    def _html(self, source: str) -> Iterator[Line]:
        """Read a block of HTML as a browser would show it."""
        tree = parse(source, self.name)
        if tree is not None:
            yield from (Line(block.text) for block in blocks_of(without_hidden(tree)))


MARKDOWN = Importer(name="markdown", label="Markdown", suffixes=(".md", ".markdown"), read=_read)
