"""What a click or a drag means: the word, sentence or paragraph there, and where a selection should end.

All positions are code points of the text given. Only the surroundings of a position are ever looked at, so
that a text of a million words costs no more than a short one.
"""

import re

from annotator.model.span import Span

_LETTER = r"(?:[^\W_]|[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d])"
_WORD = re.compile(
    # A possessive 's is a word of its own: names are tagged without it.
    rf"['’]s\b|{_LETTER}+(?:(?:['’](?!s\b)|(?<=\d)[.,](?=\d)){_LETTER}+)*|_+"
)
_HYPHENS = "-\u2010\u2011"
_LONGEST_WORD = 200
"""Code points looked at on either side of a position."""

_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»\)\]]*(?=\s)|\s*\n\s*")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Hon|St|Sr|Jr|Cllr|Cr|Gen|Col|Capt|Lt|Sgt|Maj|No|vs|etc|approx|dept|est|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Inc|Ltd|Co|Corp|e\.g|i\.e|cf|p|pp|vol|ed|eds|Nr|Hr|Fr|bzw)"
    r"|\b[^\W\d_](?:\.[^\W\d_])*)\.$"
)
_LONGEST_SENTENCE = 5000

_ENDS = ".,;:"


def word_at(text: str, position: int) -> Span | None:
    """Return the word that covers `position`, or ends there; words joined by hyphens are one."""
    found = _plain_word_at(text, position)
    if found is None:
        return None
    start, end = found
    while start >= 2 and text[start - 1] in _HYPHENS and (left := _plain_word_at(text, start - 1)):
        if left[1] != start - 1:
            break
        start = left[0]
    while end + 1 < len(text) and text[end] in _HYPHENS and (right := _plain_word_at(text, end + 1)):
        if right[0] != end + 1:
            break
        end = right[1]
    return Span(start, end)


def _plain_word_at(text: str, position: int) -> tuple[int, int] | None:
    """Return the word that covers `position`, or else the one that ends there; hyphens part words."""
    ended = None
    for found in _WORD.finditer(text, _window_start(text, position), position + _LONGEST_WORD):
        if found.start() > position:
            break
        if found.end() > position:
            return found.span()
        if found.end() == position:
            ended = found.span()
    return ended


def _window_start(text: str, position: int) -> int:
    """Return a place before `position` where a word may start: after white space, or far enough away."""
    start = max(0, position - _LONGEST_WORD)
    for blank in (" ", "\n"):
        start = max(start, text.rfind(blank, start, position) + 1)
    return start


def snapped(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen `[start, end)` so that neither end cuts a word; an end between two words stays."""
    return word_edge(text, start, -1), word_edge(text, end, +1)


def word_edge(text: str, position: int, direction: int) -> int:
    """Return `position`, or the edge in `direction` (-1, +1) of the word that it cuts."""
    found = _plain_word_at(text, position)
    if found is None or not found[0] < position < found[1]:
        return position
    return found[0] if direction < 0 else found[1]


def next_word_edge(text: str, position: int, direction: int) -> int:
    """Return the nearest start (direction -1) or end (+1) of a word beyond `position`, or an end of the text."""
    if direction > 0:
        found = _WORD.search(text, position)
        while found and found.end() <= position:
            found = _WORD.search(text, found.end())
        if found is None:
            return len(text)
        whole = _plain_word_at(text, found.start())
        return whole[1] if whole and whole[1] > position else found.end()
    low = position
    while low > 0:
        low = max(0, low - _LONGEST_WORD)
        starts = [w.start() for w in _WORD.finditer(text, _window_start(text, low), position)]
        starts = [start for start in starts if start < position]
        if starts:
            return starts[-1]
    return 0


def trimmed(text: str, start: int, end: int, punctuation: bool = True) -> Span | None:
    """Return `[start, end)` without white space at its ends, or None when nothing is left.

    With `punctuation`, the signs `.,;:` go too, as they should from all tags but quotations. The full stop of
    an abbreviation or an initial (`Jr.`, `J.`) stays.
    """
    start, end = max(0, start), min(end, len(text))
    while True:
        before = (start, end)
        while start < end and _is_blank(text[start]):
            start += 1
        while start < end and _is_blank(text[end - 1]):
            end -= 1
        if punctuation:
            while start < end and text[start] in _ENDS:
                start += 1
            while start < end and text[end - 1] in _ENDS and not _abbreviates(text, start, end):
                end -= 1
        if (start, end) == before:
            return Span(start, end) if start < end else None


def _is_blank(character: str) -> bool:
    return character.isspace() or character in "\u200b\ufeff\u2060"


def _abbreviates(text: str, start: int, end: int) -> bool:
    if text[end - 1] != ".":
        return False
    return _ABBREVIATION.search(text[max(start, end - 12) : end]) is not None


def paragraph_at(text: str, position: int) -> Span | None:
    """Return the paragraph that holds `position`, without white space at its ends; None if it is empty."""
    start, end = paragraph_bounds(text, position)
    return trimmed(text, start, end, punctuation=False)


def paragraph_bounds(text: str, position: int) -> tuple[int, int]:
    """Return where the paragraph of `position` starts and where its line feed, or the text's end, is."""
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    return start, len(text) if end < 0 else end


def sentence_at(text: str, position: int) -> Span | None:
    """Return the sentence that holds `position`; None where there is only white space.

    A sentence ends at `.`, `!`, `?` or `…` with the quotation marks and brackets that follow, before white
    space and something that is no small letter; it never leaves its paragraph. The stops of abbreviations
    and initials don't count.
    """
    first, last = paragraph_bounds(text, position)
    low = max(first, position - _LONGEST_SENTENCE)
    high = min(last, position + _LONGEST_SENTENCE)
    start = low
    for found in _SENTENCE_END.finditer(text, low, high):
        if not _ends_sentence(text, found, low):
            continue
        if found.end() > position or (found.end() == position and position == last):
            return trimmed(text, start, found.end(), punctuation=False)
        start = found.end()
    return trimmed(text, start, high, punctuation=False)


def _ends_sentence(text: str, found: re.Match[str], low: int) -> bool:
    following = text[found.end() :][:1] if found.end() + 1 >= len(text) else text[found.end() + 1]
    if following.islower():
        return False
    if found.group()[:2] == "." or found.group() == ".":
        return _ABBREVIATION.search(text[max(low, found.start() - 12) : found.start() + 1]) is None
    return True
