"""Cuts a long passage into its paragraphs, so that they stand level as well."""

import re
from collections.abc import Iterator, Sequence

from annotator.model.span import Span

_PARAGRAPH = re.compile(r"[^\n]*(?:\n\s*|$)")
_ALIKE = 2
"""How many times longer one of two corresponding paragraphs may be."""


def level_paragraphs(
    texts: Sequence[str], cells: Sequence[Span | None], furniture: Sequence[Sequence[Span]]
) -> list[tuple[Span | None, ...]]:
    """Return the cells cut into rows of one paragraph each, or all in one row where they do not correspond.

    They correspond when all texts have as many paragraphs, of about the same lengths; furniture belongs to the
    paragraph before it. Nothing of the cells is lost or moved.
    """
    cut = [
        list(_paragraphs(text, cell, zones))
        for text, cell, zones in zip(texts, cells, furniture, strict=True)
        if cell is not None
    ]
    if len({len(paragraphs) for paragraphs in cut}) != 1 or not all(
        max(map(len, row)) <= _ALIKE * min(map(len, row)) for row in zip(*cut, strict=True)
    ):
        return [tuple(cells)]
    found = []
    for row in zip(*cut, strict=True):
        spans = iter(row)
        found.append(tuple(None if cell is None else next(spans) for cell in cells))
    return found


def _paragraphs(text: str, cell: Span, furniture: Sequence[Span]) -> Iterator[Span]:
    start = cell.start
    edges = [found.end() for found in _PARAGRAPH.finditer(text, cell.start, cell.end)]
    for edge, end in zip(edges, [*edges[1:], cell.end], strict=True):
        following = Span(edge, end).without(furniture) if edge < end else []
        told = any(text[span.start : span.end].strip() for span in following)
        if start < edge and (told or edge == cell.end):
            yield Span(start, edge)
            start = edge
    if start < cell.end:
        yield Span(start, cell.end)
