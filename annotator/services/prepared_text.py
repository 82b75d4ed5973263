"""A document that was read and not yet taken in, and the article that it becomes."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from annotator.model.article import Article, Metadata, Original
from annotator.model.errors import NotFound, UnreadableFile
from annotator.model.incoming import Incoming
from annotator.services.edit import Edit
from annotator.services.incoming_texts import checked, zone_of
from annotator.services.source_file import readable
from annotator.text.normalising import printable


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file, or a document in a container, that was read and not yet taken in."""

    path: Path
    data: bytes
    incoming: Incoming
    sha256: str
    duplicate_of: str
    """Id of the article that was made from the same bytes, or empty."""
    name: str
    """What the document is called: in a container, not as the file."""
    within: str = ""
    """Where it lay in a container (see `Original`)."""

    @property
    def article_id(self) -> str:
        """Id that the article has or will have."""
        return self.sha256[:16]


def article_of(prepared: Prepared, metadata: Metadata) -> Article:
    """The article that a document becomes. Raises InvalidValue for metadata that mean nothing."""
    incoming = prepared.incoming
    return Article(
        id=prepared.article_id,
        metadata=checked(metadata),
        sha256=hashlib.sha256(incoming.text.encode("utf-8")).hexdigest(),
        characters=len(incoming.text),
        original=Original(
            prepared.sha256,
            readable(prepared.name),
            incoming.media_type,
            incoming.encoding,
            " ".join(printable(readable(prepared.within)).split()),
        ),
        replaced=incoming.replaced,
    )


def edits_of(prepared: Prepared, article: Article, by: str) -> list[Edit]:
    """What is stated when a document becomes an article."""
    zones = [zone_of(article.id, proposed, by) for proposed in prepared.incoming.zones]
    return [
        Edit("article", article.id, article.to_body(), article.id),
        *(Edit("zone", zone.id, zone.to_body(), article.id) for zone in zones),
    ]


def bytes_of(path: Path, max_bytes: int) -> bytes:
    """The bytes of a file. Raises NotFound or UnreadableFile."""
    from annotator.formats.importers.limits import check_size

    try:
        check_size(path.stat().st_size, path.name, max_bytes)
        return path.read_bytes()
    except OSError as error:
        raise cannot_be_read(path, error) from error


def cannot_be_read(path: Path, error: OSError) -> NotFound | UnreadableFile:
    """What an error of the system means."""
    if isinstance(error, FileNotFoundError):
        return NotFound(f"There is no file {path}; check its name.")
    return UnreadableFile(f"{path.name} cannot be read ({error.strerror}); check its permissions.")
