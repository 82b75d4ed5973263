"""A reader of all flavours, written from the rules they state, that rebuilds texts and tags."""

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from annotator.formats.tei.dating import DATING_ATTRIBUTES, edtf_of

T = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RANGE = re.compile(r"#string-range\((.+?)\.p(\d+),(\d+),(\d+)\)")
_MODES = {("true", None): "direct", ("false", None): "indirect", ("true", "scare"): "scare"}
_PLAIN = {"ref", "key", "role", "who", "toWhom", "dur-iso"}
_ENTRY = re.compile(r"#(?:person|organisation|place)\.([0-9a-f]{32})")


@dataclass
class ReadTag:
    """A tag as the file holds it; spans are code points of the whole text."""

    element: str
    tag: str
    status: str
    cert: str
    resp: str
    spans: list[tuple[int, int]]
    values: set[tuple[str, str]] = field(default_factory=set)
    note: str = ""
    mentions: dict[str, str] = field(default_factory=dict)
    """Field → id of the tag it is led to."""
    doubts: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Field → certainty and source of its link."""
    comments: list[tuple[str, str, str, str, str, str]] = field(default_factory=list)
    """Id, target, who, when, words and who settled the thread."""
    history: list[dict[str, str]] = field(default_factory=list)
    """Attributes of each change after the one by which it was made, and its words."""
    parts: list[tuple[int, int, str]] = field(default_factory=list)
    """Start, end and @n of each part in the text."""


@dataclass
class ReadArticle:
    """An article as the file holds it."""

    text: str
    tags: dict[str, ReadTag]
    zones: dict[str, tuple[list[tuple[int, int]], str, str]]
    stages: list[tuple[str, str, str, str]]
    """Whose work, which stage, who says so and why."""


def read(document: bytes) -> dict[str, ReadArticle]:
    """The articles of a TEI file by id."""
    root: Any = etree.fromstring(document, etree.XMLParser(huge_tree=True))
    people = {stmt.get(ID): stmt[0].text or "" for stmt in root.iter(f"{T}respStmt")}
    return {tei.get(ID): _article(tei, people) for tei in root.iter(f"{T}TEI")}


def _article(tei: Any, people: dict[str, str]) -> ReadArticle:
    paragraphs = tei.findall(f"{T}text/{T}body/{T}p")
    texts = ["".join(paragraph.itertext()) for paragraph in paragraphs]
    starts = [sum(map(len, texts[:place])) for place in range(len(texts))]
    notes = tei.findall(f".//{T}notesStmt/{T}note")
    zones = {
        note.get(ID): (_spans(note.get("target"), starts), note.get("ana"), note.text or "")
        for note in notes
        if note.get("type") == "zone"
    }
    tags = {one.get(ID): _standoff(one, starts) for one in tei.iter(f"{T}annotation")}
    tags |= _between_anchors(tei)
    for paragraph, start in zip(paragraphs, starts, strict=True):
        _inline(paragraph, start, tags)
    elements = {one.get(ID): one for one in tei.iter() if one.get(ID) in tags}
    for identifier, tag in tags.items():
        own = elements[identifier]
        data = [note for note in notes if note.get("target") == f"#{identifier}"]
        if own.tag in (f"{T}annotation", f"{T}span"):
            data = own.findall(f"{T}note")
            own = next(note for note in data if note.get("type") == "body")[0]
        tag.values = _values(own, data)
        tag.note = next((note.text for note in data if note.get("type") == "annotator"), "")
        _links(tag, own, data)
        tag.resp = people[tag.resp[1:]]
        tag.comments = _comments(identifier, tei, people)
        tag.history = _history(identifier, elements[identifier], tei, people)
        if tag.parts:
            tag.spans = _chained(sorted(tag.parts))
    stages = [
        (people[one.get("corresp")[1:]], one.get("status"), people[one.get("who")[1:]], one.text or "")
        for one in tei.iterfind(f"{T}teiHeader/{T}revisionDesc/{T}listChange[@type='stages']/{T}change")
    ]
    return ReadArticle("".join(texts), tags, zones, stages)


def _history(identifier: str, own: Any, tei: Any, people: dict[str, str]) -> list[dict[str, str]]:
    """The changes of a tag, wherever they stand, but the first."""
    listed = tei.iterfind(f"{T}teiHeader/{T}revisionDesc/{T}listChange[@type='annotations']/{T}change")
    beside = own.find(f"{T}revisionDesc")
    changes = (
        list(beside) if beside is not None else [c for c in listed if c.get("target") == f"#{identifier}"]
    )
    return [
        {
            **{name: value for name, value in one.attrib.items() if name not in ("target", SPACE)},
            "who": people[one.get("who")[1:]],
            "words": one.text or "",
        }
        for one in changes[1:]
    ]


def _standoff(annotation: Any, starts: list[int]) -> ReadTag:
    tag, status = annotation.get("ana").split()
    body = annotation.find(f"{T}note[@type='body']")[0]
    spans = _spans(annotation.get("target"), starts)
    return ReadTag(
        etree.QName(body).localname, tag, status, annotation.get("cert"), annotation.get("resp"), spans
    )


def _between_anchors(tei: Any) -> dict[str, ReadTag]:
    """Tags from anchor to anchor, counted on the text before each."""
    body = tei.find(f"{T}text/{T}body")
    places: dict[str, int] = {}
    position = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            places[element.get(ID, "")] = position
            position += len(element.text or "")
        elif element is not body and element.getparent() is not body:
            position += len(element.tail or "")
    tags: dict[str, ReadTag] = {}
    for span in tei.iter(f"{T}span"):
        stretch = places[span.get("from")[1:]], places[span.get("to")[1:]]
        if "prev" in span.attrib:
            tags[span.get("prev")[1:].partition(".")[0]].spans.append(stretch)
            continue
        tag, status = span.get("ana").split()
        name = etree.QName(span.find(f"{T}note[@type='body']")[0]).localname
        tags[span.get(ID)] = ReadTag(name, tag, status, span.get("cert"), span.get("resp"), [stretch])
    return tags


def _inline(element: Any, position: int, tags: dict[str, ReadTag]) -> int:
    """Collect the parts of tags in a paragraph; returns the position after the element."""
    start = position
    position += len(element.text or "")
    for child in element:
        position = _inline(child, position, tags) + len(child.tail or "")
    identifier = element.get(ID, "")
    if identifier.startswith("ann-"):
        tag, status = element.get("ana").split()
        head = identifier.partition(".")[0]
        if "prev" not in element.attrib:
            name = etree.QName(element).localname
            tags.setdefault(head, ReadTag(name, tag, status, "", "", []))
            tags[head].cert, tags[head].resp = element.get("cert"), element.get("resp")
        else:
            # an outer part is met after what lies in it, so a later part may come first
            tags.setdefault(head, ReadTag(etree.QName(element).localname, tag, status, "", "", []))
            assert not set(element.attrib) - {ID, "ana", "n", "prev", "next"}
        tags[head].parts.append((start, position, element.get("n", "")))
    return position


def _spans(target: str, starts: list[int]) -> list[tuple[int, int]]:
    spans = []
    for token in target.split():
        match = _RANGE.fullmatch(token)
        assert match, token
        start = starts[int(match[2]) - 1] + int(match[3])
        spans.append((start, start + int(match[4])))
    return _joined(spans)


def _chained(parts: list[tuple[int, int, str]]) -> list[tuple[int, int]]:
    """A part goes on with the stretch before it unless it has a number."""
    spans: list[tuple[int, int]] = []
    for start, end, number in parts:
        if spans and not number:
            spans[-1] = spans[-1][0], end
        else:
            assert number in ("", str(len(spans) + 1))
            spans.append((start, end))
    return spans


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and joined[-1][1] == start:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def _values(element: Any, notes: list[Any]) -> set[tuple[str, str]]:
    """Pairs of a TEI attribute (or, for a feature, the value's key) and the value, or the id of an entry."""
    values = set()
    for name, value in element.attrib.items():
        # a term points to its definition, beside the word itself
        repeated = name == "key" and element.get("ref") == f"#{value}"
        if name in _PLAIN and not value.startswith("#term.") and not repeated:
            values.add((name, _entry(value)))
    dates = {name: element.get(name) for name in DATING_ATTRIBUTES if element.get(name)}
    if dates:
        values.add(("edtf", edtf_of(dates)))
    mode = _MODES.get((element.get("direct"), element.get("rend")))
    if mode:
        values.add(("direct", mode))
    for note in notes:
        for feature in note.iterfind(f"{T}fs[1]/{T}f"):
            if feature.getparent().get("type") is None:
                value = feature.get("corresp", feature[0].text or "")
                values.add((feature.get("n") or feature.get("name"), _entry(value)))
    return values


def _links(tag: ReadTag, element: Any, notes: list[Any]) -> None:
    for note in notes:
        for relation in note.iter(f"{T}relation"):
            name = relation.get("n") or relation.get("name")
            tag.mentions[name] = relation.get("passive").removeprefix("#ann-")
        for doubt in note.iterfind(f"{T}fs[@type='links']/{T}f"):
            tag.doubts[doubt.get("n") or doubt.get("name")] = doubt.get("cert"), doubt[0].text or ""
    spoken = element.get("corresp", element.get("datingPoint", "")).removeprefix("#ann-")
    assert not spoken or spoken in tag.mentions.values()


def _comments(identifier: str, tei: Any, people: dict[str, str]) -> list[tuple[str, str, str, str, str, str]]:
    comments = []
    targets = {f"#{identifier}"}
    settled = {
        note.get("target"): people[note.get("resp")[1:]]
        for note in tei.iterfind(f".//{T}note[@type='resolution']")
    }
    for note in tei.iterfind(f".//{T}note[@type='comment']"):
        if note.get("target") in targets:
            name = f"#{note.get(ID)}"
            targets.add(name)
            words, at = note[0].tail or "", note[0].get("when", "")
            by = people[note.get("resp")[1:]]
            comments.append((note.get(ID), note.get("target"), by, at, words, settled.get(name, "")))
    return comments


def _entry(value: str) -> str:
    match = _ENTRY.fullmatch(value)
    return match[1] if match else value
