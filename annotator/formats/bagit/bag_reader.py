"""Reads a bag of BagIt 1.0, in a zip archive or in a folder, and checks all that it says of itself."""

import hashlib
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

from annotator.formats.bagit.declaration import DECLARATION, FETCH, INFO, PAYLOAD, hashes_in, info_in
from annotator.formats.bagit.folder_files import FolderFiles
from annotator.formats.zip_reader import ZipLimits, open_zip
from annotator.model.errors import UnreadableFile

_MANIFEST = re.compile(r"manifest-(md5|sha1|sha224|sha256|sha384|sha512)\.txt")
_VERSION = re.compile(
    r"BagIt-Version: (0\.9[67]|1\.0)\r?\n?Tag-File-Character-Encoding: UTF-8\s*", re.IGNORECASE
)
_WEAKEST_FIRST = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")

ANY_SIZE = ZipLimits(
    entries=1_000_000, entry_bytes=10**12, total_bytes=10**13, ratio=10_000, directory_bytes=500_000_000
)
"""For a bag that is only looked through, a piece at a time."""

_LARGEST_LIST = 500_000_000
"""Bytes of a file beside the payload, which is read at once."""


class Files(Protocol):
    """Where a bag lies: the files of an archive or of a folder."""

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all files, with `/` between folders, the first of which is the bag."""

    def read(self, member: str, /) -> bytes:
        """The bytes of one file. Raises UnreadableFile."""

    def pieces(self, member: str, /) -> Iterator[bytes]:
        """The bytes of one file, some at a time. Raises UnreadableFile."""


class Bag:
    """A bag whose lists are sound; each file is checked against its hash when it is read."""

    def __init__(self, archive: Files, folder: str, name: str) -> None:
        self._archive = archive
        self._folder = folder
        self._name = name
        self._inside = {
            member.removeprefix(f"{folder}/") for member in archive.names if member.startswith(f"{folder}/")
        }
        if not _VERSION.fullmatch(self._text(DECLARATION)):
            raise UnreadableFile(f"{name} is no bag of a kind that is known (BagIt 1.0).")
        if FETCH in self._inside:
            raise UnreadableFile(f"{name} wants to fetch files from the network; get a bag that holds them.")
        self._check_tags()
        self._hashes = self._manifests()
        self.info = info_in(self._text(INFO)) if INFO in self._inside else []
        self._check_size()

    @property
    def paths(self) -> tuple[str, ...]:
        """Paths of the payload without `data/`, sorted."""
        return tuple(sorted(path.removeprefix(PAYLOAD) for path in self._inside if path.startswith(PAYLOAD)))

    @property
    def beside(self) -> tuple[str, ...]:
        """Names of the files beside the payload, sorted."""
        return tuple(sorted(path for path in self._inside if not path.startswith(PAYLOAD)))

    def value(self, label: str) -> str:
        """The first value of a label of the metadata, or empty."""
        return next((value for name, value in self.info if name.casefold() == label.casefold()), "")

    def read(self, path: str) -> bytes:
        """The bytes of a file of the payload. Raises UnreadableFile where it is missing or not as it was packed."""
        data = self._archive.read(f"{self._folder}/{PAYLOAD}{path}")
        self._check(f"{PAYLOAD}{path}", data, self._hashes)
        return data

    def pieces(self, path: str) -> Iterator[bytes]:
        """The bytes of a file of the payload, some at a time, not held against its hash."""
        return self._archive.pieces(f"{self._folder}/{PAYLOAD}{path}")

    def size(self, path: str) -> int:
        """Bytes of a file of the payload, all of which are read. Raises UnreadableFile where it is not whole."""
        return self._check_pieces(f"{PAYLOAD}{path}", self._hashes)

    def digest(self, path: str, algorithm: str) -> str:
        """The hash of a file of the payload as a list states it, empty where none does."""
        return dict(self._hashes.get(f"{PAYLOAD}{path}", ())).get(algorithm, "")

    def verify(self) -> Iterator[str]:
        """Read every file of the payload and yield its path; raises UnreadableFile at the first that is not whole."""
        for path in self.paths:
            self.size(path)
            yield path

    def is_size(self, octets: int) -> bool:
        """Whether this is how many bytes the bag says that its payload has, if it says so."""
        said = self.value("Payload-Oxum").partition(".")[0]
        return not said or said == str(octets)

    def _text(self, name: str) -> str:
        whole = bytearray()
        for piece in self._archive.pieces(f"{self._folder}/{name}"):
            whole += piece
            if len(whole) > _LARGEST_LIST:
                raise UnreadableFile(f"{name} in {self._name} is too large to be read.")
        try:
            return whole.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise UnreadableFile(f"{name} in {self._name} is not UTF-8; the bag is not whole.") from error

    def _manifests(self) -> dict[str, list[tuple[str, str]]]:
        """(algorithm, hash) of each file of the payload, the strongest first."""
        payload = {path for path in self._inside if path.startswith(PAYLOAD)}
        found: dict[str, list[tuple[str, str]]] = {path: [] for path in payload}
        listed = sorted(
            (parts[1] for name in self._inside if (parts := _MANIFEST.fullmatch(name))),
            key=_WEAKEST_FIRST.index,
            reverse=True,
        )
        if not listed:
            raise UnreadableFile(f"{self._name} has no list of hashes; it is no whole bag.")
        for algorithm in listed:
            name = f"manifest-{algorithm}.txt"
            hashes = hashes_in(self._text(name), name)
            if missing := hashes.keys() - payload:
                raise UnreadableFile(f"{self._name} lacks {_few(missing)}, which {name} lists.")
            if unlisted := payload - hashes.keys():
                raise UnreadableFile(f"{self._name} holds {_few(unlisted)}, which {name} does not list.")
            for path, digest in hashes.items():
                found[path].append((algorithm, digest))
        return found

    def _check_tags(self) -> None:
        for name in sorted(self._inside):
            if not (name.startswith("tag") and (parts := _MANIFEST.fullmatch(name.removeprefix("tag")))):
                continue
            for path, digest in hashes_in(self._text(name), name).items():
                if path not in self._inside:
                    raise UnreadableFile(f"{self._name} lacks {path}, which {name} lists.")
                self._check_pieces(path, {path: [(parts[1], digest)]})

    def _check(self, path: str, data: bytes, hashes: dict[str, list[tuple[str, str]]]) -> None:
        algorithm, digest = hashes[path][0]
        if hashlib.new(algorithm, data).hexdigest() != digest:
            raise self._changed(path)

    def _check_pieces(self, path: str, hashes: dict[str, list[tuple[str, str]]]) -> int:
        """Hold a file against its hash without holding it in memory, and return how many bytes it has."""
        algorithm, digest = hashes[path][0]
        hashed, size = hashlib.new(algorithm), 0
        for piece in self._archive.pieces(f"{self._folder}/{path}"):
            hashed.update(piece)
            size += len(piece)
        if hashed.hexdigest() != digest:
            raise self._changed(path)
        return size

    def _changed(self, path: str) -> UnreadableFile:
        return UnreadableFile(f"{path} in {self._name} is not as it was packed; ask for the bag again.")

    def _check_size(self) -> None:
        said = self.value("Payload-Oxum").partition(".")
        if said[0] and said[2] and said[2] != str(len(self.paths)):
            raise UnreadableFile(
                f"{self._name} holds {len(self.paths)} files and says it holds {said[2]}; ask for the bag again."
            )


def _few(paths: Collection[str]) -> str:
    """The first of some paths, and how many more there are."""
    more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
    return f"{min(paths)}{more}"


@contextmanager
def open_bag(source: Path | bytes | IO[bytes], name: str, limits: ZipLimits | None = None) -> Iterator[Bag]:
    """Open a bag, in a zip archive or a folder; `name` is what sentences call it. Nothing is ever written to disk.

    Raises UnreadableFile for what is no bag, or one whose lists and files do not agree.
    """
    if isinstance(source, Path) and source.is_dir():
        yield _bag(FolderFiles(source), name)
        return
    with open_zip(source, name, limits) as archive:
        yield _bag(archive, name)


def is_bag_with(path: Path, payload: str, limits: ZipLimits | None = None) -> bool:
    """Whether an archive is a bag with this file in its payload, by its names; nothing of it is unpacked."""
    try:
        with open_zip(path, path.name, limits) as archive:
            folder = next(iter(archive.names), "").partition("/")[0]
            return {f"{folder}/{DECLARATION}", f"{folder}/{PAYLOAD}{payload}"}.issubset(archive.names)
    except (OSError, UnreadableFile):
        return False


def _bag(archive: Files, name: str) -> Bag:
    folders = {member.partition("/")[0] for member in archive.names if "/" in member}
    outside = [member for member in archive.names if "/" not in member]
    if len(folders) != 1 or outside:
        raise UnreadableFile(f"{name} is no bag: a bag is one folder, perhaps packed as zip.")
    (folder,) = folders
    if f"{folder}/{DECLARATION}" not in archive.names:
        raise UnreadableFile(f"{name} is no bag: it has no {DECLARATION}.")
    return Bag(archive, folder, name)
