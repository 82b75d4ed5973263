"""What a tag says, as the description of its selection: lines that people read in their program, and we again."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_NAME = r"((?:[^\\=→:\n]|\\.)*)"
_VALUE = re.compile(rf"{_NAME} = (.*)")
_LINK = re.compile(rf"{_NAME} → .*? \[(entry|tag) (\S+)\]")
_PLAIN = re.compile(r"(certainty|note): (.*)")
_PART = re.compile(r"part of \[tag (\S+)\]")
_ESCAPED = re.compile(r"\\(.)")
_LETTERS = {"n": "\n", "r": "\r"}


@dataclass(slots=True)
class Said:
    """What the description of a selection says."""

    values: dict[str, str] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)
    """Ids of entries of the register, by field."""
    tags: dict[str, str] = field(default_factory=dict)
    """Ids of tags, by field."""
    certainty: str = "certain"
    note: str = ""
    part_of: str = ""
    """Id of the tag of which the selection is a further stretch; then it says nothing else."""


def to_description(said: Said, names: Mapping[str, str]) -> str:
    """Say it in lines; `names` are what entries and tags are called, by id."""
    return "\n".join(_lines(said, names))


def _lines(said: Said, names: Mapping[str, str]) -> Iterator[str]:
    if said.part_of:
        yield f"part of [tag {said.part_of}]"
    for name, value in said.values.items():
        yield f"{_name(name)} = {_escaped(value)}"
    for kind, links in (("entry", said.entries), ("tag", said.tags)):
        for name, identifier in links.items():
            yield f"{_name(name)} → {_escaped(names.get(identifier, ''))} [{kind} {identifier}]"
    if said.certainty != "certain":
        yield f"certainty: {said.certainty}"
    if said.note:
        yield f"note: {_escaped(said.note)}"


def read_description(text: str) -> Said:
    """Read `to_description`; a line that it did not write is a note."""
    said = Said()
    notes = []
    for line in text.split("\n") if text else ():
        if part := _PART.fullmatch(line):
            said.part_of = part[1]
        elif plain := _PLAIN.fullmatch(line):
            if plain[1] == "note":
                notes.append(_read(plain[2]))
            else:
                said.certainty = plain[2]
        elif link := _LINK.fullmatch(line):
            (said.entries if link[2] == "entry" else said.tags)[_read(link[1])] = link[3]
        elif value := _VALUE.fullmatch(line):
            said.values[_read(value[1])] = _read(value[2])
        else:
            notes.append(line)
    said.note = "\n".join(notes)
    return said


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")


def _name(name: str) -> str:
    return re.sub("[=→:]", r"\\\g<0>", _escaped(name))


def _read(text: str) -> str:
    return _ESCAPED.sub(lambda found: _LETTERS.get(found[1], found[1]), text)
