"""CATMA's export of tags: its text lies in a file of its own, and the tags point into it by characters."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from annotator.formats.beside import Beside
from annotator.formats.foreign_tei.elements import local
from annotator.formats.foreign_tei.features import feature_tags, features_at
from annotator.formats.foreign_tei.source import Source
from annotator.formats.importers.plain_text import PLAIN_TEXT
from annotator.formats.tei.node import TEI_NAMESPACE, XmlElement
from annotator.model.errors import UnreadableFile
from annotator.model.found_file import FoundTag
from annotator.model.incoming import Incoming
from annotator.text.decoding import decode
from annotator.text.units import UnitMap

_T = f"{{{TEI_NAMESPACE}}}"
_POINTER = re.compile(r"catma://[^#]*#char=(\d+),(\d+)")

Pair = tuple[int, int]


def points_elsewhere(text: XmlElement) -> bool:
    """Whether the text of a document is a list of places in another file."""
    return any(_POINTER.fullmatch(one.get("target", "")) for one in text.iter(f"{_T}ptr"))


def read_catma(
    source: Source, document: XmlElement, name: str, beside: Beside
) -> tuple[Incoming, list[FoundTag]]:
    """The text that lies beside the file, and the tags. Raises UnreadableFile when it is not there or another one."""
    pieces = list(_pieces(document, source))
    data, text_name = _text_beside(document, name, beside)
    incoming = PLAIN_TEXT.read(data, text_name, None)
    units = UnitMap(decode(data, text_name, incoming.encoding).text, "utf-16")
    length = max((end for _ids, (_start, end) in pieces), default=0)
    if length != units.to_units(len(incoming.text)):
        raise UnreadableFile(
            f"{text_name} is not the text on which the tags of {name} were made: it has {len(incoming.text)} "
            f"characters, not {length}; put the file from the same export beside it."
        )
    places: dict[str, list[Pair]] = {}
    for identifiers, (start, end) in pieces:
        for identifier in identifiers:
            places.setdefault(identifier, []).append((units.to_points(start), units.to_points(end)))
    return incoming, list(feature_tags(places, source))


def _pieces(document: XmlElement, source: Source) -> Iterator[tuple[tuple[str, ...], Pair]]:
    """The feature structures of each piece of the text, and its first and last place in UTF-16 units."""
    for pointer in document.iter(f"{_T}ptr"):
        found = _POINTER.fullmatch(pointer.get("target", ""))
        around = pointer.getparent()
        if found and int(found[1]) < int(found[2]):
            tagged = around is not None and local(around) == "seg"
            yield features_at(around, source) if tagged else (), (int(found[1]), int(found[2]))


def _text_beside(document: XmlElement, name: str, beside: Beside) -> tuple[bytes, str]:
    titles = [
        " ".join("".join(one.itertext()).split())
        for path in (f".//{_T}sourceDesc/{_T}p", f".//{_T}titleStmt/{_T}title")
        for one in document.iterfind(path)
    ]
    wanted = [f"{PurePath(name).stem}.txt", *(f"{title}.txt" for title in titles if title), *titles]
    for one in dict.fromkeys(wanted):
        data = beside(one) if one else None
        if data is not None:
            return data, one
    raise UnreadableFile(
        f"{name} holds tags of CATMA without their text; put the text beside it as {wanted[0]} and import again."
    )
