"""Reads what a Markdown file says of itself above its text, in the simple part of YAML that people write there."""

import re

from annotator.formats.importers.page_metadata import clean
from annotator.model.article import Metadata

_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(?P<front>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_LONGEST = 100_000
_ENTRY = re.compile(r"(?P<key>[A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(?P<value>.*))?")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.*)")
_QUOTED = re.compile(r"\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'")
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|[T ])")
_FIELDS = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "outlet", "source", "publication"),
    "author": ("author", "authors", "byline", "creator"),
    "published": ("published", "date", "pubdate"),
    "url": ("url", "link", "canonical", "permalink"),
    "language": ("lang", "language"),
    "accessed": ("accessed", "retrieved"),
}
_DATES = ("published", "accessed")


def divided(text: str) -> tuple[dict[str, str], str]:
    """Return the entries of the front matter by their keys in small letters, and the text below it."""
    found = _FRONT_MATTER.match(text[:_LONGEST])
    if not found:
        return {}, text
    entries = _entries(found["front"])
    return (entries, text[found.end() :]) if entries else ({}, text)


def described(entries: dict[str, str]) -> Metadata:
    """Return what the entries say of an article."""
    said = {
        name: next((entries[key] for key in keys if entries.get(key)), "") for name, keys in _FIELDS.items()
    }
    for name in _DATES:
        day = _DAY.match(said[name])
        said[name] = day.group() if day else ""
    if not re.match(r"https?://", said["url"]):
        said["url"] = ""
    return Metadata(**said)


def _entries(front: str) -> dict[str, str]:
    """Read `key: value`, and lists of values in either form; deeper structures are passed over."""
    entries: dict[str, list[str]] = {}
    key = ""
    for line in front.split("\n"):
        entry, item = _ENTRY.match(line), _ITEM.match(line)
        if entry:
            key = entry["key"].casefold()
            entries[key] = _values((entry["value"] or "").strip())
        elif item and key:
            entries[key] += _values(item["value"].strip())
    return {key: ", ".join(filter(None, values)) for key, values in entries.items()}


def _values(written: str) -> list[str]:
    """Read one value, or a list in brackets."""
    if written.startswith("[") and written.endswith("]"):
        return [_plain(value) for value in written[1:-1].split(",")]
    return [_plain(written)]


def _plain(value: str) -> str:
    value = value.strip()
    quoted = _QUOTED.fullmatch(value)
    if quoted:
        return clean(quoted["double"] or quoted["single"])
    return "" if value in ("|", ">", "null", "~") else clean(value)
