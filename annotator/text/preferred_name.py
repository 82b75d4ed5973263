"""The name that a new entry of the register gets from the words of a mention: without title and possessive."""

import re

from annotator.text.name_titles import GENDER
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
    return " ".join(found[start:])


def _is_title(word: str) -> bool:
    return folded(word).replace(".", "").replace("'", "") in GENDER
