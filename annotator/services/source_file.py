"""A file that was made elsewhere: its bytes, and what it is called where it is cited."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from annotator.model.errors import NotFound, UnreadableFile

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
LARGEST = 64_000_000
"""Bytes of a file of names or terms."""


def content_of(path: Path, largest: int = LARGEST) -> bytes:
    """The bytes of a file. Raises NotFound or UnreadableFile."""
    try:
        if path.stat().st_size > largest:
            raise UnreadableFile(
                f"{path.name} has more than {largest // 1_000_000} MB; split it and take in its parts."
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise NotFound(f"There is no file {path}; check the name.") from error
    except OSError as error:
        raise UnreadableFile(
            f"{path.name} cannot be read ({error.strerror}); choose another file."
        ) from error


def beside(path: Path, largest: int = LARGEST) -> Callable[[str], bytes | None]:
    """How a reader asks for a file that belongs to another one, such as the text of a brat file: by its name alone."""

    def read(name: str) -> bytes | None:
        if not name or Path(name).name != name:
            return None
        other = path.with_name(name)
        return content_of(other, largest) if other.is_file() else None

    return read


def name_and_version(path: Path, name: str = "", version: str = "") -> str:
    """How a file is cited: `NAME, VERSION`, where nobody said otherwise its name and its date."""
    parts = (" ".join(name.split()) or path.stem, " ".join(version.split()) or date_of(path))
    return ", ".join(part for part in parts if part)


def date_of(path: Path) -> str:
    """The day on which a file was last changed, as EDTF; empty when it is not there."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()
    except OSError:
        return ""


def readable(name: str) -> str:
    """A file name as text on one line: what is no UTF-8 or controls a printer becomes U+FFFD, for Linux takes any bytes."""
    return _CONTROL.sub("\ufffd", name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
