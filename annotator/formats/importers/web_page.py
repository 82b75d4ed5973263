"""Takes in saved web pages: the whole visible page in reading order, with what is not the article as zones.

The article is what the extractor says it is; the rest of the page stays beside it, grey. Only of a long menu
or foot far from the article are the lines left out, with a remark that says how many; the original, kept
byte for byte, has them.
"""

import re
from dataclasses import astuple, replace
from typing import TYPE_CHECKING

from annotator.formats.importers.html_blocks import blocks_of
from annotator.formats.importers.html_tree import (
    declared_encoding,
    parse,
    with_forbidden_references_read,
    without_hidden,
)
from annotator.formats.importers.importer import Importer
from annotator.formats.importers.main_content import LONGEST_PAGE, main_text, stated_about
from annotator.formats.importers.page_furniture import marked, shortened, zones_of
from annotator.formats.importers.page_metadata import clean, page_metadata
from annotator.model.article import Metadata
from annotator.model.errors import UnreadableFile
from annotator.model.incoming import Incoming
from annotator.model.zone import ProposedZone
from annotator.text.decoding import Decoded, decode
from annotator.text.normalising import Normalised, with_line_feeds
from annotator.text.shielding import shield

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WEB_ARCHIVE = re.compile(
    rb"\s*(?:From|MIME-Version|Snapshot-Content-Location|Content-Type): ", re.IGNORECASE
)
_SITE_AT_END = re.compile(r"\s+[|–—-]\s+([^|–—]{1,60})$")

EMPTY = "The page holds no text."
NO_ARTICLE = "No article was told apart from the rest of the page; mark what is furniture by hand."


def _read(data: bytes, name: str, encoding: str | None) -> Incoming:
    """Decode, parse, and tell the article from its surroundings."""
    if _WEB_ARCHIVE.match(data[:200]) and b"multipart/related" in data[:2000]:
        raise UnreadableFile(
            f"{name} is a web page in one file (MHTML); give it the ending .mhtml and import it again."
        )
    decoded = decode(data, name, encoding, declared_encoding(data))
    source = with_forbidden_references_read(with_line_feeds(decoded.text))
    shielded = shield(source.replace("\f", " "))  # a form feed is white space in HTML, and forbidden in XML
    tree = parse(shielded.text, name)
    if tree is None:
        return _incoming(decoded, Normalised("", ()), Metadata(), (), (EMPTY,))
    visible = without_hidden(tree)
    blocks = list(blocks_of(visible))
    metadata = _metadata(tree)
    main = main_text(visible) if sum(len(block.text) for block in blocks) <= LONGEST_PAGE else ""
    is_main = marked(blocks, main, metadata.title)
    remarks = () if main.strip() or not blocks else (NO_ARTICLE,)
    blocks, is_main, left_out = shortened(blocks, is_main)
    restored = shielded.restored("\n".join(block.text for block in blocks))
    return _incoming(
        decoded,
        restored,
        Metadata(*(clean(shielded.restored(value).text) for value in astuple(metadata))),
        zones_of(blocks, is_main),
        (*remarks, *left_out) if blocks else (EMPTY,),
    )


def _metadata(tree: "HtmlElement") -> Metadata:
    """Return what the page states, and for what it does not state what the extractor makes of it."""
    found = page_metadata(tree)
    if not all((found.title, found.publisher, found.author, found.published, found.url)):
        found = found.filled_from(stated_about(tree))  # takes as long as finding the article
    title = clean(found.title)
    return replace(found, title=_without_site(title, clean(found.publisher)))


def _without_site(title: str, publisher: str) -> str:
    """Cut the outlet's name off the end of a title."""
    found = _SITE_AT_END.search(title)
    if found and publisher and found[1].casefold() == publisher.casefold():
        return title[: found.start()]
    return title


def _incoming(
    decoded: Decoded,
    normalised: Normalised,
    metadata: Metadata,
    zones: tuple[ProposedZone, ...],
    remarks: tuple[str, ...],
) -> Incoming:
    """Put together what was found."""
    return Incoming(
        text=normalised.text,
        metadata=metadata,
        zones=zones,
        media_type="text/html",
        encoding=decoded.encoding,
        encoding_certain=decoded.certain,
        encoding_alternatives=decoded.alternatives,
        replaced=normalised.replaced,
        remarks=(*decoded.remarks, *remarks),
    )


WEB_PAGE = Importer(name="web-page", label="Saved web page", suffixes=(".html", ".htm"), read=_read)
