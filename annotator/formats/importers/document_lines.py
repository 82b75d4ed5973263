"""Puts the lines of a document together: its text, and what of it is not the article as zones.

A paragraph is one line, as in a saved web page; a cell of a table is set apart by a tab. Nothing of the words
changes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from annotator.model.article import Metadata, Replacement
from annotator.model.incoming import Incoming
from annotator.model.span import Span
from annotator.model.zone import ProposedZone
from annotator.text.normalising import normalise, with_joined_surrogates, with_line_feeds

_LONGEST_ROW = 200
"""Code points of a row that is one of a table, though a cell has several paragraphs."""

EMPTY = "The document holds no text."


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, heading, item of a list or row of a table; line breaks inside it stay."""

    text: str
    kind: str = ""
    """Kind of zone, empty for the article itself."""
    rule: str = ""
    """Why it is furniture, as shown to the archivist."""


def page_header(text: str) -> Line:
    """Return what stands at the top of every page."""
    return Line(text, "other", "Page header")


def page_footer(text: str) -> Line:
    """Return what stands at the foot of every page."""
    return Line(text, "other", "Page footer")


def caption(text: str) -> Line:
    """Return the words below a picture."""
    return Line(text, "caption", "Picture caption")


def comment(number: int, who: str, text: str) -> Line:
    """Return what a reader of the document noted at its margin."""
    return Line(
        f"[{' '.join(['Comment', str(number), *([f'by {who}'] if who else [])])}] {text}",
        "metadata",
        "Comment in the document",
    )


def note(mark: str, text: str) -> Line:
    """Return a footnote or endnote, as it stands at the end of the text."""
    return Line(f"[{mark}] {text.strip()}")


def row_lines(cells: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """Yield one row of a table: its cells with tabs between them, so that it stays one line.

    A row with a single cell that holds anything, or a long one with several paragraphs in a cell, only lays
    out a page: it is read paragraph by paragraph.
    """
    is_long = sum(len(line.text) for cell in cells for line in cell) > _LONGEST_ROW
    if sum(map(bool, cells)) == 1 or (is_long and any(len(cell) > 1 for cell in cells)):
        for cell in cells:
            yield from cell
    else:
        words = (" ".join(line.text for line in cell) for cell in cells)
        yield Line("\t".join(" ".join(cell.split()) for cell in words).rstrip("\t"))


def incoming_of(
    lines: Iterable[Line],
    *,
    media_type: str,
    metadata: Metadata,
    remarks: Sequence[str] = (),
    zones: Sequence[ProposedZone] = (),
) -> Incoming:
    """Join lines by newlines; those that hold nothing go, and blanks at the end of one. `zones` already stand where they belong."""
    kept = [
        Line(text, line.kind, line.rule)
        for line in lines
        if (text := with_joined_surrogates(with_line_feeds(line.text)).strip("\n\f\v").rstrip())
    ]
    normalised = normalise("\n".join(line.text for line in kept))
    return Incoming(
        text=normalised.text,
        metadata=metadata,
        zones=tuple(sorted([*_zones(kept), *zones], key=lambda zone: zone.span)),
        media_type=media_type,
        encoding="",
        replaced=normalised.replaced,
        remarks=tuple(remarks) if kept else (*remarks, EMPTY),
    )


def one_below_another(top: Incoming, others: Sequence[Incoming]) -> Incoming:
    """Return `top` with texts of the same file below it; what the first of them says of its encoding counts."""
    for place, other in enumerate(others):
        shift = len(top.text) + bool(top.text)
        top = replace(
            top,
            text=f"{top.text}\n{other.text}" if top.text and other.text else top.text or other.text,
            zones=(*top.zones, *(_moved(zone, shift) for zone in other.zones)),
            replaced=(*top.replaced, *(Replacement(one.offset + shift, one.code) for one in other.replaced)),
            remarks=(*other.remarks, *top.remarks),
        )
        if place == 0:
            top = replace(
                top,
                metadata=top.metadata.filled_from(other.metadata),
                encoding=other.encoding,
                encoding_certain=other.encoding_certain,
                encoding_alternatives=other.encoding_alternatives,
            )
    return top


def left_out(count: int, one: str, several: str) -> tuple[str, ...]:
    """Say how many things are not in the text: `left_out(2, "picture", "pictures")`."""
    if not count:
        return ()
    what = f"1 {one} was" if count == 1 else f"{count:,} {several} were"
    return (f"{what} left out of the text; the original has {'it' if count == 1 else 'them'}.",)


def dates_remark(created: str, changed: str) -> tuple[str, ...]:
    """Say when a document was made, which is not when it was published; both are days, or empty."""
    said = [f"{what} on {day}" for what, day in (("made", created), ("last changed", changed)) if day]
    if not said:
        return ()
    return (
        f"The document says that it was {' and '.join(said)}; no date of publication was taken from that.",
    )


def _zones(lines: Sequence[Line]) -> list[ProposedZone]:
    """Mark what is not the article, neighbours of one kind and rule as one zone."""
    zones, at, places = [], 0, []
    for line in lines:
        places.append((at, at + len(line.text)))
        at += len(line.text) + 1
    pairs = zip(lines, places, strict=True)
    for (kind, rule), group in groupby(pairs, key=lambda pair: (pair[0].kind, pair[0].rule)):
        spans = [span for _, span in group]
        if kind:
            zones.append(ProposedZone(Span(spans[0][0], spans[-1][1]), kind, rule))
    return zones


def _moved(zone: ProposedZone, by: int) -> ProposedZone:
    return replace(zone, span=Span(zone.span.start + by, zone.span.end + by))
