"""A table of tags: one row for each stretch of each tag, safe to open in a spreadsheet."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

from annotator.formats.exporters.csv_cell import escaped, unescaped
from annotator.formats.exporters.exporter import Exporter
from annotator.model.annotation import Annotation
from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.errors import InvalidDocument, KnownError
from annotator.model.progress import Progress

ENCODING = "utf-8-sig"
"""With a mark at its start, by which spreadsheets know UTF-8."""
COLUMNS = (
    *("article", "title", "published", "annotation", "type", "range", "start", "end", "text"),
    *("by", "at", "certainty", "state", "note"),
)
VALUE_PREFIX = "value."
"""Before each value key in the heading, so that no key can hide another column."""
OTHER_VALUES = "other values"
"""Last column: values that no tag type of the project declares, as a JSON object."""


def write(corpus: Corpus, stream: BinaryIO, progress: Progress) -> None:
    """Write one row for each stretch of each tag; positions are code points, `range` counts from 1."""
    if corpus.article_count == 0:
        raise KnownError("There is no article to export; choose at least one.")
    fields = (field.name for tag_type in corpus.tag_types for field in tag_type.fields)
    keys = tuple(dict.fromkeys(fields))
    with as_text(stream) as text:
        table = csv.writer(text, lineterminator="\r\n")
        table.writerow([*COLUMNS, *(VALUE_PREFIX + key for key in keys), OTHER_VALUES])
        for done, source in enumerate(corpus.articles, start=1):
            for annotation in source.annotations:
                table.writerows(_rows(source, annotation, keys))
            progress(done, corpus.article_count, source.article.label)


def check(stream: BinaryIO, text_of: Callable[[str], str]) -> None:
    """Raise InvalidDocument unless every row's text stands in its article where the row says."""
    article, stored = None, ""
    with as_text(stream) as text:
        for number, row in enumerate(csv.DictReader(text), start=1):
            if row["article"] != article:
                article = row["article"]
                stored = text_of(article)
            if stored[int(row["start"]) : int(row["end"])] != unescaped(row["text"]):
                raise InvalidDocument(
                    f"Row {number} of the table does not hold the text of its article; export again."
                )


def _rows(source: AnnotatedArticle, annotation: Annotation, keys: Sequence[str]) -> Iterator[list[str]]:
    article = source.article
    other = {name: annotation.values[name] for name in sorted(annotation.values.keys() - set(keys))}
    about = [article.id, article.metadata.title, article.metadata.published, annotation.id, annotation.type]
    said = [
        *(annotation.by, annotation.at, annotation.certainty, annotation.state, annotation.note),
        *(annotation.values.get(key, "") for key in keys),
        json.dumps(other, ensure_ascii=False) if other else "",
    ]
    for number, span in enumerate(annotation.target, start=1):
        where = [str(number), str(span.start), str(span.end), source.text[span.start : span.end]]
        yield [escaped(cell) for cell in (*about, *where, *said)]


@contextmanager
def as_text(stream: BinaryIO) -> Iterator[io.TextIOWrapper]:
    """Use a binary stream as text without closing it."""
    text = io.TextIOWrapper(stream, encoding=ENCODING, newline="")
    try:
        yield text
    finally:
        text.detach()


EXPORTER = Exporter(
    name="csv",
    label="CSV, table of tags",
    description="For spreadsheets and statistics: one row for each tagged stretch. Cells that a spreadsheet "
    "would take for a formula begin with an apostrophe.",
    suffix=".csv",
    write=write,
    check=check,
)
