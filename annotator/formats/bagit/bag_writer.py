"""Writes a bag of BagIt 1.0 into a zip archive; the same payload gives the same bytes."""

import hashlib
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, BinaryIO, Protocol, cast

from annotator.formats.bagit.declaration import (
    ALGORITHMS,
    DECLARATION,
    DECLARED,
    INFO,
    PAYLOAD,
    info_file,
    manifest,
)
from annotator.formats.zip_writer import ZipArchive, write_zip

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer


class _Writable(Protocol):
    def write(self, data: bytes, /) -> object: ...


class BagWriter:
    """A bag that is being written; made by `write_bag`."""

    def __init__(self, archive: ZipArchive, folder: str) -> None:
        self._archive = archive
        self._folder = folder
        self._hashes: dict[str, dict[str, str]] = {algorithm: {} for algorithm in ALGORITHMS}
        self._sizes: dict[str, int] = {}

    def add(self, path: str, data: bytes) -> None:
        """Add a file to the payload; `path` has `/` between folders and is safe (see `text.file_names`)."""
        with self.open(path) as stream:
            stream.write(data)

    @contextmanager
    def open(self, path: str) -> Iterator[BinaryIO]:
        """Add a file to the payload piece by piece, by a stream that can only be written to."""
        with self._archive.open(f"{self._folder}/{PAYLOAD}{path}") as stream:
            hashing = _Hashing(stream)
            yield cast(BinaryIO, hashing)
        self._sizes[path] = hashing.bytes
        for algorithm, digest in hashing.digests().items():
            self._hashes[algorithm][f"{PAYLOAD}{path}"] = digest

    def packed(self, path: str) -> tuple[int, str]:
        """Bytes and SHA-256 of a file of the payload that was added."""
        return self._sizes[path], self._hashes["sha256"][f"{PAYLOAD}{path}"]

    def close(self, info: Sequence[tuple[str, str]]) -> None:
        """Write what stands beside the payload; `info` is the metadata of the bag, label by label."""
        size = ("Payload-Oxum", f"{sum(self._sizes.values())}.{len(self._sizes)}")
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


class _Hashing(io.RawIOBase):
    """Passes bytes on and hashes them."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream: _Writable = stream
        self._hashes = {algorithm: hashlib.new(algorithm) for algorithm in ALGORITHMS}
        self.bytes = 0

    def writable(self) -> bool:
        """Whether it can be written to."""
        return True

    def write(self, data: "Buffer", /) -> int:
        """Write some bytes."""
        data = bytes(data)
        self._stream.write(data)
        self.bytes += len(data)
        for one in self._hashes.values():
            one.update(data)
        return len(data)

    def digests(self) -> dict[str, str]:
        """Hash of all that was written, by algorithm."""
        return {algorithm: one.hexdigest() for algorithm, one in self._hashes.items()}
