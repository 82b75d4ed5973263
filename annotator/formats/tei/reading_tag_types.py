"""Reads back what `tag_types` wrote: the tag set of a file, with the older definitions of its types."""

import json
import re

from annotator.formats.tei.identifiers import field_kind_id
from annotator.formats.tei.node import XML_ID, XmlElement
from annotator.formats.tei.tag_types import LOOKS, TRIMS, Definition
from annotator.formats.tei.xpath import xpath
from annotator.model.tag_type import Example, Field, TagType

_ENCODING = "tei:teiHeader/tei:encodingDesc/"
_TYPES = xpath(f"{_ENCODING}tei:classDecl/tei:taxonomy[@xml:id = 'tagset']/tei:category")
_LOOKS = xpath(f"{_ENCODING}tei:tagsDecl/tei:rendition")
_DECLARATIONS = xpath(f"{_ENCODING}tei:fsdDecl/tei:fsDecl")
_OLDER = xpath("tei:category")
_FIELDS = xpath("tei:fDecl")
_CHOICES = xpath("tei:vRange/tei:vAlt/tei:string | tei:vRange/tei:string[node()]")
_EXAMPLES = xpath("tei:catDesc[tei:mentioned]")
_WORDS = {
    name: xpath(f"string(tei:catDesc/tei:{name} | tei:fDescr/tei:{name} | tei:{name})")
    for name in ("term", "gi", "gloss", "att", "mentioned", "title")
}
_DESCRIBED = xpath("boolean(tei:catDesc/tei:term)")
_PROPERTY = re.compile(r'(--[a-z-]+): ("(?:[^"\\]|\\.)*"|true|false);', re.DOTALL)


def definitions_in(root: XmlElement) -> list[Definition]:
    """Return every definition that the header of a file gives, each type followed by what it was before."""
    looks = {rendition.get(XML_ID): rendition.text or "" for rendition in _LOOKS(root)}
    fields = {one.get("corresp"): tuple(map(_field, _FIELDS(one))) for one in _DECLARATIONS(root)}
    definitions = []
    for category in _TYPES(root):
        name = category.attrib["n"]
        for one in (category, *_OLDER(category)):
            identifier = one.get(XML_ID)
            tag_type = None
            if _DESCRIBED(one):
                look = looks.get(f"{identifier}.look", "")
                tag_type = _tag_type(name, one, look, fields.get(f"#{identifier}", ()))
            newest = one is category
            version = tag_type.version if newest and tag_type is not None else one.attrib["n"]
            definitions.append(Definition(identifier, name, version, tag_type, newest))
    return definitions


def _tag_type(name: str, category: XmlElement, look: str, fields: tuple[Field, ...]) -> TagType:
    drawn = {key: json.loads(value, strict=False) for key, value in _PROPERTY.findall(look)}
    return TagType(
        name=name,
        label=_WORDS["term"](category),
        **{attribute: str(drawn.get(key, "")) for key, attribute in LOOKS.items()},
        element=_WORDS["gi"](category),
        definition=_WORDS["gloss"](category),
        trims_punctuation=bool(drawn.get(TRIMS, True)),
        fields=fields,
        examples=tuple(
            Example(_WORDS["mentioned"](one), _WORDS["title"](one)) for one in _EXAMPLES(category)
        ),
    )


def _field(declared: XmlElement) -> Field:
    return Field(
        name=declared.get("n") or declared.get("name"),
        label=_WORDS["term"](declared),
        kind=declared.get("ana").removeprefix(f"#{field_kind_id('')}"),
        choices=tuple(choice.text or "" for choice in _CHOICES(declared)),
        tei=_WORDS["att"](declared),
        hint=_WORDS["gloss"](declared),
    )
