"""What a file says about itself once: the program, the rules of its text, its tag set, its calendar."""

from annotator import __version__
from annotator.formats.tei.identifiers import EDTF_CALENDAR, annotator_id, status_id, tag_id, zone_kind_id
from annotator.formats.tei.node import XML_ID, Node, element, node
from annotator.model.annotation import STATES
from annotator.model.corpus import Corpus
from annotator.model.tag_type import TagType
from annotator.model.zone import ZONE_KINDS

TEI_VERSION = "4.12.0"

_TEXT_RULE = (
    "None: the text of body equals the stored text, code point by code point (see extent and the SHA-256 "
    "idno). Line breaks between paragraphs stand at the end of the paragraph before them."
)


def responsible(corpus: Corpus) -> tuple[Node, ...]:
    """Return who made tags, for the title statement."""
    return tuple(
        node(
            "respStmt",
            {XML_ID: annotator_id(name)},
            (element("persName", name), element("resp", "annotator")),
        )
        for name in sorted(set(corpus.annotators))
    )


def encoding_declarations(corpus: Corpus, flavour: str, interpretation: str) -> tuple[Node, ...]:
    """Return the declarations that both flavours make; `interpretation` says how tags are written."""
    application = node(
        "application",
        {"ident": "annotator", "version": __version__, "type": flavour},
        (element("label", "Annotator"),),
    )
    return (
        element("appInfo", application),
        element(
            "editorialDecl",
            node("normalization", {"method": "silent"}, (element("p", _TEXT_RULE),)),
            node("quotation", {"marks": "all"}, (element("p", "Quotation marks are kept in the text."),)),
            element("interpretation", element("p", interpretation)),
        ),
        element("classDecl", *_taxonomies(corpus)),
    )


def calendar() -> Node:
    """Return the declaration of EDTF, to which `@datingMethod` points."""
    rule = element("p", "Values of the -custom attributes follow EDTF (ISO 8601-2:2019).")
    return element("calendarDesc", node("calendar", {XML_ID: EDTF_CALENDAR}, (rule,)))


def _taxonomies(corpus: Corpus) -> tuple[Node, ...]:
    tags = [_tag_category(tag_type) for tag_type in sorted(corpus.tag_types, key=lambda tag: tag.name)]
    statuses = [_category(status_id(state), state) for state in STATES]
    zones = [_category(zone_kind_id(kind), kind) for kind in ZONE_KINDS]
    named = (
        ("tagset", "Tag set of the project", tags),
        ("statuses", "Review status of an annotation", statuses),
        ("zones", "Furniture: stretches of a source that are not the article", zones),
    )
    return tuple(
        node("taxonomy", {XML_ID: identifier}, (element("desc", description), *categories))
        for identifier, description, categories in named
        if categories
    )


def _tag_category(tag_type: TagType) -> Node:
    label = tag_type.label or tag_type.name
    if tag_type.definition:
        described = element("catDesc", element("term", label), f": {tag_type.definition}")
    else:
        described = element("catDesc", label)
    return node("category", {XML_ID: tag_id(tag_type.name), "n": tag_type.name}, (described,))


def _category(identifier: str, label: str) -> Node:
    return node("category", {XML_ID: identifier}, (element("catDesc", label),))
