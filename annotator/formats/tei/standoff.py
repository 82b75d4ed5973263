"""Tags beside the text: one `annotation` each, pointing into paragraphs that hold nothing but text."""

from annotator.formats.tei.changes import changes_of
from annotator.formats.tei.edition import Edition
from annotator.formats.tei.furniture import paragraph_attributes
from annotator.formats.tei.identifiers import annotation_id
from annotator.formats.tei.mention import Mention, notes_of
from annotator.formats.tei.node import XML_ID, XML_SPACE, Content, Node, element, node

_GAP = element("gap")


def plain_paragraphs(edition: Edition) -> tuple[Node, ...]:
    """Return the paragraphs of an article without any tag in them."""
    bounds = edition.paragraphs.bounds
    return tuple(
        node("p", attributes, tuple(edition.content(bounds[index], bounds[index + 1])))
        for index, attributes in enumerate(paragraph_attributes(edition))
    )


def annotation_list(edition: Edition) -> tuple[Node, ...]:
    """Return the list of an article's tags, or nothing when it has none: TEI has no empty lists."""
    if not edition.mentions:
        return ()
    return (node("listAnnotation", {}, tuple(_annotation(edition, mention) for mention in edition.mentions)),)


def _annotation(edition: Edition, mention: Mention) -> Node:
    annotation = mention.annotation
    return node(
        "annotation",
        {
            XML_ID: annotation_id(annotation),
            "motivation": "tagging",
            "target": edition.paragraphs.pointers(annotation.target),
            "ana": mention.ana,
            "cert": mention.cert,
            "resp": mention.resp,
        },
        (
            node("revisionDesc", {"status": annotation.state}, tuple(changes_of(edition, mention))),
            node("note", {"type": "body", XML_SPACE: "preserve"}, (quoted(edition.text, mention),)),
            *notes_of(mention),
        ),
    )


def quoted(text: str, mention: Mention) -> Node:
    """Return the element that the reading copy puts in the text, around the tagged words.

    A `gap` stands between the stretches of a tag that has several, so that the words neither run together
    nor gain characters the article does not have.
    """
    quoted: list[Content] = []
    for span in mention.annotation.target:
        if quoted:
            quoted.append(_GAP)
        quoted.append(text[span.start : span.end])
    return node(mention.element, mention.attributes, tuple(quoted))
