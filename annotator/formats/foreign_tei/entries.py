"""The people, bodies and places of a foreign file: those it lists, and those that its tags name by a key."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from annotator.formats.foreign_tei.elements import PLACES, local
from annotator.formats.foreign_tei.pointers import Pointers, sound
from annotator.formats.foreign_tei.source import Source
from annotator.formats.tei.node import TEI_NAMESPACE, XML_ID, XmlElement
from annotator.formats.tei.record_element import ELEMENTS, record_of
from annotator.model.found_file import FoundEntry
from annotator.model.record import Identifier
from annotator.text.edtf import is_edtf

_LISTED = {element: kind for kind, (_list, element, _name) in ELEMENTS.items()}
_CARRIED = frozenset(("persName", "orgName", "placeName", "idno", "birth", "death", "note"))
_LONGEST_NAME = 200
"""Code points; what is longer was no name."""


class Entries:
    """The register of a file; keys that lead to nothing in it become entries of their own."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._pointers = Pointers(source)
        self._listed: dict[str, FoundEntry] = {}
        self._keyed: dict[tuple[str, str], str] = {}
        self._taken: set[str] = set()
        self._words: dict[str, Counter[str]] = {}
        self._identifiers: dict[str, Identifier | None] = {}
        for element in source.root.iter(*(f"{{{TEI_NAMESPACE}}}{name}" for name in _LISTED)):
            self._list(element)
        self._taken.update(self._listed)

    def kind_at(self, pointer: str) -> str:
        """The kind of entry of the list to which a pointer leads, or empty."""
        found = self._listed.get(pointer.removeprefix("#"))
        return found.kind if found else ""

    def key(self, pointer: str, kind: str, words: str = "") -> str:
        """Key of the entry that a pointer names; `words` is what the text calls it, where it names it."""
        identifier = pointer.removeprefix("#")
        if identifier not in self._listed:
            if (kind, pointer) not in self._keyed:
                self._keyed[kind, pointer] = self._free(identifier, kind)
                self._identifiers[self._keyed[kind, pointer]] = self._pointers.identifier(pointer)
            identifier = self._keyed[kind, pointer]
        if words and len(words) <= _LONGEST_NAME:
            self._words.setdefault(identifier, Counter())[words] += 1
        return identifier

    def all(self) -> Iterator[FoundEntry]:
        """The listed ones in the order of the file, then those that only tags name."""
        for key, entry in self._listed.items():
            yield entry if entry.name else replace(entry, name=self._name(key))
        for (kind, _pointer), key in self._keyed.items():
            known = self._identifiers.get(key)
            yield FoundEntry(key, kind, self._name(key), identifiers=(known,) if known else ())

    def _free(self, key: str, kind: str) -> str:
        """The key, or where another entry has it already, one that is free."""
        while key in self._taken:
            key = f"{key} ({kind})"
        self._taken.add(key)
        return key

    def _name(self, key: str) -> str:
        """What the texts call it most often; of several, the longest."""
        words = self._words.get(key)
        return max(words, key=lambda name: (words[name], len(name), name)) if words else key

    def _list(self, element: XmlElement) -> None:
        lost = self._source.lost
        name = local(element)
        record = record_of(element)
        key = element.get(XML_ID) or f"{name} {len(self._listed) + 1}"
        if key in self._listed or self._source.ids.get(key, element) is not element:
            lost[f"{name} with the id of another"] += 1
            return
        dates = record.dates if is_edtf(record.dates) else ""
        if record.dates and not dates:
            lost[f"dates of {name} that are none in EDTF"] += 1
        names = [one for one in (record.name, *record.forms) if one] or list(_other_names(element))
        identifiers = (sound(one.scheme, one.value) for one in record.identifiers if one.scheme != "own")
        self._listed[key] = FoundEntry(
            key,
            record.kind,
            names[0] if names else "",
            tuple(dict.fromkeys(names[1:])),
            dates,
            tuple(dict.fromkeys(one for one in identifiers if one is not None)),
            record.note,
        )
        self._count(element, name, len(self._listed[key].identifiers), len(names))

    def _count(self, element: XmlElement, name: str, identifiers: int, names: int) -> None:
        """Count what an entry has beyond what is carried."""
        lost = self._source.lost
        children = Counter(
            local(child) or etree.QName(child).localname for child in element if isinstance(child.tag, str)
        )
        if children["idno"] > identifiers:
            lost[f"idno of {name} of an authority that is not known here"] += children["idno"] - identifiers
        for child, count in children.items():
            if child not in _CARRIED and not (child in PLACES and names):
                lost[f"{child} of {name}"] += count


def _other_names(element: XmlElement) -> Iterator[str]:
    """Names of a place that has no `placeName`, of a person or body that has only a `name`."""
    for child in element:
        if local(child) in PLACES or local(child) == "name":
            yield " ".join(" ".join(child.itertext()).split())
