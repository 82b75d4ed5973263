"""The parts of a project as XML, by the published schema: users, codes, variables, cases and sources."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from xml.sax.saxutils import escape, quoteattr

from annotator.formats.refi_qda.saying import Said, to_description
from annotator.formats.refi_qda.vocabulary import (
    ARTICLE,
    ENTRY_VARIABLES,
    FURNITURE,
    INTERNAL,
    NAMESPACE,
    ORIGIN,
    SOURCE_VARIABLES,
    guid_for,
    guid_of,
)
from annotator.model.annotation import Annotation
from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.record import Record
from annotator.model.span import Span
from annotator.model.tag_type import LINK_KINDS, TagType
from annotator.model.zone import Zone
from annotator.text.units import UnitMap

TAIL = "</Sources>\n</Project>\n"
_NAMING = "name"
"""The field by which a tag names its entry."""
_NO_ARTICLE = "What is not the article: captions, links, advertisements."
_SHOWN = 80
"""Code points of the words that a selection is called by."""


def _element(name: str, attributes: Mapping[str, str | int], *children: str) -> str:
    said = "".join(f" {key}={quoteattr(str(value))}" for key, value in attributes.items())
    within = "".join(children)
    return f"<{name}{said}>{within}</{name}>\n" if within else f"<{name}{said}/>\n"


def _text(name: str, words: str) -> str:
    """An element that holds nothing but words; nothing for none."""
    return f"<{name}>{escape(words, {chr(13): '&#13;'})}</{name}>" if words else ""


def _ref(name: str, guid: str) -> str:
    return _element(name, {"targetGUID": guid})


def _variables(of: str, values: Mapping[str, str]) -> Iterator[str]:
    for name, value in values.items():
        if value:
            reference = _ref("VariableRef", guid_for("variable", of, name))
            yield _element("VariableValue", {}, reference, _text("TextValue", value))


class ProjectWriter:
    """Writes a corpus as a project: `head`, then `source` for each article, then `TAIL`."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._names = {record.id: record.name for record in corpus.records}
        defined = {one.name: one for one in corpus.tag_types}
        used = {name for name, _version in corpus.versions}
        self._types: dict[str, TagType | None] = {**defined, **dict.fromkeys(sorted(used - defined.keys()))}
        self._codes = {
            (name, record.id): guid_for("code", name, record.id)
            for name, tag_type in self._types.items()
            for record in corpus.records
            if record.kind in _named_by(tag_type)
        }

    def head(self) -> str:
        """All that stands before the sources."""
        users = [
            _element("User", {"guid": guid_for("user", name), "name": name})
            for name in self._corpus.annotators
        ]
        codes = [self._code(name, tag_type) for name, tag_type in self._types.items()]
        furniture = {"guid": FURNITURE, "name": "furniture", "isCodable": "true"}
        codes.append(_element("Code", furniture, _text("Description", _NO_ARTICLE)))
        variables = [
            _element(
                "Variable",
                {"guid": guid_for("variable", of, name), "name": name, "typeOfVariable": "Text"},
            )
            for of, names in (("source", SOURCE_VARIABLES), ("entry", ENTRY_VARIABLES))
            for name in names
        ]
        cases = [self._case(record) for record in self._corpus.records]
        said = f" name={quoteattr(self._corpus.name)} origin={quoteattr(ORIGIN)}"
        return (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<Project xmlns="{NAMESPACE}"{said}>\n'
            + (_element("Users", {}, *users) if users else "")
            + _element("CodeBook", {}, _element("Codes", {}, *codes))
            + _element("Variables", {}, *variables)
            + (_element("Cases", {}, *cases) if cases else "")
            + "<Sources>\n"
        )

    def _code(self, name: str, tag_type: TagType | None) -> str:
        """A type, with the entries that its tags name as codes within it."""
        said = {"guid": guid_for("code", name), "name": name, "isCodable": "true"}
        within = [
            _element("Code", {"guid": guid, "name": self._names[record], "isCodable": "true"})
            for record in self._names
            if (guid := self._codes.get((name, record)))
        ]
        if tag_type is None:
            return _element("Code", said, *within)
        return _element(
            "Code", said | {"color": tag_type.colour}, _text("Description", tag_type.definition), *within
        )

    def _case(self, record: Record) -> str:
        """An entry of the register."""
        values = (
            record.kind,
            record.dates,
            "\n".join(record.forms),
            "\n".join(f"{one.scheme} {one.value}" for one in record.identifiers),
        )
        codes = [
            _ref("CodeRef", self._codes[name, record.id])
            for name in self._types
            if (name, record.id) in self._codes
        ]
        return _element(
            "Case",
            {"guid": guid_of(record.id), "name": record.name},
            _text("Description", record.note),
            *codes,
            *_variables("entry", dict(zip(ENTRY_VARIABLES, values, strict=True))),
        )

    def source(self, source: AnnotatedArticle) -> str:
        """An article with its tags and its furniture; its text is the file of its GUID."""
        article, segments = source.article, _Segments(source.text)
        guid = source_guid(source)
        shown = self._names | {tag.id: _shown(tag.quoted(source.text)) for tag in source.annotations}
        said = {"guid": guid, "name": article.label, "plainTextPath": f"{INTERNAL}{guid}.txt"}
        newest = max((tag.at for tag in source.annotations), default="")
        return _element(
            "TextSource",
            said | ({"modifiedDateTime": newest} if newest else {}),
            *(part for tag in source.annotations for part in self._tag(tag, segments, shown)),
            *(_zone(zone, segments) for zone in source.zones),
            *_variables("source", {ARTICLE: article.id, **asdict(article.metadata)}),
        )

    def _tag(self, tag: Annotation, segments: "_Segments", shown: Mapping[str, str]) -> Iterator[str]:
        """The first stretch of a tag says it all; the others say of which tag they are a part."""
        named = tag.links[_NAMING].record if _NAMING in tag.links else ""
        code = self._codes.get((tag.type, named), guid_for("code", tag.type))
        made = {"creatingUser": guid_for("user", tag.by), "creationDateTime": tag.at}
        said = Said(
            values={name: value for name, value in tag.values.items() if value},
            entries={name: link.record for name, link in tag.links.items() if not link.mention},
            tags={name: link.mention for name, link in tag.links.items() if link.mention},
            certainty=tag.certainty,
            note=tag.note,
        )
        for number, span in enumerate(tag.target):
            guid = guid_for("part", tag.id, str(number)) if number else guid_of(tag.id)
            description = to_description(Said(part_of=tag.id) if number else said, shown)
            yield segments.coded(guid, span, code, description, made)


class _Segments:
    """Writes the coded segments of a text; their positions are code points."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places = UnitMap(text, "code points")

    def coded(self, guid: str, span: Span, code: str, description: str, made: Mapping[str, str]) -> str:
        """A selection with its code; `made` says by whom, and when where that is known."""
        return _element(
            "PlainTextSelection",
            {
                "guid": guid,
                "name": _shown(self._text[span.start : span.end]),
                "startPosition": self._places.to_units(span.start),
                "endPosition": self._places.to_units(span.end),
                **made,
            },
            _text("Description", description),
            _element("Coding", {"guid": guid_for("coding", guid), **made}, _ref("CodeRef", code)),
        )


def _zone(zone: Zone, segments: _Segments) -> str:
    values = {"kind": zone.kind, "rule": zone.rule}
    said = Said(values={name: value for name, value in values.items() if value})
    made = {"creatingUser": guid_for("user", zone.by)}
    return segments.coded(guid_of(zone.id), zone.span, FURNITURE, to_description(said, {}), made)


def _named_by(tag_type: TagType | None) -> tuple[str, ...]:
    """Kinds of entry that a tag of this type names."""
    field = tag_type.find(_NAMING) if tag_type else None
    return LINK_KINDS.get(field.kind, ()) if field else ()


def _shown(words: str) -> str:
    """Words on one line, cut with an ellipsis where they are many."""
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def source_guid(source: AnnotatedArticle) -> str:
    """The GUID of an article's source and the name of its text file."""
    return guid_for("source", source.article.id)
