"""Which article each text of a file of another program is: one that is here, or a new one."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.model.article import Article, Original
from annotator.model.found_file import FoundDocument, FoundFile
from annotator.model.zone import Zone
from annotator.services.incoming_texts import checked, enriched, zone_of
from annotator.services.library import Library
from annotator.services.spoken_of import SpokenOf
from annotator.store import articles
from annotator.store.connection import Database

_OWN_ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """A document with the article that it becomes or speaks of."""

    document: FoundDocument
    article: Article
    zones: tuple[Zone, ...]
    """Furniture of a new one."""


def found_articles(
    database: Database, library: Library, found: FoundFile, original: Original, by: str
) -> Iterator[FoundArticle | None]:
    """The article for each document; None where it has no text and speaks of no article that is here.

    `original` describes the file. A text that is here already is the article that it is here.
    """
    spoken_of = SpokenOf(database)
    for document in found.documents:
        incoming = document.incoming
        if incoming is None:
            meant = spoken_of.article(document)
            yield FoundArticle(document, meant, ()) if meant else None
            continue
        digest = hashlib.sha256(incoming.text.encode("utf-8")).hexdigest()
        identifier = _identifier(found, document, original.sha256)
        named = library.article(identifier) if library.has(identifier) else None
        known = named if named and named.sha256 == digest else articles.with_text(database, digest)
        if known is not None:
            yield FoundArticle(document, known, ())
            continue
        incoming = incoming if found.ours else enriched(incoming)
        article = Article(
            id=identifier,
            metadata=checked(incoming.metadata),
            sha256=digest,
            characters=len(incoming.text),
            original=Original(original.sha256, original.name, incoming.media_type, incoming.encoding),
            replaced=incoming.replaced,
        )
        zones = tuple(zone_of(identifier, zone, by) for zone in incoming.zones)
        yield FoundArticle(document, article, zones)


def _identifier(found: FoundFile, document: FoundDocument, sha256: str) -> str:
    """The id of a new article: our own, or one that follows from the file and the name of the text in it."""
    if found.ours and _OWN_ID.fullmatch(document.article):
        return document.article
    if len(found.documents) == 1:
        return sha256[:16]
    words = f"{sha256}/{document.key}"
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]
