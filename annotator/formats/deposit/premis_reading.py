"""Reads again which files a PREMIS document of ours speaks of, one object in memory at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from lxml import etree

from annotator.formats.deposit.premis import ARTICLE, NAMESPACE, PATH
from annotator.formats.tei.node import XmlElement
from annotator.model.errors import InvalidDocument

_P = f"{{{NAMESPACE}}}"


@dataclass(frozen=True, slots=True)
class StatedFile:
    """A file as PREMIS describes it."""

    path: str
    """In the bag."""
    article: str
    size: str
    sha256: str


def stated_files(stream: BinaryIO) -> Iterator[StatedFile]:
    """The objects of the document. Raises InvalidDocument where it is not well-formed or links to what it lacks."""
    named: set[str] = set()
    linked: set[str] = set()
    try:
        for _event, found in etree.iterparse(
            stream, tag=(f"{_P}object", f"{_P}event", f"{_P}agent"), resolve_entities=False, no_network=True
        ):
            linked |= {one.text or "" for one in found.iter(*_LINKS)}
            named |= {one.text or "" for one in found.iter(*_NAMES)}
            if found.tag == f"{_P}object":
                yield _stated(found)
            found.clear()
    except etree.XMLSyntaxError as error:
        raise InvalidDocument(f"premis.xml is not well-formed ({error}); export again.") from error
    if missing := linked - named:
        raise InvalidDocument(f"premis.xml speaks of {min(missing)} and does not describe it; export again.")


_LINKS = tuple(f"{_P}{name}IdentifierValue" for name in ("linkingAgent", "linkingObject", "relatedObject"))
_NAMES = tuple(f"{_P}{name}IdentifierValue" for name in ("agent", "object"))


def _stated(found: XmlElement) -> StatedFile:
    identifiers = {
        one.findtext(f"{_P}objectIdentifierType"): one.findtext(f"{_P}objectIdentifierValue") or ""
        for one in found.iterchildren(f"{_P}objectIdentifier")
    }
    return StatedFile(
        identifiers.get(PATH, ""),
        identifiers.get(ARTICLE, ""),
        next(found.iter(f"{_P}size")).text or "",
        next(found.iter(f"{_P}messageDigest")).text or "",
    )
