"""The reading copy: TEI with its tags as elements in the text."""

from typing import BinaryIO

from annotator.formats.exporters.exporter import Exporter
from annotator.formats.tei.document import write_document
from annotator.formats.tei.flavour import Flavour
from annotator.formats.tei.inline import tag_changes, tag_notes, tagged_paragraphs
from annotator.formats.tei.validation import check_document
from annotator.model.corpus import Corpus
from annotator.model.loss import Loss
from annotator.model.progress import Progress

FLAVOUR = Flavour(
    name="inline",
    interpretation="Annotations are elements in the text. Where they would overlap or leave a paragraph, and "
    "where a tag has several stretches, they are split; the parts are chained with prev and next, and only "
    "the first part carries the data. A part with n begins a further stretch; any other goes on with the one "
    "before it, line breaks between two paragraphs included.",
    paragraphs=tagged_paragraphs,
    stands_off=False,
    notes=tag_notes,
    revision=tag_changes,
)


def write(corpus: Corpus, stream: BinaryIO, progress: Progress) -> tuple[Loss, ...]:
    """Write the corpus with its tags in the text."""
    write_document(corpus, stream, progress, FLAVOUR)
    return corpus.comparison.lost


EXPORTER = Exporter(
    name="tei-inline",
    label="TEI, reading copy",
    description="For reading, publishing and corpus tools: the tags are elements in the text. A tag that "
    "overlaps another or runs over a paragraph is split into linked parts.",
    suffix=".xml",
    write=write,
    check=check_document,
)
