"""Tags that stand beside the text of a foreign document: `annotation` with `@target`, `span` with `@from` and `@to`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.formats.foreign_tei.aiming import Aim
from annotator.formats.foreign_tei.elements import is_tag, local
from annotator.formats.foreign_tei.features import moment
from annotator.formats.foreign_tei.saying import Said, Saying
from annotator.formats.foreign_tei.source import Source
from annotator.formats.foreign_tei.stretches import target_over
from annotator.formats.foreign_tei.text import Built
from annotator.formats.tei.node import TEI_NAMESPACE, XmlElement
from annotator.model.found_file import FoundTag
from annotator.model.span import Target

_T = f"{{{TEI_NAMESPACE}}}"
_LEADS = re.compile(r"#?(?:string-)?range\(#?([^,()]+)|#([^\s()]+)|@xml:id='([^']*)'")
_HOW = frozenset(("target", "motivation", "from", "to", "ana", "type", "inst"))


@dataclass(frozen=True, slots=True)
class Quoted:
    """A tag, and what the file says stands there where that is not what stands there."""

    tag: FoundTag
    quote: str = ""


def standoff_of(source: Source) -> dict[XmlElement, list[XmlElement]]:
    """The stand-off tags of each document; those beside the texts of a corpus belong to the text they lead to."""
    owned: dict[XmlElement, list[XmlElement]] = {}
    first = next(source.documents, None)
    for element in source.root.iter(f"{_T}annotation", f"{_T}span"):
        owned.setdefault(_owner(element, source, first), []).append(element)
    return owned


def standoff_tags(
    elements: list[XmlElement], source: Source, built: Built, saying: Saying
) -> Iterator[Quoted]:
    """What the stand-off tags say; those that lead nowhere are told."""
    aim = Aim(source, built)
    heads = [one for one in elements if _led(one, "prev", source) is None]
    chains = [_parts(one, source) for one in heads]
    read = {part for chain in chains for part in chain}
    chains += [[one] for one in elements if one not in read]
    for element, *others in chains:
        target = _target([element, *others], aim, built)
        if target is not None:
            yield from _quoted(element, target, built, saying)
        elif local(element) == "annotation" and not element.get("target", "").strip():
            source.lost["notes on a whole text"] += 1
        else:
            source.lost["stand-off tags that lead to no words of the text"] += 1


def _owner(element: XmlElement, source: Source, first: XmlElement | None) -> XmlElement | None:
    around = next(element.iterancestors(f"{_T}TEI"), None)
    if around is not None:
        return around
    for found in _LEADS.finditer(" ".join(element.get(name, "") for name in ("target", "from"))):
        led = source.ids.get(next(filter(None, found.groups())))
        if led is not None:
            return next(led.iterancestors(f"{_T}TEI"), first)
    return first


def _target(parts: list[XmlElement], aim: Aim, built: Built) -> Target | None:
    """Where the parts of a tag lead; None when one of them leads nowhere."""
    targets = []
    for part in parts:
        pointers = part.get("target", "").strip()
        targets.append(
            aim.target(pointers) if pointers else aim.between(part.get("from", ""), part.get("to", ""))
        )
    pairs = [(span.start, span.end) for target in targets if target for span in target]
    return target_over(pairs, built.text) if all(targets) else None


def _parts(element: XmlElement, source: Source) -> list[XmlElement]:
    """A tag with the parts that follow it by `@next`."""
    parts = {element: None}
    part = _led(element, "next", source)
    while part is not None and part not in parts:
        parts[part] = None
        part = _led(part, "next", source)
    return list(parts)


def _led(element: XmlElement, name: str, source: Source) -> XmlElement | None:
    """The other part of a stand-off tag to which one points."""
    other = source.led_to(element.get(name, ""))
    return other if other is not None and other is not element and other.tag == element.tag else None


def _quoted(element: XmlElement, target: Target, built: Built, saying: Saying) -> Iterator[Quoted]:
    identifier = saying.source.own_id(element)
    words = " … ".join(built.text[span.start : span.end] for span in target)
    body = _body(element)
    quote = "".join(body.itertext()) if body is not None and len(target) == 1 else ""
    if " ".join(quote.split()) == " ".join(words.split()):
        quote = ""
    note = "\n".join(_notes(element, body))
    at = next(filter(None, (moment(change.get("when", "")) for change in element.iter(f"{_T}change"))), "")
    for number, said in enumerate(_said(element, body, words, saying)):
        yield Quoted(
            FoundTag(
                said.kind,
                target,
                id=f"{identifier}.{number + 1}" if identifier and number else identifier,
                values=said.values,
                entries=said.entries,
                tags=said.tags,
                by=said.by or _author(element, saying),
                at=at,
                certainty=said.certainty,
                note=note,
            ),
            quote,
        )


def _body(element: XmlElement) -> XmlElement | None:
    """The element that the tag would be if it stood in the text."""
    inner = [element, *(note for note in element.iterchildren(f"{_T}note") if note.get("type") == "body")]
    tags = (child for around in inner for child in around if is_tag(child))
    return next((tag for tag in tags if "".join(tag.itertext()).strip() or tag.attrib), None)


def _said(element: XmlElement, body: XmlElement | None, words: str, saying: Saying) -> Iterator[Said]:
    """What is said: one tag for the element in it, or one for each term that it is classed under."""
    terms = () if body is None else (body.get("ana") or "").split()
    classed = body is not None and local(body) == "rs" and terms and not "".join(body.itertext()).strip()
    if body is not None and not classed:
        said = saying.said(body, (), words)
        _add(element, said, saying)
        yield said
        return
    for term in terms or (element.get("ana") or "").split() or [""]:
        kind = saying.label(term) if term else _general_kind(element)
        said = Said(kind)
        _add(element, said, saying)
        yield said


def _add(element: XmlElement, said: Said, saying: Saying) -> None:
    """What the stand-off element says itself: who, how sure."""
    own = saying.said(element, (), "")
    said.by = said.by or own.by
    said.certainty = own.certainty if "cert" in element.attrib else said.certainty
    for name, value in own.values.items():
        if name not in _HOW:
            said.values.setdefault(name, value)
    if "ana" in own.values and said.kind not in own.values["ana"]:
        said.values.setdefault("ana", own.values["ana"])


def _general_kind(element: XmlElement) -> str:
    around = element.getparent()
    typed = (
        element.get("type") or element.get("motivation") or (around.get("type") if around is not None else "")
    )
    return f"{local(element)} type={typed}" if typed else local(element)


def _notes(element: XmlElement, body: XmlElement | None) -> Iterator[str]:
    """Words that somebody wrote on the tag."""
    if local(element) == "span" and body is None:
        if words := " ".join("".join(element.itertext()).split()):
            yield words
        return
    for note in element.iterchildren(f"{_T}note"):
        if note.get("type") != "body" and (words := "".join(note.itertext()).strip()):
            yield words


def _author(element: XmlElement, saying: Saying) -> str:
    """Who made it: the first of its changes, else the first who is named as responsible in it."""
    for change in element.iter(f"{_T}change"):
        if who := saying.person(change.get("who", "")):
            return who
    for named in element.iterchildren(f"{_T}respStmt"):
        for child in named:
            if local(child) in ("name", "persName") and (who := " ".join("".join(child.itertext()).split())):
                return who
    return ""
