"""The reading copy: TEI with its tags as elements in the text."""

from collections.abc import Callable
from typing import BinaryIO

from annotator.formats.exporters.exporter import Exporter
from annotator.formats.tei.document import write_document
from annotator.formats.tei.flavour import Flavour
from annotator.formats.tei.inline import tag_changes, tag_notes, tagged_paragraphs
from annotator.model.corpus import Corpus
from annotator.model.progress import Progress

FLAVOUR = Flavour(
    name="inline",
    interpretation="Annotations are elements in the text. Where they would overlap or leave a paragraph, and "
    "where a tag has several stretches, they are split; the parts are chained with prev and next, and only "
    "the first part carries the data.",
    paragraphs=tagged_paragraphs,
    stands_off=False,
    notes=tag_notes,
    revision=tag_changes,
)


def write(corpus: Corpus, stream: BinaryIO, progress: Progress) -> None:
    """Write the corpus with its tags in the text."""
    write_document(corpus, stream, progress, FLAVOUR)


def check(stream: BinaryIO, text_of: Callable[[str], str]) -> None:
    """Raise InvalidDocument where a written file is not what it should be."""
    # lxml is loaded when it is needed, so that the window can list exporters at once
    from annotator.formats.tei.checking import check_document  # noqa: PLC0415

    check_document(stream, text_of)


EXPORTER = Exporter(
    name="tei-inline",
    label="TEI, reading copy",
    description="For reading, publishing and corpus tools: the tags are elements in the text. A tag that "
    "overlaps another or runs over a paragraph is split into linked parts.",
    suffix=".xml",
    write=write,
    check=check,
)
