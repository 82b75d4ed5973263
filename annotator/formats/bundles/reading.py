"""Reads a bundle that may be hostile: only what a bundle holds, each file checked against its hashes."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from annotator.formats.bagit.bag_reader import Bag, is_bag_with, open_bag
from annotator.formats.bundles.layout import (
    EVENTS,
    FORMAT,
    MANIFEST,
    ORIGINAL,
    PREMIS,
    READ_ME,
    TEXT,
    VERSION,
    original_path,
    text_path,
)
from annotator.formats.json_reader import read_json
from annotator.formats.json_shape import conforms
from annotator.formats.statements.shapes import refuse_forbidden
from annotator.formats.zip_reader import ZipLimits
from annotator.model.bundle import BUNDLE_KINDS, Bundle
from annotator.model.errors import UnreadableFile
from annotator.text.normalising import forbidden_characters

LIMITS = ZipLimits(entry_bytes=1_000_000_000)
_BESIDE = re.compile(r"bagit\.txt|bag-info\.txt|(?:tag)?manifest-(?:sha256|sha512)\.txt")
_SHAPE = {
    "format": (FORMAT,),
    "version": int,
    "kind": BUNDLE_KINDS,
    "project": str,
    "by": str,
    "recipient": str,
    "blind": bool,
    "articles": [{"id": str, "title": str, "sha256": str, "characters": int}],
    "events": int,
}


class BundleReader:
    """The content of a bundle; made by `open_bundle`."""

    def __init__(self, bag: Bag, name: str) -> None:
        self._bag = bag
        self._name = name
        for path in bag.beside:
            if not _BESIDE.fullmatch(path):
                raise UnreadableFile(f"{name} holds {path[:80]}, which no bundle has; ask for it again.")
        paths = bag.paths
        fixed = {MANIFEST, READ_ME, PREMIS}
        for path in paths:
            if path not in fixed and not any(kind.fullmatch(path) for kind in (EVENTS, TEXT, ORIGINAL)):
                raise UnreadableFile(f"{name} holds {path[:80]}, which no bundle has; ask for it again.")
        self._parts = sorted(
            (int(found[1] or 1), path) for path in paths if (found := EVENTS.fullmatch(path))
        )
        if MANIFEST not in paths or [number for number, _path in self._parts] != list(
            range(1, len(self._parts) + 1)
        ):
            raise UnreadableFile(f"{name} is a bag and no whole bundle of Annotator; ask for it again.")
        self.texts = tuple(found[1] for path in paths if (found := TEXT.fullmatch(path)))
        """SHA-256 of the texts, sorted."""
        self.originals = tuple(found[1] for path in paths if (found := ORIGINAL.fullmatch(path)))
        """SHA-256 of the originals, sorted."""
        self.bundle = self._head()

    def _head(self) -> Bundle:
        raw = read_json(self._bag.read(MANIFEST), f"{MANIFEST} in {self._name}")
        if isinstance(raw, dict) and isinstance(raw.get("version"), int) and raw["version"] > VERSION:
            raise UnreadableFile(f"{self._name} was made by a newer Annotator; update the program.")
        if not conforms(raw, _SHAPE):
            raise UnreadableFile(
                f"{MANIFEST} in {self._name} is not what Annotator writes; ask for it again."
            )
        refuse_forbidden(raw)
        return Bundle.from_body(
            {key: value for key, value in raw.items() if key not in ("format", "version")}
        )

    def lines(self) -> Iterator[bytes]:
        """The events, each as its canonical JSON in UTF-8. Raises UnreadableFile."""
        for _number, path in self._parts:
            data = self._bag.read(path)
            if data and not data.endswith(b"\n"):
                raise UnreadableFile(f"{path} in {self._name} was cut off; ask for the bundle again.")
            yield from data.split(b"\n")[:-1]

    def text(self, sha256: str) -> str:
        """A text by its hash. Raises UnreadableFile."""
        data = self._named_by_hash(text_path(sha256), sha256)
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise UnreadableFile(f"A text in {self._name} is not UTF-8; ask for the bundle again.") from error
        if forbidden_characters(text) or "\r" in text:
            raise UnreadableFile(f"A text in {self._name} holds control characters; it is not taken in.")
        return text

    def original(self, sha256: str) -> bytes:
        """An original by its hash. Raises UnreadableFile."""
        return self._named_by_hash(original_path(sha256), sha256)

    def check_rest(self) -> None:
        """Read what is for people and other programs, which must be as it was packed too."""
        for path in {READ_ME, PREMIS}.intersection(self._bag.paths):
            self._bag.read(path)

    def _named_by_hash(self, path: str, sha256: str) -> bytes:
        data = self._bag.read(path)
        if hashlib.sha256(data).hexdigest() != sha256:
            raise UnreadableFile(
                f"{path} in {self._name} is not what its name says; ask for the bundle again."
            )
        return data


@contextmanager
def open_bundle(source: Path | bytes | IO[bytes], name: str) -> Iterator[BundleReader]:
    """Open a bundle; `name` is what sentences call it. Raises UnreadableFile for anything else."""
    with open_bag(source, name, LIMITS) as bag:
        yield BundleReader(bag, name)


def is_bundle(path: Path) -> bool:
    """Whether an archive has what tells a bundle from other archives and bags; nothing of it is unpacked."""
    return is_bag_with(path, MANIFEST, LIMITS)
