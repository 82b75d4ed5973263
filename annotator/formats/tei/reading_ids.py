"""Reads ids back: only those that we give are taken, for they become keys of the project."""

import re

from annotator.model.errors import UnreadableFile

_DIGITS = {
    "a": 16,
    "ann-": 32,
    "zone-": 32,
    "comment-": 32,
    "person.": 32,
    "organisation.": 32,
    "place.": 32,
    "term.": 32,
    "counterpart-": 32,
    "conflict-": 32,
}
_SHA256 = re.compile(r"[0-9a-f]{64}")


def own_id(identifier: str, prefix: str) -> str:
    """What follows the prefix of an id. Raises UnreadableFile when it is none that we give."""
    digits = identifier.removeprefix(prefix)
    if identifier == digits or not re.fullmatch(rf"[0-9a-f]{{{_DIGITS[prefix]}}}", digits):
        raise UnreadableFile(f"“{identifier}” is no id that Annotator gives.")
    return digits


def sha256_of(value: str) -> str:
    """A SHA-256 in hexadecimal digits. Raises UnreadableFile when it is none."""
    if not _SHA256.fullmatch(value):
        raise UnreadableFile(f"“{value}” is no SHA-256.")
    return value
