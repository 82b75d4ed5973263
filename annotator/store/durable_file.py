"""Files that are whole or not there: temporary name, fsync, rename, fsync of the folder."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from annotator.model.errors import UnwritableFile


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Give a stream for the new content of `path`; the old file stays until the new one is on the disk.

    The stream can be read as well, so that what was written is checked before it replaces anything. Raises
    UnwritableFile; after any exception the old file is as it was and no temporary file is left.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        raise UnwritableFile(f"{path} is no ordinary file; give the name of a new file.")
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
    except OSError as error:
        raise _unwritable(path, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w+b") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_mode_of(path))
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise _unwritable(path, error) from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder survive a power cut; where the system cannot do it, it needs no doing."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _mode_of(path: Path) -> int:
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _unwritable(path: Path, error: OSError) -> UnwritableFile:
    reason = error.strerror or str(error)
    return UnwritableFile(
        f"{path.name} could not be written in {path.parent} ({reason}); choose another folder or free some space. "
        "Nothing was changed."
    )
