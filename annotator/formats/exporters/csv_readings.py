"""A table of readings: what articles share, in which words they differ, and what only one of them says."""

import csv
import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from annotator.formats.exporters.csv_cell import escaped, unescaped
from annotator.formats.exporters.csv_text import as_text
from annotator.formats.exporters.exporter import TABLES, Exporter, Stored
from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.errors import InvalidDocument, KnownError
from annotator.model.passage import Place
from annotator.model.progress import Progress
from annotator.model.saying import Saying
from annotator.text.families import families
from annotator.text.who_says_what import who_says_what

MOST = 20
"""Articles compared in one table: each is compared with each other one."""
COLUMNS = ("passage", "said", "class")
_ID = re.compile(r"\[(\w+)\]$")

_Places = Sequence[Place | None]


def write(corpus: Corpus, stream: BinaryIO, progress: Progress) -> tuple[()]:
    """Write a row for each passage, for each of its readings, and for each stretch only one article has.

    The words of each article have a column, and after those its places: start and end in code points. Raises
    KnownError for more than MOST articles, or none.
    """
    if corpus.article_count == 0:
        raise KnownError("There is no article to export; choose at least one.")
    if corpus.article_count > MOST:
        raise KnownError(f"At most {MOST} articles are compared in one table; choose the ones you mean.")
    articles = []
    for done, source in enumerate(corpus.articles, start=1):
        articles.append(source)
        progress(done, corpus.article_count, source.article.label)
    texts = [source.text for source in articles]
    with as_text(stream) as text:
        table = csv.writer(text, lineterminator="\r\n")
        table.writerow([escaped(cell) for cell in _header(articles)])
        for row, places in _rows(articles):
            words = ["" if at is None else one[at[0] : at[1]] for one, at in zip(texts, places, strict=True)]
            ends = [str(end) for at in places for end in (at or ("", ""))]
            table.writerow([escaped(cell) for cell in (*row, *words, *ends)])
    return ()


def check(stream: BinaryIO, stored_article: Stored) -> None:
    """Raise InvalidDocument unless each article has the words where the table says."""
    with as_text(stream) as text:
        header, *rows = csv.reader(text)
        ids = [found.group(1) for name in header if (found := _ID.search(name))]
        count = len(ids) // 3
        texts = [stored_article(name).text for name in ids[:count]]
        for number, row in enumerate(rows, start=1):
            words, ends = row[len(COLUMNS) : len(COLUMNS) + count], row[len(COLUMNS) + count :]
            for at, (cell, stored) in enumerate(zip(words, texts, strict=True)):
                start, end = ends[2 * at : 2 * at + 2]
                if unescaped(cell) != (stored[int(start) : int(end)] if start else ""):
                    raise InvalidDocument(
                        f"Row {number} of the table does not hold the text of its article; export again."
                    )


def _header(articles: Sequence[AnnotatedArticle]) -> list[str]:
    ids = [source.article.id for source in articles]
    words = [f"{source.article.label} [{source.article.id}]" for source in articles]
    return [*COLUMNS, *words, *(f"{end} [{name}]" for name in ids for end in ("start", "end"))]


def _rows(articles: Sequence[AnnotatedArticle]) -> Iterator[tuple[tuple[str, str, str], _Places]]:
    texts = [source.text for source in articles]
    zones = [[zone.span for zone in source.zones] for source in articles]
    passages = families(texts, zones)
    for saying in who_says_what(texts, zones, passages):
        said = _said(saying)
        number = "" if saying.passage is None else str(saying.passage + 1)
        kind = "stretch" if saying.passage is None else "passage"
        yield (number, said, kind), [(span.start, span.end) if span else None for span in saying.spans]
        if saying.passage is not None:
            for reading in passages[saying.passage].readings:
                yield (number, said, reading.kind), reading.places


def _said(saying: Saying) -> str:
    if saying.state == "some":
        return f"in {saying.said_by} of {len(saying.spans)}"
    return "in all" if saying.state == "all" else "only here"


EXPORTER = Exporter(
    name="csv-readings",
    label="CSV, table of readings",
    description="For spreadsheets: what the chosen articles share, in which words they differ and how, and what only one "
    "of them says. A column for each article.",
    suffix=".csv",
    write=write,
    check=check,
    least=2,
    group=TABLES,
)
