"""Reads rich text group by group, without recursion, and leaves alone what it doesn't know."""

from collections import Counter
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field

from annotator.formats.importers.list_marks import bullet
from annotator.formats.importers.office_remarks import DELETED, EMBEDDED, HIDDEN, INSERTED, PICTURES
from annotator.formats.importers.rich_text_flow import Flow
from annotator.formats.importers.rich_text_fonts import Fonts
from annotator.formats.importers.rich_text_group import PROPERTIES, Group
from annotator.formats.importers.rich_text_tokens import BYTES, CLOSE, OPEN, Token, tokens_of
from annotator.formats.importers.rich_text_words import (
    CHARACTERS,
    CODECS_OF_DOCUMENTS,
    DATES,
    FOOTERS,
    HEADERS,
    INFORMATION,
    READ,
    SKIPPED,
)
from annotator.model.errors import UnreadableFile

_SKIP, _FONTS, _STYLES, _UPR, _MARK, _AUTHOR = "skip", "fonts", "styles", "upr", "mark", "author of a comment"


_DEEPEST = 10_000
"""Groups in each other; word processors write some tens."""


@dataclass(slots=True)
class RichText:
    """What is found in a file; `read` fills it."""

    body: Flow = field(default_factory=Flow)
    headers: list[Flow] = field(default_factory=list)
    footers: list[Flow] = field(default_factory=list)
    boxes: list[Flow] = field(default_factory=list)
    """Text boxes that hang on the paragraph that is being read."""
    notes: list[Flow] = field(default_factory=list)
    comments: list[tuple[str, Flow]] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    """Title, author and company that the document states, and the days in `creatim` and `revtim`."""
    found: Counter[str] = field(default_factory=Counter)
    language: int = 0
    """Of Windows' numbers of languages; 0 when the document states none."""
    title: str = ""
    """The first paragraph of the style *Title*."""
    _fonts: Fonts = field(default_factory=Fonts)
    _styles: dict[int, str] = field(default_factory=dict)
    _stack: list[Group] = field(default_factory=list)
    _now: Group = field(default_factory=lambda: Group(Flow()))
    _bytes: bytearray = field(default_factory=bytearray)
    _skip: int = 0
    _unimportant: bool = False
    _is_first: bool = False
    """Whether a control word would be the first of its group, which says what the group is for."""
    _words: str = ""
    """Text of a group that is for something else: a title, the name of a style or of an author."""
    _author: str = ""

    def read(self, data: bytes, name: str) -> "RichText":
        """Read a whole file; groups that never end are ended. Raises UnreadableFile when they lie too deep."""
        self._now = Group(self.body)
        for token in tokens_of(data):
            if token.kind == BYTES:
                self._is_first = False
                self._take_bytes(token.data)
                continue
            self._decode()
            if token.kind == OPEN:
                if len(self._stack) == _DEEPEST:
                    raise UnreadableFile(
                        f"{name} nests more than {_DEEPEST:,} groups in each other; "
                        "open it, save it anew and import that."
                    )
                self._stack.append(self._now)
                self._now, self._skip, self._unimportant = copy(self._now), 0, False
                self._is_first = True
            elif token.kind == CLOSE:
                self._close()
            elif self._skip and token.name not in READ:
                self._skip -= 1
            else:
                self._obey(token)
                self._unimportant = self._is_first = token.name == "*"
        self._decode()
        self._place_boxes()
        return self

    def _close(self) -> None:
        """End a group; the words that it held for something else are put where they belong."""
        ended = self._now
        self._skip = 0
        self._now = self._stack.pop() if self._stack else Group(self.body)
        words = " ".join(self._words.split())
        if ended.goal == _STYLES and self._now.goal == _STYLES:
            self._styles.setdefault(ended.style, words.strip(" ;").casefold())
        elif not ended.goal or ended.goal in (_SKIP, self._now.goal):
            return
        elif ended.goal in INFORMATION:
            self.said[ended.goal] = words
        elif ended.goal == _AUTHOR:
            self._author = words
        elif ended.goal == _MARK and words and not self._now.goal:
            self._now.flow.add(f"{bullet(words)} ")
        self._words = ""

    def _take_bytes(self, data: bytes) -> None:
        """Keep bytes until a control word: a character may be made of several."""
        if self._skip:
            skipped = min(self._skip, len(data))
            self._skip -= skipped
            data = data[skipped:]
        if self._now.goal != _SKIP:
            self._bytes += data

    def _decode(self) -> None:
        if self._bytes:
            text = self._fonts.decode(bytes(self._bytes), self._now.font)
            self._bytes.clear()
            self._write(text)

    def _write(self, text: str) -> None:
        group = self._now
        if group.goal in (_SKIP, _FONTS, _UPR) or group.goal in DATES:
            return
        if group.goal:
            self._words += text
        elif group.hidden or group.deleted:
            self.found[HIDDEN] += len(text) if group.hidden and not group.deleted else 0
        else:
            group.flow.add(text)

    def _obey(self, token: Token) -> None:
        """Do what a control word says."""
        name, number, group = token.name, token.number, self._now
        if group.goal in DATES and name in ("yr", "mo", "dy"):
            self._date(group.goal, name, abs(number or 0))
        elif name in CHARACTERS:
            self._write(CHARACTERS[name])
        elif name == "u" and number is not None:
            self._write(chr(number & 0xFFFF))
            self._skip = group.fallback
        elif name in PROPERTIES:
            PROPERTIES[name](group, number)
        elif name in _DOERS:
            _DOERS[name](self, number)
        elif name in _GOALS:
            group.goal = _GOALS[name] if group.goal != _SKIP else _SKIP
            self._words = ""
        elif name in HEADERS or name in FOOTERS:
            self._begin(self.headers if name in HEADERS else self.footers)
        elif name in DATES or name in INFORMATION:
            group.goal = name if group.goal == "info" else group.goal
            self._words = ""
        elif (name in SKIPPED and self._is_first) or (self._unimportant and name not in READ):
            group.goal = _SKIP
        elif name in CODECS_OF_DOCUMENTS:
            self._fonts.codec = CODECS_OF_DOCUMENTS[name]

    def _begin(self, flows: list[Flow]) -> None:
        """Let the text of the group go into a stream of its own."""
        if self._now.goal != _SKIP:
            flows.append(Flow())
            self._now = Group(flows[-1], fallback=self._now.fallback)

    def _paragraph(self, _number: int | None) -> None:
        group = self._now
        if group.goal or group.deleted:
            return
        style = self._styles.get(group.style, "")
        if style == "title" and not self.title and group.flow is self.body:
            self.title = " ".join(group.flow.pending.split())
        is_caption = style == "caption" and not group.in_table
        kind, rule = ("caption", "Picture caption") if is_caption else ("", "")
        group.flow.end_paragraph(in_table=group.in_table, kind=kind, rule=rule)
        if group.flow is self.body and not group.in_table:
            self._place_boxes()

    def _place_boxes(self) -> None:
        """Put the text boxes below the paragraph on which they hang."""
        if self.boxes:
            self.body.end_paragraph()
        for box in self.boxes:
            self.body.lines += box.finished()
        self.boxes.clear()

    def _cell(self, _number: int | None) -> None:
        if not self._now.goal:
            self._now.flow.end_cell()

    def _row(self, _number: int | None) -> None:
        if not self._now.goal:
            self._now.flow.end_row()

    def _footnote(self, _number: int | None) -> None:
        self._begin(self.notes)

    def _annotation(self, _number: int | None) -> None:
        if self._now.goal != _SKIP:
            flows: list[Flow] = []
            self._begin(flows)
            self.comments.append((self._author, flows[0]))

    def _note_mark(self, _number: int | None) -> None:
        """Write the number of a note in the text; in the note itself it stands already."""
        if self._now.flow not in self.notes:
            self._write(f"[{len(self.notes) + 1}]")

    def _picture(self, _number: int | None) -> None:
        self.found[PICTURES] += self._now.goal != _SKIP
        self._now.goal = _SKIP

    def _object(self, _number: int | None) -> None:
        self.found[EMBEDDED] += self._now.goal != _SKIP

    def _charset(self, number: int | None) -> None:
        if self._now.goal == _FONTS:
            self._fonts.set_charset(self._now.font, number or 0)

    def _font_codepage(self, number: int | None) -> None:
        if self._now.goal == _FONTS:
            self._fonts.set_codepage(self._now.font, number or 0)

    def _codepage(self, number: int | None) -> None:
        self._fonts.set_document_codepage(number or 0)

    def _delete(self, number: int | None) -> None:
        self.found[DELETED] += number != 0 and not self._now.deleted and self._now.goal != _SKIP
        self._now.deleted = number != 0

    def _revise(self, number: int | None) -> None:
        self.found[INSERTED] += number != 0 and not self._now.revised and self._now.goal != _SKIP
        self._now.revised = number != 0

    def _language(self, number: int | None) -> None:
        self.language = number or 0

    def _begin_box(self, _number: int | None) -> None:
        self._begin(self.boxes)

    def _unicode_form(self, _number: int | None) -> None:
        """Read the better of the two forms that `upr` offers."""
        if self._now.goal == _UPR:
            self._now.goal = ""

    def _date(self, goal: str, part: str, number: int) -> None:
        """Add year, month or day to a date, in whatever order they come."""
        written = self.said.get(goal, "0000-00-00")
        year, month, day = written.split("-")
        parts = {"yr": year, "mo": month, "dy": day, part: f"{number % 10000:0{4 if part == 'yr' else 2}}"}
        self.said[goal] = f"{parts['yr']}-{parts['mo']}-{parts['dy']}"


_GOALS = {
    "fonttbl": _FONTS,
    "stylesheet": _STYLES,
    "info": "info",
    "upr": _UPR,
    "atnauthor": _AUTHOR,
    "listtext": _MARK,
    "pntext": _MARK,
}
_DOERS: dict[str, Callable[[RichText, int | None], None]] = {
    "par": RichText._paragraph,
    "sect": RichText._paragraph,
    "cell": RichText._cell,
    "nestcell": RichText._cell,
    "row": RichText._row,
    "nestrow": RichText._row,
    "footnote": RichText._footnote,
    "annotation": RichText._annotation,
    "chftn": RichText._note_mark,
    "shptxt": RichText._begin_box,
    "ud": RichText._unicode_form,
    "pict": RichText._picture,
    "object": RichText._object,
    "fcharset": RichText._charset,
    "cpg": RichText._font_codepage,
    "ansicpg": RichText._codepage,
    "deleted": RichText._delete,
    "revised": RichText._revise,
    "deflang": RichText._language,
}
