"""TEI whose tags are spans between anchors in the text, for programs that follow ids and know no pointers."""

from typing import BinaryIO

from annotator.formats.exporters.exporter import TEI, Exporter
from annotator.formats.tei.anchors import anchored_paragraphs, span_group
from annotator.formats.tei.document import write_document
from annotator.formats.tei.flavour import Flavour
from annotator.formats.tei.inline import tag_changes
from annotator.formats.tei.validation import check_document
from annotator.model.corpus import Corpus
from annotator.model.loss import Loss
from annotator.model.progress import Progress

FLAVOUR = Flavour(
    name="anchors",
    interpretation="Annotations are spans in standOff, each from one anchor in the text to another. The spans of an "
    "annotation with several stretches are chained with prev and next, and only the first carries the data. A gap in "
    "a quoted text stands for what lies between two of them.",
    paragraphs=anchored_paragraphs,
    stands_off=True,
    annotations=span_group,
    revision=tag_changes,
)


def write(corpus: Corpus, stream: BinaryIO, progress: Progress) -> tuple[Loss, ...]:
    """Write the corpus with its tags between anchors."""
    write_document(corpus, stream, progress, FLAVOUR)
    return corpus.comparison.lost


EXPORTER = Exporter(
    name="tei-anchors",
    label="TEI with anchors",
    description="For programs that follow ids but know no TEI pointers: an empty anchor stands in the text wherever a "
    "tag begins or ends. Nothing is split, whatever overlaps.",
    suffix=".xml",
    write=write,
    check=check_document,
    group=TEI,
)
