"""The archive copy: TEI whose text is untouched and whose tags stand beside it."""

from typing import BinaryIO

from annotator.formats.exporters.exporter import TEI, Exporter
from annotator.formats.tei.document import write_document
from annotator.formats.tei.flavour import Flavour
from annotator.formats.tei.standoff import annotation_list, plain_paragraphs
from annotator.formats.tei.validation import check_document
from annotator.model.corpus import Corpus
from annotator.model.loss import Loss
from annotator.model.progress import Progress

FLAVOUR = Flavour(
    name="standoff",
    interpretation="Annotations stand in standOff. Their targets are string-range() pointers, counted in "
    "Unicode code points from the start of the named paragraph; no pointer leaves its paragraph, and several "
    "pointers make one annotation. A gap in a quoted text stands for what lies between two of them.",
    paragraphs=plain_paragraphs,
    stands_off=True,
    annotations=annotation_list,
)


def write(corpus: Corpus, stream: BinaryIO, progress: Progress) -> tuple[Loss, ...]:
    """Write the corpus with its tags beside the text."""
    write_document(corpus, stream, progress, FLAVOUR)
    return corpus.comparison.lost


EXPORTER = Exporter(
    name="tei-standoff",
    label="TEI, archive copy",
    description="For archiving and for colleagues: the text stays untouched and every tag stands beside it, "
    "with its history. Nothing is split, whatever overlaps.",
    suffix=".xml",
    write=write,
    check=check_document,
    group=TEI,
)
