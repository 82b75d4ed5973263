"""Holds a deposit that was written against the project."""

from typing import BinaryIO

from annotator.formats.bagit.bag_reader import Bag
from annotator.formats.bagit.declaration import PAYLOAD
from annotator.formats.deposit.contents import EAC
from annotator.formats.deposit.held import ARCHIVE_COPY, PREMIS, READING_COPY, TEXTS
from annotator.formats.deposit.premis_reading import StatedFile, stated_files
from annotator.formats.exporters import eac_cpf, tei_inline, tei_standoff
from annotator.formats.exporters.exporter import Stored
from annotator.model.errors import InvalidDocument


def check_contents(bag: Bag, file: BinaryIO, stored: Stored) -> None:
    """Raise InvalidDocument or UnreadableFile unless every file is whole, described and as the project has it.

    `file` is used to hold one file of the bag at a time.
    """
    sizes = {path: bag.size(path) for path in bag.paths}
    _unpack(bag, PREMIS, file)
    for one in stated_files(file):
        path = one.path.removeprefix(PAYLOAD)
        if (str(sizes.get(path)), bag.digest(path, "sha256")) != (one.size, one.sha256):
            raise InvalidDocument(f"{PREMIS} does not describe {one.path} as it is; export again.")
        if path.startswith(f"{TEXTS}/"):
            _check_text(bag, path, one, stored)
    for path, exporter in ((ARCHIVE_COPY, tei_standoff.EXPORTER), (READING_COPY, tei_inline.EXPORTER)):
        if exporter.check is not None:
            _unpack(bag, path, file)
            exporter.check(file, stored)
    for path in bag.paths:
        if path.startswith(f"{EAC}/"):
            eac_cpf.check_record(bag.read(path), path, stored)


def _check_text(bag: Bag, path: str, stated: StatedFile, stored: Stored) -> None:
    if bag.read(path) != stored(stated.article).text.encode():
        raise InvalidDocument(f"{path} is not the text that the project has; export again.")


def _unpack(bag: Bag, path: str, file: BinaryIO) -> None:
    file.seek(0)
    file.truncate()
    for piece in bag.pieces(path):
        file.write(piece)
    file.seek(0)
