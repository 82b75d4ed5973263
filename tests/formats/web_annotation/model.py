"""What the Web Annotation Data Model says must be, for the parts of it that a text with tags needs."""

import re
from collections.abc import Iterator
from typing import Any

_IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
_SELECTORS = (
    *("FragmentSelector", "CssSelector", "XPathSelector", "TextQuoteSelector"),
    *("TextPositionSelector", "DataPositionSelector", "SvgSelector", "RangeSelector"),
)
_MOTIVATIONS = (
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"),
    *("identifying", "linking", "moderating", "questioning", "replying", "tagging"),
)


def breaches(document: dict[str, Any]) -> list[str]:
    """Every rule that a collection with an embedded page breaks, with the section of the Recommendation."""
    return [*_collection(document), *_page(document.get("first", {})), *_items(document)]


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _is_iri(value: Any) -> bool:
    return isinstance(value, str) and _IRI.fullmatch(value) is not None


def _is_count(value: Any) -> bool:
    return type(value) is int and value >= 0


def _collection(document: dict[str, Any]) -> Iterator[str]:
    if _many(document.get("@context"))[:1] != ["http://www.w3.org/ns/anno.jsonld"]:
        yield "5.1: the context must be named"
    if not _is_iri(document.get("id")):
        yield "5.1: a collection must have one IRI"
    if "AnnotationCollection" not in _many(document.get("type")):
        yield "5.1: a collection must say its type"
    if not isinstance(document.get("label"), str):
        yield "5.1: a collection should have a label"
    if document.get("total") != len(document.get("first", {}).get("items", ())):
        yield "5.1: the total must be the number of annotations"


def _page(page: dict[str, Any]) -> Iterator[str]:
    if not _is_iri(page.get("id")):
        yield "5.2: a page must have one IRI"
    if "AnnotationPage" not in _many(page.get("type")):
        yield "5.2: a page must say its type"
    if not isinstance(page.get("items"), list):
        yield "5.2: a page must have a list of items"
    if page.get("startIndex") != 0:
        yield "5.2: the first page starts at 0"
    if not _is_iri(page.get("partOf")):
        yield "5.2: a page must say of which collection it is a part"


def _items(document: dict[str, Any]) -> Iterator[str]:
    seen = set()
    for item in document.get("first", {}).get("items", ()):
        yield from _annotation(item)
        if item.get("id") in seen:
            yield "3.1: an annotation must have an IRI of its own"
        seen.add(item.get("id"))


def _annotation(item: dict[str, Any]) -> Iterator[str]:
    if not _is_iri(item.get("id")):
        yield "3.1: an annotation must have one IRI"
    if "Annotation" not in _many(item.get("type")):
        yield "3.1: an annotation must say its type"
    if not _many(item.get("target")):
        yield "3.1: an annotation must have a target"
    if "body" in item and "bodyValue" in item:
        yield "3.2.5: body and bodyValue must not stand together"
    if "created" in item and not _TIME.fullmatch(str(item["created"])):
        yield "3.3.1: a time must be xsd:dateTime in UTC"
    for agent in _many(item.get("creator")):
        if not _is_iri(agent) and agent.get("type") not in ("Person", "Organization", "Software"):
            yield "3.3.2: an agent should be a person, an organisation or software"
    if not set(_many(item.get("motivation"))) <= set(_MOTIVATIONS):
        yield "3.3.5: a motivation is one of those that are defined"
    for resource in (*_many(item.get("body")), *_many(item.get("target"))):
        yield from _resource(resource)


def _resource(resource: Any) -> Iterator[str]:
    if isinstance(resource, str):
        if not _is_iri(resource):
            yield "3.2.1: a resource must be named by an IRI"
        return
    if not set(_many(resource.get("purpose"))) <= set(_MOTIVATIONS):
        yield "3.3.5: a purpose is one of the motivations that are defined"
    kinds = _many(resource.get("type"))
    if "TextualBody" in kinds and not isinstance(resource.get("value"), str):
        yield "3.2.4: a textual body must have one value"
    if "SpecificResource" in kinds or "selector" in resource:
        if not _is_iri(resource.get("source")):
            yield "4: a specific resource must have one source"
        for selector in _many(resource.get("selector")):
            yield from _selector(selector)


def _selector(selector: dict[str, Any]) -> Iterator[str]:
    kind = selector.get("type")
    if kind not in _SELECTORS:
        yield "4.2: a selector must say its type"
    if kind == "TextQuoteSelector":
        if not isinstance(selector.get("exact"), str):
            yield "4.2.4: a quotation must have one exact"
        if not all(isinstance(selector.get(key, ""), str) for key in ("prefix", "suffix")):
            yield "4.2.4: there must not be more than one prefix or suffix"
    if kind == "TextPositionSelector" and not all(_is_count(selector.get(key)) for key in ("start", "end")):
        yield "4.2.5: a position must have one start and one end, which are not negative"
