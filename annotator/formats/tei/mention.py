"""One tag as TEI says it, before a flavour decides where it stands; and the notes that go with it."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from annotator.formats.tei.identifiers import annotator_id, status_id, tag_id
from annotator.formats.tei.node import XML_SPACE, Node, element, node
from annotator.formats.tei.values import NAME, Feature, TagEncoding
from annotator.model.annotation import Annotation

CERT = {"certain": "high", "probable": "medium", "possible": "low", "unknown": "unknown"}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


class Mention(NamedTuple):
    """A tag with its TEI element; `ana`, `cert` and `resp` are what both flavours say about it."""

    annotation: Annotation
    element: str
    attributes: Mapping[str, str]
    features: tuple[Feature, ...]
    ana: str
    cert: str
    resp: str


def mention_of(annotation: Annotation, encoding: TagEncoding, records: frozenset[str]) -> Mention:
    """Return a tag as TEI says it; `records` are the ids of the register entries in the file."""
    attributes, features = encoding.carry(annotation.values, annotation.links, records)
    return Mention(
        annotation,
        encoding.element,
        attributes,
        features,
        _ana(annotation.type, annotation.state),
        CERT[annotation.certainty],
        f"#{annotator_id(annotation.by)}",
    )


@lru_cache(maxsize=1024)
def _ana(tag_type: str, state: str) -> str:
    return f"#{tag_id(tag_type)} #{status_id(state)}"


def change_of(mention: Mention, target: str = "") -> Node:
    """Return the change that says who first stated the tag, and when."""
    at = mention.annotation.at
    attributes = {"target": target} if target else {}
    attributes["status"] = "proposed"
    if _MOMENT.fullmatch(at):
        attributes["when"] = at
    attributes["who"] = mention.resp
    return node("change", attributes)


def notes_of(mention: Mention, target: str = "") -> Iterable[Node]:
    """Return the values that have no attribute in TEI, and the annotator's own note on the tag."""
    pointing = {"target": target} if target else {}
    if mention.features:
        features = node("fs", {}, tuple(_feature(feature) for feature in mention.features))
        yield node("note", {"type": "data", **pointing, XML_SPACE: "preserve"}, (features,))
    if mention.annotation.note:
        attributes = {"type": "comment", **pointing, "resp": mention.resp, XML_SPACE: "preserve"}
        yield node("note", attributes, (mention.annotation.note,))


def _feature(feature: Feature) -> Node:
    """`@n` holds a key that is no XML name; `@corresp` points to the register entry that is named."""
    attributes = (
        {"name": feature.name} if NAME.fullmatch(feature.name) else {"name": "value", "n": feature.name}
    )
    if feature.record:
        attributes["corresp"] = f"#{feature.record}"
    content = element("string", feature.value) if feature.value else element("string")
    return node("f", attributes, (content,))
