"""Reads back what `values` and `mention` wrote: the values and links of one tag."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from annotator.formats.tei.dating import edtf_of
from annotator.formats.tei.identifiers import mention_id
from annotator.formats.tei.mention import CERT
from annotator.formats.tei.node import XmlElement
from annotator.formats.tei.reading_ids import own_id
from annotator.formats.tei.values import MODES, TagEncoding
from annotator.formats.tei.xpath import xpath
from annotator.model.link import Link
from annotator.model.tag_type import Field

CERTAINTY = {cert: certainty for certainty, cert in CERT.items()}
_FEATURES = xpath("tei:fs[not(@type)]/tei:f")
_DOUBTS = xpath("tei:fs[@type = 'links']/tei:f")
_RELATIONS = xpath("tei:listRelation/tei:relation")


def said_by(
    encoding: TagEncoding, element: XmlElement, data: Iterable[XmlElement], records: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, Link]]:
    """Return the values and links of a tag.

    `element` carries its attributes, `data` are its notes of values, `records` the ids of entries by xml:id.
    """
    values: dict[str, str] = {}
    links: dict[str, Link] = {}
    for name, (field, slot) in encoding.slots.items():
        found = _slotted(field, element.attrib) if slot else ""
        if found and field.is_link:
            links[name] = Link(record=records[found[1:]])
        elif found:
            values[name] = found
    for note in data:
        for feature in _FEATURES(note):
            entry = feature.get("corresp")
            if entry:
                links[_name(feature)] = Link(record=records[entry[1:]])
            else:
                values[_name(feature)] = feature[0].text or ""
        for relation in _RELATIONS(note):
            name = _name(relation)
            mention = own_id(relation.get("passive")[1:], mention_id(""))
            links[name] = replace(links.get(name, Link()), mention=mention)
        for doubt in _DOUBTS(note):
            name = _name(doubt)
            if name in links:
                certainty = CERTAINTY[doubt.get("cert")]
                links[name] = replace(links[name], certainty=certainty, source=doubt[0].text or "")
    return values, links


def _name(named: XmlElement) -> str:
    return str(named.get("n") or named.get("name"))


def _slotted(field: Field, attributes: Mapping[str, str]) -> str:
    """What the attribute of a field says, empty where it says nothing."""
    if field.tei in ("edtf", "when"):
        return edtf_of(attributes)
    if field.tei == "direct":
        said = {name: attributes[name] for name in ("direct", "rend") if name in attributes}
        return next((mode for mode, written in MODES.items() if written == said), "")
    if field.tei == "aloud":
        aloud = attributes.get("aloud", "unknown")
        answers = {"true": "yes", "false": "no"} if field.kind == "yesno" else {}
        return "" if aloud == "unknown" else answers.get(aloud, aloud)
    if field.tei == "datingPoint":
        return ""  # a relation says the same
    return attributes.get(field.tei, "")
