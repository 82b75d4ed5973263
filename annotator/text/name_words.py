"""The words of a name, written so that two spellings of one name compare as equal."""

import re
import unicodedata
from functools import lru_cache

# Letters that have no decomposition into a plain letter and a mark.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
     "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "–": "-"}
)  # fmt: skip
_POSSESSIVE = re.compile(r"(?<=\w)(?:'s|(?<=s)')$")
_VOWELS = re.compile(r"(?<!^)[aeiouyh]")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Lower case without accents and without typographic variants; letters of other scripts stay."""
    if text.isascii():
        return text.lower().replace("`", "'")
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", bare.casefold().translate(_PLAIN))


def words_of(text: str) -> tuple[str, ...]:
    """Words of a name as they are searched for: folded, apart at blanks, full stops, hyphens and slashes.

    `Smith-Jones` gives two words and `O’Brien` one (`obrien`).
    """
    spaced = re.sub(r"[^\w']+", " ", folded(text))
    return tuple(word for raw in spaced.split() if (word := raw.replace("'", "").strip("_")))


def word_set(text: str) -> frozenset[str]:
    """The words of a table, parted by blanks."""
    return frozenset(text.split())


def without_possessive(text: str) -> str:
    """A name without the possessive ending that the text around it asked for: `Mr Khan’s` is `Mr Khan`."""
    return _POSSESSIVE.sub("", text.strip().translate(_PLAIN))


def skeleton(word: str) -> str:
    """Consonants of a folded word: `mohammed`, `muhammad` and `mohamed` are written alike (`mmd`)."""
    return _VOWELS.sub("", _DOUBLED.sub(r"\1", word))
