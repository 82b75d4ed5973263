"""Plain TEI for corpus tools: elements that never overlap, are never split and lead nowhere."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import BinaryIO

from annotator.formats.exporters.exporter import TEI, Exporter, Stored
from annotator.formats.tei.document import write_document
from annotator.formats.tei.flavour import Flavour
from annotator.formats.tei.identifiers import record_xml_id
from annotator.formats.tei.inline import tagged_paragraphs
from annotator.formats.tei.plain import PlainAttributes, plain_article
from annotator.formats.tei.validation import check
from annotator.model.comparison import Comparison
from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.loss import Loss, losses
from annotator.model.progress import Progress

POLICY = (
    "Annotations are elements in the text, none of which is split or overlaps another. Rejected ones are left out; "
    "each marks its first stretch, as far as the paragraph goes; of those of one type on the same words the oldest "
    "stays; of two that cross the longer stays, or else the one that begins first. The key of a name is what the "
    "register calls it. Not to be taken for the whole: what is left out is in the archive copy."
)


def write(corpus: Corpus, stream: BinaryIO, progress: Progress) -> tuple[Loss, ...]:
    """Write the corpus as plain text with plain elements, and count what that leaves out."""
    lost: Counter[str] = Counter()
    names = {record_xml_id(record.kind, record.id): record.name for record in corpus.records}
    lost["families of tags"] += len(corpus.comparison.families)
    lost["answers about counterparts"] += len(corpus.comparison.dismissals)
    lost["settled conflicts"] += len(corpus.comparison.settlements)
    lost["entries of the register, of which names alone are kept"] += len(corpus.records)
    flavour = Flavour(
        name="plain",
        interpretation=POLICY,
        paragraphs=partial(tagged_paragraphs, attributes_of=PlainAttributes(names, lost)),
        stands_off=False,
        bare=True,
    )

    def plain() -> Iterator[AnnotatedArticle]:
        for source in corpus.articles:
            yield plain_article(source, lost)

    bare = replace(corpus, articles=plain(), terms=(), comparison=Comparison())
    write_document(bare, stream, progress, flavour)
    return (*corpus.comparison.lost, *losses(lost))


def check_plain(stream: BinaryIO, stored: Stored) -> None:
    """Raise InvalidDocument unless a written document is valid, with the texts and the words marked in them."""
    from annotator.formats.tei.plain_check import plain_differences  # loads lxml

    check(stream, plain_differences(stored))


EXPORTER = Exporter(
    name="tei-plain",
    label="TEI, plain, for corpus tools",
    description="For programs that count elements: no tag overlaps, is split or points anywhere, and the header "
    "holds no lists. Of two tags that cross, the longer stays; what is left out is counted.",
    suffix=".xml",
    write=write,
    check=check_plain,
    group=TEI,
)
