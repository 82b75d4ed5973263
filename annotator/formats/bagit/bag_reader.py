"""Reads a bag of BagIt 1.0 in a zip archive and checks all that it says of itself."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from annotator.formats.bagit.declaration import DECLARATION, FETCH, INFO, PAYLOAD, hashes_in, info_in
from annotator.formats.zip_reader import ZipLimits, ZipReader, open_zip
from annotator.model.errors import UnreadableFile

_MANIFEST = re.compile(r"manifest-(md5|sha1|sha224|sha256|sha384|sha512)\.txt")
_VERSION = re.compile(
    r"BagIt-Version: (0\.9[67]|1\.0)\r?\n?Tag-File-Character-Encoding: UTF-8\s*", re.IGNORECASE
)
_WEAKEST_FIRST = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")


class Bag:
    """A bag whose lists are sound; each file is checked against its hash when it is read."""

    def __init__(self, archive: ZipReader, folder: str, name: str) -> None:
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

    def value(self, label: str) -> str:
        """The first value of a label of the metadata, or empty."""
        return next((value for name, value in self.info if name.casefold() == label.casefold()), "")

    def read(self, path: str) -> bytes:
        """The bytes of a file of the payload. Raises UnreadableFile where it is missing or not as it was packed."""
        data = self._archive.read(f"{self._folder}/{PAYLOAD}{path}")
        self._check(f"{PAYLOAD}{path}", data, self._hashes)
        return data

    def verify(self) -> Iterator[str]:
        """Read every file of the payload and yield its path; raises UnreadableFile at the first that is not whole."""
        for path in self.paths:
            self.read(path)
            yield path

    def _text(self, name: str) -> str:
        try:
            return self._archive.read(f"{self._folder}/{name}").decode("utf-8-sig")
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
                raise UnreadableFile(f"{self._name} lacks {min(missing)}, which {name} lists.")
            if unlisted := payload - hashes.keys():
                raise UnreadableFile(f"{self._name} holds {min(unlisted)}, which {name} does not list.")
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
                data = self._archive.read(f"{self._folder}/{path}")
                self._check(path, data, {path: [(parts[1], digest)]})

    def _check(self, path: str, data: bytes, hashes: dict[str, list[tuple[str, str]]]) -> None:
        for algorithm, digest in hashes[path][:1]:
            if hashlib.new(algorithm, data).hexdigest() != digest:
                raise UnreadableFile(
                    f"{path} in {self._name} is not as it was packed; ask for the bag again."
                )

    def _check_size(self) -> None:
        said = self.value("Payload-Oxum").partition(".")
        if said[0] and said[2] and said[2] != str(len(self.paths)):
            raise UnreadableFile(
                f"{self._name} holds {len(self.paths)} files and says it holds {said[2]}; ask for the bag again."
            )


@contextmanager
def open_bag(source: Path | bytes | IO[bytes], name: str, limits: ZipLimits | None = None) -> Iterator[Bag]:
    """Open a bag in a zip archive; `name` is what sentences call it. Nothing is ever written to disk.

    Raises UnreadableFile for what is no bag, or one whose lists and files do not agree.
    """
    with open_zip(source, name, limits) as archive:
        folders = {member.partition("/")[0] for member in archive.names if "/" in member}
        outside = [member for member in archive.names if "/" not in member]
        if len(folders) != 1 or outside:
            raise UnreadableFile(f"{name} is no bag: a bag is one folder, packed as zip.")
        (folder,) = folders
        if f"{folder}/{DECLARATION}" not in archive.names:
            raise UnreadableFile(f"{name} is no bag: it has no {DECLARATION}.")
        yield Bag(archive, folder, name)
