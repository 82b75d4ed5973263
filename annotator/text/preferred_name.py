"""The name that a new entry of the register gets from the words of a mention: without title, honours and possessive."""

import re

from annotator.text.name_titles import GENDER, HONOURS
from annotator.text.name_words import folded

_POSSESSIVE = re.compile(r"(?<=\w)(?:['’]s|(?<=s)['’])$")
_ARTICLES = frozenset({"the"})


def preferred_name(words: str, kind: str = "person") -> str:
    """Return `Mohammed Aslam Khan` for *Cllr Mohammed Aslam Khan’s*, in the letters in which it was found.

    `kind` is that of a record. At least one word is left; a place or a body keeps all its words.

    >>> preferred_name("Mr Khan"), preferred_name("Lord Khan’s"), preferred_name("the BBC's", "organisation")
    ('Khan', 'Khan', 'the BBC')
    """
    found = _POSSESSIVE.sub("", " ".join(words.split()).strip('“”"‘’,.;:')).split()
    if kind != "person":
        return " ".join(found)
    start = 1 if len(found) > 2 and folded(found[0]) in _ARTICLES and _is_title(found[1]) else 0
    while start < len(found) - 1 and _is_title(found[start]):
        start += 1
    end = len(found)
    while end > start + 2 and _is_honour(found[end - 1]):
        end -= 1
    return " ".join(found[start:end]).rstrip(",")


def _is_honour(word: str) -> bool:
    """`MBE`, `M.B.E.`; a surname such as *Ma* is not written in capitals."""
    return word.replace(".", "").strip(",") in HONOURS


def _is_title(word: str) -> bool:
    return folded(word).replace(".", "").replace("'", "") in GENDER
