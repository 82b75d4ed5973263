"""Writes a bag of BagIt 1.0 into a zip archive; the same payload gives the same bytes."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, BinaryIO, Protocol

from annotator.formats.bagit.declaration import (
    ALGORITHMS,
    DECLARATION,
    DECLARED,
    INFO,
    PAYLOAD,
    info_file,
    manifest,
)
from annotator.formats.exporters.zip_archive import ZipArchive, write_zip


class _Writable(Protocol):
    def write(self, data: bytes, /) -> object: ...


class BagWriter:
    """A bag that is being written; made by `write_bag`."""

    def __init__(self, archive: ZipArchive, folder: str) -> None:
        self._archive = archive
        self._folder = folder
        self._hashes: dict[str, dict[str, str]] = {algorithm: {} for algorithm in ALGORITHMS}
        self._bytes = 0

    def add(self, path: str, data: bytes) -> None:
        """Add a file to the payload; `path` has `/` between folders and is safe (see `text.file_names`)."""
        with self.open(path) as stream:
            stream.write(data)

    @contextmanager
    def open(self, path: str) -> Iterator["_Hashing"]:
        """Add a file to the payload piece by piece."""
        with self._archive.open(f"{self._folder}/{PAYLOAD}{path}") as stream:
            hashing = _Hashing(stream)
            yield hashing
        self._bytes += hashing.bytes
        for algorithm, digest in hashing.digests().items():
            self._hashes[algorithm][f"{PAYLOAD}{path}"] = digest

    def close(self, info: Sequence[tuple[str, str]]) -> None:
        """Write what stands beside the payload; `info` is the metadata of the bag, label by label."""
        count = len(self._hashes[ALGORITHMS[0]])
        size = ("Payload-Oxum", f"{self._bytes}.{count}")
        files = {DECLARATION: DECLARED, INFO: info_file((*info, size))}
        for algorithm, hashes in self._hashes.items():
            files[f"manifest-{algorithm}.txt"] = manifest(hashes)
        tags: dict[str, dict[str, str]] = {algorithm: {} for algorithm in ALGORITHMS}
        for name, text in files.items():
            data = text.encode()
            self._archive.add(f"{self._folder}/{name}", data)
            for algorithm in ALGORITHMS:
                tags[algorithm][name] = hashlib.new(algorithm, data).hexdigest()
        for algorithm, hashes in tags.items():
            self._archive.add(f"{self._folder}/tagmanifest-{algorithm}.txt", manifest(hashes).encode())


@contextmanager
def write_bag(stream: BinaryIO, folder: str, info: list[tuple[str, str]]) -> Iterator[BagWriter]:
    """Write a bag to a stream; `folder` is its name, and what is in `info` at the end becomes its metadata."""
    with write_zip(stream) as archive:
        bag = BagWriter(archive, folder)
        yield bag
        bag.close(info)


class _Hashing:
    """Passes bytes on and hashes them."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream: _Writable = stream
        self._hashes = {algorithm: hashlib.new(algorithm) for algorithm in ALGORITHMS}
        self.bytes = 0

    def write(self, data: bytes) -> int:
        """Write some bytes."""
        self._stream.write(data)
        self.bytes += len(data)
        for one in self._hashes.values():
            one.update(data)
        return len(data)

    def digests(self) -> dict[str, str]:
        """Hash of all that was written, by algorithm."""
        return {algorithm: one.hexdigest() for algorithm, one in self._hashes.items()}
