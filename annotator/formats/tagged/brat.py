"""Reads what people tagged in brat: a `.ann` file with its text beside it, or a zip archive of both."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from annotator.formats.brat.gathering import TagsOfLines, squeezed
from annotator.formats.brat.lines import AnnotationFile, TextBound, read_lines
from annotator.formats.importers.plain_text import PLAIN_TEXT
from annotator.formats.manifest import FILE_NAME, Manifest, read_manifest
from annotator.formats.tagged.tagged_format import Beside, TaggedFormat
from annotator.formats.zip_reader import open_zip
from annotator.model.article import Metadata
from annotator.model.errors import UnreadableFile
from annotator.model.found_file import FoundDocument, FoundEntry, FoundFile
from annotator.model.loss import losses
from annotator.model.progress import Progress
from annotator.text.decoding import decode
from annotator.text.normalising import with_joined_surrogates
from annotator.text.units import Unit, UnitMap

_ENDING, _TEXT_ENDING = ".ann", ".txt"
_UNITS: tuple[Unit, ...] = ("code points", "utf-16", "utf-8")
_SURROGATE = re.compile("[\ud800-\udfff]")


def _counting(lines: AnnotationFile, raw: str, text: str) -> UnitMap:
    """How the file counts: code points of the file as it lies there, unless its words say otherwise.

    Programs that write this format count UTF-16 units or bytes, or take a CR LF for one.
    """
    told = [bound for bound in lines.text_bounds if bound.words]
    best, most = UnitMap(raw, "code points"), -1
    for unit in _UNITS:
        for counted in (raw, text):
            places = UnitMap(counted, unit)
            agreeing = sum(_agrees(bound, places, text) for bound in told)
            if agreeing > most:
                best, most = places, agreeing
            if agreeing == len(told):
                return best
    return best


def _agrees(bound: TextBound, places: UnitMap, text: str) -> bool:
    found = " ".join(text[places.to_points(start) : places.to_points(end)] for start, end in bound.stretches)
    return squeezed(bound.words) == squeezed(found)


def _read_pair(
    annotations: bytes, text: bytes, key: str, manifest: Manifest | None, lost: Counter[str]
) -> tuple[FoundDocument, Iterable[FoundEntry]]:
    lines = read_lines(annotations, key + _ENDING)
    name = key + _TEXT_ENDING
    incoming = PLAIN_TEXT.read(text, name, None)
    raw = _SURROGATE.sub("\ufffd", with_joined_surrogates(decode(text, name).text))
    title = PurePosixPath(key).name
    article = manifest.articles.get(title) if manifest else None
    if article:
        zones = tuple(zone for zone in article.zones if zone.span.end <= len(incoming.text))
        incoming = replace(incoming, metadata=article.metadata, zones=zones)
    else:
        incoming = replace(incoming, metadata=Metadata(title=title))
    prefix = "" if article else f"{key}/"
    document = TagsOfLines(lines, incoming.text, _counting(lines, raw, incoming.text), prefix)
    tags = document.tags()
    lost.update(document.lost)
    found = FoundDocument(key, incoming, tags, article.id if article else "", document.quotes())
    return found, document.entries.values()


def _read(data: bytes, name: str, beside: Beside, progress: Progress) -> FoundFile:
    if name.lower().endswith(_ENDING):
        stem = name[: -len(_ENDING)]
        manifest = read_manifest(beside(FILE_NAME))
        return _gather([stem], {stem + _ENDING: data}.get, beside, manifest, progress)
    with open_zip(data, name) as archive:
        names = frozenset(archive.names)
        stems = sorted(one[: -len(_ENDING)] for one in names if one.endswith(_ENDING))
        own = next((one for one in sorted(names) if PurePosixPath(one).name == FILE_NAME), None)
        manifest = read_manifest(archive.read(own)) if own else None

        def member(one: str) -> bytes | None:
            return archive.read(one) if one in names else None

        return _gather(stems, member, member, manifest, progress)


def _gather(
    stems: list[str], annotations: Beside, texts: Beside, manifest: Manifest | None, progress: Progress
) -> FoundFile:
    """Read the pairs of these names."""
    lost: Counter[str] = Counter()
    entries: dict[str, FoundEntry] = {entry.key: entry for entry in (manifest.entries if manifest else ())}
    documents = []
    for number, stem in enumerate(stems, start=1):
        text = texts(stem + _TEXT_ENDING)
        if text is None:
            raise UnreadableFile(
                f"{stem}{_TEXT_ENDING}, the text that {stem}{_ENDING} is about, is missing; put it beside it."
            )
        document, named = _read_pair(annotations(stem + _ENDING) or b"", text, stem, manifest, lost)
        documents.append(document)
        entries |= {entry.key: entry for entry in named}
        progress(number, len(stems), stem)
    ours = manifest is not None
    program = "brat, exported by Annotator" if ours else "brat"
    return FoundFile(program, tuple(documents), tuple(entries.values()), losses(lost), ours)


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
)
