"""Web archives for the tests, written by a program that is not ours."""

import io
from collections.abc import Iterable
from dataclasses import dataclass, field

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter


@dataclass(frozen=True)
class Fetched:
    """What a crawler fetched."""

    url: str
    body: bytes
    media_type: str = "text/html; charset=utf-8"
    status: str = "200 OK"
    kind: str = "response"
    headers: dict[str, str] = field(default_factory=dict)
    warc_headers: dict[str, str] = field(default_factory=dict)


def crawl(*fetched: Fetched, packed: bool = True, warcinfo: bool = True) -> bytes:
    """A web archive of these, fetched on 2023-09-20."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed, warc_version="1.1")
    if warcinfo:
        writer.write_record(writer.create_warcinfo_record("crawl.warc.gz", {"software": "tests"}))
    for number, one in enumerate(fetched):
        _write(writer, one, number)
    return stream.getvalue()


def _write(writer: WARCWriter, one: Fetched, number: int) -> None:
    with_http = one.kind in ("response", "revisit", "request")
    headers: Iterable[tuple[str, str]] = [("Content-Type", one.media_type), *one.headers.items()]
    http = StatusAndHeaders(one.status, list(headers), protocol="HTTP/1.1") if with_http else None
    record = writer.create_warc_record(
        one.url,
        one.kind,
        payload=io.BytesIO(one.body),
        http_headers=http,
        warc_content_type="" if with_http else one.media_type,
        warc_headers_dict={
            "WARC-Date": "2023-09-20T23:59:59Z",
            "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{number:012}>",
            **one.warc_headers,
        },
    )
    writer.write_record(record)
