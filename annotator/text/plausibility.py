"""Judges how much a decoded text looks like something people write."""

import re
import unicodedata
from collections import Counter

from annotator.text.alphabets import ALPHABETS

_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_MOST_JUDGED = 4000
"""Characters beyond ASCII that are looked at; more would not change the answer."""

_OPENING = frozenset("“„«‘‚¿¡‹「『（《")
_CLOSING = frozenset("”»’›」』）》。、，！？；：・")
_EITHER_SIDE = frozenset("“»›‘«‹")  # German closes with “ and ‘, Danish opens with »
_ORDINARY = frozenset("–—…€£§°©®™•·\u00a0º½¼¾×\u3000№")

_FREQUENT = 1.0
_IN_ALPHABET = 0.6
_UNEXPLAINED = -0.3
_ODD = -1.0
_IMPOSSIBLE = -3.0


def plausibility(text: str) -> float:
    """Score a decoded text by its characters beyond ASCII: at most 1, below 0 for mostly nonsense.

    Letters are explained by the one language that explains them best, and count against the text where no
    writer puts them (a capital inside a word, Cyrillic glued to Latin); quotation marks count by the side
    they stand on. A text with nothing beyond ASCII scores 0.
    """
    letters: Counter[str] = Counter()
    total = judged = 0.0
    for found in _BEYOND_ASCII.finditer(text):
        if judged == _MOST_JUDGED:
            break
        judged += 1
        at = found.start()
        before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
        score = _score(found.group(), before, after)
        if score is None:
            letters[found.group()] += 1
        else:
            total += score
    return (total + _best_explanation(letters)) / judged if judged else 0.0


def _score(char: str, before: str, after: str) -> float | None:
    """Score one character by its neighbours; None for a letter that a language has to explain."""
    category = unicodedata.category(char)
    if category in {"Cc", "Co", "Cn", "Cs"}:
        return _IMPOSSIBLE
    if category.startswith("L"):
        return _letter_score(char, before, after)
    if category.startswith("M"):
        return None
    if char in _OPENING and not before.isalnum() and not after.isspace():
        return _FREQUENT
    if (char in _CLOSING or char in _EITHER_SIDE) and not before.isspace():
        return _FREQUENT if char == "’" or not (after.isalnum() and after.isascii()) else _ODD
    if (char in "£€" and after.isdigit()) or (char in "°€£" and before.isdigit()):
        return _FREQUENT
    if char in _ORDINARY:
        return 0.7
    return _ODD


def _letter_score(char: str, before: str, after: str) -> float | None:
    """Score a letter that stands where it cannot; None for one in a sensible place."""
    latin = ord(char) < 0x250
    if (before.islower() and char.isupper()) or (ord(char) < 0x600 and (before + after).strip().isdigit()):
        return _ODD
    if char in "ªº":
        return _IN_ALPHABET if before.isdigit() else _ODD
    glued = (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha())
    return None if latin or not glued else _ODD


def _best_explanation(letters: Counter[str]) -> float:
    """Sum the letters' scores in the language that explains them best."""
    return max(_explained(letters, a.frequent, a.others) for a in ALPHABETS) if letters else 0.0


def _explained(letters: Counter[str], frequent: str, others: str) -> float:
    """Sum the scores of `letters` in one alphabet; capitals are never frequent."""
    common, known = frozenset(frequent), frozenset(frequent) | frozenset(others)
    total = 0.0
    for letter, count in letters.items():
        if letter in common:
            total += count * _FREQUENT
        elif letter.lower() in known:
            total += count * _IN_ALPHABET
        elif letter >= "\u3400" and "一" in common and "\u4e00" <= letter <= "\u9fff":
            total += count * 0.25
        elif "\u4e00" <= letter <= "\u9fff" and "日" in known:
            total += count * 0.3
        else:
            total += count * _UNEXPLAINED
    return total
