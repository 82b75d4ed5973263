"""Reads what people tagged in brat: a `.ann` file with its text beside it, or a zip archive of both."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import BinaryIO

from annotator.formats.brat.gathering import TagsOfLines, squeezed
from annotator.formats.brat.lines import AnnotationFile, TextBound, read_lines
from annotator.formats.importers.plain_text import PLAIN_TEXT
from annotator.formats.manifest import FILE_NAME, Manifest, own_text, read_manifest
from annotator.formats.tagged.tagged_format import Beside, TaggedFormat
from annotator.formats.zip_reader import OWN, ZipLimits, open_zip
from annotator.model.article import Metadata
from annotator.model.errors import UnreadableFile
from annotator.model.found_file import FoundDocument, FoundEntry, FoundFile
from annotator.model.loss import losses
from annotator.model.progress import Progress
from annotator.model.tag_mapping import MappingRule
from annotator.text.decoding import decode
from annotator.text.normalising import with_joined_surrogates
from annotator.text.units import Unit, UnitMap, likeliest_map

_ENDING, _TEXT_ENDING = ".ann", ".txt"
_UNITS: tuple[Unit, ...] = ("code points", "utf-16", "utf-8")
_NAMED_ENTITIES = {
    "person": ("Person", "PER", "PERSON"),
    "organisation": ("Organization", "Organisation", "ORG", "ORGANIZATION"),
    "place": ("Location", "Place", "LOC", "LOCATION", "GPE"),
}
"""What corpora call them."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def _counting(lines: AnnotationFile, raw: str, text: str) -> UnitMap:
    """How the file counts: code points of the file as it lies there, unless its words say otherwise.

    Programs that write this format count UTF-16 units or bytes, or take a CR LF for one.
    """
    told = [bound for bound in lines.text_bounds if bound.words]

    def agreeing(places: UnitMap) -> int:
        return sum(_agrees(bound, places, text) for bound in told)

    return likeliest_map(raw, text, _UNITS, agreeing, len(told))


def _agrees(bound: TextBound, places: UnitMap, text: str) -> bool:
    found = " ".join(text[places.to_points(start) : places.to_points(end)] for start, end in bound.stretches)
    return squeezed(bound.words) == squeezed(found)


@dataclass(slots=True)
class _Folder:
    """Pairs of files, and what is found in all of them."""

    member: Beside
    manifest: Manifest | None
    lost: Counter[str] = field(default_factory=Counter)
    entries: dict[str, FoundEntry] = field(default_factory=dict)

    def document(self, key: str) -> FoundDocument:
        """The pair of this name, without its endings. Raises UnreadableFile."""
        annotations, name = self.member(key + _ENDING), key + _TEXT_ENDING
        text = self.member(name)
        if text is None:
            raise UnreadableFile(
                f"{name}, the text that {key}{_ENDING} is about, is missing; put it beside it."
            )
        lines = read_lines(annotations or b"", key + _ENDING)
        title = PurePosixPath(key).name
        article = self.manifest.articles.get(title) if self.manifest else None
        if article:
            raw = own_text(text, name)
            incoming = article.incoming(raw)
        else:
            raw = _SURROGATE.sub("\ufffd", with_joined_surrogates(decode(text, name).text))
            incoming = replace(PLAIN_TEXT.read(text, name, None), metadata=Metadata(title=title))
        places = _counting(lines, raw, incoming.text)
        gathered = TagsOfLines(lines, incoming.text, places, prefix="" if article else f"{key}/")
        tags = gathered.tags()
        self.lost.update(gathered.lost)
        self.entries |= gathered.entries
        return FoundDocument(key, incoming, tags, article.id if article else "", gathered.quotes())


@contextmanager
def _packed(
    source: bytes | BinaryIO, name: str, limits: ZipLimits | None = None
) -> Iterator[tuple[_Folder, list[str]]]:
    """An archive as a folder, with the names of its pairs."""
    with open_zip(source, name, limits) as archive:
        names = frozenset(archive.names)
        own = next((one for one in sorted(names) if PurePosixPath(one).name == FILE_NAME), None)
        manifest = read_manifest(archive.read(own)) if own else None
        folder = _Folder(lambda one: archive.read(one) if one in names else None, manifest)
        yield folder, sorted(one[: -len(_ENDING)] for one in names if one.endswith(_ENDING))


def documents_of(stream: BinaryIO) -> Iterator[FoundDocument]:
    """The documents of an archive that we wrote, one in memory at a time. Raises UnreadableFile."""
    with _packed(stream, "The archive", OWN) as (folder, keys):
        yield from map(folder.document, keys)


def _read(data: bytes, name: str, beside: Beside, progress: Progress) -> FoundFile:
    if not name.lower().endswith(_ENDING):
        with _packed(data, name) as (folder, keys):
            return _found(folder, keys, progress)
    key = name[: -len(_ENDING)]
    folder = _Folder(
        lambda one: data if one == key + _ENDING else beside(one), read_manifest(beside(FILE_NAME))
    )
    return _found(folder, [key], progress)


def _found(folder: _Folder, keys: list[str], progress: Progress) -> FoundFile:
    documents = []
    for number, key in enumerate(keys, start=1):
        documents.append(folder.document(key))
        progress(number, len(keys), key)
    ours = folder.manifest is not None
    entries = {entry.key: entry for entry in folder.manifest.entries} if folder.manifest else {}
    return FoundFile(
        program="brat, exported by Annotator" if ours else "brat",
        documents=tuple(documents),
        entries=tuple({**folder.entries, **entries}.values()),
        losses=losses(folder.lost),
        ours=ours,
    )


def _recognises(data: bytes, name: str) -> bool:
    if name.lower().endswith(_ENDING):
        return True
    try:
        with open_zip(data, name) as archive:
            return any(member.endswith(_ENDING) for member in archive.names)
    except UnreadableFile:
        return False


BRAT = TaggedFormat(
    name="brat",
    label="brat standoff",
    suffixes=(_ENDING, ".zip"),
    recognises=_recognises,
    read=_read,
    rules=tuple(
        MappingRule(kind, tag_type, {"Reference": "name"})
        for tag_type, kinds in _NAMED_ENTITIES.items()
        for kind in kinds
    ),
)
