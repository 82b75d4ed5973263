"""One text of the project with what is known about it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Metadata:
    """What an archivist may correct; every field is text, empty where unknown.

    `published` and `accessed` are EDTF (`2023-09-20`, `2023-05`), `language` is a BCP 47 tag.
    """

    title: str = ""
    publisher: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    accession: str = ""
    accessed: str = ""

    def filled_from(self, other: "Metadata") -> "Metadata":
        """Return this with its empty fields taken from `other`."""
        return Metadata(*(getattr(self, f.name) or getattr(other, f.name) for f in fields(Metadata)))


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes as received (kept in the project) and how they were read."""

    sha256: str
    name: str
    media_type: str
    encoding: str
    within: str = ""
    """Where it lay in a larger file: `crawl.warc.gz, record <urn:uuid:…>`, `articles.zip, 2023/luton.html`."""

    def to_body(self) -> dict[str, str]:
        """What an event states about the original."""
        return {name: value for name, value in asdict(self).items() if value or name != "within"}


@dataclass(frozen=True, slots=True)
class Replacement:
    """A character that no XML document can hold, replaced by U+FFFD when the text was taken in."""

    offset: int
    """Code point of the text where U+FFFD now stands."""
    code: int
    """Code point that stood in the original."""


@dataclass(frozen=True, slots=True)
class Article:
    """One accessioned text. Its text never changes; its metadata may.

    `id` is 16 hexadecimal digits made from the original's SHA-256, so that two people who take in the same
    file hold the same article. `sha256` is that of the text in UTF-8; `characters` counts its code points.
    """

    id: str
    metadata: Metadata
    sha256: str
    characters: int
    original: Original
    replaced: tuple[Replacement, ...] = field(default=())
    received: str = ""
    """SHA-256 of the TEI file in which it came, where it came from another project; `original` then describes a
    file that is not here."""

    @property
    def label(self) -> str:
        """The title, or else the name of the file."""
        return self.metadata.title or self.original.name

    def to_body(self) -> dict[str, Any]:
        """What an event states about this article."""
        return {
            "metadata": asdict(self.metadata),
            "text": {"sha256": self.sha256, "characters": self.characters},
            "original": self.original.to_body(),
            "replaced": [[replacement.offset, replacement.code] for replacement in self.replaced],
            **({"received": self.received} if self.received else {}),
        }

    @classmethod
    def from_body(cls, identifier: str, body: Mapping[str, Any]) -> "Article":
        """Read what `to_body` wrote."""
        return cls(
            id=identifier,
            metadata=Metadata(**body["metadata"]),
            sha256=body["text"]["sha256"],
            characters=body["text"]["characters"],
            original=Original(**body["original"]),
            replaced=tuple(Replacement(offset, code) for offset, code in body["replaced"]),
            received=body.get("received", ""),
        )
