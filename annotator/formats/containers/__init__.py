"""The kinds of files that hold many documents: one file each, and one entry here."""

from annotator.formats.containers.container import Container, Member, Wanted
from annotator.formats.containers.warc import WARC
from annotator.formats.containers.web_crawl import WEB_CRAWL
from annotator.formats.containers.zip_archive import OTHER_KINDS, ZIP_ARCHIVE

CONTAINERS = (ZIP_ARCHIVE, WARC, WEB_CRAWL)

__all__ = ["CONTAINERS", "OTHER_KINDS", "Container", "Member", "Wanted", "container_of"]


def container_of(file_name: str) -> Container | None:
    """Return the kind of container that a file is by the ending of its name; None for any other file."""
    name = file_name.lower()
    return next((one for one in CONTAINERS if name.endswith(one.suffixes)), None)
