"""An article with its tags as a CAS."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from annotator.formats.cas.names import feature_name, type_name
from annotator.formats.cas.structures import Cas, Structure
from annotator.formats.cas.type_system import (
    ARTICLE,
    AT,
    BY,
    CERTAINTY,
    DOCUMENT,
    ID,
    KIND,
    LINK,
    NOTE,
    OTHER,
    PART,
    RECORD,
    SENTENCE,
    TAGS,
    TOKEN,
    ZONE,
)
from annotator.formats.manifest import entry_to_json
from annotator.model.annotation import Annotation
from annotator.model.corpus import AnnotatedArticle
from annotator.model.record import Record
from annotator.model.span import Span
from annotator.model.tag_type import TagType
from annotator.text.tokens import sentences
from annotator.text.units import UnitMap

FIRST = 2
"""Ids of structures begin here: 0 is nothing and 1 the text."""


class _Structures:
    """Numbers structures as they are made."""

    def __init__(
        self, source: AnnotatedArticle, types: Mapping[str, TagType], records: Mapping[str, Record]
    ) -> None:
        self._source = source
        self._types = types
        self._records = records
        self._places = UnitMap(source.text, "utf-16")
        self._quoted = {tag.id: tag.quoted(source.text) for tag in source.annotations}
        self._next = FIRST
        # known before the structures are made, for tags lead forwards and backwards
        self._numbers = {tag.id: self._number() for tag in source.annotations}

    def _number(self) -> int:
        self._next += 1
        return self._next - 1

    def all(self) -> Iterator[Structure]:
        """Every structure, those that lead before those to which only they lead."""
        yield self._document()
        yield self._article()
        for sentence, tokens in sentences(self._source.text):
            yield Structure(self._number(), SENTENCE, self._at(sentence))
            yield from (Structure(self._number(), TOKEN, self._at(token)) for token in tokens)
        for zone in self._source.zones:
            said = {"kind": zone.kind, "rule": zone.rule}
            yield Structure(self._number(), ZONE, self._at(zone.span) | {k: v for k, v in said.items() if v})
        for tag in self._source.annotations:
            yield from self._tag(tag)

    def _at(self, span: Span) -> dict[str, str | int]:
        return {"begin": self._places.to_units(span.start), "end": self._places.to_units(span.end)}

    def _document(self) -> Structure:
        article = self._source.article
        end = self._places.to_units(len(self._source.text))
        language = article.metadata.language or "x-unspecified"
        said: dict[str, str | int] = {"begin": 0, "end": end, "language": language}
        return Structure(
            self._number(), DOCUMENT, said | {"documentTitle": article.label, "documentId": article.id}
        )

    def _article(self) -> Structure:
        pointed = {link.record for tag in self._source.annotations for link in tag.links.values()}
        entries = [entry_to_json(self._records[name]) for name in sorted(pointed & self._records.keys())]
        said = {"articleId": self._source.article.id, **asdict(self._source.article.metadata)}
        said["register"] = json.dumps(entries, ensure_ascii=False) if entries else ""
        return Structure(self._number(), ARTICLE, {name: value for name, value in said.items() if value})

    def _tag(self, tag: Annotation) -> Iterator[Structure]:
        """The first stretch says it all; the others say of which tag they are a part."""
        first, *others = tag.target
        says = self._at(first) | {ID: tag.id, BY: tag.by, AT: tag.at, CERTAINTY: tag.certainty}
        links: list[Structure] = []
        other: dict[str, dict[str, str]] = {}
        for name, value in tag.values.items():
            if self._declares(tag, name) and value:
                says[feature_name(name)] = value
            elif value:
                other.setdefault("values", {})[name] = value
        for name, link in tag.links.items():
            feature, record = feature_name(name), self._records.get(link.record)
            declared = self._declares(tag, name, link=True)
            if record and declared:
                says |= {feature: record.name, KIND + feature: record.kind}
            if link.mention in self._numbers:
                target = {"target": (self._numbers[link.mention],)}
                links.append(Structure(self._number(), LINK, {"role": name}, target))
                if declared:
                    says.setdefault(feature, self._quoted[link.mention])
            elif link.mention:
                other.setdefault("mentions", {})[name] = link.mention
            elif declared:
                says[RECORD + feature] = link.record
            else:
                other.setdefault("entries", {})[name] = link.record
        leads = {TAGS: tuple(link.id for link in links)} if links else {}
        said = {NOTE: tag.note, OTHER: json.dumps(other, ensure_ascii=False, sort_keys=True) if other else ""}
        yield Structure(
            self._numbers[tag.id], type_name(tag.type), says | {k: v for k, v in said.items() if v}, leads
        )
        for number, span in enumerate(others, start=2):
            part = self._at(span) | {ID: tag.id, PART: str(number)}
            yield Structure(self._number(), type_name(tag.type), part)
        yield from links

    def _declares(self, tag: Annotation, name: str, *, link: bool = False) -> bool:
        tag_type = self._types.get(tag.type)
        field = tag_type.find(name) if tag_type else None
        return field is not None and (field.is_link or not link)


def cas_of(source: AnnotatedArticle, types: Mapping[str, TagType], records: Mapping[str, Record]) -> Cas:
    """The article as a CAS; positions are UTF-16 units."""
    return Cas(source.text, tuple(_Structures(source, types, records).all()))
