"""Writes a bundle; the same content gives the same bytes."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from annotator.formats.bagit.bag_writer import BagWriter, write_bag
from annotator.formats.bundles.layout import (
    FOLDER,
    FORMAT,
    MANIFEST,
    PREMIS,
    READ_ME,
    VERSION,
    events_path,
    original_path,
    text_path,
)
from annotator.formats.bundles.premis import premis
from annotator.formats.bundles.read_me import read_me
from annotator.model.bundle import Bundle
from annotator.model.event import canonical_json

PART_BYTES = 16_000_000
"""Of events in one file, so that each can be read at once; a longer line is a part of its own."""


def write_bundle(
    stream: BinaryIO,
    bundle: Bundle,
    lines: Iterable[str],
    *,
    texts: Iterable[tuple[str, str]] = (),
    originals: Iterable[tuple[str, bytes]] = (),
) -> None:
    """Write a bundle; `lines` are canonical events by id, texts and originals come with their SHA-256."""
    info = [
        ("Source-Organization", bundle.by),
        ("External-Description", f"{bundle.kind}: {bundle.project}"),
        ("Bag-Software-Agent", "Annotator"),
    ]
    with write_bag(stream, FOLDER, info) as bag:
        head = {"format": FORMAT, "version": VERSION, **bundle.to_body()}
        bag.add(MANIFEST, canonical_json(head).encode() + b"\n")
        bag.add(READ_ME, read_me(bundle).encode())
        for number, part in enumerate(_parts(lines), start=1):
            bag.add(events_path(number), part)
        if files := list(_files(bag, texts, originals)):
            bag.add(PREMIS, premis(files))


def _files(
    bag: BagWriter, texts: Iterable[tuple[str, str]], originals: Iterable[tuple[str, bytes]]
) -> Iterator[tuple[str, str, int]]:
    """Add texts and originals; gives path, SHA-256 and bytes of each."""
    for sha256, content in texts:
        data = content.encode()
        bag.add(text_path(sha256), data)
        yield text_path(sha256), sha256, len(data)
    for sha256, data in originals:
        bag.add(original_path(sha256), data)
        yield original_path(sha256), sha256, len(data)


def _parts(lines: Iterable[str]) -> Iterator[bytes]:
    part = bytearray()
    begun = False
    for line in lines:
        data = line.encode() + b"\n"
        if part and len(part) + len(data) > PART_BYTES:
            yield bytes(part)
            part.clear()
        part += data
        begun = True
    if part or not begun:
        yield bytes(part)
