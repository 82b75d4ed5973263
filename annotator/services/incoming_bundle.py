"""Incoming bundles: all of a file is read and verified before anything of it is believed."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from annotator.formats.bundles.events import read_event
from annotator.formats.bundles.reading import BundleReader, open_bundle
from annotator.model.bundle import Bundle
from annotator.model.errors import InvalidValue, UnreadableFile
from annotator.model.event import Event
from annotator.model.progress import Progress, silent
from annotator.model.tag_type import TagType
from annotator.services.tag_type_files import checked

_OF_PROGRAM = b'{"at":"","by":"","'
"""How events begin that come with the program: they are nobody's, and not counted."""
_AT_ONCE = 500
"""Lines between two reports of progress."""

Incoming = tuple[bytes, str, Event]
Known = Callable[[Sequence[bytes]], set[bytes]]


@dataclass(slots=True)
class IncomingBundle:
    """What a sound bundle holds: events that are not known yet, and texts."""

    bundle: Bundle
    known: int = 0
    """Number of events that somebody stated and the project has."""
    new: list[Incoming] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    """SHA-256 → content, of those wanted."""
    originals: tuple[str, ...] = ()


def _nothing_known(_identifiers: Sequence[bytes]) -> set[bytes]:
    return set()


def check(source: Path | IO[bytes], name: str, progress: Progress = silent) -> None:
    """Read all of a bundle. Raises UnreadableFile where anything is not as it should be."""
    with open_bundle(source, name) as reader:
        for _new in _events(reader, name, _nothing_known, progress):
            pass
        _check_files(reader)


def read_incoming(
    source: Path | bytes, name: str, known: Known, has_text: Callable[[str], bool], progress: Progress
) -> IncomingBundle:
    """Read and verify all of a bundle. Raises UnreadableFile.

    An event whose id is known was verified when it came the first time: the id is the hash of all that it says.
    """
    with open_bundle(source, name) as reader:
        found = IncomingBundle(reader.bundle, originals=reader.originals)
        for incoming, there in _events(reader, name, known, progress):
            found.new += incoming
            found.known += there
        for sha256 in reader.texts:
            text = reader.text(sha256)
            if not has_text(sha256):
                found.texts[sha256] = text
        _check_files(reader, texts=False)
    return found


def _events(
    reader: BundleReader, name: str, known: Known, progress: Progress
) -> Iterator[tuple[list[Incoming], int]]:
    """The events that are not known, some at a time, and how many are. Raises UnreadableFile."""
    count, last, total = 0, b"", reader.bundle.events
    for lines in _some(reader.lines()):
        identifiers = [hashlib.sha256(line).digest() for line in lines]
        if any(one >= other for one, other in zip([last, *identifiers], identifiers, strict=False)):
            raise UnreadableFile(f"The events in {name} are not in their order; ask for the bundle again.")
        count, last = count + len(lines), identifiers[-1]
        there = known(identifiers)
        some = [
            (identifier, *read_event(line, name))
            for identifier, line in zip(identifiers, lines, strict=True)
            if identifier not in there
        ]
        for _identifier, _document, event in some:
            _refuse_unusable(event, name)
        known_ones = (line for one, line in zip(identifiers, lines, strict=True) if one in there)
        yield some, sum(not line.startswith(_OF_PROGRAM) for line in known_ones)
        progress(min(count, total), total, f"Reading {name}")
    if count != total:
        raise UnreadableFile(f"{name} holds {count} events and says it holds {total}; ask for it again.")


def _refuse_unusable(event: Event, name: str) -> None:
    """Refuse a tag type that no project could define."""
    for statement in event.statements:
        if statement.kind == "tag_type" and statement.body is not None:
            try:
                checked(TagType.from_body(statement.body))
            except InvalidValue as error:
                raise UnreadableFile(f"{name} holds a tag type that cannot be used: {error}") from error


def _some(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    some: list[bytes] = []
    for line in lines:
        some.append(line)
        if len(some) == _AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def _check_files(reader: BundleReader, *, texts: bool = True) -> None:
    for sha256 in reader.texts if texts else ():
        reader.text(sha256)
    for sha256 in reader.originals:
        reader.original(sha256)
    reader.check_rest()


def in_order(events: Sequence[Incoming]) -> list[Incoming]:
    """Events so that what is superseded comes before what supersedes it, otherwise by the time they state.

    Nothing rests on this order; the history of a tag reads better in it.
    """
    by_id = {raw.hex(): (raw, document, event) for raw, document, event in events}
    ordered: dict[str, Incoming] = {}
    for start, _event in sorted(by_id.items(), key=lambda item: (item[1][2].at, item[0])):
        waiting = [start]
        while waiting:
            identifier = waiting[-1]
            if identifier in ordered:
                waiting.pop()
                continue
            before = [
                old
                for statement in by_id[identifier][2].statements
                for old in statement.supersedes
                if old in by_id and old not in ordered
            ]
            waiting += before
            if not before:
                ordered[waiting.pop()] = by_id[identifier]
    return list(ordered.values())
