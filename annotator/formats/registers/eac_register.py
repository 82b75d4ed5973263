"""The register as EAC-CPF: a file for each person and organisation in a zip archive; a single file is read as well."""

from collections.abc import Iterable
from typing import BinaryIO

from annotator.formats.eac.document import ENTITY_TYPES, document
from annotator.formats.eac.entry import Entry
from annotator.formats.eac.reading import is_eac, records_of
from annotator.formats.registers.register_format import RegisterFormat
from annotator.formats.zip_reader import open_zip
from annotator.formats.zip_writer import is_zip, write_zip
from annotator.model.errors import KnownError, UnreadableFile
from annotator.model.incoming_record import IncomingRecord
from annotator.model.record import Record
from annotator.text.file_names import FileNames


def write(records: Iterable[tuple[Record, int]], project: str, stream: BinaryIO) -> None:
    """Write each person and each organisation; a place has no record of its own in EAC-CPF."""
    files = FileNames()
    found = [record for record, _mentions in records if record.kind in ENTITY_TYPES]
    if not found:
        raise KnownError("The register holds no person and no organisation; make an entry first.")
    with write_zip(stream) as archive:
        for record in found:
            archive.add(f"{files.of(record.name, record.id)}.xml", document(Entry(record, project)))


def read(content: bytes, name: str) -> list[IncomingRecord]:
    """Read a file, or all of an archive in order; what lies in it beside XML is passed over."""
    if not is_zip(content):
        return records_of(content, name)
    with open_zip(content, name) as archive:
        members = [member for member in archive.names if member.lower().endswith(".xml")]
        if not members:
            raise UnreadableFile(f"{name} holds no file of EAC-CPF (.xml); give an archive that does.")
        return [row for member in members for row in records_of(archive.read(member), f"{member} in {name}")]


def recognises(content: bytes) -> bool:
    """Whether this is a file of EAC-CPF, or an archive, which no other format of a register is."""
    return is_zip(content) or is_eac(content)


FORMAT = RegisterFormat(
    "eac", "EAC-CPF 2.0 (zip)", (".zip", ".xml"), write, read, recognises, leaves_out=("place",)
)
