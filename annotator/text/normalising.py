"""Normalises a text once, when it is taken in: newlines, and characters that no XML document can hold."""

import re
from dataclasses import dataclass

from annotator.model.article import Replacement

REPLACEMENT_CHARACTER = "\ufffd"

_NEWLINE = re.compile(r"\r\n?")
# Everything outside the Char production of XML 1.0 (fifth edition, 2.2). U+0085 and U+2028 are allowed there
# and stay: they are the article's own.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text that every format can carry, and what was replaced to make it so (offsets in code points)."""

    text: str
    replaced: tuple[Replacement, ...]


def with_line_feeds(text: str) -> str:
    """Turn CR LF and CR into LF; other line separators are left alone."""
    return _NEWLINE.sub("\n", text)


def with_joined_surrogates(text: str) -> str:
    """Turn two surrogates that stand in order (as CESU-8 writes them) into the character they encode."""
    return _SURROGATE_PAIR.sub(_joined, text)


def normalise(text: str) -> Normalised:
    """Turn newlines into LF and each forbidden character into U+FFFD, one for one, remembering which it was.

    Nothing else changes: no Unicode normal form is applied, no white space is trimmed.
    """
    text = with_line_feeds(text)
    if not _FORBIDDEN.search(text):
        return Normalised(text, ())
    text = with_joined_surrogates(text)
    replaced = tuple(Replacement(found.start(), ord(found.group())) for found in _FORBIDDEN.finditer(text))
    return Normalised(_FORBIDDEN.sub(REPLACEMENT_CHARACTER, text), replaced)


def printable(text: str) -> str:
    """Leave out what no XML document can hold, for what a person types or pastes."""
    return _FORBIDDEN.sub("", with_line_feeds(text))


def forbidden_characters(text: str) -> frozenset[str]:
    """Return the characters of `text` that no XML document can hold."""
    return frozenset(_FORBIDDEN.findall(text))


def _joined(pair: re.Match[str]) -> str:
    """Return the one character of a pair."""
    high, low = map(ord, pair.group())
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
