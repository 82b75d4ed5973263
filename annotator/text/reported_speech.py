"""What the words around a quotation say about it: how far it is verbatim, which word reports it, who is meant.

English only: in other languages the mode is still found by the quotation marks. Positions are code points.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.model.span import Span, Target
from annotator.text.quotations import is_quotation_mark
from annotator.text.word_edges import paragraph_bounds, sentence_at

_STEMS = (
    "said say says saying|told tell tells telling|added add adds adding|claimed claim claims claiming|"
    "confirmed confirm confirms confirming|stated state states stating|wrote write writes writing|"
    "thanked thank thanks thanking|announced announces announcing|argued argues arguing|asked asks asking|"
    "admitted admits admitting|insisted insists insisting|replied replies replying|denied denies denying|"
    "described describes describing|explained explains explaining|warned warns warning|"
    "suggested suggests suggesting|commented comments commenting|continued continues continuing|"
    "declared declares declaring|accused accuses accusing|called calls calling|noted notes noting|"
    "remarked remarks remarking|revealed reveals revealing|tweeted tweets tweeting|posted|according"
)
_CUE = re.compile(rf"\b(?:{_STEMS.replace('|', ' ').replace(' ', '|')})\b", re.IGNORECASE)
_MEDIUM = re.compile(
    r"\b(letter|statement|interview|email|e-mail|speech|tweet|post|report|memo|press release)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_SHORT = 2
"""Words up to which something in quotation marks that nobody is said to have said is a term held at a distance."""
_AFTER = re.compile(r"[\s,.;:]*[^\s,.;:]+(?:[^\S\n]+[^\s,.;:]+){0,5}")
"""What may report a quotation behind it, *he added* or *said a spokesman for Labour*: up to the next stop."""


@dataclass(frozen=True, slots=True)
class Reported:
    """How something was said: `mode` is direct, indirect, mixed or scare; `cue` the word that reports it."""

    mode: str
    cue: Span | None = None
    sentence: Span | None = None
    """Where who speaks may be named: the sentence up to the quotation, or what interrupts or follows it."""
    medium: Span | None = None
    """The word in that sentence for what the words stood in, such as *letter*."""


def reported(text: str, target: Target) -> Reported:
    """Return what the text says about the quotation at `target`."""
    for place in _places(text, target):
        cues = [Span(*found.span()) for found in _CUE.finditer(text, place.start, place.end)]
        if cues:
            # before the quotation the last word reports it, after it the first
            cue = cues[-1] if place.end <= target[0].start else cues[0]
            medium = _MEDIUM.search(text, place.start, place.end)
            return Reported(
                _mode(text, target, has_cue=True), cue, place, Span(*medium.span()) if medium else None
            )
    return Reported(_mode(text, target, has_cue=False))


def _places(text: str, target: Target) -> list[Span]:
    """Where a word may report the quotation: before it, between its stretches, after it."""
    first, last = target[0], target[-1]
    pairs = [(_sentence_start(text, first.start), first.start)]
    pairs += [(one.end, other.start) for one, other in pairwise(target)]
    after = _AFTER.match(text, last.end, paragraph_bounds(text, last.end)[1])
    pairs += [after.span()] if after else []
    return [Span(start, end) for start, end in pairs if start < end]


def _sentence_start(text: str, position: int) -> int:
    start = paragraph_bounds(text, position)[0]
    sentence = sentence_at(text, position - 1) if position > start else None
    return max(start, min(sentence.start, position)) if sentence else position


def _mode(text: str, target: Target, *, has_cue: bool) -> str:
    marked = _marked(text, target)
    words = [Span(*found.span()) for span in target for found in _WORD.finditer(text, span.start, span.end)]
    inside = sum(any(mark.contains(word) for mark in marked) for word in words)
    if not inside:
        return "indirect"
    if inside < len(words):
        return "mixed"
    return "scare" if len(words) <= _SHORT and not has_cue else "direct"


def _marked(text: str, target: Target) -> Sequence[Span]:
    """What stands between quotation marks; one that is not closed runs on to the end of its stretch."""
    found: list[Span] = []
    for span in target:
        opened = -1
        for at in range(span.start, span.end):
            if not is_quotation_mark(text, at):
                continue
            if opened < 0:
                # what stands behind a letter closes a quotation, or is an apostrophe
                opened = -1 if text[at - 1 : at].isalnum() else at
            elif not text[at + 1 : at + 2].isalnum():
                found.append(Span(opened, at + 1))
                opened = -1
        if opened >= 0:
            found.append(Span(opened, span.end))
    return found
