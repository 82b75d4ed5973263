"""A table of claims: who held which office when, by which article; safe to open in a spreadsheet."""

import csv
from collections.abc import Iterator
from typing import BinaryIO

from annotator.formats.exporters.csv_cell import escaped, unescaped
from annotator.formats.exporters.csv_text import as_text
from annotator.formats.exporters.exporter import Exporter, Stored
from annotator.model.article import Article
from annotator.model.claim import Claim
from annotator.model.corpus import Corpus
from annotator.model.errors import InvalidDocument, KnownError
from annotator.model.progress import Progress

COLUMNS = (
    *(
        "holder",
        "role",
        "organisation",
        "from",
        "to",
        "duration",
        "article",
        "title",
        "publisher",
        "published",
    ),
    *("annotation", "kind", "certainty", "text", "by", "holder_id", "organisation_id"),
)
_BETWEEN_STRETCHES = " … "


def write(corpus: Corpus, stream: BinaryIO, progress: Progress) -> tuple[()]:
    """Write one row for each claim, by holder and then in text order; dates are EDTF, durations ISO 8601."""
    if corpus.article_count == 0:
        raise KnownError("There is no article to export; choose at least one.")
    articles: dict[str, Article] = {}
    for done, source in enumerate(corpus.articles, start=1):
        articles[source.article.id] = source.article
        progress(done, corpus.article_count, source.article.label)
    with as_text(stream) as text:
        table = csv.writer(text, lineterminator="\r\n")
        table.writerow(COLUMNS)
        for claim in _by_holder(corpus):
            table.writerow([escaped(cell) for cell in _row(claim, articles[claim.article])])
    return ()


def check(stream: BinaryIO, stored_article: Stored) -> None:
    """Raise InvalidDocument unless the words of every claim stand in its article."""
    with as_text(stream) as text:
        for number, row in enumerate(csv.DictReader(text), start=1):
            stored = stored_article(row["article"]).text
            words = unescaped(row["text"]).split(_BETWEEN_STRETCHES)
            # the words of a long tag are cut, perhaps within what joins two stretches
            if not all(part.rstrip(_BETWEEN_STRETCHES) in stored for part in words):
                raise InvalidDocument(
                    f"Row {number} of the table does not hold the text of its article; export again."
                )


def _by_holder(corpus: Corpus) -> Iterator[Claim]:
    """Claims about people of the register by name, then the others."""
    for record in sorted(corpus.records, key=lambda record: (record.name.casefold(), record.id)):
        yield from corpus.claims_of(record.id)
    yield from corpus.claims_of("")


def _row(claim: Claim, article: Article) -> tuple[str, ...]:
    about = article.metadata
    return (
        *(claim.holder_name, claim.term, claim.organisation_name, claim.start, claim.end, claim.duration),
        *(article.id, about.title, about.publisher, about.published),
        *(claim.annotation, claim.kind, claim.certainty, claim.text, claim.by),
        *(claim.holder, claim.organisation),
    )


EXPORTER = Exporter(
    name="csv-claims",
    label="CSV, table of claims",
    description="For spreadsheets: who held which office, or was or did what, from when to when, and which article "
    "says so. One row for each claim; dates are written as EDTF.",
    suffix=".csv",
    write=write,
    check=check,
)
