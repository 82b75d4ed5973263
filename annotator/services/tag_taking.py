"""How tags of another program become tags of ours, by the rules of a mapping; what is lost on the way is counted."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from annotator.model.annotation import CERTAINTIES, Annotation
from annotator.model.errors import InvalidValue
from annotator.model.found_file import FoundDocument, FoundTag
from annotator.model.link import Link
from annotator.model.record import Record
from annotator.model.span import Span, Target
from annotator.model.tag_mapping import MappingRule
from annotator.model.tag_type import LINK_KINDS, TagType
from annotator.services.library import Library
from annotator.services.stamping import now
from annotator.services.tag_values import kept_value

_OWN_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(slots=True)
class TagTaking:
    """How found tags become ours, and the count of what is lost on the way."""

    library: Library
    rules: Mapping[str, MappingRule]
    types: Mapping[str, TagType]
    entries: Mapping[str, Record]
    by: str
    ours: bool
    lost: Counter[str]
    at: str = field(default_factory=now)

    def tags(self, document: FoundDocument, article: str, text: str) -> Iterator[Annotation]:
        """The tags of a document that the mapping takes, in the order of the text."""
        identifiers = {
            tag.id or str(number): self._identifier(article, tag, number)
            for number, tag in enumerate(document.tags)
        }
        kept = {
            key
            for key, tag in zip(identifiers, document.tags, strict=True)
            if (rule := self.rules.get(tag.kind)) and rule.type
        }
        here = {tag.id: tag for tag in self.library.tags(article)} if self.library.has(article) else {}
        for number, tag in enumerate(document.tags):
            key = tag.id or str(number)
            target = _anchored(tag.target, document.quotes.get(number), text)
            if key not in kept:
                self.lost[f"tags of the kind {tag.kind}, left out"] += 1
            elif target is None:
                self.lost["tags whose words do not stand in the text"] += 1
            else:
                pointed = {name: identifiers[to] for name, to in tag.tags.items() if to in kept}
                made = self._tag(tag, identifiers[key], pointed)
                known = here.get(made.id)
                yield replace(
                    made,
                    article=article,
                    target=target,
                    # what the file does not say is no difference to what is here
                    by=made.by or (known.by if known else self.by),
                    at=made.at or (known.at if known else self.at),
                    state=known.state if known else made.state,
                )

    def _identifier(self, article: str, tag: FoundTag, number: int) -> str:
        if self.ours and _OWN_ID.fullmatch(tag.id):
            return tag.id
        places = " ".join(f"{span.start}:{span.end}" for span in tag.target)
        words = f"{article}\n{tag.kind}\n{tag.id or number}\n{places}"
        return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    def _tag(self, tag: FoundTag, identifier: str, pointed: Mapping[str, str]) -> Annotation:
        """The tag without its place; `pointed` holds the ids of the tags to which it points."""
        rule = self.rules[tag.kind]
        tag_type = self.types[rule.type]
        notes = [tag.note] if tag.note else []
        values = {**rule.constants, **self._values(tag, rule, tag_type, notes)}
        links = self._links(tag, rule, tag_type, {n: to for n, to in pointed.items() if to != identifier})
        return Annotation(
            id=identifier,
            article="",
            type=rule.type,
            target=(),
            by=tag.by,
            at=tag.at,
            certainty=tag.certainty if tag.certainty in CERTAINTIES else "certain",
            note="\n".join(notes),
            values={name: value for name, value in values.items() if value and name not in links},
            links=links,
            type_version=tag_type.version,
        )

    def _values(
        self, tag: FoundTag, rule: MappingRule, tag_type: TagType, notes: list[str]
    ) -> dict[str, str]:
        values = {}
        for name, value in tag.values.items():
            field = tag_type.find(rule.fields.get(name, ""))
            if field is None:
                self.lost[f"“{name}” of {tag.kind}"] += 1
                continue
            try:
                values[field.name] = kept_value(field, value)
            except InvalidValue:
                self.lost[f"“{name}” of {tag.kind} that the field does not take, kept as a note"] += 1
                notes.append(f"{name}: {value}")
        return values

    def _links(
        self, tag: FoundTag, rule: MappingRule, tag_type: TagType, pointed: Mapping[str, str]
    ) -> dict[str, Link]:
        links = {}
        for name in {**tag.entries, **tag.tags}:
            field = tag_type.find(rule.fields.get(name, ""))
            record = self.entries.get(tag.entries.get(name, ""))
            if field and record and record.kind in LINK_KINDS.get(field.kind, ()):
                links[field.name] = Link(record=record.id)
            elif field and field.is_link and name in pointed:
                links[field.name] = Link(mention=pointed[name])
            else:
                self.lost[f"“{name}” of {tag.kind} that leads to nothing here"] += 1
        return links


def _anchored(target: Target, quote: str | None, text: str) -> Target | None:
    """The target if it lies in the text and holds the quoted words; else the only place where they stand."""
    inside = bool(target) and target[-1].end <= len(text)
    if inside and (quote is None or quote == " … ".join(text[s.start : s.end] for s in target)):
        return target
    if quote and text.count(quote) == 1:
        start = text.index(quote)
        return (Span(start, start + len(quote)),)
    return None
