"""The register as a small TEI document: `listPerson`, `listOrg` and `listPlace` in a `standOff`."""

from collections.abc import Iterable
from typing import BinaryIO

from annotator.formats.registers.register_format import RegisterFormat
from annotator.formats.tei.declarations import TEI_VERSION, calendar
from annotator.formats.tei.node import TEI_NAMESPACE, XML_LANG, Node, element, node
from annotator.formats.tei.record_element import ELEMENTS, record_node, record_of
from annotator.formats.tei.xml_reader import UnreadableXml, document
from annotator.formats.tei.xml_stream import write_xml
from annotator.formats.tei.xpath import XmlElement, line_of
from annotator.model.errors import KnownError, UnreadableFile
from annotator.model.incoming_record import IncomingRecord
from annotator.model.record import Record

_TITLE = "Register of people, organisations and places"


def write(records: Iterable[tuple[Record, int]], project: str, stream: BinaryIO) -> None:
    """Write the records of each kind in a list of its own."""
    listed = [record for record, _mentions in records]
    lists = tuple(
        node(name, {}, tuple(record_node(record) for record in listed if record.kind == kind))
        for kind, (name, _element, _name) in ELEMENTS.items()
        if any(record.kind == kind for record in listed)
    )
    if not lists:
        raise KnownError("The register is empty; make an entry first.")
    root = node("TEI", {XML_LANG: "en", "version": TEI_VERSION}, (_header(project),))
    write_xml(stream, root, [element("standOff", *lists)])


def _header(project: str) -> Node:
    return element(
        "teiHeader",
        element(
            "fileDesc",
            element("titleStmt", element("title", f"{_TITLE} of {project}" if project else _TITLE)),
            element("publicationStmt", element("p", "Unpublished; handed over from an Annotator project.")),
            element("sourceDesc", element("p", "Born digital.")),
        ),
        element("profileDesc", calendar()),
    )


def read(content: bytes, name: str) -> list[IncomingRecord]:
    """Read every `person`, `org` and `place` of a TEI file, in the order in which they stand."""
    try:
        root = document(content)
    except UnreadableXml as error:
        where = f" (line {error.line})" if error.line > 1 else ""
        raise UnreadableFile(f"{name} cannot be read{where}. {error}") from error
    tags = [f"{{{TEI_NAMESPACE}}}{names[1]}" for names in ELEMENTS.values()]
    found = [_incoming(one) for one in root.iter(*tags)]
    if not found:
        raise UnreadableFile(
            f"{name} lists no person, org or place of TEI; give a TEI file with listPerson, listOrg or listPlace."
        )
    return found


def _incoming(one: XmlElement) -> IncomingRecord:
    return IncomingRecord(line_of(one), record_of(one))


FORMAT = RegisterFormat("tei", "TEI lists", (".xml", ".tei"), write, read)
