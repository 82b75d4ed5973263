"""The files of a bag that lies unpacked in a folder; nothing outside of it is ever read."""

from collections.abc import Iterator
from pathlib import Path

from annotator.model.errors import UnreadableFile

_PIECE = 1 << 18
"""Bytes that are read at once."""


class FolderFiles:
    """The files below a folder. Raises UnreadableFile where one of them is a link, which may lead out of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._paths = {
            f"{self._folder.name}/{path.relative_to(self._folder).as_posix()}": path
            for path in sorted(self._folder.rglob("*"))
            if self._is_file(path)
        }

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the files, which begin with that of the folder, with `/` between folders."""
        return tuple(self._paths)

    def read(self, member: str) -> bytes:
        """The bytes of one file. Raises UnreadableFile."""
        return b"".join(self.pieces(member))

    def pieces(self, member: str) -> Iterator[bytes]:
        """The bytes of one file, some at a time. Raises UnreadableFile."""
        if member not in self._paths:
            raise UnreadableFile(f"{self._folder.name} holds no {member}; it is not whole.")
        try:
            with self._paths[member].open("rb") as stream:
                while piece := stream.read(_PIECE):
                    yield piece
        except OSError as error:
            raise UnreadableFile(f"{member} cannot be read ({error.strerror}); check its rights.") from error

    def _is_file(self, path: Path) -> bool:
        if path.is_symlink():
            raise UnreadableFile(
                f"{path.relative_to(self._folder).as_posix()} is a link to another file; put the file in its place."
            )
        return path.is_file()
