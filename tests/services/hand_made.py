"""A way in for tests: files whose content is what a test says a reader found in them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from annotator.formats import tagged
from annotator.formats.tagged import TaggedFormat
from annotator.formats.tagged.tagged_format import Beside
from annotator.model.article import Metadata
from annotator.model.errors import UnreadableFile
from annotator.model.found_file import FoundDocument, FoundEntry, FoundFile, FoundTag
from annotator.model.incoming import Incoming
from annotator.model.progress import Progress
from annotator.model.record import Identifier
from annotator.model.span import target_of
from annotator.model.tag_mapping import MappingRule

TEXT = "Hazel Simmons met Mr Khan in Luton.\nHazel Simmons left."
_MARK = b"hand-made "


@dataclass
class HandMade:
    """Registered as a format: `write` makes a file in which a reader finds `found`."""

    rules: Sequence[MappingRule] = ()
    found: dict[bytes, FoundFile] = field(default_factory=dict)

    def write(self, path: Path, found: FoundFile) -> Path:
        """A file of this name and content; the same content gives the same bytes."""
        data = _MARK + repr(found).encode(errors="backslashreplace")
        self.found[data] = found
        path.write_bytes(data)
        return path

    def read(self, data: bytes, name: str, _beside: Beside, progress: Progress) -> FoundFile:
        progress(0, 1, name)
        if data not in self.found:
            raise UnreadableFile(f"{name} was cut off; ask for it again.")
        return self.found[data]

    def as_format(self) -> TaggedFormat:
        return TaggedFormat(
            name="hand-made",
            label="Hand-made file",
            suffixes=(".hand", ".json"),
            recognises=lambda data, _name: data.startswith(_MARK),
            read=self.read,
            rules=tuple(self.rules),
        )


def register(monkeypatch: pytest.MonkeyPatch, *rules: MappingRule) -> HandMade:
    """The only format of files with tags, for one test."""
    hand = HandMade(rules)
    monkeypatch.setattr(tagged, "TAGGED_FORMATS", (hand.as_format(),))
    return hand


def tag(kind: str, words: str, text: str = TEXT, **more: object) -> FoundTag:
    """A tag on the first place where some words stand."""
    start = text.index(words)
    return FoundTag(kind, target_of((start, start + len(words))), **more)  # type: ignore[arg-type]  # of the test


def document(*tags: FoundTag, text: str = TEXT, key: str = "text") -> FoundDocument:
    """A text with tags."""
    return FoundDocument(key, incoming(text), tags)


def incoming(text: str = TEXT) -> Incoming:
    return Incoming(text, Metadata(title=text.partition("\n")[0]), (), "application/x-hand-made", "utf-8")


def a_file(*tags: FoundTag, entries: tuple[FoundEntry, ...] = (), ours: bool = False) -> FoundFile:
    """One text with tags."""
    return FoundFile("Hand", (document(*tags),), entries, (), ours)


SIMMONS = FoundEntry("hs", "person", "Hazel Simmons", identifiers=(Identifier("Wikidata", "Q42"),))
