"""A deposit for an archive: originals, texts, TEI, register, log and what happened to them, as a bag of BagIt."""

import tempfile
from typing import BinaryIO

from annotator import __version__
from annotator.formats.bagit.bag_reader import ANY_SIZE, open_bag
from annotator.formats.bagit.bag_writer import write_bag
from annotator.formats.exporters.exporter import ARCHIVES, Exporter, Stored
from annotator.model.corpus import Corpus
from annotator.model.errors import KnownError
from annotator.model.loss import Loss, losses
from annotator.model.progress import Progress
from annotator.text.file_names import safe_name


def write(corpus: Corpus, stream: BinaryIO, progress: Progress) -> tuple[Loss, ...]:
    """Write the bag; the same project gives the same bytes. Raises KnownError when there is no article."""
    if corpus.article_count == 0:
        raise KnownError("There is no article to export; choose at least one.")
    from annotator.formats.deposit.contents import Contents

    newest = corpus.holdings.newest()
    info = [
        ("External-Description", f"{corpus.name}: {corpus.article_count} articles with their tags"),
        *((("Bagging-Date", newest[:10]),) if newest else ()),
        ("Bag-Software-Agent", f"Annotator {__version__}"),
    ]
    with write_bag(stream, safe_name(corpus.name), info) as bag:
        lost = Contents(corpus, bag, progress).write()
    return losses(lost)


def check(stream: BinaryIO, stored: Stored) -> None:
    """Raise InvalidDocument or UnreadableFile unless the bag is whole and says what the project says."""
    from annotator.formats.deposit.checking import check_contents

    with open_bag(stream, "the bag", ANY_SIZE) as bag, tempfile.TemporaryFile() as file:
        check_contents(bag, file, stored)


EXPORTER = Exporter(
    name="bagit",
    label="Deposit, BagIt",
    description="For an archive that keeps it for good: the originals as received, the texts, TEI, the register also as "
    "EAC-CPF, every step of the log, what happened to each file (PREMIS), and a read-me. One zip archive with the hash of "
    "every file; nothing of it needs Annotator to be read.",
    suffix=".zip",
    write=write,
    check=check,
    group=ARCHIVES,
)
