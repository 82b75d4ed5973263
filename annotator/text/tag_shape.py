"""What looks wrong about where a tag begins, ends and runs. Positions are code points of the text given."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice, takewhile

from annotator.model.span import Span
from annotator.text.quotations import quotation_at
from annotator.text.word_edges import trimmed

_BREAK = re.compile(r"\s*\n\s*")
_WRAPPED = 50
"""Code points from which on a line that ends within a sentence was broken to fit a column."""
_ENDS = ".!?…:\"'”’»)"


def has_stray_edge(text: str, span: Span, punctuation: bool = True) -> bool:
    """Whether white space, or with `punctuation` one of `.,;:`, stands at an edge where it says nothing."""
    return trimmed(text, span.start, span.end, punctuation) != span


def crosses_furniture(text: str, span: Span, furniture: Sequence[Span], quotation: bool) -> bool:
    """Whether a stretch holds furniture (sorted spans that do not overlap) or cuts into some.

    A tag that lies wholly in furniture does not, nor a quotation that goes on properly after an advertisement.
    """
    first = max(0, bisect_right(furniture, span.start, key=lambda zone: zone.start) - 1)
    near = takewhile(lambda zone: zone.start < span.end, islice(furniture, first, None))
    touched = [zone for zone in near if zone.overlaps(span) and not zone.contains(span)]
    if not touched:
        return False
    inside = all(span.contains(zone) for zone in touched)
    return not (inside and quotation and _goes_on(text, span, furniture))


def crosses_paragraph(text: str, span: Span, furniture: Sequence[Span], quotation: bool) -> bool:
    """Whether a stretch goes on into another paragraph, other than a quotation that is opened there again.

    A long line that breaks off within a sentence is no paragraph: the text was set in a column.
    """
    breaks = [found for found in _BREAK.finditer(text, span.start, span.end) if not _wraps(text, found)]
    return bool(breaks) and not (quotation and _goes_on(text, span, furniture))


def _wraps(text: str, found: re.Match[str]) -> bool:
    line = found.start() - (text.rfind("\n", 0, found.start()) + 1)
    return found[0].count("\n") == 1 and line >= _WRAPPED and text[found.start() - 1] not in _ENDS


def _goes_on(text: str, span: Span, furniture: Sequence[Span]) -> bool:
    """Whether one quotation, that begins at or right before a stretch, reaches to its end."""
    found = (quotation_at(text, at, furniture) for at in (span.start, span.start - 1) if at >= 0)
    return any(whole is not None and whole.end >= span.end for whole in found)
