"""Says what the difference between two wordings of one passage is."""

from collections.abc import Sequence
from functools import lru_cache

from annotator.text.reading_words import (
    AGREEING,
    BESIDE_NUMBERS,
    CONTRACTED,
    ENDINGS,
    NUMBERS,
    OWN_WORDS,
    PERSON_SLOTS,
    TENS,
    VALUES,
)


def kind_of(left: Sequence[str], right: Sequence[str]) -> str:
    """Return the kind (READING_KINDS) of a difference between the words `left` and `right`, as compared.

    One of both may be empty. Kinds for which the written forms matter (*typographic* for words that compare as
    equal) are told by the caller.
    """
    if not right:
        return "omission"
    if not left:
        return "addition"
    if _as_one(left) == _as_one(right):
        return "typographic"
    if len(left) == len(right):
        kinds = {_pair_kind(*pair) for pair in zip(left, right, strict=True)} - {"same"}
        if len(kinds) == 1 and kinds <= {"contraction", "spelling", "person"}:
            return kinds.pop()
        if "person" in kinds and kinds <= {"person", "agreement", "contraction"}:
            return "person"
    if _numeric(left) and _numeric(right):
        return "typographic" if sorted(left) == sorted(right) else "number"
    return "wording"


def alike(left: str, right: str) -> bool:
    """Whether two words stand for each other in a passage: a slip, a contraction, or another person."""
    return _pair_kind(left, right) != "wording"


@lru_cache(maxsize=65536)
def _pair_kind(left: str, right: str) -> str:
    if left == right:
        return "same"
    if right in CONTRACTED.get(left, ()) or left in CONTRACTED.get(right, ()):
        return "contraction"
    if any(left in slot and right in slot for slot in PERSON_SLOTS):
        return "person"
    if any(left in slot and right in slot for slot in AGREEING):
        return "agreement"
    if _misspelt(left, right):
        return "spelling"
    return "wording"


def _misspelt(left: str, right: str) -> bool:
    """Whether one word is likely a slip, or another spelling, of the other; not another form of it."""
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) < 4 or not (left.isalpha() and right.isalpha()) or {left, right} & NUMBERS:
        return False
    if left in OWN_WORDS and right in OWN_WORDS:
        return False
    if longer.startswith(shorter) and longer[len(shorter) :] in ENDINGS:
        return False
    from rapidfuzz.distance import OSA

    if len(shorter) < 5 and sorted(left) != sorted(right):
        return False  # short words that differ in a letter are other words: torn, tore
    most = 1 if len(shorter) < 8 else 2
    return OSA.distance(left, right, score_cutoff=most) <= most


def _as_one(words: Sequence[str]) -> str:
    """Return words without what only belongs to writing: blanks, and figures in words."""
    written = ""
    for at, word in enumerate(words):
        digit = VALUES.get(words[at + 1], "") if at + 1 < len(words) else ""
        if word in TENS:
            written += f"{TENS[word]}{'' if len(digit) == 1 and digit.isdigit() else 0}"
        else:
            written += VALUES.get(word, word)
    return written


def _numeric(words: Sequence[str]) -> bool:
    numbers = [word[0].isdigit() or word in NUMBERS for word in words]
    return any(numbers) and all(
        number or word in BESIDE_NUMBERS for number, word in zip(numbers, words, strict=True)
    )
