"""The words under which a register entry is found, and those by which to look for a mention."""

from annotator.text.body_names import parse_body
from annotator.text.name_titles import GENDER
from annotator.text.name_words import word_set, words_of
from annotator.text.names import parse_name

_SMALL = word_set("the of and for")


def keys_of(kind: str, form: str) -> frozenset[str]:
    """Every word of a name form, with the letters an organisation or place is shortened to."""
    words = frozenset(words_of(form))
    if kind == "person":
        # nobody looks for *Mr*, and half of all forms have it
        return words - frozenset(GENDER) or words
    return (words - _SMALL or words) | parse_body(form).initials


def keys_of_mention(kind: str, mention: str) -> tuple[str, ...]:
    """Words of which an entry has one if the mention can mean it, the most telling first.

    A person has the very word among the keys, an organisation or place a key that starts so (`Dems`: `dem`).
    """
    if kind == "person":
        name = parse_name(mention)
        return tuple(dict.fromkeys((*name.surname, *(word for word in name.given if len(word) > 1))))
    body = parse_body(mention)
    own = sorted(body.own, key=lambda word: (-len(word), word))
    words = (*own, *sorted(body.initials), *sorted(body.kinds))
    return tuple(dict.fromkeys(word.removesuffix("s") or word for word in words))
