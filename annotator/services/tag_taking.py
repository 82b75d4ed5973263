"""How tags of another program become tags of ours, by the rules of a mapping; what is lost on the way is counted."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from annotator.model.annotation import CERTAINTIES, Annotation
from annotator.model.errors import InvalidValue
from annotator.model.found_file import FoundDocument, FoundTag
from annotator.model.link import Link
from annotator.model.record import Record
from annotator.model.span import Target
from annotator.model.tag_mapping import MappingRule
from annotator.model.tag_type import LINK_KINDS, TagType
from annotator.services.library import Library
from annotator.services.stamping import now
from annotator.services.tag_values import kept_value
from annotator.text.anchoring import anchored
from annotator.text.normalising import printable

_OWN_ID = re.compile(r"[0-9a-f]{32}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


@dataclass(frozen=True, slots=True)
class Placed:
    """A tag that is taken over: where it stands, and under which id."""

    tag: FoundTag
    target: Target
    id: str


@dataclass(slots=True)
class TagTaking:
    """First every document of a file is placed, for tags point to each other across them; then tags are made."""

    library: Library
    rules: Mapping[str, MappingRule]
    types: Mapping[str, TagType]
    entries: Mapping[str, Record]
    """By the file's key; in a file of ours also those that it does not tell of."""
    by: str
    ours: bool
    lost: Counter[str]
    at: str = field(default_factory=now)
    _named: dict[str, str] = field(default_factory=dict)
    """Our id for each id of the file."""
    _given: set[str] = field(default_factory=set)
    _at_place: Counter[str] = field(default_factory=Counter)
    """How many tags of one kind were found at each place."""

    def place(self, document: FoundDocument, article: str, text: str) -> list[Placed]:
        """The tags of a document that the mapping takes and whose words stand in the text, in its order."""
        placed = []
        for number, tag in enumerate(document.tags):
            rule = self.rules.get(tag.kind)
            if rule is None or not rule.type:
                self.lost[f"tags of the kind {tag.kind}, left out"] += 1
            elif (target := _anchored(document, number, text)) is None:
                self.lost["tags whose words do not stand in the text"] += 1
            else:
                placed.append(Placed(tag, target, self._identifier(article, tag, target)))
                if tag.id:
                    self._named.setdefault(tag.id, placed[-1].id)
        return placed

    def tags(self, placed: list[Placed], article: str) -> Iterator[Annotation]:
        """Placed tags of an article as ours; what the file does not say of one that is here is no difference."""
        here = {tag.id: tag for tag in self.library.tags(article)} if self.library.has(article) else {}
        return (self._tag(one, article, here.get(one.id)) for one in placed)

    def _identifier(self, article: str, tag: FoundTag, target: Target) -> str:
        """An own id once; else one that follows from kind and place, whatever else the file holds."""
        if self.ours and _OWN_ID.fullmatch(tag.id) and tag.id not in self._given:
            self._given.add(tag.id)
            return tag.id
        places = " ".join(f"{span.start}:{span.end}" for span in target)
        words = f"{article}\n{tag.kind}\n{places}"
        self._at_place[words] += 1
        told = f"{words}\n{self._at_place[words]}"
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    def _tag(self, placed: Placed, article: str, known: Annotation | None) -> Annotation:
        tag = placed.tag
        rule = self.rules[tag.kind]
        tag_type = self.types[rule.type]
        notes = [printable(tag.note)] if tag.note else []
        links = self._links(placed, rule, tag_type, known)
        values = self._values(tag, rule, tag_type, links, notes)
        at = tag.at if _TIME.fullmatch(tag.at) else ""
        return Annotation(
            id=placed.id,
            article=article,
            type=rule.type,
            target=placed.target,
            by=" ".join(printable(tag.by).split()) or (known.by if known else self.by),
            at=at or (known.at if known else self.at),
            certainty=tag.certainty if tag.certainty in CERTAINTIES else "certain",
            note="\n".join(notes),
            values=values,
            state=known.before_review or known.state if known else "proposed",
            links=links,
            type_version=known.type_version if known else tag_type.version,
        )

    def _links(
        self, placed: Placed, rule: MappingRule, tag_type: TagType, known: Annotation | None
    ) -> dict[str, Link]:
        tag = placed.tag
        links: dict[str, Link] = {}
        for name in {**tag.entries, **tag.tags}:
            field = tag_type.find(rule.fields.get(name, ""))
            record = self.entries.get(tag.entries.get(name, ""))
            mention = self._named.get(tag.tags.get(name, ""), placed.id)
            if field is None:
                self.lost[f"“{name}” of {tag.kind}"] += 1
            elif field.name in links:
                self.lost[f"“{name}” of {tag.kind} beside another value of the field"] += 1
            elif record and record.kind in LINK_KINDS.get(field.kind, ()):
                links[field.name] = Link(record=record.id)
            elif field.is_link and mention != placed.id:
                links[field.name] = Link(mention=mention)
            else:
                self.lost[f"“{name}” of {tag.kind} that leads to nothing the field takes"] += 1
        # how sure a link is, and where its entry was taken from, a file may not say
        return {name: _kept(link, known.links.get(name)) if known else link for name, link in links.items()}

    def _values(
        self,
        tag: FoundTag,
        rule: MappingRule,
        tag_type: TagType,
        links: Mapping[str, Link],
        notes: list[str],
    ) -> dict[str, str]:
        values: dict[str, str] = {}
        for name, value in tag.values.items():
            field = tag_type.find(rule.fields.get(name, ""))
            if field is None:
                self.lost[f"“{name}” of {tag.kind}"] += 1
            elif field.is_link:
                # words beside a link only say what it leads to
                if field.name not in links:
                    self._noted(tag.kind, name, value, notes)
            elif values.get(field.name, value) != value:
                self._noted(tag.kind, name, value, notes)
            else:
                try:
                    values[field.name] = kept_value(field, value)
                except InvalidValue:
                    self._noted(tag.kind, name, value, notes)
        for name, value in rule.constants.items():
            if tag_type.find(name) is not None and name not in links:
                values.setdefault(name, value)
        return {name: value for name, value in values.items() if value}

    def _noted(self, kind: str, name: str, value: str, notes: list[str]) -> None:
        """Keep in the note what no field takes."""
        self.lost[f"“{name}” of {kind} that no field takes, kept in the note"] += 1
        notes.append(f"{name}: {printable(value)}")


def _anchored(document: FoundDocument, number: int, text: str) -> Target | None:
    """Where a tag of a document stands in the text."""
    around = document.around.get(number, ("", ""))
    return anchored(document.tags[number].target, document.quotes.get(number), text, around)


def _kept(link: Link, known: Link | None) -> Link:
    """The link as it is known, if it leads to the same."""
    same = known is not None and (known.record, known.mention) == (link.record, link.mention)
    return known if known is not None and same else link
