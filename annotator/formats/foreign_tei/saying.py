"""What a tag of a foreign file says: its kind, its values, and the entries and tags to which it points."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from annotator.formats.foreign_tei.dating import dated
from annotator.formats.foreign_tei.elements import TYPED, entry_kind_of, kind_of, local
from annotator.formats.foreign_tei.entries import Entries
from annotator.formats.foreign_tei.source import Source
from annotator.formats.tei.node import XML_ID, XML_SPACE, XmlElement

_CARRIED = frozenset((XML_ID, XML_SPACE, "next", "prev", "part", "join"))
_LOOKS = frozenset(("rend", "rendition", "style", "facs", "lang", "base", "source"))
"""Attributes about the page and the file, not about what the words mean."""
_TO_ENTRIES = frozenset(("ref", "key", "who"))
_TO_TAGS = frozenset(("corresp", "datingPoint"))
_DIRECT = {"true": "direct", "1": "direct", "false": "indirect", "0": "indirect"}
_CERTAINTIES = {"high": "certain", "medium": "probable", "low": "possible", "unknown": "unknown"}


@dataclass(slots=True)
class Said:
    """What is said of one stretch of text."""

    kind: str
    values: dict[str, str] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    by: str = ""
    certainty: str = "certain"


@dataclass(frozen=True, slots=True)
class Saying:
    """Reads what tags say, in one document of a file."""

    source: Source
    entries: Entries
    heads: Mapping[str, str]
    """Id of the first part of the tag, for the id of each part."""

    def said(self, element: XmlElement, parts: Iterable[XmlElement], words: str) -> Said:
        """What an element says, and other elements say of the same: of two values the first holds."""
        attributes: dict[str, str] = {}
        for one in (element, *parts):
            attributes = {**one.attrib, **attributes}
        said = Said(self._kind(element))
        covered = self._dates(attributes, said)
        for attribute, value in attributes.items():
            name = etree.QName(attribute).localname
            if attribute in _CARRIED or name in covered or not value.strip():
                continue
            if name in _LOOKS and not (name == "rend" and value == "scare"):
                self.source.lost[f"attribute @{name} of {local(element)}"] += 1
            elif name in _TO_ENTRIES:
                self._entry(element, name, value, words, said)
            elif name in _TO_TAGS and value.removeprefix("#") in self.heads:
                said.tags[name] = self.heads[value.removeprefix("#")]
            else:
                self._value(name, value, said)
        if f"{local(element)} type=" in said.kind:
            said.values.pop("type", None)
        return said

    def label(self, pointer: str) -> str:
        """What a pointer to a definition in the file means, in words."""
        found = self.source.led_to(pointer)
        if found is None:
            return pointer.removeprefix("#")
        named = next((one for one in found if local(one) in ("catDesc", "fsDescr", "gloss", "desc")), found)
        return " ".join("".join(named.itertext()).split()) or pointer.removeprefix("#")

    def person(self, pointer: str) -> str:
        """Name of somebody who is responsible for something, empty where the file does not tell it."""
        found = self.source.led_to(pointer.split(maxsplit=1)[0]) if pointer.strip() else None
        if found is None:
            return ""
        named = next((one for one in found if local(one) in ("persName", "name", "orgName")), None)
        if named is None and len(found) and local(found) == "respStmt":
            return ""
        return " ".join(" ".join((found if named is None else named).itertext()).split())

    def labels(self, pointers: str) -> str:
        """What several pointers mean."""
        return "; ".join(map(self.label, pointers.split()))

    def _kind(self, element: XmlElement) -> str:
        kind, ana = kind_of(element), element.get("ana", "")
        if local(element) in TYPED and kind == local(element) and ana.strip():
            return f"{kind} {self.labels(ana)}"
        return kind

    def _dates(self, attributes: Mapping[str, str], said: Said) -> Container[str]:
        value, covered = dated(attributes)
        if value:
            said.values["when"] = value
        return covered

    def _entry(self, element: XmlElement, name: str, value: str, words: str, said: Said) -> None:
        """A pointer to an entry of the list, to another tag, or a key that stands for somebody."""
        first, *others = [value] if name == "key" else value.split()
        if others:
            self.source.lost[f"further pointers in @{name} of {local(element)}"] += len(others)
        identifier = first.removeprefix("#")
        listed = self.entries.kind_at(first)
        kind = listed or (entry_kind_of(element) if name != "who" else "person")
        if not listed and identifier in self.heads:
            said.tags[name] = self.heads[identifier]
        elif not kind:
            said.values[f"{name} of the file"] = value
        elif name == "key" and "ref" in said.entries:
            said.values["key"] = value
        else:
            names = name != "who" and bool(entry_kind_of(element) or local(element) in ("rs", "name"))
            said.entries[name] = self.entries.key(first, kind, words if names else "")

    def _value(self, name: str, value: str, said: Said) -> None:
        value = " ".join(value.split())
        if name == "cert" and (certainty := _certainty(value)):
            said.certainty = certainty
        elif name == "resp" and (person := self.person(value)):
            said.by = person
        elif name == "direct":
            said.values.setdefault("direct", _DIRECT.get(value, value))
        elif name == "rend":
            said.values["direct"] = value
        elif name == "ana":
            said.values["ana"] = self.labels(value)
        else:
            said.values[name] = value


def _certainty(value: str) -> str:
    """Our word for a degree of certainty of TEI: a word, or a number from 0 to 1."""
    if value in _CERTAINTIES:
        return _CERTAINTIES[value]
    try:
        number = float(value)
    except ValueError:
        return ""
    return "certain" if number >= 0.9 else "probable" if number >= 0.5 else "possible" if number >= 0 else ""
