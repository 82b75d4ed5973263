"""Opens the zipped XML of an office document: no DTD, no entities, nothing fetched, within bounds."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from annotator.formats.zip_reader import ZipLimits, ZipReader, open_zip
from annotator.model.errors import KnownError, UnreadableFile

Element = Any
"""An element of lxml, whose module is imported when a document is first read."""

_LIMITS = ZipLimits(entries=20_000, entry_bytes=100_000_000, total_bytes=1_000_000_000)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class OfficeDocument:
    """The parts of one document."""

    def __init__(self, archive: ZipReader, name: str) -> None:
        self._archive = archive
        self._names = frozenset(archive.names)
        self.name = name

    def has(self, part: str) -> bool:
        """Whether there is a part of this name."""
        return part in self._names

    def parts(self, beginning: str) -> list[str]:
        """Names of the XML parts that begin so, in order."""
        return sorted(part for part in self._names if part.startswith(beginning) and part.endswith(".xml"))

    def root(self, part: str) -> Element | None:
        """Return the root of a part, None when there is no such part. Raises UnreadableFile."""
        from lxml import etree

        if not self.has(part):
            return None
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root: Element = etree.fromstring(self._archive.read(part), parser)
        except (etree.LxmlError, ValueError, AssertionError) as error:
            raise UnreadableFile(
                f"{self.name} is damaged ({part} is no XML); open it, save it anew and import that."
            ) from error
        if root.getroottree().docinfo.doctype:
            raise UnreadableFile(
                f"{self.name} has a DOCTYPE, which can pull in or multiply text unseen; "
                "open it, save it anew and import that."
            )
        return root


@contextmanager
def opened(data: bytes, name: str) -> Iterator[OfficeDocument]:
    """Open a document; whatever a damaged one makes go wrong becomes UnreadableFile."""
    if data.startswith(_OLD_OFFICE):
        raise UnreadableFile(
            f"{name} has a password or is of an old kind; open it, save it anew without password and import that."
        )
    if not data.startswith(b"PK"):
        raise UnreadableFile(
            f"{name} is no office document, whatever its name; open it, save it anew and import that."
        )
    try:
        with open_zip(data, name, _LIMITS) as archive:
            yield OfficeDocument(archive, name)
    except KnownError:
        raise
    except (ValueError, LookupError, RecursionError, OverflowError) as error:
        raise UnreadableFile(f"{name} is damaged; open it, save it anew and import that.") from error
