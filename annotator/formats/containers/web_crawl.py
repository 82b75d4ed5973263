"""Takes the pages out of a packed web crawl (WACZ): a zip archive with WARC files in it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import IO

from annotator.formats.containers.container import Container, Member, Wanted
from annotator.formats.containers.warc import WARC
from annotator.formats.zip_reader import ZipLimits, open_zip

_CRAWL = re.compile(r"archive/[^/]+\.warc(\.gz)?")
_LARGEST_CRAWL = 2_000_000_000
"""Bytes of one WARC file; such files are read a piece at a time, never whole."""


def _members(stream: IO[bytes], name: str, wanted: Wanted, left_out: Counter[str]) -> Iterator[Member]:
    with open_zip(stream, name, ZipLimits(entry_bytes=_LARGEST_CRAWL)) as archive:
        for crawl in filter(_CRAWL.fullmatch, archive.names):
            with archive.stream(crawl) as records:
                for member in WARC.members(records, name, wanted, left_out):
                    yield replace(member, place=f"{crawl}, {member.place}")


WEB_CRAWL = Container("wacz", "Packed web crawl", (".wacz",), _members)
