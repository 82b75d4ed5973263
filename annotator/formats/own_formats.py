"""The formats in which a whole project leaves and comes back without loss, by the endings of their files."""

from collections.abc import Callable
from pathlib import PurePath
from typing import BinaryIO, Protocol

from annotator.model.corpus import Corpus


class OwnFormat(Protocol):
    """What a module offers that reads such a format."""

    def is_ours(self, stream: BinaryIO, /) -> bool:
        """Whether Annotator wrote a file, as it says itself."""

    def verify(self, stream: BinaryIO, name: str, after_each: Callable[[], None], /) -> None:
        """Raise UnreadableFile, with one sentence, unless a file is ours and whole; told after each article."""

    def read_corpus(self, stream: BinaryIO, name: str, /) -> Corpus:
        """What a verified file was exported from; its articles are read when they are asked for."""


def own_format_of(name: str) -> OwnFormat:
    """The reader for a file of this name, TEI unless its ending says otherwise; what it needs is loaded with it."""
    suffix = PurePath(name).suffix.lower()
    if suffix == ".jsonl":
        from annotator.formats import json_lines

        return json_lines
    if suffix == ".jsonld":
        from annotator.formats.web_annotation import reading as web_annotations

        return web_annotations
    from annotator.formats.tei import reading

    return reading
