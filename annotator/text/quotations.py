"""Finds the whole quotation that one quotation mark belongs to, over as many paragraphs as it takes.

Newspapers open every paragraph of a long quotation with a mark and close only the last one. Positions are
code points of the text given.
"""

from bisect import bisect_right
from collections.abc import Sequence

from annotator.model.span import Span
from annotator.text.word_edges import paragraph_bounds

_PAIRS = {
    "“": "”",
    "‘": "’",
    "«": "»",
    "‹": "›",
    "„": "“”",
    "‚": "‘’",
    '"': '"',
    "'": "'",
    "「": "」",
    "『": "』",
}
_CLOSERS = frozenset("".join(_PAIRS.values()))
MARKS = frozenset(_PAIRS) | _CLOSERS

_LOOK = 200
"""Paragraphs a quotation may run on; a guard against a text that never closes one."""


def is_quotation_mark(text: str, position: int) -> bool:
    """Whether a quotation mark stands at `position`; an apostrophe within or after a word is none."""
    if not 0 <= position < len(text) or text[position] not in MARKS:
        return False
    return _opens(text, position) or _closes(text, position)


def quotation_at(text: str, position: int, furniture: Sequence[Span] = ()) -> Span | None:
    """Return the quotation, marks included, whose opening, continuing or closing mark is at `position`.

    Paragraphs that lie in `furniture` (sorted spans), such as an advertisement between two paragraphs of a
    letter, and empty ones are passed over. None when there is no mark, or it has no partner.
    """
    if not is_quotation_mark(text, position):
        return None
    opener = position if _opens(text, position) else _opening_of(text, position)
    if opener is None:
        return None
    for _ in range(_LOOK):
        earlier = _continued_from(text, opener, furniture)
        if earlier is None:
            break
        opener = earlier
    return _to_its_end(text, opener, furniture)


def _to_its_end(text: str, opener: int, furniture: Sequence[Span]) -> Span | None:
    sign = text[opener]
    at = opener
    for _ in range(_LOOK):
        closer = _closing_in_paragraph(text, at)
        if closer is not None:
            return Span(opener, closer + 1)
        following = _paragraph_beyond(text, at, +1, furniture)
        if following is None or not _starts_with(text, following, sign):
            break
        at = _first_ink(text, following)
    if sign in "'‘":
        return None  # a lone single mark is an apostrophe far more often than an unclosed quotation
    return Span(opener, _last_ink(text, paragraph_bounds(text, at)))


def _opens(text: str, position: int) -> bool:
    sign = text[position]
    if sign not in _PAIRS:
        return False
    before = text[position - 1] if position else " "
    after = text[position + 1] if position + 1 < len(text) else " "
    if sign == "“" and before not in " \n\t\u00a0" and (before.isalnum() or before in ".,;:!?…"):
        return False  # the closing mark of „…“
    if sign in "\"'‘":
        return not after.isspace() and not (before.isalnum() or before in ".,;:!?…)]”’")
    return True


def _closes(text: str, position: int) -> bool:
    sign = text[position]
    if sign not in _CLOSERS or (sign in "\"'“‘" and _opens(text, position)):
        return False
    if sign in "'’":
        before = text[position - 1] if position else " "
        after = text[position + 1] if position + 1 < len(text) else " "
        return not before.isspace() and not after.isalnum()
    return True


def _closing_in_paragraph(text: str, opener: int) -> int | None:
    """Return the mark that closes the one at `opener` in the same paragraph, minding inner pairs."""
    sign = text[opener]
    closers = _PAIRS[sign]
    depth = 0
    best = None
    for at in range(opener + 1, paragraph_bounds(text, opener)[1]):
        if text[at] == sign and _opens(text, at):
            depth += 1
        elif text[at] in closers and _closes(text, at):
            if depth == 0:
                if sign not in "'‘":
                    return at
                if best is None or not text[at - 1].isalnum():
                    best = at
                if not _plural_apostrophe(text, at):
                    return at
            else:
                depth -= 1
    return best


def _plural_apostrophe(text: str, at: int) -> bool:
    """Whether a single mark may be the apostrophe of `two years' work` rather than a closing mark."""
    return text[at - 1] in "sS" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()


def _opening_of(text: str, closer: int) -> int | None:
    """Return the mark that the one at `closer` closes: here, or at the start of this paragraph."""
    openers = [sign for sign, closers in _PAIRS.items() if text[closer] in closers]
    start = paragraph_bounds(text, closer)[0]
    for at in range(closer - 1, start - 1, -1):
        if text[at] in openers and _opens(text, at) and _closing_in_paragraph(text, at) == closer:
            return at
    return None


def _continued_from(text: str, opener: int, furniture: Sequence[Span]) -> int | None:
    """Return the mark, in the paragraph before, that is still open where this paragraph repeats it."""
    if opener != _first_ink(text, paragraph_bounds(text, opener)):
        return None
    before = _paragraph_beyond(text, opener, -1, furniture)
    if before is None:
        return None
    sign = text[opener]
    for at in range(before[1] - 1, before[0] - 1, -1):
        if text[at] == sign and _opens(text, at):
            return at if _closing_in_paragraph(text, at) is None else None
    return None


def _paragraph_beyond(
    text: str, position: int, direction: int, furniture: Sequence[Span]
) -> tuple[int, int] | None:
    """Return the bounds of the next (+1) or last (-1) paragraph that is neither empty nor furniture."""
    start, end = paragraph_bounds(text, position)
    while True:
        edge = end + 1 if direction > 0 else start - 1
        if not 0 <= edge < len(text):
            return None
        start, end = paragraph_bounds(text, edge)
        if text[start:end].strip() and not _is_furniture(start, end, furniture):
            return start, end


def _is_furniture(start: int, end: int, furniture: Sequence[Span]) -> bool:
    index = bisect_right(furniture, start, key=lambda span: span.start + 1)
    at_start = furniture[max(0, index - 1) : index + 1]
    return any(span.start < end and start < span.end and span.end >= end - 1 for span in at_start)


def _starts_with(text: str, bounds: tuple[int, int], sign: str) -> bool:
    return text.startswith(sign, _first_ink(text, bounds))


def _first_ink(text: str, bounds: tuple[int, int]) -> int:
    start, end = bounds
    while start < end and text[start].isspace():
        start += 1
    return start


def _last_ink(text: str, bounds: tuple[int, int]) -> int:
    start, end = bounds
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end
