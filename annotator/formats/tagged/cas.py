"""Reads what people tagged in INCEpTION or other tools of UIMA: CAS as XMI with its type system, or as JSON."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import BinaryIO

from annotator.formats.tagged.tagged_format import Beside, TaggedFormat
from annotator.formats.zip_reader import OWN, ZipLimits, open_zip
from annotator.model.errors import UnreadableFile
from annotator.model.found_file import FoundDocument, FoundEntry, FoundFile
from annotator.model.loss import losses
from annotator.model.progress import Progress
from annotator.model.tag_mapping import MappingRule

_XMI, _JSON, _ZIP = ".xmi", ".json", ".zip"
_TYPE_SYSTEM = "TypeSystem.xml"
_MARK = b'"%FEATURE_STRUCTURES"'
_NAMED_ENTITIES = (
    ("PER", "person"),
    ("PERSON", "person"),
    ("ORG", "organisation"),
    ("LOC", "place"),
    ("GPE", "place"),
)


class _Files:
    """The files of one import, and what is found in all of them."""

    def __init__(self, member: Callable[[str], bytes | None]) -> None:
        self._member = member
        self.lost: Counter[str] = Counter()
        self.entries: dict[str, FoundEntry] = {}
        self.ours = True

    def document(self, name: str) -> FoundDocument:
        """The document of this file. Raises UnreadableFile."""
        # lxml is loaded when it is needed
        from annotator.formats.cas.json_form import read_cas_json
        from annotator.formats.cas.tags import TagsOfCas
        from annotator.formats.cas.xmi import read_types, read_xmi

        data = self._member(name) or b""
        path = PurePosixPath(name)
        if path.suffix.lower() == _XMI:
            beside = str(path.with_name(_TYPE_SYSTEM))
            types = self._member(beside) or self._member(_TYPE_SYSTEM)
            if types is None:
                raise UnreadableFile(
                    f"{_TYPE_SYSTEM}, which says what {name} means, is missing; put it beside it."
                )
            cas = read_xmi(data, read_types(types, beside), name)
        else:
            cas = read_cas_json(data, name)
        gathered = TagsOfCas(cas, path.stem)
        document = gathered.document()
        self.lost += gathered.lost
        self.entries |= gathered.entries
        self.ours = self.ours and gathered.ours
        return document


@contextmanager
def _packed(
    source: bytes | BinaryIO, name: str, limits: ZipLimits | None = None
) -> Iterator[tuple[_Files, list[str]]]:
    with open_zip(source, name, limits) as archive:
        names = frozenset(archive.names)
        yield (
            _Files(lambda one: archive.read(one) if one in names else None),
            sorted(one for one in names if PurePosixPath(one).suffix.lower() in (_XMI, _JSON)),
        )


def documents_of(stream: BinaryIO) -> Iterator[FoundDocument]:
    """The documents of an archive that we wrote, one in memory at a time. Raises UnreadableFile."""
    with _packed(stream, "The archive", OWN) as (files, names):
        yield from map(files.document, names)


def _read(data: bytes, name: str, beside: Beside, progress: Progress) -> FoundFile:
    if name.lower().endswith(_ZIP):
        with _packed(data, name) as (files, names):
            return _found(files, names, progress)
    return _found(_Files(lambda one: data if one == name else beside(one)), [name], progress)


def _found(files: _Files, names: list[str], progress: Progress) -> FoundFile:
    documents = []
    for number, name in enumerate(names, start=1):
        documents.append(files.document(name))
        progress(number, len(names), name)
    return FoundFile(
        program="UIMA CAS, exported by Annotator" if files.ours else "UIMA CAS (INCEpTION)",
        documents=tuple(documents),
        entries=tuple(files.entries.values()),
        losses=losses(files.lost),
        ours=files.ours,
    )


def _recognises(data: bytes, name: str) -> bool:
    if name.lower().endswith(_XMI):
        return True
    if name.lower().endswith(_JSON):
        return _MARK in data
    try:
        with open_zip(data, name) as archive:
            if any(one.lower().endswith(_XMI) for one in archive.names):
                return True
            first = next((one for one in archive.names if one.lower().endswith(_JSON)), None)
            return first is not None and _MARK in archive.read(first)
    except UnreadableFile:
        return False


CAS = TaggedFormat(
    name="cas",
    label="UIMA CAS (INCEpTION)",
    suffixes=(_XMI, _JSON, _ZIP),
    recognises=_recognises,
    read=_read,
    rules=tuple(
        MappingRule(f"NamedEntity value={value}", tag_type, {"identifier": "name"})
        for value, tag_type in _NAMED_ENTITIES
    ),
)
