"""The words of texts as they are compared: alike in spite of case, typography and contraction, with their places.

Only the comparison sees the normalised words. Each word is normalised by itself, so that its place in the
text (code points) is never in doubt, whatever Unicode normal forms do to its length.
"""

import re
import sys
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from annotator.model.progress import Step, unheard
from annotator.model.span import Span
from annotator.text.name_words import word_set

_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094d"
_INVISIBLE = "\u00ad\u200c\u200d\u2060"
_UNSPACED = (
    "\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Letters of scripts that put no blanks between words; each is compared as a word."""

_NOT = "\ufdd0"
"""Stands for the n of n’t while words are found: a noncharacter, which no text holds and which is no letter."""
_NEGATION = re.compile(r"(?<=[A-Za-z])[nN](?=['’ʼ][tT]\b)")
_HAS_APOSTROPHE = re.compile("['’ʼ]")
_ENCLITIC_STARTS = f"'’ʼ{_NOT}"
_ENCLITIC = rf"(?<=\w)['’ʼ](?:[sSmMdD]|[rR][eE]|[vV][eE]|[lL][lL])\b|{_NOT}['’ʼ][tT]"
_NUMBER = r"\d+(?:[.,]\d+)+\w*"
_SIGN = f"[{_UNSPACED}]"
_INNER = f"\\w{_MARKS}{_INVISIBLE}"
_WORD = re.compile(rf"({_NUMBER}|\w+|{_ENCLITIC})")
_WORD_WITH_MARKS = re.compile(
    rf"({_NUMBER}|{_SIGN}[{_MARKS}]*|(?!{_SIGN})\w(?:(?!{_SIGN})[{_INNER}])*|{_ENCLITIC})"
)
_NEEDS_MARKS = re.compile(f"[{_UNSPACED}{_MARKS}{_INVISIBLE}]")
_UNSPACED_SIGN = re.compile(_SIGN)

_STOCK = word_set(
    "leader deputy chief executive officer president chairman chairwoman chair mayor minister secretary general "
    "director head manager member spokesman spokeswoman spokesperson commissioner councillor judge inspector "
    "sergeant superintendent professor bishop ambassador coach captain council borough county city district town "
    "party government parliament committee ministry department university hospital trust police court union group "
    "association society company club agency authority board church federation "
    "said says told asked added called announced confirmed statement comment contacted meeting decision concerns "
    "information anyone incident evening morning afternoon yesterday following members planning application details "
    "website officers recommended residents local support election elections resigned plans proposals voted approved "
    "refused appeal appealing witnesses witnessed reference quoting scene investigation emergency services collision "
    "hospital injuries suspicion arrested charged sentenced convicted court serious dead pronounced immediate effect "
    "further stage report published expected annual disappointed everyone"
)
"""Words of which offices, bodies and reports about them are made: like names, they are in both texts anyway."""

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", **dict.fromkeys(_INVISIBLE)})
_BARE = {**dict.fromkeys(map(ord, "'’ʼ" + _INVISIBLE)), ord(_NOT): "n"}
_WRITTEN_OUT = {
    "'m": "am",
    "'re": "are",
    "'ve": "have",
    "'ll": "will",
    f"{_NOT}'t": "not",
    "ca": "can",
    "wo": "will",
}
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)$")
_THOUSANDS = re.compile(r"(?<=\d)[,.](?=\d{3}\b)")

_PIECE = 100_000
"""Code points of a text that are gone through at once."""
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s|$)|[。！？]|\n[^\S\n]*\n")


def matching_key(word: str) -> str:
    """Return what a word is compared by: NFKC, case folded, plain apostrophes, numbers without separators."""
    key = word.casefold() if word.isascii() else unicodedata.normalize("NFKC", word).casefold()
    key = key.translate(_APOSTROPHES)
    if key[:1].isdigit():
        return _THOUSANDS.sub("", _ORDINAL.sub("", key))
    return _WRITTEN_OUT.get(key, key)


def evidence(word: str) -> float:
    """Return how much it says that two texts share this word, in words of eight letters.

    Long words are rare in all languages: length stands in for a table of frequencies (Piantadosi, Tily and
    Gibson: Word lengths are optimized for efficient communication, PNAS 108, 2011). Names and
    offices are the subject of both texts, so they say half as much, and numbers hardly anything.
    """
    if word[0].isdigit():
        return 0.3
    if _UNSPACED_SIGN.match(word):
        return 0.15 if "\u3040" <= word[0] <= "\u309f" else 0.3
    weight = min(1.5, len(word) / 8)
    return weight / 2 if word[0].isupper() or word in _STOCK else weight


class Vocabulary(dict[str, int]):
    """Numbers for the words of the texts that are compared with each other: one for all that match."""

    def __init__(self) -> None:
        """Start without words."""
        super().__init__()
        self.keys_by_id: list[str] = []
        self.evidence: list[float] = []
        self._ids: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        """Give a word, as it is written, the number of the words it matches."""
        key = matching_key(word)
        number = self._ids.setdefault(key, len(self._ids))
        if number == len(self.evidence):
            self.keys_by_id.append(key)
            self.evidence.append(0.0)
        self.evidence[number] = max(self.evidence[number], evidence(word))
        self[word] = number
        return number


@dataclass(frozen=True, slots=True)
class MatchingWords:
    """The words of one text: numbers to compare by, how and where each is written (places in code points)."""

    ids: list[int]
    written: list[str]
    starts: "array[int]"
    ends: "array[int]"
    separators: list[str]
    """What follows each word, furniture left out."""
    vocabulary: Vocabulary = field(repr=False)

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.ids)

    def keys(self, start: int, end: int) -> list[str]:
        """Return what the words `[start, end)` are compared by."""
        return [self.vocabulary.keys_by_id[number] for number in self.ids[start:end]]

    def bare(self, start: int, end: int) -> str:
        """Return the letters of the words `[start, end)` as one, without case and apostrophes."""
        return "".join(self.written[start:end]).translate(_BARE).casefold()

    def evidence(self, start: int, end: int) -> float:
        """Return what the words `[start, end)` say together."""
        return sum(map(self.vocabulary.evidence.__getitem__, self.ids[start:end]))

    def span(self, start: int, end: int) -> Span:
        """Return the stretch from the first to the last of the words `[start, end)`."""
        return Span(self.starts[start], self.ends[end - 1])

    def sentence_ends(self, start: int, end: int) -> bool:
        """Whether a sentence or a paragraph ends after one of the words `[start, end)`."""
        return any(sep != " " and _SENTENCE_END.search(sep) for sep in self.separators[start:end])

    def enclitic(self, index: int) -> bool:
        """Whether the word is written as one with the word before it: the ’s of it’s, the n’t of don’t."""
        return 0 < index < len(self.written) and self.written[index][0] in _ENCLITIC_STARTS

    def cut_after(self, end: int) -> bool:
        """Whether a stretch that ends before word `end` cuts a contraction; a possessive ’s may stay outside."""
        return self.enclitic(end) and self.keys(end, end + 1) != ["'s"]


def matching_words(
    text: str, zones: Iterable[Span], vocabulary: Vocabulary, step: Step = unheard
) -> MatchingWords:
    """Find the words of `text` outside of the zones, and number them by `vocabulary`. Steps count words."""
    ids: list[int] = []
    words: list[str] = []
    starts, ends = array("q"), array("q")
    separators: list[str] = []
    for piece in _pieces(text, zones):
        parts = _split(text[piece.start : piece.end])
        if separators:
            separators[-1] += parts[0]
        edges = list(accumulate(map(len, parts), initial=piece.start))
        ids += map(vocabulary.__getitem__, parts[1::2])
        words += map(sys.intern, parts[1::2])
        separators += parts[2::2]
        starts.extend(edges[1:-1:2])
        ends.extend(edges[2::2])
        step(len(parts) // 2)
    return MatchingWords(ids, words, starts, ends, separators, vocabulary)


def _split(text: str) -> list[str]:
    """Words of a text, at the odd places, and what stands before, between and after them."""
    marked = _NEGATION.sub(_NOT, text) if _HAS_APOSTROPHE.search(text) else text
    has_marks = not text.isascii() and _NEEDS_MARKS.search(text)
    return (_WORD_WITH_MARKS if has_marks else _WORD).split(marked)


def _pieces(text: str, zones: Iterable[Span]) -> Iterator[Span]:
    """What lies in no zone, in pieces that end at a blank: a long one would hold up everything else."""
    for whole in Span(0, len(text)).without(zones) if text else ():
        start = whole.start
        while (blank := text.find(" ", start + _PIECE, whole.end)) >= 0:
            yield Span(start, blank)
            start = blank
        yield Span(start, whole.end)
