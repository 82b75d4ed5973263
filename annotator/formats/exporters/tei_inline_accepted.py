"""The reading copy of what a review accepted: nothing proposed or rejected is in it, nor pointed to."""

from typing import BinaryIO

from annotator.formats.exporters.exporter import TEI, Exporter
from annotator.formats.tei.document import write_document
from annotator.formats.tei.inline import INLINE
from annotator.formats.tei.validation import check_document
from annotator.model.corpus import Corpus
from annotator.model.loss import Loss
from annotator.model.progress import Progress


def write(corpus: Corpus, stream: BinaryIO, progress: Progress) -> tuple[Loss, ...]:
    """Write the corpus, which has accepted tags alone, with its tags in the text."""
    write_document(corpus, stream, progress, INLINE)
    return corpus.comparison.lost


EXPORTER = Exporter(
    name="tei-inline-accepted",
    label="TEI, reading copy of accepted tags",
    description="For publishing after a review: as the reading copy, with the tags that were accepted and "
    "nothing that leads to any other.",
    suffix=".xml",
    write=write,
    check=check_document,
    accepted_only=True,
    group=TEI,
)
