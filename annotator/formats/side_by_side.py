"""Articles beside each other as one page for the printer: HTML that fetches nothing and runs nothing."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from typing import BinaryIO

from annotator.model.corpus import AnnotatedArticle
from annotator.model.passage import Passage
from annotator.model.span import Span
from annotator.model.tag_type import TagType
from annotator.text.level_rows import Row, rows

LETTERS = "ABCD"
"""What the columns are called."""

_STYLE = """
@page { size: A4 landscape; margin: 12mm }
body { font: 10pt/1.4 serif; color: #000; background: #fff; margin: 1em }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
thead { display: table-header-group }
th, td { vertical-align: top; text-align: start; padding: 4pt 6pt; border: 0.5pt solid #999;
  white-space: pre-wrap; overflow-wrap: anywhere }
th { font-weight: normal } th b { font-size: 12pt }
.number { width: 2em; text-align: center; font-weight: bold }
.level td { border-top: 1.5pt solid #000; border-bottom: 1.5pt solid #000 }
.differs { font-weight: bold; text-decoration: underline }
.furniture { color: #666; font-size: 80% }
.mark { font: 7pt sans-serif; vertical-align: super; line-height: 0; text-decoration: none; color: inherit }
footer { margin-top: 1em; font-size: 9pt; break-inside: avoid }
@media print { body { margin: 0 } tr.level { break-inside: avoid } }
"""
_HEAD = (
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
)


@dataclass(frozen=True, slots=True)
class _Marks:
    """What is set into one text: markup at places, and stretches that look different (code points)."""

    looks: list[tuple[Span, str]] = field(default_factory=list)
    starts: dict[int, list[str]] = field(default_factory=dict)
    ends: dict[int, list[str]] = field(default_factory=dict)
    """Set behind the code point before the place: it stays with what it ends."""

    def enclose(self, span: Span, before: str, after: str) -> None:
        """Set marks around a stretch, inside of those that were set at its edges before."""
        self.starts.setdefault(span.start, []).append(before)
        self.ends.setdefault(span.end, []).insert(0, after)


def write(
    name: str,
    columns: Sequence[AnnotatedArticle],
    passages: Sequence[Passage],
    tag_types: Iterable[TagType],
    stream: BinaryIO,
) -> None:
    """Write up to four articles with their passages, whose parts stand in the order of the columns.

    All of each text is there, in its own order; passages are numbered from 1 in the order given.
    """
    types = {tag_type.name: tag_type for tag_type in tag_types}
    laid = list(rows([column.text for column in columns], passages))
    level = {row.passage for row in laid}
    marks = [_marks(at, column, passages, level, types) for at, column in enumerate(columns)]
    parts = [_HEAD, f"<title>{_safe(name)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<table>\n"]
    parts.append('<thead><tr><th class="number">No.</th>')
    parts += (_about(letter, column) for letter, column in zip(LETTERS, columns, strict=False))
    parts.append("</tr></thead>\n<tbody>\n")
    parts += (_row(row, columns, marks) for row in laid)
    used = {tag.type for column in columns for tag in column.annotations}
    parts.append(f"</tbody>\n</table>\n{_key(used, types)}</body>\n</html>\n")
    stream.write("".join(parts).encode("utf-8"))


def _about(letter: str, column: AnnotatedArticle) -> str:
    about = column.article.metadata
    told = (about.publisher, about.published, about.author, about.url, about.accession)
    lines = "".join(f"\n{_safe(line)}" for line in told if line)
    return f'<th dir="auto"><b>{letter}  {_safe(column.article.label)}</b>{lines}</th>'


def _row(row: Row, columns: Sequence[AnnotatedArticle], marks: Sequence[_Marks]) -> str:
    number, level = ("", "") if row.passage is None else (str(row.passage + 1), ' class="level"')
    cells = "".join(
        f'<td dir="auto" lang="{_safe(column.article.metadata.language)}">'
        f"{''.join(_words(column.text, cell, mark)) if cell else ''}</td>"
        for cell, column, mark in zip(row.cells, columns, marks, strict=True)
    )
    return f'<tr{level}><td class="number">{number}</td>{cells}</tr>\n'


def _words(text: str, cell: Span, marks: _Marks) -> Iterator[str]:
    places = {cell.start, cell.end, *marks.ends, *marks.starts}
    places.update(edge for span, _look in marks.looks for edge in (span.start, span.end))
    inside = sorted(place for place in places if cell.start <= place <= cell.end)
    for start, end in pairwise(inside):
        yield from marks.starts.get(start, ())
        looks = sorted({look for span, look in marks.looks if span.start <= start < span.end})
        words = _safe(text[start:end])
        yield f'<span class="{" ".join(looks)}">{words}</span>' if looks else words
        yield from marks.ends.get(end, ())


def _marks(
    at: int,
    column: AnnotatedArticle,
    passages: Sequence[Passage],
    level: Container[int | None],
    types: Mapping[str, TagType],
) -> _Marks:
    marks = _Marks([(zone.span, "furniture") for zone in column.zones])
    for reading in (reading for passage in passages for reading in passage.readings):
        place = reading.places[at]
        if place is not None and place[0] < place[1]:
            marks.looks.append((Span(*place), "differs"))
        elif place is not None:
            marks.ends.setdefault(place[1], []).append(_mark("[–]"))
    for index, passage in enumerate(passages):
        span = passage.spans[at]
        if span is not None and index not in level:
            others = [LETTERS[member] for member in passage.members if member != at]
            marks.enclose(span, _pointer(index + 1, LETTERS[at], others), _mark(f" {index + 1}]"))
    for tag in column.annotations:
        letter = _letter(tag.type, types)
        for span in tag.target:
            marks.enclose(span, _mark(f"{letter}["), _mark(f"]{letter}"))
    return marks


def _pointer(number: int, here: str, others: Iterable[str]) -> str:
    links = ", ".join(f'<a class="mark" href="#p{number}{other}">{other}</a>' for other in others)
    return f'<span class="mark" id="p{number}{here}">[{number}: see {number} in {links} </span>'


def _letter(name: str, types: Mapping[str, TagType]) -> str:
    return types[name].letter if name in types else name


def _mark(words: str) -> str:
    return f'<span class="mark">{_safe(words)}</span>'


def _key(used: Iterable[str], types: Mapping[str, TagType]) -> str:
    tags = "; ".join(
        f"<b>{_safe(_letter(name, types))}[ ]</b> {_safe(types[name].label if name in types else name)}"
        for name in sorted(used)
    )
    return (
        "<footer><p>Numbered rows hold the same passage. "
        '<span class="differs">Differing words</span> are bold and underlined; [–] stands where another article '
        "has more words. A passage in another order is in brackets with its number, and says where else it is. "
        '<span class="furniture">Small grey words</span> are furniture.</p>\n'
        f"{f'<p>Tags: {tags}.</p>' if tags else ''}</footer>\n"
    )


def _safe(text: str) -> str:
    # a reader of HTML takes a bare carriage return for a line feed
    return escape(text).replace("\r", "&#13;")
