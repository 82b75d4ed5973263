"""Finds words in a text as a reader would: over line breaks, with either apostrophe, without half words.

Positions are code points of the text given. Nothing is changed in it: no case folding moves a position.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from annotator.model.occurrence import EXACTLY, Manner
from annotator.model.span import Span, target_of
from annotator.text.name_titles import GENDER
from annotator.text.name_words import folded, words_of
from annotator.text.names import gender_of

_APOSTROPHES = "'’‘ʼ"
_HYPHENS = "-\u2010\u2011"
_QUOTES = '"“”„'
_PART = re.compile(rf"(?P<blank>\s+)|(?P<sign>[{_APOSTROPHES}{_HYPHENS}{_QUOTES}])|(?P<other>.)", re.DOTALL)
_BLANK = r"(?=\s)[^\S\n]*\n?[^\S\n]*"
"""White space with at most one line break: words on both sides of an empty line do not belong together."""
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d"
_WORD_SIGN = re.compile(rf"[\w{_MARKS}]")
_AFTER = rf"(?![\w{_MARKS}]|['’](?!s\b)\w)"
"""A possessive ’s stands outside of a name, the t of can’t inside of its word."""
_WORD_BEFORE = re.compile(r"([^\W\d_][^\W_]*(?:[-'’][^\W_]+)*\.?)[^\S\n]+$")
_LOOK_BACK = 60
"""Code points within which the words beside a place are looked for."""
_NEIGHBOURS = 4
"""Words on either side that may belong to a longer name."""


def occurrences(
    text: str, forms: Iterable[str], manner: Manner = EXACTLY, furniture: Sequence[Span] = ()
) -> list[tuple[Span, str]]:
    """(span, form) of every place where one of the forms stands outside of furniture, in text order.

    White space of any kind and amount is alike, with at most one line break, and so are the kinds of
    apostrophes, of hyphens, and of double quotation marks. Where places overlap the longest is taken, of equally
    long ones the first; a name that is part of another form's place is no place of its own.
    """
    found: list[tuple[int, int, int, str]] = []
    for order, form in enumerate(dict.fromkeys(" ".join(form.split()) for form in forms)):
        if form:
            places = _pattern(form, manner).finditer(text)
            found += ((place.start() - place.end(), place.start(), order, form) for place in places)
    taken: list[tuple[int, int]] = []
    kept: list[tuple[Span, str]] = []
    zones = _joined(furniture)
    for size, start, _order, form in sorted(found):
        end = start - size
        if _touches(taken, start, end) or _touches(zones, start, end):
            continue
        if manner.whole_words and _is_part_of_double_name(text, start, end):
            continue
        insort(taken, (start, end))
        kept.append((Span(start, end), form))
    return sorted(kept)


def probe(form: str, any_case: bool) -> str:
    """The longest stretch of a form that stands in a text exactly so wherever the form does.

    With `any_case` only ASCII letters, whose case SQL's LIKE overlooks; empty where nothing is sure.
    """
    # I, K and S have relatives outside of ASCII (ı, K, ſ) that LIKE does not know
    sure = r"[0-9A-HJLM-RT-Za-hjlm-rt-z.,]+" if any_case else rf"[^\s{_APOSTROPHES}{_HYPHENS}{_QUOTES}]+"
    return max(re.findall(sure, form), key=len, default="")


def other_name(text: str, start: int, form: str, gender: str, own: frozenset[str]) -> str:
    """The longer name, or name of another gender, of which a person's form at `start` is a part; else empty.

    *Khan* in *Imran Khan*, or in *Ms Khan* when the person is a man (`gender` `m`), is somebody else, unless the
    word ahead is one of the person's `own` (folded, see `name_words`).
    """
    found = _WORD_BEFORE.search(text, max(0, start - _LOOK_BACK), start)
    if found is None:
        return ""
    word = folded(found[1].rstrip("."))
    if word in GENDER:
        other = {gender, gender_of(f"{word} {form}")} == {"m", "f"}
    else:
        other = found[1][0].isupper() and len(form.split()) == 1 and word not in own
    return f"{found[1]} {form}" if other else ""


def phrases_around(text: str, span: Span, known: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Folded words (see `name_words`) of a stretch with some of its neighbours, the most words first.

    Neighbours end where one is not among the `known` words, so that most stretches give but one phrase.
    """
    before = words_of(text[max(0, span.start - _LOOK_BACK) : span.start])[: -_NEIGHBOURS - 1 : -1]
    after = words_of(text[span.end : span.end + _LOOK_BACK])[:_NEIGHBOURS]
    ahead = [*takewhile(known.__contains__, before)][::-1]
    behind = [*takewhile(known.__contains__, after)]
    middle = words_of(text[span.start : span.end])
    sizes = [(left, right) for left in range(len(ahead) + 1) for right in range(len(behind) + 1)]
    for left, right in sorted(sizes, key=sum, reverse=True):
        yield (*ahead[len(ahead) - left :], *middle, *behind[:right])


def _pattern(form: str, manner: Manner) -> re.Pattern[str]:
    first, *rest = map(_part, _PART.finditer(form))
    after = ""
    if manner.whole_words:
        if _WORD_SIGN.match(form[0]):
            # the search is fast where a pattern begins with a letter, so that what must not precede comes after it
            first += rf"(?<![\w{_MARKS}]{first})(?<!\w['’]{first})"
        after = _AFTER if _WORD_SIGN.match(form[-1]) else ""
    return re.compile("".join((first, *rest, after)), re.IGNORECASE if manner.any_case else 0)


def _part(found: re.Match[str]) -> str:
    if found["blank"]:
        return _BLANK
    for signs in (_APOSTROPHES, _HYPHENS, _QUOTES):
        if found[0] in signs:
            return f"[{signs}]"
    return re.escape(found[0])


def _touches(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch overlaps one of some sorted spans that do not overlap each other."""
    at = bisect_left(spans, (start, end))
    return (at < len(spans) and spans[at][0] < end) or (at > 0 and spans[at - 1][1] > start)


def _joined(spans: Sequence[Span]) -> list[tuple[int, int]]:
    pairs = [(span.start, span.end) for span in spans]
    return [(span.start, span.end) for span in target_of(*pairs)] if pairs else []


def _is_part_of_double_name(text: str, start: int, end: int) -> bool:
    """Whether a hyphen ties a stretch to another capitalised word: *Smith* in *Smith-Jones*, not in *Smith-led*."""
    if text[end : end + 1] in tuple(_HYPHENS) and text[end + 1 : end + 2].isupper():
        return True
    if start > 1 and text[start - 1] in _HYPHENS:
        head = re.search(r"[^\W_]+$", text[max(0, start - 1 - _LOOK_BACK) : start - 1])
        return head is not None and head[0][0].isupper()
    return False
