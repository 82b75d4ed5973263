"""The reading copy for TEI Publisher, which looks a name up in its register by `@key`."""

from dataclasses import replace
from typing import BinaryIO

from annotator.formats.exporters.exporter import TEI, Exporter
from annotator.formats.tei.document import write_document
from annotator.formats.tei.inline import INLINE
from annotator.formats.tei.validation import check_document
from annotator.model.corpus import Corpus
from annotator.model.loss import Loss
from annotator.model.progress import Progress

FLAVOUR = replace(
    INLINE,
    name="publisher",
    interpretation=f"{INLINE.interpretation} The key of a name is the id of the entry to which its ref "
    "points, for programs that look names up by key.",
    keys=True,
)


def write(corpus: Corpus, stream: BinaryIO, progress: Progress) -> tuple[Loss, ...]:
    """Write the corpus with its tags in the text, and keys beside their pointers."""
    write_document(corpus, stream, progress, FLAVOUR)
    return corpus.comparison.lost


EXPORTER = Exporter(
    name="tei-publisher",
    label="TEI for TEI Publisher",
    description="As the reading copy, with a key beside every pointer to a person, an organisation or a place: "
    "the key of its entry in the register of TEI Publisher.",
    suffix=".xml",
    write=write,
    check=check_document,
    group=TEI,
)
