"""Reads projects of programs for qualitative data analysis: MAXQDA, ATLAS.ti, NVivo, QualCoder … (`.qdpx`)."""

from collections.abc import Iterator
from typing import BinaryIO

from annotator.formats.refi_qda.vocabulary import project_file
from annotator.formats.tagged.tagged_format import Beside, TaggedFormat
from annotator.formats.zip_reader import open_zip
from annotator.model.errors import UnreadableFile
from annotator.model.found_file import FoundDocument, FoundFile
from annotator.model.loss import losses
from annotator.model.progress import Progress

_ENDING = ".qdpx"


def documents_of(stream: BinaryIO) -> Iterator[FoundDocument]:
    """The documents of a project that we wrote, one in memory at a time. Raises UnreadableFile."""
    # lxml is loaded when it is needed
    from annotator.formats.refi_qda.project import OWN_LIMITS, opened

    with opened(stream, "The archive", OWN_LIMITS) as project:
        yield from project.documents()


def _read(data: bytes, name: str, _beside: Beside, progress: Progress) -> FoundFile:
    from annotator.formats.refi_qda.project import links_of, opened, with_links  # as above

    with opened(data, name) as project:
        documents = []
        for document in project.documents():
            documents.append(document)
            progress(len(documents), len(documents), document.key)
        book = project.book
        links, leading = links_of(book, project.first)
        lost = project.lost + book.lost
        lost["links between other things than selections"] += len(book.links) - leading
        lost["notes that are on no selection"] += len(book.notes.keys() - book.told)
        return FoundFile(
            program="REFI-QDA, exported by Annotator" if book.ours else f"REFI-QDA{_by(book.origin)}",
            documents=tuple(with_links(document, links) for document in documents),
            entries=tuple(book.entries),
            losses=losses(lost),
            ours=book.ours,
        )


def _by(origin: str) -> str:
    words = " ".join(origin.split())[:60]
    return f" ({words})" if words else ""


def _recognises(data: bytes, name: str) -> bool:
    try:
        with open_zip(data, name) as archive:
            return project_file(archive.names) is not None
    except UnreadableFile:
        return name.lower().endswith(_ENDING)


REFI_QDA = TaggedFormat(
    name="refi-qda",
    label="REFI-QDA project",
    suffixes=(_ENDING,),
    recognises=_recognises,
    read=_read,
)
