"""Reads zip archives that may be hostile: in memory, within limits, with one kind of error."""

import io
import re
import stat
import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from annotator.model.errors import Cancelled, KnownError, UnreadableFile

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The others cannot be unpacked a bounded piece at a time."""
_ENCRYPTED = 0x1
_UNSAFE_NAME = re.compile(r"^(?:/|[A-Za-z]:)|(?:^|/)\.\.?(?:/|$)|//|[\x00-\x1f\x7f]")
_PIECE = 1 << 18
"""Bytes that are read at once."""
_SMALL = 1_000_000
"""Bytes of an entry below which it may shrink as well as it likes; an empty table does."""


@dataclass(frozen=True, slots=True)
class ZipLimits:
    """How much of an archive is borne."""

    entries: int = 100_000
    entry_bytes: int = 50_000_000
    """Of one entry, unpacked."""
    total_bytes: int = 20_000_000_000
    """Of all entries, unpacked; only one of them is in memory at a time."""
    ratio: int = 200
    """How many times larger an entry may be than it is packed; real texts stay below 30."""
    directory_bytes: int = 32_000_000
    """Of the list of entries, which is read at once."""


OWN = ZipLimits(entries=10_000_000, ratio=2000, directory_bytes=2_000_000_000)
"""What we wrote ourselves and read again at once is borne whatever it is."""


class ZipReader:
    """The files of an open archive; made by `open_zip`.

    The archive as a whole was found sound in names and sizes; an entry alone may still be unreadable.
    """

    def __init__(self, archive: zipfile.ZipFile, name: str, limits: ZipLimits) -> None:
        self._archive = archive
        self._name = name
        self._limits = limits
        entries = archive.infolist()
        if len(entries) > limits.entries:
            raise UnreadableFile(
                f"{name} holds {len(entries)} files, more than the {limits.entries} that are read; divide it."
            )
        if sum(entry.file_size for entry in entries) > limits.total_bytes:
            raise UnreadableFile(
                f"{name} holds more than {limits.total_bytes // 1_000_000} MB unpacked; divide it."
            )
        self._entries = {_safe(entry, name): entry for entry in entries}
        if len({member.casefold() for member in self._entries}) < len(entries):
            raise UnreadableFile(f"{name} holds two files of the same name; unpack it and look at both.")

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the files with `/` between folders, in the order in which they lie in the archive."""
        return tuple(name for name in self._entries if not name.endswith("/"))

    def read(self, member: str) -> bytes:
        """The bytes of one file, checked against their checksum. Raises UnreadableFile."""
        if member not in self._entries:
            raise UnreadableFile(f"{self._name} holds no {member}; it is not whole.")
        entry = self._entries[member]
        self._check(entry, member)
        with _one_error(f"{member} in {self._name} is damaged; unpack the archive with another program."):
            return self._archive.read(entry)

    def stream(self, member: str) -> IO[bytes]:
        """One file to be read a piece at a time, for one that is too large to be held. Raises UnreadableFile.

        What reads it has to expect all that `zipfile` raises for damaged files (see `open_zip`).
        """
        entry = self._entries[member]
        self._check(entry, member)
        with _one_error(f"{member} in {self._name} is damaged; unpack the archive with another program."):
            return self._archive.open(entry)

    def pieces(self, member: str) -> Iterator[bytes]:
        """The bytes of one file, some at a time, for one that is too large to be held. Raises UnreadableFile."""
        if member not in self._entries:
            raise UnreadableFile(f"{self._name} holds no {member}; it is not whole.")
        damaged = f"{member} in {self._name} is damaged; unpack the archive with another program."
        with _one_error(damaged), self.stream(member) as stream:
            while piece := stream.read(_PIECE):
                yield piece

    def members(self) -> Iterator[tuple[str, bytes]]:
        """Name and bytes of every file, one at a time. Raises UnreadableFile at the first that is none."""
        for name in self.names:
            yield name, self.read(name)

    def _check(self, entry: zipfile.ZipInfo, member: str) -> None:
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise UnreadableFile(
                f"{member} in {self._name} is a link to another file; put the file in its place."
            )
        if entry.flag_bits & _ENCRYPTED:
            raise UnreadableFile(
                f"{member} in {self._name} has a password; unpack it and take it in by itself."
            )
        if entry.compress_type not in _METHODS:
            raise UnreadableFile(
                f"{member} in {self._name} is packed in a way that is not read; unpack it and take it in by itself."
            )
        if entry.file_size > self._limits.entry_bytes:
            raise UnreadableFile(
                f"{member} in {self._name} has {entry.file_size / 1_000_000:.1f} MB, more than the "
                f"{self._limits.entry_bytes / 1_000_000:g} MB that one file may have."
            )
        if entry.file_size > max(_SMALL, entry.compress_size * self._limits.ratio):
            raise UnreadableFile(
                f"{member} in {self._name} is more than {self._limits.ratio} times larger than it is packed, "
                "as made to fill the memory; it is not unpacked."
            )


@contextmanager
def open_zip(
    source: Path | bytes | IO[bytes], name: str, limits: ZipLimits | None = None
) -> Iterator[ZipReader]:
    """Open an archive, a file, its bytes or what is open already; `name` is what sentences call it. Nothing is ever written to disk.

    Raises UnreadableFile for what is no zip archive, and for one with names that lead out of a folder, with
    names that differ only in case, with too many files, or larger than `limits`.
    """
    limits = limits or ZipLimits()
    damaged = f"{name} is no zip archive or is damaged; pack it again."
    with _one_error(damaged):
        stream: AbstractContextManager[IO[bytes]]
        if isinstance(source, Path):
            stream = source.open("rb")
        else:
            stream = nullcontext(io.BytesIO(source) if isinstance(source, bytes) else source)
    with stream as opened:
        with _one_error(damaged):
            archive = zipfile.ZipFile(_Bounded(opened, limits.directory_bytes))
        with archive:
            yield ZipReader(archive, name, limits)


class _Bounded(io.RawIOBase):
    """A file of which only so much is read at once: the list of entries, whose size the archive itself states."""

    def __init__(self, stream: IO[bytes], most: int) -> None:
        self._stream = stream
        self._most = most

    def read(self, size: int = -1, /) -> bytes:
        """Read at most `size` bytes. Raises UnreadableFile where more are asked for than is borne."""
        if size > self._most:
            raise UnreadableFile("The list of the files in the archive is too long; divide the archive.")
        return self._stream.read(size)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place."""
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """Where the next byte is read."""
        return self._stream.tell()

    def seekable(self) -> bool:
        """Whether `seek` may be asked for."""
        return True

    def readable(self) -> bool:
        """Whether `read` may be asked for."""
        return True


@contextmanager
def _one_error(sentence: str) -> Iterator[None]:
    """Make every exception of the standard library's reader the one that is known.

    `zipfile` documents BadZipFile, and raises struct.error, zlib.error, EOFError, NotImplementedError,
    RuntimeError, UnicodeDecodeError, ValueError, OverflowError and OSError as well.
    """
    try:
        yield
    except (KnownError, Cancelled):
        raise
    except Exception as error:
        raise UnreadableFile(sentence) from error


def _safe(entry: zipfile.ZipInfo, archive: str) -> str:
    """The name of an entry, with `/` between folders. Raises UnreadableFile where it leads out of a folder."""
    name = entry.filename.replace("\\", "/")  # some programs of Windows write it so
    if not name or _UNSAFE_NAME.search(name):
        raise UnreadableFile(
            f"{archive} holds a file named {name[:80]!r}, which leads out of the archive; it is not read."
        )
    return name
