"""Writes a CAS for each article into one archive, in either form of CAS."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from annotator.formats.cas.of_article import cas_of
from annotator.formats.cas.structures import Cas, Structure, Type
from annotator.formats.cas.type_system import type_system
from annotator.formats.exporters.exporter import Stored
from annotator.formats.exporters.reading_back import check_found
from annotator.formats.exporters.untold import untold, untold_of_several
from annotator.formats.manifest import FILE_NAME, manifest_bytes, said_of
from annotator.formats.zip_writer import write_zip
from annotator.model.corpus import AnnotatedArticle, Corpus
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
    lost: Callable[[AnnotatedArticle, tuple[Structure, ...]], Counter[str]] | None = None
    """What the form cannot hold of an article, and how it says which article a file is: a form that says so itself
    loses nothing."""


def write_archive(corpus: Corpus, stream: BinaryIO, progress: Progress, form: Form) -> tuple[Loss, ...]:
    """Write a file for each article, and the types. Raises KnownError for no article."""
    if corpus.article_count == 0:
        raise KnownError("There is no article to export; choose at least one.")
    types = type_system(corpus.tag_types, sorted({name for name, _version in corpus.versions}))
    defined = {tag_type.name: tag_type for tag_type in corpus.tag_types}
    records = {record.id: record for record in corpus.records}
    files, manifest = FileNames(), {}
    lost = untold_of_several(corpus.comparison)
    with write_zip(stream) as archive:
        if form.types:
            archive.add("TypeSystem.xml", form.types(types))
        for done, source in enumerate(corpus.articles, start=1):
            name = files.of(source.article.label, source.article.id)
            cas = cas_of(source, defined, records)
            archive.add(f"{name}{form.suffix}", form.write(cas, types))
            lost += untold(source)
            if form.lost:
                lost += form.lost(source, cas.structures)
                manifest[name] = said_of(source.article, ())
            progress(done, corpus.article_count, source.article.label)
        if manifest:
            archive.add(FILE_NAME, manifest_bytes(manifest, ()))
    return losses(lost)


def check_archive(stream: BinaryIO, stored: Stored) -> None:
    """Raise InvalidDocument unless our own reader finds in the archive what the project says."""
    from annotator.formats.tagged.cas import documents_of

    check_found(documents_of(stream), stored)
