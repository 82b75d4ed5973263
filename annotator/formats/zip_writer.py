"""Writes zip archives of which the same files always give the same bytes."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The first that a zip archive can state."""
_REGULAR_FILE = 0o100644 << 16


class ZipArchive:
    """An archive that is being written; the caller adds its files in an order that says nothing of the machine."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def add(self, name: str, data: bytes) -> None:
        """Add a file; `name` has `/` between folders."""
        with self.open(name) as stream:
            stream.write(data)

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """Add a file piece by piece."""
        entry = zipfile.ZipInfo(name, _MOMENT)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.create_system = 3  # permissions are meant as those of Unix
        entry.external_attr = _REGULAR_FILE
        with self._archive.open(entry, "w", force_zip64=True) as stream:
            yield stream


@contextmanager
def write_zip(stream: BinaryIO) -> Iterator[ZipArchive]:
    """Write an archive to a stream."""
    with zipfile.ZipFile(stream, "w") as archive:
        yield ZipArchive(archive)


def is_zip(data: bytes) -> bool:
    """Whether this is an archive that `write_zip` wrote."""
    return data.startswith(b"PK")


def files_as_text(data: bytes) -> str:
    """The files of an archive that we wrote, one after the other, for a preview."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(
            f"{name}\n\n{archive.read(name).decode('utf-8', 'replace')}" for name in archive.namelist()
        )
