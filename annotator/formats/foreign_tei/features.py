"""Tags that are feature structures, as CATMA writes them: `seg @ana` leads to an `fs` of a type that is declared."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from annotator.formats.foreign_tei.elements import local
from annotator.formats.foreign_tei.source import Source
from annotator.formats.tei.node import TEI_NAMESPACE, XML_ID, XmlElement
from annotator.model.found_file import FoundTag
from annotator.model.span import target_of

_AUTHOR, _WHEN, _COLOUR = "catma_markupauthor", "catma_markuptimestamp", "catma_displaycolor"
_DECLARATION = f"{{{TEI_NAMESPACE}}}fsDecl"


def features_at(element: XmlElement, source: Source) -> tuple[str, ...]:
    """Ids of the feature structures to which an element points."""
    pointers = (element.get("ana") or "").split()
    led = ((pointer, source.led_to(pointer)) for pointer in pointers)
    return tuple(pointer[1:] for pointer, found in led if found is not None and local(found) == "fs")


def feature_tags(places: Mapping[str, Sequence[tuple[int, int]]], source: Source) -> Iterator[FoundTag]:
    """A tag for each feature structure, by its id, and the places in code points that point to it."""
    if not places:
        return
    declared = {
        key: element
        for element in source.root.iter(_DECLARATION)
        for key in (element.get(XML_ID), element.get("type"))
        if key
    }
    for identifier, pairs in places.items():
        element = source.ids[identifier]
        values = _values(element, source.lost)
        yield FoundTag(
            _kind(element.get("type", ""), declared),
            target_of(*pairs),
            id=identifier,
            by=values.pop(_AUTHOR, ""),
            at=moment(values.pop(_WHEN, "")),
            values={name: value for name, value in values.items() if name != _COLOUR},
        )


def moment(value: str) -> str:
    """A time of a foreign file as `2026-11-25T09:30:00Z`; empty where it says no such time."""
    try:
        read = datetime.fromisoformat(value.strip())
        return (
            (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        )
    except (ValueError, OverflowError):
        return ""


def _kind(declaration: str, declared: Mapping[str, XmlElement]) -> str:
    """The name of a tag with those of the tags above it: `Persons/Politician`."""
    names: list[str] = []
    seen: set[str] = set()
    while declaration and declaration in declared and declaration not in seen:
        seen.add(declaration)
        element = declared[declaration]
        described = element.find(f"{{{TEI_NAMESPACE}}}fsDescr")
        words = " ".join("".join(described.itertext()).split()) if described is not None else ""
        names.append(words or declaration)
        declaration = element.get("baseTypes", "")
    return "/".join(reversed(names)) or declaration or "fs"


def _values(element: XmlElement, lost: Counter[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for feature in element.iterchildren(f"{{{TEI_NAMESPACE}}}f"):
        name = feature.get("name", "")
        said = [
            words
            for one in feature.iter("*")
            if (words := " ".join((one.text or one.get("value") or "").split()))
        ]
        if name and said:
            values[name] = "; ".join(said)
        elif said:
            lost["features without a name"] += 1
    return values
