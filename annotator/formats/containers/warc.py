"""Takes the pages, texts and PDFs out of a web archive (WARC), with the address and the day on which each was fetched."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO
from urllib.parse import unquote, urlsplit

from annotator.formats.containers.container import Container, Member, Wanted
from annotator.formats.containers.http_response import document_of, http_response
from annotator.formats.containers.warc_records import WarcRecord, records
from annotator.model.article import Metadata
from annotator.model.errors import UnreadableFile

_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
}
_SILENT = {"warcinfo", "request", "metadata"}
"""Records that say something of others."""
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PAGE = re.compile(rb"\s*(?:<!--.{0,500}-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_LONGEST_NAME = 100

_TRUNCATED = "The archive says that this page was cut off when it was fetched ({reason})."


def _members(stream: IO[bytes], name: str, wanted: Wanted, left_out: Counter[str]) -> Iterator[Member]:
    for record in records(stream, name, wanted.max_bytes):
        if record.kind in ("response", "resource", "conversion"):
            member = _member(record, wanted.max_bytes, left_out)
            if member is not None:
                yield member
        elif record.kind == "revisit":
            left_out["pages that had not changed since they were fetched before"] += 1
        elif record.kind not in _SILENT:
            left_out["records of other kinds"] += 1


def _member(record: WarcRecord, max_bytes: int, left_out: Counter[str]) -> Member | None:
    """The document of a record, or None where it is none that is read."""
    if record.block is None:
        left_out["files that are too large"] += 1
        return None
    url = record.headers.get("warc-target-uri", "").strip("<> ")
    media_type, data = record.headers.get("content-type", ""), record.block
    problem = ""
    if response := http_response(data) if record.kind == "response" else None:
        if response.status != 200:
            left_out["redirections" if 300 <= response.status < 400 else "errors of servers"] += 1
            return None
        media_type = response.headers.get("content-type", "")
        try:
            data = document_of(response, max_bytes)
        except UnreadableFile as error:
            data, problem = b"", str(error)
    ending = _ending(media_type, data, url)
    if not ending:
        left_out[_kind(media_type)] += 1
        return None
    return Member(
        name=_name(url, ending),
        place=f"record {record.headers.get('warc-record-id') or url}",
        data=data,
        metadata=Metadata(url=url, accessed=_day(record.headers.get("warc-date", ""))),
        encoding=found[1] if (found := _CHARSET.search(media_type)) else "",
        remarks=_remarks(record),
        error=f"{url} {problem}." if problem else "",
    )


def _ending(media_type: str, data: bytes, url: str) -> str:
    """The ending by which an importer knows the document; empty for what is no page and no text."""
    plain = media_type.partition(";")[0].strip().lower()
    if not plain and _PAGE.match(data[:2000]):
        return ".html"
    return "" if url.endswith("/robots.txt") else _ENDINGS.get(plain, "")


def _name(url: str, ending: str) -> str:
    """A name for the file of a page: the last part of its address, or the name of the host."""
    try:
        address = urlsplit(url)
        last = PurePosixPath(unquote(address.path, errors="replace")).name or address.hostname or "page"
    except ValueError:  # no address
        last = "page"
    stem = last.removesuffix(ending).removesuffix(".htm")[:_LONGEST_NAME]
    return f"{stem}{ending}"


def _kind(media_type: str) -> str:
    """What is counted, in words."""
    kind = media_type.partition("/")[0].strip().lower()
    return {"image": "images", "video": "films", "audio": "sounds", "font": "fonts"}.get(
        kind, "scripts, style sheets and other files"
    )


def _day(moment: str) -> str:
    found = _DAY.match(moment)
    return found[0] if found else ""


def _remarks(record: WarcRecord) -> tuple[str, ...]:
    reason = record.headers.get("warc-truncated", "")
    return (_TRUNCATED.format(reason=reason),) if reason else ()


WARC = Container("warc", "Web archive", (".warc", ".warc.gz"), _members)
