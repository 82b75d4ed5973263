"""What a tag may say: each value as it is kept, by the kind of its field."""

import re
from dataclasses import dataclass, field, replace

from annotator.model.annotation import CERTAINTIES, Annotation
from annotator.model.errors import InvalidValue
from annotator.model.link import IDENTITY, Link
from annotator.model.tag_type import LINK_KINDS, Field
from annotator.services.library import Library
from annotator.services.register import is_record_id
from annotator.services.registering import Registering
from annotator.services.tag_set import TagSet
from annotator.text.normalising import printable

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
YES_NO = ("yes", "no")
_SAID = {
    "date": "write it like 2023-09-20, May 2023, since 2011 or 2011/2023",
    "duration": "write it like 12 years or P12Y",
}
"""Kinds of value that are given as one says them, and how."""


@dataclass(slots=True)
class Said:
    """What a tag says: plain values, and links."""

    values: dict[str, str] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)

    def put(self, key: str, value: str | Link) -> None:
        """Set one value; an empty one takes it away."""
        self.values.pop(key, None)
        self.links.pop(key, None)
        if isinstance(value, Link):
            self.links[key] = value
        elif value:
            self.values[key] = value


class TagValues:
    """Turns what is given for a field into what is kept; looks names up in the register, and adds to it."""

    def __init__(self, library: Library, tag_set: TagSet, registering: Registering) -> None:
        self._library = library
        self._tag_set = tag_set
        self._registering = registering

    def fields_for(self, tag: Annotation, other: Annotation) -> list[Field]:
        """Values of a tag that could point at another one, the one that is meant first."""
        if tag.id == other.id:
            return []
        kinds = self._stands_for(other)
        fields = self._tag_set.type(tag.type).fields
        return sorted(
            (field for field in fields if field.is_link and self._takes(field, kinds)),
            key=lambda field: field.name in tag.links,  # an empty one first, else the first is led elsewhere
        )

    def field_for(self, tag: Annotation, other: Annotation) -> Field:
        found = self.fields_for(tag, other)
        if not found:
            label, others = self._tag_set.type(tag.type).label, self._tag_set.type(other.type).label.lower()
            raise InvalidValue(f"{label} tags have no value that could point at {others} tags.")
        return found[0]

    def _stands_for(self, tag: Annotation) -> frozenset[str]:
        """Kinds of record that a tag may stand for; none for a date or a quotation."""
        fields = map(self._tag_set.type(tag.type).find, IDENTITY)
        kinds = (LINK_KINDS.get(field.kind, ()) for field in fields if field is not None)
        return frozenset(kind for some in kinds for kind in some)

    @staticmethod
    def _takes(field: Field, kinds: frozenset[str]) -> bool:
        if field.kind == "tag":
            return not kinds
        return not kinds.isdisjoint(LINK_KINDS[field.kind])

    def shown(self, tag: Annotation) -> dict[str, str]:
        """Each value in words: for a link the name of its entry, else the words of the tag it points at."""
        names = dict(tag.values)
        for key, link in tag.links.items():
            record = self._registering.record_of_link(link)
            if record is not None:
                names[key] = record.name
            elif link.mention and (words := self._library.quoted(link.mention)):
                names[key] = words
        return names

    def value(self, article: str, field: Field, value: str) -> str | Link:
        """A value as it is kept; a name that is new becomes an entry. Raises InvalidValue for what does not fit."""
        published = self._library.article(article).metadata.published if field.kind in _SAID else ""
        kept = kept_value(field, value, published)
        if not field.is_link or not kept:
            return kept
        kinds = LINK_KINDS[field.kind]
        if not kinds:
            return self.link(field, Link(mention=kept))
        if is_record_id(kept):
            return self.established(self.link(field, Link(record=kept)))
        found = self._registering.named(kept, kinds)
        if len(found) > 1:
            raise InvalidValue(
                f"Several entries are called “{kept}”; choose one from the list, or give its id: "
                f"{', '.join(record.id for record in found)}."
            )
        record = found[0] if found else self._registering.create(kinds[0], kept)
        return self.established(self.link(field, Link(record=record.id)))

    def link(self, field: Field, link: Link, pointing: str = "") -> Link:
        """A link as it is kept. Raises NotFound or InvalidValue for what the field does not take."""
        known_certainty(link.certainty)
        if bool(link.record) == bool(link.mention) or not field.is_link:
            raise InvalidValue(f"{field.label} takes an entry of the register or a tag; choose one.")
        if link.mention:
            other = self._library.tag(link.mention)
            if other.id == pointing:
                raise InvalidValue("A tag cannot point at itself; point at another one.")
            if not self._takes(field, self._stands_for(other)) and field.kind != "tag":
                label = self._tag_set.type(other.type).label.lower()
                raise InvalidValue(f"{field.label} cannot point at {label} tags; point at another one.")
            return link
        record = self._registering.record(link.record)
        kinds = LINK_KINDS[field.kind]
        if record.kind not in kinds:
            wanted = f"entries of the kind {' or '.join(kinds)}" if kinds else "another tag"
            raise InvalidValue(f"{record.name} is of the kind {record.kind}; {field.label} takes {wanted}.")
        return replace(link, record=record.id, source=link.source or record.origin)

    def established(self, link: Link) -> Link:
        """The link, after a candidate that it leads to became an entry of the register."""
        if link.record:
            self._registering.establish(link.record)
        return link


def kept_value(field: Field, value: str, published: str = "") -> str:
    """A value as it is kept, empty for none. Raises InvalidValue with what the field takes.

    Dates and durations may be given as one says them; `published` is the article's date of publication.
    """
    value = printable(value).strip()
    if not value:
        return ""
    wrong = f"“{value}” is no {{}} for {field.label}; {{}}."
    if field.kind in _SAID:
        from annotator.text.date_phrases import meaning

        if meant := meaning(value, field.kind, published):
            return meant
        raise InvalidValue(wrong.format(field.kind, _SAID[field.kind]))
    if field.kind == "number" and not _NUMBER.fullmatch(value):
        raise InvalidValue(wrong.format("number", "write it in digits, such as 12 or 3.5"))
    if field.kind == "yesno" and value not in YES_NO:
        raise InvalidValue(wrong.format("answer", "write yes or no"))
    if field.kind == "choice" and value not in field.choices:
        raise InvalidValue(wrong.format("choice", f"take one of {', '.join(field.choices)}"))
    return value


def known_certainty(certainty: str) -> str:
    """The certainty, if it is one. Raises InvalidValue."""
    if certainty not in CERTAINTIES:
        raise InvalidValue(f"A certainty is one of {', '.join(CERTAINTIES)}, not “{certainty}”.")
    return certainty
