"""Furniture of an article (advertisements, captions …): a note for each stretch, the text left alone.

Both flavours write zones the same way: a header note whose `string-range` pointers say where, `@ana` what,
`@resp` who, and whose words are the rule that found it. A paragraph that is furniture as a whole also says
so itself, for readers that want to skip it.
"""

from collections.abc import Iterator

from annotator.formats.tei.edition import Edition
from annotator.formats.tei.identifiers import annotator_id, zone_id, zone_kind_id
from annotator.formats.tei.node import XML_ID, Node, node
from annotator.model.zone import ZONE_KINDS, Zone


def zone_notes(edition: Edition) -> tuple[Node, ...]:
    """Return a note for each zone, in text order."""
    zones = sorted(edition.zones, key=lambda zone: (zone.span, zone.id))
    return tuple(_note(edition, zone) for zone in zones)


def paragraph_attributes(edition: Edition) -> Iterator[dict[str, str]]:
    """Yield the attributes of each paragraph: its id, and the furniture that it is as a whole."""
    kinds = _whole_paragraphs(edition) if edition.zones else {}
    for index in range(len(edition.paragraphs)):
        attributes = {XML_ID: edition.paragraphs.identifier(index)}
        if index in kinds:
            attributes["ana"] = f"#{zone_kind_id(kinds[index])}"
        yield attributes


def _note(edition: Edition, zone: Zone) -> Node:
    attributes = {
        XML_ID: zone_id(zone),
        "type": "zone",
        "target": edition.paragraphs.pointers((zone.span,)),
        "ana": f"#{zone_kind_id(zone.kind)}",
        "resp": f"#{annotator_id(zone.by)}",
    }
    if zone.kind not in ZONE_KINDS:
        attributes["n"] = zone.kind
    return node("note", attributes, (zone.rule,) if zone.rule else ())


def _whole_paragraphs(edition: Edition) -> dict[int, str]:
    """Kind of furniture by index of paragraph, where one zone holds all of the paragraph's words."""
    kinds: dict[int, str] = {}
    bounds = edition.paragraphs.bounds
    for zone in sorted(edition.zones, key=lambda zone: (zone.span, zone.id)):
        for index, offset, length in edition.paragraphs.pieces(zone.span):
            words = edition.text[bounds[index] : bounds[index + 1]]
            held = words[offset : offset + length]
            if held.strip() and held.strip() == words.strip():
                kinds.setdefault(index, zone.kind)
    return kinds
