"""Takes in web pages that a browser saved as one file (MHTML): the page itself; pictures and styles stay in the original."""

import re
from contextlib import suppress
from dataclasses import replace
from email.message import MIMEPart
from typing import cast

from annotator.formats.importers.importer import Importer
from annotator.formats.importers.page_metadata import clean
from annotator.formats.importers.web_page import WEB_PAGE
from annotator.model.article import Metadata
from annotator.model.errors import KnownError, UnreadableFile
from annotator.model.incoming import Incoming
from annotator.text.encoding_labels import declared_codec

_ADDRESS = re.compile(r"https?://\S+")


def _read(data: bytes, name: str, encoding: str | None) -> Incoming:
    """Find the page among the parts, and read it as any saved page."""
    from email import message_from_bytes, policy

    try:
        message = message_from_bytes(data, policy=policy.default)
        page = _page(message)
        content = cast(bytes, page.get_payload(decode=True)) if page is not None else b""
        charset = page.get_content_charset("") if page is not None else ""
        metadata = _metadata(message)
    except Exception as error:  # the standard library trips over heads that chance or malice wrote
        raise UnreadableFile(f"{name} is damaged; open it in a browser and save it as HTML.") from error
    if page is None or not content:
        raise UnreadableFile(f"{name} holds no web page; open it in a browser and save it as HTML.")
    incoming = _incoming(content, name, encoding, charset)
    return replace(incoming, metadata=metadata.filled_from(incoming.metadata), media_type="multipart/related")


def _page(message: MIMEPart) -> MIMEPart | None:
    """The part that the browser showed: the one the head names, else the first page."""
    address = message.get("Snapshot-Content-Location", "")
    pages = [
        part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")
    ]
    named = (part for part in pages if address and part.get("Content-Location") == address)
    return next(named, pages[0] if pages else None)


def _incoming(content: bytes, name: str, encoding: str | None, charset: str) -> Incoming:
    """Read the page in the encoding that its part states, where that fits and nobody chose another."""
    codec = declared_codec(charset) if charset and not encoding else None
    if codec:
        with suppress(KnownError):
            return WEB_PAGE.read(content, name, codec)
    return WEB_PAGE.read(content, name, encoding)


def _metadata(message: MIMEPart) -> Metadata:
    """The address of the page, and the day on which it was saved."""
    address = clean(str(message.get("Snapshot-Content-Location", "")))
    saved = getattr(message.get("Date"), "datetime", None)
    return Metadata(
        url=address if _ADDRESS.fullmatch(address) else "",
        accessed=saved.date().isoformat() if saved else "",
    )


WEB_PAGE_ARCHIVE = Importer("web-page-archive", "Web page in one file", (".mht", ".mhtml"), _read)
