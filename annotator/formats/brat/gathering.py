"""Makes tags of the lines of a brat file, which say one thing each of a tag."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from annotator.formats.brat.lines import AnnotationFile, Reference, TextBound
from annotator.formats.brat.own_note import NOTE, REMARK, RESOURCE, OwnNote, fragments, read_own_note, word
from annotator.model.found_file import FoundEntry, FoundTag
from annotator.model.record import Identifier
from annotator.model.span import Target, target_of
from annotator.text.units import UnitMap

_RECORD_KINDS = {"per": "person", "org": "organisation", "loc": "place", "pla": "place", "gpe": "place"}
"""Kind of entry by how the name of a type begins."""
_SCHEMES = {scheme.casefold(): scheme for scheme in ("VIAF", "Wikidata", "ISNI", "ORCID", "GND")}


@dataclass(slots=True)
class _Tag:
    """A tag while its lines are gathered."""

    kind: str
    target: Target
    id: str
    words: str
    own: OwnNote | None = None
    values: dict[str, str] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    def free(self, name: str) -> str:
        """The name, with a number where it is taken."""
        taken = {*self.values, *self.entries, *self.tags}
        numbers = (f"{name}{number}" if number > 1 else name for number in range(1, len(taken) + 2))
        return next(one for one in numbers if one not in taken)


class TagsOfLines:
    """One annotation file with its text."""

    def __init__(self, lines: AnnotationFile, text: str, places: UnitMap, prefix: str) -> None:
        self._lines = lines
        self._text = text
        self._places = places
        self._prefix = prefix
        """Before ids, which are unique in their file alone."""
        self.lost = Counter({f"lines of brat that begin with {sign}": n for sign, n in lines.unread.items()})
        self.entries: dict[str, FoundEntry] = {}
        self._tags: dict[str, _Tag] = {}
        self._meant: dict[str, str] = {}
        """The event that is meant where the stretch that names it is."""

    def tags(self) -> tuple[FoundTag, ...]:
        """Its tags, in the order of the file."""
        self._place()
        self._relate()
        self._describe()
        ids = {name: tag.own.id if tag.own else self._prefix + tag.id for name, tag in self._tags.items()}
        return tuple(_found(tag, ids) for tag in self._tags.values())

    def quotes(self) -> dict[int, str]:
        """The words of tags that do not stand where the file says, by the place of the tag."""
        return {
            place: tag.words
            for place, tag in enumerate(self._tags.values())
            if tag.words and squeezed(tag.words) != squeezed(_words(self._text, tag.target))
        }

    def _place(self) -> None:
        """Each stretch is a tag, unless it is there to name an event: then the event is one."""
        bounds = {bound.id: bound for bound in self._lines.text_bounds}
        if len(bounds) < len(self._lines.text_bounds):
            self.lost["tags with the id of another"] += len(self._lines.text_bounds) - len(bounds)
        triggers = {event.trigger for event in self._lines.events}
        kinds = [(b.id, b.type, b) for b in bounds.values() if b.id not in triggers]
        for event in self._lines.events:
            if event.trigger in bounds:
                kinds.append((event.id, event.type, bounds[event.trigger]))
                self._meant.setdefault(event.trigger, event.id)
            else:
                self.lost["events without a place in the text"] += 1
        for identifier, kind, bound in kinds:
            target = self._target(bound)
            if target:
                self._tags.setdefault(identifier, _Tag(kind, target, identifier, bound.words))
            else:
                self.lost["tags that hold no text"] += 1

    def _target(self, bound: TextBound) -> Target:
        pairs = [tuple(map(self._places.to_points, pair)) for pair in bound.stretches]
        held = [(start, end) for start, end in pairs if start < end]
        return target_of(*held) if held else ()

    def _relate(self) -> None:
        """Roles of events, relations, and what is equal lead from tag to tag."""
        for event in self._lines.events:
            for role, other in event.roles:
                self._lead(event.id, role, other)
        for relation in self._lines.relations:
            self._lead(relation.source, relation.type, relation.target)
        for equal in self._lines.equal:
            for one, other in pairwise(equal):
                self._lead(one, "Equiv", other)

    def _lead(self, source: str, name: str, target: str) -> None:
        tag, other = self._named(source), self._named(target)
        if tag and other:
            tag.tags[tag.free(name)] = other.id
        else:
            self.lost[f"{name} that does not lead from tag to tag"] += 1

    def _named(self, identifier: str) -> _Tag | None:
        return self._tags.get(self._meant.get(identifier, identifier))

    def _describe(self) -> None:
        """Notes come first: the own one says what the others mean."""
        for note in self._lines.notes:
            tag = self._about(note.of, f"notes ({note.type}) that are not on a tag")
            if tag is None:
                continue
            if note.type == NOTE:
                tag.own = read_own_note(note.text)
                self.lost["notes of our own that were changed"] += tag.own is None
            elif note.type == REMARK:
                tag.remarks.append(note.text)
            else:
                tag.values[tag.free(note.type)] = note.text
        for attribute in self._lines.attributes:
            tag = self._about(attribute.of, f"attributes ({attribute.type}) that are not on a tag")
            if tag:
                tag.values[tag.free(attribute.type)] = attribute.value or "yes"
        for reference in self._lines.references:
            tag = self._about(reference.of, f"references ({reference.type}) that are not on a tag")
            if tag:
                self._refer(tag, reference)
        for tag in self._tags.values():
            self._own(tag)

    def _about(self, identifier: str, otherwise: str) -> _Tag | None:
        tag = self._named(identifier)
        self.lost[otherwise] += tag is None
        return tag

    def _refer(self, tag: _Tag, reference: Reference) -> None:
        """A reference to our register, or to an entry of the kind that the tag seems to be of."""
        kind = _RECORD_KINDS.get(tag.kind[:3].casefold(), "")
        key = f"{reference.resource}:{reference.entry}"
        if reference.resource == RESOURCE:
            tag.entries[tag.free(reference.type)] = reference.entry
        elif kind:
            tag.entries[tag.free(reference.type)] = key
            self.entries.setdefault(key, _entry(reference, key, kind))
        else:
            tag.values[tag.free(reference.type)] = f"{key} {reference.name}".strip()

    def _own(self, tag: _Tag) -> None:
        """What our own note says beside, as far as the tag still stands where we wrote it."""
        own = tag.own
        if own is None:
            return
        tag.values |= own.values
        tag.entries |= own.entries
        if own.note:
            tag.remarks.append(own.note)
        if own.type and word(own.type) == tag.kind:
            tag.kind = own.type
        inside = own.target and own.target[-1].end <= len(self._text)
        if inside and fragments(self._text, own.target) == tuple((s.start, s.end) for s in tag.target):
            tag.target = own.target


def _found(tag: _Tag, ids: Mapping[str, str]) -> FoundTag:
    own = tag.own
    pointed = {name: ids[other] for name, other in tag.tags.items()}
    return FoundTag(
        kind=tag.kind,
        target=tag.target,
        id=ids[tag.id],
        values=tag.values,
        entries=tag.entries,
        tags={**own.mentions, **pointed} if own else pointed,
        by=own.by if own else "",
        at=own.at if own else "",
        certainty=own.certainty if own else "certain",
        note="\n".join(tag.remarks),
    )


def _entry(reference: Reference, key: str, kind: str) -> FoundEntry:
    scheme = _SCHEMES.get(reference.resource.casefold(), "own")
    identifier = Identifier(scheme, key if scheme == "own" else reference.entry)
    return FoundEntry(key, kind, reference.name or reference.entry, identifiers=(identifier,))


def _words(text: str, target: Target) -> str:
    return " ".join(text[span.start : span.end] for span in target)


def squeezed(words: str) -> str:
    """Words without white space, which says nothing about whether they are the same."""
    return "".join(words.split())
