"""Takes the documents out of a zip archive; archives inside it are told of and stay closed."""

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from annotator.formats.containers.container import Container, Member, Wanted
from annotator.formats.containers.warc import WARC
from annotator.formats.containers.web_crawl import WEB_CRAWL
from annotator.formats.zip_reader import ZipLimits, open_zip
from annotator.model.errors import UnreadableFile

SUFFIXES = (".zip",)
_OTHER_CONTAINERS = (*SUFFIXES, *WARC.suffixes, *WEB_CRAWL.suffixes)
OTHER_KINDS = "files of other kinds"
"""What is said of those that are no documents."""


def _members(stream: IO[bytes], name: str, wanted: Wanted, left_out: Counter[str]) -> Iterator[Member]:
    with open_zip(stream, name, ZipLimits(entry_bytes=wanted.max_bytes)) as archive:
        for place in archive.names:
            file_name = PurePosixPath(place).name
            if file_name.startswith(".") or place.startswith("__MACOSX/"):
                continue  # made by a system for itself
            if file_name.lower().endswith(_OTHER_CONTAINERS):
                sentence = f"{place} is an archive inside {name}; take it out and import it by itself."
                yield Member(file_name, place, error=sentence)
            elif not wanted.is_wanted(file_name):
                left_out[OTHER_KINDS] += 1
            else:
                try:
                    yield Member(file_name, place, archive.read(place))
                except UnreadableFile as error:
                    yield Member(file_name, place, error=str(error))


ZIP_ARCHIVE = Container("zip", "Zip archive", SUFFIXES, _members)
