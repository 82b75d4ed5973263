"""Writes a CAS for each article into one archive, in either form of CAS."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from annotator.formats.cas.of_article import cas_of
from annotator.formats.cas.structures import Cas, Type
from annotator.formats.cas.type_system import type_system
from annotator.formats.exporters.exporter import Stored
from annotator.formats.exporters.reading_back import check_found
from annotator.formats.exporters.untold import untold, untold_of_several
from annotator.formats.exporters.zip_archive import write_zip
from annotator.model.corpus import Corpus
from annotator.model.errors import KnownError
from annotator.model.loss import Loss, losses
from annotator.model.progress import Progress
from annotator.text.file_names import FileNames


@dataclass(frozen=True, slots=True)
class Form:
    """A form of CAS: the ending of its files, how one is written, and how the types are, where they stand apart."""

    suffix: str
    write: Callable[[Cas, tuple[Type, ...]], bytes]
    types: Callable[[tuple[Type, ...]], bytes] | None = None


def write_archive(corpus: Corpus, stream: BinaryIO, progress: Progress, form: Form) -> tuple[Loss, ...]:
    """Write a file for each article, and the types. Raises KnownError for no article."""
    if corpus.article_count == 0:
        raise KnownError("There is no article to export; choose at least one.")
    types = type_system(corpus.tag_types, sorted({name for name, _version in corpus.versions}))
    defined = {tag_type.name: tag_type for tag_type in corpus.tag_types}
    records = {record.id: record for record in corpus.records}
    files = FileNames()
    lost = untold_of_several(corpus.comparison)
    with write_zip(stream) as archive:
        if form.types:
            archive.add("TypeSystem.xml", form.types(types))
        for done, source in enumerate(corpus.articles, start=1):
            name = files.of(source.article.label, source.article.id)
            archive.add(f"{name}{form.suffix}", form.write(cas_of(source, defined, records), types))
            lost += untold(source)
            progress(done, corpus.article_count, source.article.label)
    return losses(lost)


def check_archive(stream: BinaryIO, stored: Stored) -> None:
    """Raise InvalidDocument unless our own reader finds in the archive what the project says."""
    from annotator.formats.tagged.cas import documents_of

    check_found(documents_of(stream), stored)
