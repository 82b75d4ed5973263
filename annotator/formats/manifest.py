"""What a folder of our own says beside its files: which article each one is, and the register.

Formats that hold a text and its tags in a file each have no place for it. Their exports carry it as one small
file, by which they are known as ours.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from annotator.formats.json_reader import read_json
from annotator.formats.json_values import number_of, word_of, words_of
from annotator.model.article import Article, Metadata
from annotator.model.errors import KnownError, UnreadableFile
from annotator.model.found_file import FoundEntry
from annotator.model.incoming import Incoming
from annotator.model.record import RECORD_KINDS, Identifier, Record
from annotator.model.span import Span
from annotator.model.zone import ZONE_KINDS, ProposedZone, Zone
from annotator.text.normalising import normalise

FILE_NAME = "annotator.json"
_FORM = 1


@dataclass(frozen=True, slots=True)
class ArticleOfFile:
    """The article that a file holds."""

    id: str
    metadata: Metadata
    zones: tuple[ProposedZone, ...]

    def incoming(self, text: str) -> Incoming:
        """The article with its text, as it is taken in."""
        return Incoming(
            text=normalise(text).text,
            metadata=self.metadata,
            zones=tuple(zone for zone in self.zones if zone.span.end <= len(text)),
            media_type="text/plain",
            encoding="utf-8",
        )


@dataclass(frozen=True, slots=True)
class Manifest:
    """Articles by the name of their file without its ending, and the entries that their tags point to."""

    articles: Mapping[str, ArticleOfFile] = field(default_factory=dict)
    entries: tuple[FoundEntry, ...] = ()


def own_text(data: bytes, name: str) -> str:
    """A text that we wrote, to the byte; a byte order mark at its beginning is its own."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"{name} is not in UTF-8 any more; export again.") from error


def said_of(article: Article, zones: Iterable[Zone]) -> dict[str, Any]:
    """What the manifest says of an article."""
    return {
        "id": article.id,
        "metadata": {name: value for name, value in asdict(article.metadata).items() if value},
        "zones": [[zone.span.start, zone.span.end, zone.kind, zone.rule] for zone in zones],
    }


def manifest_bytes(articles: Mapping[str, dict[str, Any]], records: Iterable[Record]) -> bytes:
    """The file: what is said of each article (see `said_of`) by the name of its file, and the register."""
    entries = [entry_to_json(record) for record in records]
    document = {"program": "Annotator", "form": _FORM, "articles": articles, "register": entries}
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def entry_to_json(record: Record) -> dict[str, Any]:
    """An entry of the register; `entry_from_json` reads it."""
    return {
        "id": record.id,
        "kind": record.kind,
        "name": record.name,
        "forms": list(record.forms),
        "dates": record.dates,
        "identifiers": [[one.scheme, one.value] for one in record.identifiers],
        "note": record.note,
    }


def read_manifest(data: bytes | None) -> Manifest | None:
    """Read it; None where there is none, or one that is not ours. Raises UnreadableFile."""
    if data is None:
        return None
    document = read_json(data, FILE_NAME)
    if not isinstance(document, dict) or document.get("program") != "Annotator":
        return None
    try:
        if document["form"] != _FORM:
            raise UnreadableFile(f"{FILE_NAME} was written by a newer version of Annotator; use that.")
        articles = {str(name): _article(raw) for name, raw in document["articles"].items()}
        return Manifest(articles, tuple(entry_from_json(raw) for raw in document["register"]))
    except UnreadableFile:
        raise
    except (KeyError, TypeError, ValueError, AttributeError, KnownError) as error:
        raise UnreadableFile(f"{FILE_NAME} was changed or damaged; export again.") from error


def _article(raw: Mapping[str, Any]) -> ArticleOfFile:
    zones = tuple(
        ProposedZone(Span(number_of(start), number_of(end)), kind, word_of(rule))
        for start, end, kind, rule in raw["zones"]
        if kind in ZONE_KINDS
    )
    return ArticleOfFile(word_of(raw["id"]), Metadata(**words_of(raw["metadata"])), zones)


def entry_from_json(raw: Mapping[str, Any]) -> FoundEntry:
    """Read `entry_to_json`. Raises KeyError, TypeError, ValueError or AttributeError for what it did not write."""
    if raw["kind"] not in RECORD_KINDS:
        raise ValueError
    return FoundEntry(
        key=word_of(raw["id"]),
        kind=raw["kind"],
        name=word_of(raw["name"]),
        forms=tuple(word_of(form) for form in raw["forms"]),
        dates=word_of(raw["dates"]),
        identifiers=tuple(
            Identifier(word_of(scheme), word_of(value)) for scheme, value in raw["identifiers"]
        ),
        note=word_of(raw["note"]),
    )
