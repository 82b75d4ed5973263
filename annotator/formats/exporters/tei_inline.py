"""The reading copy: TEI with its tags as elements in the text."""

from typing import BinaryIO

from annotator.formats.exporters.exporter import TEI, Exporter
from annotator.formats.tei.document import write_document
from annotator.formats.tei.inline import INLINE
from annotator.formats.tei.validation import check_document
from annotator.model.corpus import Corpus
from annotator.model.loss import Loss
from annotator.model.progress import Progress


def write(corpus: Corpus, stream: BinaryIO, progress: Progress) -> tuple[Loss, ...]:
    """Write the corpus with its tags in the text."""
    write_document(corpus, stream, progress, INLINE)
    return corpus.comparison.lost


EXPORTER = Exporter(
    name="tei-inline",
    label="TEI, reading copy",
    description="For reading and publishing: the tags are elements in the text. A tag that "
    "overlaps another or runs over a paragraph is split into linked parts.",
    suffix=".xml",
    write=write,
    check=check_document,
    group=TEI,
)
