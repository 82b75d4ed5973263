"""Reads the records of a WARC file (ISO 28500), packed or not, with bounds on everything that is held."""

import gzip
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from typing import IO, cast

from annotator.model.errors import KnownError, UnreadableFile

_LONGEST_HEADER = 256_000
"""Bytes of the lines that describe a record, or a page."""
_PIECE = 1 << 20
_VERSION = re.compile(rb"WARC/\d+\.\d+\s*")
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """One record; `block` is None where it is larger than was borne."""

    headers: Mapping[str, str]
    """By their names in lower case."""
    block: bytes | None

    @property
    def kind(self) -> str:
        """`response`, `resource`, `revisit`, …"""
        return self.headers.get("warc-type", "").lower()


def records(stream: IO[bytes], name: str, max_bytes: int) -> Iterator[WarcRecord]:
    """Read the records one at a time. Raises UnreadableFile where the file breaks off or is no WARC file."""
    count = 0
    try:
        is_packed = stream.read(2) == _GZIP
        stream.seek(0)
        opened = cast(IO[bytes], gzip.GzipFile(fileobj=stream, mode="rb")) if is_packed else None
        with opened or nullcontext(stream) as lines:
            while version := _first_line(lines):
                if not _VERSION.fullmatch(version):
                    raise UnreadableFile(_broken(name, count))
                headers = header_fields(_header_lines(lines, name, count))
                yield WarcRecord(headers, _block(lines, headers, name, count, max_bytes))
                count += 1
    except KnownError:
        raise
    except (OSError, EOFError, zlib.error, ValueError, zipfile.BadZipFile) as error:
        raise UnreadableFile(_broken(name, count)) from error


def header_fields(lines: bytes) -> dict[str, str]:
    """Lines of `Name: value` by their names in lower case; a line that begins with a blank goes on the one before."""
    fields: dict[str, str] = {}
    text = re.sub(r"\r?\n[ \t]+", " ", lines.decode("utf-8", "surrogateescape"))
    for line in text.splitlines():
        name, colon, value = line.partition(":")
        if colon:
            fields.setdefault(name.strip().lower(), _sound(value.strip()))
    return fields


def _sound(value: str) -> str:
    """Bytes that are no UTF-8 are Latin-1, which is what HTTP once said."""
    try:
        return value.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeDecodeError:
        return value.encode("utf-8", "surrogateescape").decode("latin-1")


def _first_line(lines: IO[bytes]) -> bytes:
    """The next line that is not empty; nothing at the end."""
    while line := lines.readline(_LONGEST_HEADER):
        if line.strip():
            return line
    return b""


def _header_lines(lines: IO[bytes], name: str, count: int) -> bytes:
    found: list[bytes] = []
    size = 0
    while True:
        line = lines.readline(_LONGEST_HEADER)
        size += len(line)
        if not line.endswith(b"\n") or size > _LONGEST_HEADER:
            raise UnreadableFile(_broken(name, count))
        if not line.strip():
            return b"".join(found)
        found.append(line)


def _block(
    lines: IO[bytes], headers: Mapping[str, str], name: str, count: int, max_bytes: int
) -> bytes | None:
    stated = headers.get("content-length", "")
    if not re.fullmatch("[0-9]{1,15}", stated):
        raise UnreadableFile(_broken(name, count))
    left = int(stated)
    is_borne = left <= max_bytes
    pieces = []
    while left:
        piece = lines.read(min(left, _PIECE))
        if not piece:
            raise UnreadableFile(_broken(name, count))
        left -= len(piece)
        if is_borne:
            pieces.append(piece)
    return b"".join(pieces) if is_borne else None


def _broken(name: str, count: int) -> str:
    if not count:
        return f"{name} is no WARC file or is damaged from its beginning; ask for it again."
    return f"{name} breaks off or is damaged after {count} records, and what follows was not read; ask for it again."
