"""Authority records: EAC-CPF 2.0, a file for each person and organisation, packed."""

from collections import Counter
from typing import BinaryIO

from annotator.formats.exporters.exporter import ARCHIVES, Exporter, Stored
from annotator.formats.zip_reader import OWN, open_zip
from annotator.formats.zip_writer import write_zip
from annotator.model.corpus import Corpus
from annotator.model.errors import InvalidDocument, KnownError
from annotator.model.loss import Loss, losses
from annotator.model.progress import Progress


def write(corpus: Corpus, stream: BinaryIO, progress: Progress) -> tuple[Loss, ...]:
    """Write the people and organisations to whom the tags lead, with their claims and who made them."""
    if corpus.article_count == 0:
        raise KnownError("There is no article to export; choose at least one.")
    from annotator.formats.eac.gathering import EacRecords

    records = EacRecords(corpus, corpus.records, progress)
    if not len(records):
        raise KnownError("No tag leads to a person or an organisation of the register; link some first.")
    with write_zip(stream) as archive:
        for name, content in records.files():
            archive.add(name, content)
    return losses(
        Counter(
            {
                "places, of which EAC-CPF has no records": records.places,
                "claims about people who are not in the register": len(corpus.claims_of("")),
            }
        )
    )


def check(stream: BinaryIO, stored: Stored) -> None:
    """Raise InvalidDocument unless each file is one record of ours that cites its articles as the project has them."""
    with open_zip(stream, "the archive", OWN) as archive:
        for name in archive.names:
            check_record(archive.read(name), name, stored)


def check_record(content: bytes, name: str, stored: Stored) -> None:
    """Raise InvalidDocument unless this is one record of ours that cites its articles as the project has them."""
    from annotator.formats.eac.document import citation
    from annotator.formats.eac.reading import cited_articles, records_of

    (row,) = records_of(content, name)
    if row.problem or not row.record.id:
        raise InvalidDocument(f"{name} is no record of an entry of the register; export again.")
    for article, words in cited_articles(content):
        if words != citation(stored(article).article):
            raise InvalidDocument(f"{name} cites an article otherwise than the project has it; export again.")


EXPORTER = Exporter(
    name="eac-cpf",
    label="EAC-CPF, authority records",
    description="For archives: a record for each person and organisation, with names, dates, offices and who belonged "
    "where, by which article, and who made the record, in the form in which archives exchange them. One zip archive.",
    suffix=".zip",
    write=write,
    check=check,
    group=ARCHIVES,
)
