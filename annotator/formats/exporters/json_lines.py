"""JSON Lines: all that an export holds, one statement a line, for scripts and for another project."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain
from typing import BinaryIO

from annotator.formats.exporters.exporter import Exporter, Stored
from annotator.formats.json_lines import FORMAT, VERSION, read_articles
from annotator.formats.statements.articles import article_body, handed_over
from annotator.formats.statements.lines import Line, lines_of
from annotator.formats.statements.tags import tag_line
from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.errors import InvalidDocument, KnownError
from annotator.model.loss import Loss
from annotator.model.progress import Progress


def write(corpus: Corpus, stream: BinaryIO, progress: Progress) -> tuple[Loss, ...]:
    """Write what is said of no single article, then each article followed by what stands on it, then the claims."""
    if corpus.article_count == 0:
        raise KnownError("There is no article to export; choose at least one.")
    project = {"line": "project", "format": FORMAT, "version": VERSION, "name": corpus.name}
    _write(stream, chain((project,), lines_of(corpus)))
    for done, source in enumerate(corpus.articles, start=1):
        _write(stream, _of_article(source))
        progress(done, corpus.article_count, source.article.label)
    for holder in (*(record.id for record in corpus.records), ""):
        _write(stream, ({"line": "claim", **asdict(claim)} for claim in corpus.claims_of(holder)))
    return corpus.comparison.lost


def check(stream: BinaryIO, stored: Stored) -> None:
    """Raise InvalidDocument unless each article is in the file as the project has it, with all that stands on it."""
    for source in read_articles(stream):
        if source != handed_over(stored(source.article.id)):
            raise InvalidDocument(f"“{source.article.label}” is not in the file as it is here; export again.")


def _of_article(source: AnnotatedArticle) -> Iterator[Line]:
    yield {"line": "article", "id": source.article.id, **article_body(source)}
    for zone in source.zones:
        yield {"line": "zone", "id": zone.id, **zone.to_body()}
    for tag in source.annotations:
        yield {"line": "annotation", "id": tag.id, **tag_line(tag, source.text)}
    for comment in source.comments:
        yield {"line": "comment", "id": comment.id, **comment.to_body()}
    for review in source.reviews:
        yield {"line": "review", **review.to_body()}
    for stage in source.stages:
        yield {"line": "stage", **stage.to_body()}


def _write(stream: BinaryIO, lines: Iterator[Line]) -> None:
    for line in lines:
        stream.write(json.dumps(line, ensure_ascii=False, allow_nan=False).encode("utf-8"))
        stream.write(b"\n")


EXPORTER = Exporter(
    name="jsonl",
    label="JSON Lines, everything",
    description="For scripts and for another project: articles with their texts, tags, decisions on them, comments, furniture, entries "
    "of the register, ties, settled conflicts and claims, one a line. Annotator takes it in again without loss.",
    suffix=".jsonl",
    write=write,
    check=check,
)
