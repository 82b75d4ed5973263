"""Reads back what `header` and `source` wrote: what an article is, and the file that it was made from."""

from dataclasses import dataclass

from annotator.formats.tei.node import XmlElement
from annotator.formats.tei.reading_ids import sha256_of
from annotator.formats.tei.xpath import xpath
from annotator.model.article import Metadata, Original

_FILE = "tei:teiHeader/tei:fileDesc/"
_SOURCE = f"{_FILE}tei:sourceDesc/tei:biblStruct/"
_ORIGINAL = f"{_FILE}tei:sourceDesc/tei:bibl/"
_METADATA = {
    "title": f"{_SOURCE}tei:analytic/tei:title",
    "publisher": f"{_SOURCE}tei:monogr/tei:imprint/tei:publisher",
    "author": f"{_SOURCE}tei:analytic/tei:author",
    "published": f"{_SOURCE}tei:monogr/tei:imprint/tei:date",
    "url": f"{_SOURCE}tei:analytic/tei:idno",
    "language": "tei:teiHeader/tei:profileDesc/tei:langUsage/tei:language",
    "accession": f"{_FILE}tei:publicationStmt/tei:idno[@type = 'accession']",
    "accessed": f"{_SOURCE}tei:note/tei:date",
}
_FIELDS = {name: xpath(f"string({path})") for name, path in _METADATA.items()}
_TEXT_SHA256 = xpath(f"string({_FILE}tei:publicationStmt/tei:idno[@type = 'sha256'])")
_DESCRIBED = tuple(
    xpath(f"string({_ORIGINAL}{path})")
    for path in (
        "tei:idno",
        "tei:title",
        "tei:note[@type = 'media-type']",
        "tei:note[@type = 'encoding']",
        "tei:note[@type = 'within']",
    )
)


@dataclass(frozen=True, slots=True)
class Source:
    """What the header of an article says of it; `sha256` is that of its text."""

    metadata: Metadata
    original: Original
    sha256: str


def source_of(document: XmlElement) -> Source:
    """Read the header of a `TEI` element."""
    said = {name: str(read(document)) for name, read in _FIELDS.items()}
    if said["language"] == "und":
        said["language"] = ""
    sha256, *described = (str(read(document)) for read in _DESCRIBED)
    return Source(Metadata(**said), Original(sha256_of(sha256), *described), str(_TEXT_SHA256(document)))
