"""A table of claims: who held which office when, by which article; safe to open in a spreadsheet."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO

from annotator.formats.exporters.csv_cell import escaped, unescaped
from annotator.formats.exporters.csv_text import as_text
from annotator.formats.exporters.exporter import TABLES, Exporter, Stored
from annotator.model.article import Article
from annotator.model.claim import Claim
from annotator.model.corpus import Corpus
from annotator.model.errors import InvalidDocument, KnownError
from annotator.model.progress import Progress
from annotator.model.settlement import Settlement
from annotator.text.claim_said import claim_said

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
    *("accepted", "because", "accepted_by"),
)
"""The last three say what somebody accepts where articles contradict each other; empty where nobody decided, and
where a tag says something else since."""
_BETWEEN_STRETCHES = " … "
_OPEN = ("", "", "")


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
        for claims in _by_holder(corpus):
            accepted = _accepted(claims, articles, corpus.comparison.settlements)
            for claim in claims:
                row = *_row(claim, articles[claim.article]), *accepted.get(claim.annotation, _OPEN)
                table.writerow([escaped(cell) for cell in row])
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


def _by_holder(corpus: Corpus) -> Iterator[Sequence[Claim]]:
    """Claims about people of the register by name, then the others."""
    for record in sorted(corpus.records, key=lambda record: (record.name.casefold(), record.id)):
        yield corpus.claims_of(record.id)
    yield corpus.claims_of("")


def _accepted(
    claims: Sequence[Claim], articles: Mapping[str, Article], settlements: Iterable[Settlement]
) -> dict[str, tuple[str, str, str]]:
    """What is accepted about claims of one holder, by tag, as far as all of them say what they said then."""
    said = {
        claim.annotation: claim_said(claim, articles[claim.article].metadata.published) for claim in claims
    }
    return {
        witness.annotation: (settlement.value, settlement.because, settlement.by)
        for settlement in settlements
        if all(said.get(witness.annotation, witness.said) == witness.said for witness in settlement.witnesses)
        for witness in settlement.witnesses
        if witness.annotation in said
    }


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
    "says so, and what is accepted where articles contradict each other. One row for each claim; dates are written "
    "as EDTF.",
    suffix=".csv",
    write=write,
    check=check,
    group=TABLES,
)
