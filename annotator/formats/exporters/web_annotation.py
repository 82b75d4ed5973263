"""Web Annotations: an AnnotationCollection with one embedded page, for annotation servers and linked data."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from typing import IO, Any, BinaryIO

from annotator.formats.exporters.exporter import Exporter, Stored
from annotator.formats.statements.articles import handed_over
from annotator.formats.statements.lines import lines_of
from annotator.formats.web_annotation.reading import read_laid_out
from annotator.formats.web_annotation.terms import CONTEXT, iri
from annotator.formats.web_annotation.writing import (
    article_resource,
    comment_resource,
    record_resource,
    tag_resource,
)
from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.errors import InvalidDocument, KnownError
from annotator.model.loss import Loss
from annotator.model.progress import Progress

_IN_MEMORY = 4_000_000
"""Bytes of articles that wait in memory while tags are written."""


def write(corpus: Corpus, stream: BinaryIO, progress: Progress) -> tuple[Loss, ...]:
    """Write the tags and comments as the items of a page, one a line, then the articles with their texts."""
    if corpus.article_count == 0:
        raise KnownError("There is no article to export; choose at least one.")
    head = {
        "@context": CONTEXT,
        "type": "AnnotationCollection",
        "label": corpus.name,
        "generator": {"type": "Software", "name": "Annotator"},
        "register": [record_resource(record) for record in corpus.records],
        "project": [line for line in lines_of(corpus) if line["line"] != "record"],
    }
    identity, total = hashlib.sha256(), 0
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as waiting:
        stream.write(_json(head)[:-1] + b',\n"first": {"type": "AnnotationPage", "startIndex": 0, "items": [')
        for done, source in enumerate(corpus.articles, start=1):
            _add(waiting, article_resource(source), first=done == 1)
            identity.update(source.article.id.encode())
            for resource in _items(source):
                identity.update(resource["id"].encode())
                _add(stream, resource, first=total == 0)
                total += 1
            progress(done, corpus.article_count, source.article.label)
        digits = identity.hexdigest()
        ids = {"id": iri(digits[32:]), "partOf": iri(digits[:32])}
        stream.write(b"\n], " + _json(ids)[1:])
        stream.write(b",\n" + _json({"total": total, "id": ids["partOf"]})[1:-1] + b',\n"articles": [')
        waiting.seek(0)
        shutil.copyfileobj(waiting, stream)
        stream.write(b"\n]}\n")
    return corpus.comparison.lost


def check(stream: BinaryIO, stored: Stored) -> None:
    """Raise InvalidDocument unless each article is in the file as the project has it, with all that stands on it."""
    for source in read_laid_out(stream, "The file"):
        if source != handed_over(stored(source.article.id)):
            raise InvalidDocument(f"“{source.article.label}” is not in the file as it is here; export again.")


def _items(source: AnnotatedArticle) -> Iterator[dict[str, Any]]:
    for tag in source.annotations:
        yield tag_resource(tag, source.article.id, source.text)
    for comment in source.comments:
        yield comment_resource(comment)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8")


def _add(stream: "BinaryIO | IO[bytes]", value: Any, *, first: bool) -> None:
    stream.write((b"\n" if first else b",\n") + _json(value))


EXPORTER = Exporter(
    name="web-annotation",
    label="Web Annotation, JSON-LD",
    description="For annotation servers and linked data (W3C Recommendation): each tag with its place and its words, who made "
    "it and what it says, comments as replies, articles with their texts. Annotator takes it in again without loss.",
    suffix=".jsonld",
    write=write,
    check=check,
)
