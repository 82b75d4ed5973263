"""What a file says about itself once: the program, the rules of its text, its tag set, its calendar."""

from collections.abc import Sequence

from annotator import __version__
from annotator.formats.tei.identifiers import (
    EDTF_CALENDAR,
    annotator_id,
    field_kind_id,
    status_id,
    zone_kind_id,
)
from annotator.formats.tei.node import XML_ID, Node, element, node
from annotator.formats.tei.tag_types import definitions_of, looks, tag_categories, value_declarations
from annotator.formats.tei.vocabulary import vocabularies
from annotator.model.annotation import STATES
from annotator.model.comparison import Comparison
from annotator.model.corpus import Corpus
from annotator.model.tag_type import FIELD_KINDS
from annotator.model.zone import ZONE_KINDS

TEI_VERSION = "4.12.0"
ANNOTATOR, REVIEWER = "annotator", "reviewer"
"""What somebody was responsible for."""
PLAIN = "annotator-plain"
"""Program that signs a file without what would be needed to take it in again."""

_TEXT_RULE = (
    "None: the text of body equals the stored text, code point by code point (see extent and the SHA-256 "
    "idno). Line breaks between paragraphs stand at the end of the paragraph before them."
)
_NOTES = (
    "A note of type data holds what TEI has no attribute for: values and links to the register as features; in fs "
    "of type links, how sure a link is (cert) and the authority file it came from; in listRelation, the links to "
    "other annotations. A note of type annotator is by whoever made the annotation, one of type comment is a "
    "remark on it; a reply points to the remark it answers, and a note of type resolution says who settled the "
    "thread. An annotation points (ana) to the definition of its type under which it was made."
)


_REVIEWED = (
    "The history (revisionDesc) of an annotation begins with who made it. A change of type decision says who accepted or "
    "rejected it (status) and why; corresp leads to the annotation that took its place, and subtype automatic means "
    "that all annotators agreed. One of type lapsed was decided before the annotation was changed; several decisions "
    "stand against each other; neither counts. A change of type answer is what the annotator says to the decision "
    "before it. A listChange of type stages says (who) how far somebody's work (corresp) on the text has come."
)
_COMPARED = (
    "What is said of several articles together has the type comparison. A listApp is a family of annotations that "
    "stand for one thing (corresp), in the order of the articles. Its entry of type whole has their words; every "
    "other entry is a difference between them, named by its kind: typographic, contraction, spelling, person, "
    "omission, addition, number or wording. No article is a base text: from leads to the first that has the "
    "words, corresp to the place in each, as string-range() in the body of the article, counted in Unicode code "
    "points. A note of type counterpart says who tied two annotations, one of type no-counterpart that an annotation "
    "has none in an article. A note of type conflict quotes what articles say that cannot both be so, with what is "
    "accepted and because of what; their texts stay as they are."
)


def responsible(corpus: Corpus) -> tuple[Node, ...]:
    """Return who made tags and who decided on them, for the title statement."""
    parts = ((ANNOTATOR, set(corpus.annotators)), (REVIEWER, set(corpus.reviewers)))
    return tuple(
        node(
            "respStmt",
            {XML_ID: annotator_id(name)},
            (element("persName", name), *(element("resp", part) for part, names in parts if name in names)),
        )
        for name in sorted({*corpus.annotators, *corpus.reviewers})
    )


def encoding_declarations(corpus: Corpus, flavour: str, interpretation: str) -> tuple[Node, ...]:
    """Return the declarations that both flavours make; `interpretation` says how tags are written."""
    application = node(
        "application",
        {"ident": "annotator", "version": __version__, "type": flavour},
        (element("label", "Annotator"),),
    )
    definitions = definitions_of(corpus)
    compared = (_COMPARED,) if corpus.comparison else ()
    reviewed = (_REVIEWED,) if corpus.reviewers else ()
    return (
        element("appInfo", application),
        element(
            "editorialDecl",
            node("normalization", {"method": "silent"}, (element("p", _TEXT_RULE),)),
            node("quotation", {"marks": "all"}, (element("p", "Quotation marks are kept in the text."),)),
            element(
                "interpretation",
                *(element("p", words) for words in (interpretation, _NOTES, *reviewed, *compared)),
            ),
        ),
        *_apparatus(corpus.comparison),
        *looks(definitions),
        element("classDecl", *_taxonomies(tag_categories(definitions)), *vocabularies(corpus.terms)),
        *value_declarations(definitions),
    )


def bare_declarations(interpretation: str) -> tuple[Node, ...]:
    """Return the declarations of a file that is no edition of ours: which program wrote it, and how."""
    label = element("label", "Annotator")
    application = node("application", {"ident": PLAIN, "version": __version__}, (label,))
    text, tags = (element("p", words) for words in (_TEXT_RULE, interpretation))
    normalization = node("normalization", {"method": "silent"}, (text,))
    return (
        element("appInfo", application),
        element("editorialDecl", normalization, element("interpretation", tags)),
    )


def calendar() -> Node:
    """Return the declaration of EDTF, to which `@datingMethod` points."""
    rule = element("p", "Values of the -custom attributes follow EDTF (ISO 8601-2:2019).")
    return element("calendarDesc", node("calendar", {XML_ID: EDTF_CALENDAR}, (rule,)))


def _apparatus(comparison: Comparison) -> tuple[Node, ...]:
    method = {"method": "location-referenced", "location": "external"}
    return (node("variantEncoding", method),) if comparison.families else ()


def _taxonomies(tags: Sequence[Node]) -> tuple[Node, ...]:
    named = (
        ("tagset", "Tag set of the project", tags),
        ("values", "Kinds of value", [_category(field_kind_id(kind), kind) for kind in FIELD_KINDS]),
        (
            "statuses",
            "Review status of an annotation",
            [_category(status_id(state), state) for state in STATES],
        ),
        (
            "zones",
            "Furniture: stretches of a source that are not the article",
            [_category(zone_kind_id(kind), kind) for kind in ZONE_KINDS],
        ),
    )
    return tuple(
        node("taxonomy", {XML_ID: identifier}, (element("desc", description), *categories))
        for identifier, description, categories in named
        if categories
    )


def _category(identifier: str, label: str) -> Node:
    return node("category", {XML_ID: identifier}, (element("catDesc", label),))
