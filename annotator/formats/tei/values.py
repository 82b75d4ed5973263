"""What a tag says: the attributes of its TEI element, and features for whatever TEI has no attribute for.

Every value is carried exactly once and unchanged: by its attribute where the element has one and the value
fits it, else as a feature. A value that fits no attribute is never bent until it does. Of two fields that
want the same attribute the first has it. A link to another tag is a `relation` (see `mention`); what it comes
to is said here as well, for readers that look no further than the element.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from annotator.formats.tei.dating import dating, is_duration, is_w3c_date
from annotator.formats.tei.identifiers import mention_id
from annotator.model.link import Link
from annotator.model.tag_type import Field, TagType

Slot = Callable[[str, Field], Mapping[str, str] | None]
"""Attributes for a value, or None when they cannot carry it."""

ELEMENTS = ("persName", "orgName", "placeName", "roleName", "date", "said", "name", "rs", "seg", "term")
"""Elements that may stand in running text; a type with any other is written as `seg`."""
TYPED_ELEMENTS = ("name", "rs", "seg", "term")
"""Elements that need a `@type` to say what they are."""

TOKEN = re.compile(r"[!-~]+")
"""A word for enumerated attributes; ASCII, because validators disagree on newer letters."""
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
"""An XML name, which the name of a feature has to be."""
_URI = re.compile(
    r"https?://[A-Za-z0-9.-]+(?:/[A-Za-z0-9._~/-]*)?(?:\?[A-Za-z0-9._~=&-]*)?(?:#[A-Za-z0-9._~-]*)?"
)
_TRUTH = ("true", "false", "inapplicable")
"""Without `unknown`, which every `said` begins with."""
MODES = {
    "direct": {"direct": "true"},
    "indirect": {"direct": "false"},
    "scare": {"direct": "true", "rend": "scare"},
}


class Feature(NamedTuple):
    """A value without an attribute of its own; `record` is the id of the register entry it names, if any."""

    name: str
    value: str
    record: str


class Carried(NamedTuple):
    """How a tag's values are carried."""

    attributes: Mapping[str, str]
    features: tuple[Feature, ...]


@dataclass(frozen=True, slots=True, eq=False)
class TagEncoding:
    """How tags of one type are written."""

    tag_type: TagType
    element: str
    base: Mapping[str, str]
    """Attributes that every such element has."""
    slots: Mapping[str, tuple[Field, Slot | None]]
    terms: Mapping[str, Mapping[str, str]]
    """The xml:ids of terms by label, for each field whose terms `@ref` may point to."""
    keyed: bool = False
    """Whether what `@ref` points to in the register is given as `@key` too."""

    def carry(
        self, values: Mapping[str, str], links: Mapping[str, Link], records: Mapping[str, str]
    ) -> "Carried":
        """Divide values and links into attributes and features; `records` are the xml:ids of those in the file."""
        linked = [(name, records[link.record]) for name, link in links.items() if link.record in records]
        carried = _carry(self, tuple(values.items()), tuple(linked))
        mentions = {name: link.mention for name, link in links.items() if link.mention}
        if not mentions:
            return carried
        return carried._replace(attributes=self._pointing(carried.attributes, mentions))

    def _pointing(self, attributes: Mapping[str, str], mentions: Mapping[str, str]) -> dict[str, str]:
        """Add what TEI has an attribute for: who is heard to speak where, and the date from which one counts."""
        pointing = {}
        for name, mention in mentions.items():
            attribute = (
                MENTION_SLOTS.get((self.element, self.slots[name][0].tei)) if name in self.slots else None
            )
            if attribute and self.slots[name][1]:
                pointing[attribute] = f"#{mention_id(mention)}"
        return {**attributes, **pointing}


@lru_cache(maxsize=8192)
def _carry(
    encoding: TagEncoding, items: tuple[tuple[str, str], ...], linked: tuple[tuple[str, str], ...]
) -> "Carried":
    """Remembered, because most tags of a corpus say what another one said: the same person, the same year."""
    values, records = dict(items), dict(linked)
    carried: dict[str, str] = {}
    features = []
    for name, (field, slot) in encoding.slots.items():
        record = records.get(name, "")
        if not record and name not in values:
            continue
        value = record or values[name]
        # a name that is not linked points to nothing, whatever it looks like
        found = slot(value, field) if slot and bool(record) is field.is_link else None
        if found is None:
            features.append(Feature(name, "" if record else value, record))
        else:
            carried.update(found)
        if value in encoding.terms.get(name, ()):
            carried["ref"] = f"#{encoding.terms[name][value]}"
    if encoding.keyed and (entry := carried.get("ref", "")[1:]) in records.values():
        carried["key"] = entry
    for name in sorted((values.keys() | records.keys()) - encoding.slots.keys()):
        features.append(Feature(name, values.get(name, ""), records.get(name, "")))
    return Carried({**encoding.base, **carried}, tuple(features))


def encoding_of(
    tag_type: TagType, terms: Mapping[str, Mapping[str, str]] = MappingProxyType({}), *, keys: bool = False
) -> TagEncoding:
    """Return how tags of this type are written; `terms` are the xml:ids of terms by vocabulary and label.

    With `keys`, a name that points to an entry has the id of it as `@key` too, unless a field wants that.
    """
    element = tag_type.element if tag_type.element in ELEMENTS else "seg"
    base: dict[str, str] = {}
    if element == "said":
        # TEI takes a `said` without @direct for direct speech, which nobody stated
        base = {"direct": "unknown", "aloud": "unknown"}
    elif element in TYPED_ELEMENTS and TOKEN.fullmatch(tag_type.name):
        base = {"type": tag_type.name}
    slots: dict[str, tuple[Field, Slot | None]] = {}
    taken: set[str] = set()
    for field in tag_type.fields:
        elements, slot = _SLOTS.get(field.tei, ((), None))
        attribute = "when" if field.tei == "edtf" else field.tei
        free = element in elements and attribute not in taken
        if free:
            taken.add(attribute)
        slots[field.name] = (field, slot if free else None)
    term_field = next((field.name for field in tag_type.fields if field.kind == "term"), "")
    vocabulary = terms.get(f"{tag_type.name}.{term_field}", {})
    # what a name refers to is what its own field says, if it has one
    pointing = {term_field: vocabulary} if vocabulary and element in _NAMES and "ref" not in taken else {}
    return TagEncoding(tag_type, element, base, slots, pointing, keys and "key" not in taken)


def _ref(value: str, field: Field) -> Mapping[str, str] | None:
    if field.is_link:
        return {"ref": f"#{value}"}
    return {"ref": value} if _URI.fullmatch(value) else None


def _who(value: str, field: Field) -> Mapping[str, str] | None:
    return {"who": f"#{value}"} if field.is_link else None


def _to_whom(value: str, field: Field) -> Mapping[str, str] | None:
    return {"toWhom": f"#{value}"} if field.is_link else None


def _nothing(_value: str, _field: Field) -> None:
    """Leave the attribute to a link between two tags."""


def _key(value: str, _field: Field) -> Mapping[str, str] | None:
    return {"key": value} if value and value == " ".join(value.split()) else None


def _role(value: str, _field: Field) -> Mapping[str, str] | None:
    return {"role": value} if TOKEN.fullmatch(value) else None


def _when(value: str, _field: Field) -> Mapping[str, str] | None:
    return {"when": value} if is_w3c_date(value) else None


def _edtf(value: str, _field: Field) -> Mapping[str, str] | None:
    return dating(value)


def _duration(value: str, _field: Field) -> Mapping[str, str] | None:
    return {"dur-iso": value} if is_duration(value) else None


def _direct(value: str, _field: Field) -> Mapping[str, str] | None:
    # `mixed` is neither true nor false: it stays a feature beside direct="unknown"
    return MODES.get(value)


def _aloud(value: str, field: Field) -> Mapping[str, str] | None:
    if field.kind == "yesno":
        value = {"yes": "true", "no": "false"}.get(value, "")
    return {"aloud": value} if value in _TRUTH else None


_NAMES = ("persName", "orgName", "placeName", "roleName", "name", "rs", "term")
_SLOTS: Mapping[str, tuple[tuple[str, ...], Slot]] = {
    "ref": (_NAMES, _ref),
    "key": (_NAMES, _key),
    "role": (("roleName",), _role),
    "when": (("date",), _when),
    "edtf": (("date",), _edtf),
    "dur-iso": (("date",), _duration),
    "datingPoint": (("date",), _nothing),
    "who": (("said",), _who),
    "toWhom": (("said",), _to_whom),
    "direct": (("said",), _direct),
    "aloud": (("said",), _aloud),
}
"""TEI name of a field → the elements that have it, and how it is written."""
MENTION_SLOTS = {("said", "who"): "corresp", ("date", "datingPoint"): "datingPoint"}
"""Element and TEI name of a field → the attribute that points to the tag which such a field is led to."""
