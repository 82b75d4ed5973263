"""What the lines of a brat annotation file say, each kind as one noun.

After the documentation of the format: https://brat.nlplab.org/standoff.html
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from annotator.model.errors import UnreadableFile

_TEXT_BOUND = re.compile(r"(\S+) (\d{1,12} \d{1,12}(?:;\d{1,12} \d{1,12})*)\s*", re.ASCII)
_ROLE = re.compile(r"(\S+?):(\S+)")
_REFERENCE = re.compile(r"(\S+) (\S+) (\S+?):(\S+)\s*")


@dataclass(frozen=True, slots=True)
class TextBound:
    """`T1`: a stretch, or several, of a type, with its words (stretches joined by a space)."""

    id: str
    type: str
    stretches: tuple[tuple[int, int], ...]
    words: str


@dataclass(frozen=True, slots=True)
class Event:
    """`E1`: an event of a type, the stretch that names it, and who or what takes part in which role."""

    id: str
    type: str
    trigger: str
    roles: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """`R1`: a named relation from one to another."""

    id: str
    type: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Attribute:
    """`A1` or `M1`: something said of another; without a value, that it is so."""

    id: str
    type: str
    of: str
    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    """`N1`: which entry of which resource something stands for, and what that is called there."""

    id: str
    type: str
    of: str
    resource: str
    entry: str
    name: str


@dataclass(frozen=True, slots=True)
class Note:
    """`#1`: a remark on something."""

    type: str
    of: str
    text: str


@dataclass(slots=True)
class AnnotationFile:
    """All of one file; what `Equiv` lines make equal stands in `equal`."""

    text_bounds: list[TextBound] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    attributes: list[Attribute] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    equal: list[tuple[str, ...]] = field(default_factory=list)
    unread: Counter[str] = field(default_factory=Counter)
    """Lines that mean nothing, by their first character."""


def read_lines(data: bytes, name: str) -> AnnotationFile:
    """Read an annotation file. Raises UnreadableFile where it is not in UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"{name} is not in UTF-8; save it so and import it again.") from error
    found = AnnotationFile()
    for line in re.split("\r?\n", text):
        if line.strip():
            identifier, _tab, rest = line.partition("\t")
            data_part, _tab, tail = rest.partition("\t")
            if not _read(found, identifier, data_part, tail):
                found.unread[line[0]] += 1
    return found


def _read(found: AnnotationFile, identifier: str, said: str, tail: str) -> bool:
    """Add what one line says; False when it means nothing."""
    words = said.split()
    match identifier[:1]:
        case "T" if match := _TEXT_BOUND.fullmatch(said):
            ends = (pair.split(" ") for pair in match[2].split(";"))
            stretches = tuple((int(start), int(end)) for start, end in ends)
            found.text_bounds.append(TextBound(identifier, match[1], stretches, tail))
        case "E" if words and all(pairs := [_ROLE.fullmatch(word) for word in words]):
            (kind, trigger), *roles = [(match[1], match[2]) for match in pairs if match]
            found.events.append(Event(identifier, kind, trigger, tuple(roles)))
        case "R" if len(words) == 3 and all(pairs := [_ROLE.fullmatch(word) for word in words[1:]]):
            source, target = [match[2] for match in pairs if match]
            found.relations.append(Relation(identifier, words[0], source, target))
        case "A" | "M" if len(words) >= 2:
            found.attributes.append(Attribute(identifier, words[0], words[1], " ".join(words[2:])))
        case "N" if match := _REFERENCE.fullmatch(said):
            found.references.append(Reference(identifier, match[1], match[2], match[3], match[4], tail))
        case "#" if len(words) == 2:
            found.notes.append(Note(words[0], words[1], tail))
        case "*" if len(words) >= 3 and words[0] == "Equiv":
            found.equal.append(tuple(words[1:]))
        case _:
            return False
    return True
