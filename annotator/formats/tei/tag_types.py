"""The tag set, whole: what each type of tag means, how it looks, which values it takes, and what it was before.

A type is a `category` with its label, its TEI element, its definition and examples; a `rendition` whose CSS
custom properties say how it is drawn; and an `fsDecl` that declares its values: an `fDecl` for each, with label,
TEI attribute and hint, `@ana` for its kind, and the values to choose from. An older definition, under which tags
of the file were made, is a category within that of its type, and has a rendition and an `fsDecl` of its own.
"""

import json
from collections.abc import Sequence
from typing import NamedTuple

from annotator.formats.tei.identifiers import field_kind_id, tag_id, tag_version_id
from annotator.formats.tei.mention import NAMELESS
from annotator.formats.tei.node import XML_ID, Content, Node, element, node
from annotator.formats.tei.values import NAME, TOKEN
from annotator.model.corpus import Corpus
from annotator.model.tag_type import Field, TagType

LOOKS = {
    "--key": "key",
    "--letter": "letter",
    "--colour": "colour",
    "--colour-dark": "colour_dark",
    "--pattern": "pattern",
}
"""Custom property → what it says of a tag type."""
TRIMS = "--trims-punctuation"
UNKNOWN = "The definition under which these tags were made is not known."


class Definition(NamedTuple):
    """One definition of a tag type under its id in the file; `tag_type` is None when only its version is known."""

    identifier: str
    name: str
    version: str
    tag_type: TagType | None
    newest: bool


def definitions_of(corpus: Corpus) -> list[Definition]:
    """Return what the types are, each followed by the older definitions that tags of the corpus need."""
    definitions = []
    for tag_type in sorted(corpus.tag_types, key=lambda one: one.name):
        name = tag_type.name
        definitions.append(Definition(tag_id(name), name, tag_type.version, tag_type, newest=True))
        older = sorted(version for kind, version in corpus.versions if kind == name)
        for version in older:
            if version != tag_type.version:
                known = corpus.older_types.get(version)
                definitions.append(
                    Definition(tag_version_id(name, version), name, version, known, newest=False)
                )
    return definitions


def tag_categories(definitions: Sequence[Definition]) -> list[Node]:
    """Return a category for each type, which holds those of its older definitions."""
    categories: list[tuple[Definition, list[Node]]] = []
    for definition in definitions:
        if definition.newest:
            categories.append((definition, []))
        else:
            attributes = {XML_ID: definition.identifier, "n": definition.version}
            categories[-1][1].append(node("category", attributes, _descriptions(definition.tag_type)))
    return [
        node(
            "category",
            {XML_ID: definition.identifier, "n": definition.name},
            (*_descriptions(definition.tag_type), *older),
        )
        for definition, older in categories
    ]


def looks(definitions: Sequence[Definition]) -> tuple[Node, ...]:
    """Return how the types are drawn; nothing when there are none."""
    renditions = tuple(
        node("rendition", {XML_ID: f"{one.identifier}.look", "scheme": "css"}, (_css(one.tag_type),))
        for one in definitions
        if one.tag_type is not None
    )
    return (node("tagsDecl", {"partial": "true"}, renditions),) if renditions else ()


def value_declarations(definitions: Sequence[Definition]) -> tuple[Node, ...]:
    """Return which values the types take; nothing when none takes any."""
    declared = tuple(
        node(
            "fsDecl",
            {
                "type": one.name if TOKEN.fullmatch(one.name) else tag_id(one.name),
                "corresp": f"#{one.identifier}",
            },
            tuple(_declared(field) for field in one.tag_type.fields),
        )
        for one in definitions
        if one.tag_type is not None and one.tag_type.fields
    )
    return (node("fsdDecl", {}, declared),) if declared else ()


def _descriptions(tag_type: TagType | None) -> tuple[Node, ...]:
    if tag_type is None:
        return (element("catDesc", UNKNOWN),)
    described: list[Content] = [element("term", tag_type.label), element("gi", tag_type.element)]
    if tag_type.definition:
        described.append(element("gloss", tag_type.definition))
    examples = (
        element(
            "catDesc",
            element("mentioned", example.text),
            *([element("title", example.source)] if example.source else []),
        )
        for example in tag_type.examples
    )
    return (element("catDesc", *described), *examples)


def _css(tag_type: TagType) -> str:
    """Custom properties; words in quotes, for which JSON's rules are CSS's where no control character is."""
    said = {
        name: json.dumps(getattr(tag_type, attribute), ensure_ascii=False)
        for name, attribute in LOOKS.items()
    }
    said[TRIMS] = "true" if tag_type.trims_punctuation else "false"
    return " ".join(f"{name}: {value};" for name, value in said.items())


def _declared(field: Field) -> Node:
    named = {"name": field.name} if NAME.fullmatch(field.name) else {"name": NAMELESS, "n": field.name}
    described: list[Content] = [element("term", field.label)]
    if field.tei:
        described.append(element("att", field.tei))
    if field.hint:
        described.append(element("gloss", field.hint))
    choices: tuple[Content, ...] = tuple(element("string", choice) for choice in field.choices)
    if len(choices) != 1:
        choices = (element("vAlt", *choices),) if choices else (element("string"),)
    return node(
        "fDecl",
        {**named, "ana": f"#{field_kind_id(field.kind)}"},
        (element("fDescr", *described), element("vRange", *choices)),
    )
