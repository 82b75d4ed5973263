"""A project for programs of qualitative data analysis (REFI-QDA 1.5): texts, codes, codings and users."""

import shutil
from tempfile import TemporaryFile
from typing import BinaryIO

from annotator.formats.exporters.exporter import Exporter, Stored
from annotator.formats.exporters.reading_back import check_found
from annotator.formats.exporters.untold import untold, untold_of_several
from annotator.formats.refi_qda.vocabulary import PROJECT_FILE, TEXTS
from annotator.formats.refi_qda.writing import TAIL, ProjectWriter, source_guid
from annotator.formats.zip_writer import write_zip
from annotator.model.corpus import Corpus
from annotator.model.errors import KnownError
from annotator.model.loss import Loss, losses
from annotator.model.progress import Progress


def write(corpus: Corpus, stream: BinaryIO, progress: Progress) -> tuple[Loss, ...]:
    """Write the archive; positions are code points, line ends LF. Raises KnownError when there is no article."""
    if corpus.article_count == 0:
        raise KnownError("There is no article to export; choose at least one.")
    writer = ProjectWriter(corpus)
    lost = untold_of_several(corpus.comparison)
    # an archive takes one file after the other, and the project is about all texts
    with write_zip(stream) as archive, TemporaryFile() as project:
        project.write(writer.head().encode())
        for done, source in enumerate(corpus.articles, start=1):
            archive.add(f"{TEXTS}/{source_guid(source)}.txt", source.text.encode())
            project.write(writer.source(source).encode())
            lost += untold(source)
            progress(done, corpus.article_count, source.article.label)
        project.write(TAIL.encode())
        project.seek(0)
        with archive.open(PROJECT_FILE) as entry:
            shutil.copyfileobj(project, entry)
    return losses(lost)


def check(stream: BinaryIO, stored: Stored) -> None:
    """Raise InvalidDocument unless our own reader finds in the archive what the project says."""
    from annotator.formats.tagged.refi_qda import documents_of

    check_found(documents_of(stream), stored)


EXPORTER = Exporter(
    name="refi-qda",
    label="REFI-QDA project",
    description="For MAXQDA, ATLAS.ti, NVivo, QualCoder and other programs of qualitative data analysis: tag types "
    "are codes, entries of the register cases, values and notes the comment of a coded segment.",
    suffix=".qdpx",
    write=write,
    check=check,
)
