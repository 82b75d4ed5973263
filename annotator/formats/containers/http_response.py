"""Reads what a web server answered: status, header and the document itself, unpacked within bounds."""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from annotator.formats.containers.warc_records import header_fields
from annotator.model.errors import UnreadableFile

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})\b[^\n]*\n")
_END_OF_HEADER = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"\s*([0-9A-Fa-f]{1,8})[^\n]{0,200}\n")
_PACKED = {"gzip": 47, "x-gzip": 47, "deflate": 47}
"""Window bits with which zlib finds out by itself whether its header or that of gzip is there."""
_GZIP, _RAW_DEFLATE = b"\x1f\x8b", -15


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """An answer; `body` is still as it was sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def http_response(block: bytes) -> HttpResponse | None:
    """Divide an answer; None where it is none."""
    status = _STATUS.match(block)
    if not status:
        return None
    end = _END_OF_HEADER.search(block, status.end() - 2)
    header = block[status.end() : end.start() if end else len(block)]
    return HttpResponse(int(status[1]), header_fields(header), block[end.end() :] if end else b"")


def document_of(response: HttpResponse, max_bytes: int) -> bytes:
    """The document that was sent. Raises UnreadableFile with what follows a name in a sentence.

    Some crawlers keep a document unpacked under a header that says it is packed; it is then taken as it is.
    """
    body = response.body
    if "chunked" in response.headers.get("transfer-encoding", "").lower():
        body = _joined(body)
    packings = [one.strip().lower() for one in response.headers.get("content-encoding", "").split(",")]
    for packing in reversed([one for one in packings if one not in ("", "identity")]):
        if packing not in _PACKED:
            raise UnreadableFile(f"was sent packed as “{packing}”, which is not read")
        body = _unpacked(body, packing, max_bytes)
    return body


def _joined(body: bytes) -> bytes:
    """Join the pieces of a document that was sent in pieces; what was cut off is missing."""
    pieces: list[bytes] = []
    place = 0
    while size := _CHUNK.match(body, place):
        length = int(size[1], 16)
        if not length:
            return b"".join(pieces)
        pieces.append(body[size.end() : size.end() + length])
        place = size.end() + length
    return b"".join(pieces) if pieces and place >= len(body) else body


def _unpacked(body: bytes, packing: str, max_bytes: int) -> bytes:
    if packing != "deflate" and not body.startswith(_GZIP):
        return body
    for bits in (_PACKED[packing], *((_RAW_DEFLATE,) if packing == "deflate" else ())):
        packed = zlib.decompressobj(bits)
        try:
            found = packed.decompress(body, max_bytes + 1)
        except zlib.error:
            continue
        if not found and body and not packed.eof:
            continue  # cut off before its first letter
        if len(found) > max_bytes:
            raise UnreadableFile(f"has more than {max_bytes / 1_000_000:g} MB unpacked")
        return found
    if packing == "deflate":
        return body
    raise UnreadableFile("was damaged when it was sent or kept")
