"""The note by which a tag of our own is known in a brat file, with what no other line of brat can say of it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.formats.json_reader import read_json
from annotator.formats.json_values import number_of, word_of, words_of
from annotator.model.errors import InvalidRange, UnreadableFile
from annotator.model.span import Target, target_of

NOTE = "Annotator"
"""Type of the note."""
REMARK = "AnnotatorNotes"
"""Type of the notes that brat itself lets people write."""
RESOURCE = "Register"
"""What brat is told that our register is called."""

LINE_END = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""What ends a line for brat, which reads a line for each annotation."""


@dataclass(frozen=True, slots=True)
class OwnNote:
    """What the note says of a tag."""

    id: str
    by: str
    at: str
    certainty: str = "certain"
    type: str = ""
    """Where it is no word that brat takes."""
    target: Target = ()
    """Where it is not what the stretches of the tag say, for none of them can hold a line end."""
    values: Mapping[str, str] = field(default_factory=dict)
    """Those that do not fit into a line."""
    mentions: Mapping[str, str] = field(default_factory=dict)
    """Tags of other articles to which it leads, by field."""
    entries: Mapping[str, str] = field(default_factory=dict)
    """Entries of the register to which it leads, by field, where the field is no word that brat takes."""
    note: str = ""
    """Where it does not fit into a line."""

    def to_line(self) -> str:
        """As one line."""
        said: dict[str, Any] = {"id": self.id, "by": self.by, "at": self.at, "certainty": self.certainty}
        if self.type:
            said["type"] = self.type
        if self.target:
            said["target"] = [[span.start, span.end] for span in self.target]
        said |= {name: dict(value) for name, value in self._maps() if value}
        if self.note:
            said["note"] = self.note
        # ASCII, so that no line end of Unicode is in it
        return json.dumps(said)

    def _maps(self) -> tuple[tuple[str, Mapping[str, str]], ...]:
        return (("values", self.values), ("mentions", self.mentions), ("entries", self.entries))


def read_own_note(line: str) -> OwnNote | None:
    """Read `to_line`; None for what it did not write."""
    try:
        said = read_json(line.encode(), NOTE)
        spans = said.get("target", [])
        return OwnNote(
            id=word_of(said["id"]),
            by=word_of(said["by"]),
            at=word_of(said["at"]),
            certainty=word_of(said["certainty"]),
            type=word_of(said.get("type", "")),
            target=target_of(*((number_of(start), number_of(end)) for start, end in spans)) if spans else (),
            values=words_of(said.get("values", {})),
            mentions=words_of(said.get("mentions", {})),
            entries=words_of(said.get("entries", {})),
            note=word_of(said.get("note", "")),
        )
    except (UnreadableFile, KeyError, TypeError, ValueError, AttributeError, InvalidRange):
        return None


def word(name: str) -> str:
    """A name as brat takes it, for types, roles and notes: letters, digits, - and _."""
    return re.sub(r"[^A-Za-z0-9_-]+", "_", name) or "_"


def fragments(text: str, target: Target) -> tuple[tuple[int, int], ...]:
    """The stretches of a target without the line ends in it; none if it holds nothing else."""
    found = []
    for span in target:
        start = span.start
        for end in (*(match.start() for match in LINE_END.finditer(text, span.start, span.end)), span.end):
            if start < end:
                found.append((start, end))
            start = end + 1
    return tuple(found)
