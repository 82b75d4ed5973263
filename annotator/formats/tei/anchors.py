"""Tags between anchors: an empty `anchor` in the text where something begins or ends, and a `span` from one to the other.

Every program that follows plain ids can resolve them. Where something ends at the border of two paragraphs its
anchor stands in the first of them, where something begins in the second.
"""

from collections import defaultdict

from annotator.formats.tei.edition import Edition
from annotator.formats.tei.furniture import paragraph_attributes
from annotator.formats.tei.identifiers import annotation_id
from annotator.formats.tei.mention import Mention, notes_of
from annotator.formats.tei.node import XML_ID, XML_SPACE, Content, Node, node
from annotator.formats.tei.standoff import quoted
from annotator.model.span import Span


def anchored_paragraphs(edition: Edition) -> tuple[Node, ...]:
    """Return the paragraphs of an article with an anchor wherever a tag begins or ends."""
    anchors: dict[int, set[tuple[int, str]]] = defaultdict(set)
    for mention in edition.mentions:
        for span in mention.annotation.target:
            pieces = edition.paragraphs.pieces(span)
            anchors[pieces[0].paragraph].add((span.start, _begin(edition, span)))
            anchors[pieces[-1].paragraph].add((span.end, _end(edition, span)))
    bounds = edition.paragraphs.bounds
    return tuple(
        node("p", attributes, _content(edition, bounds[index], bounds[index + 1], anchors.get(index, set())))
        for index, attributes in enumerate(paragraph_attributes(edition))
    )


def span_group(edition: Edition) -> tuple[Node, ...]:
    """Return the spans of an article's tags, or nothing when it has none."""
    spans = tuple(span for mention in edition.mentions for span in _spans(edition, mention))
    return (node("spanGrp", {"type": "annotations"}, spans),) if spans else ()


def _content(edition: Edition, start: int, end: int, anchors: set[tuple[int, str]]) -> tuple[Content, ...]:
    content: list[Content] = []
    for position, identifier in sorted(anchors, key=lambda one: (one[0], ".b" in one[1])):
        content += edition.content(start, position)
        content.append(node("anchor", {XML_ID: identifier}))
        start = position
    return (*content, *edition.content(start, end))


def _spans(edition: Edition, mention: Mention) -> list[Node]:
    """A `span` for each stretch of a tag; the first says what it is, the others follow it."""
    annotation = mention.annotation
    last = len(annotation.target)
    spans = []
    for part, span in enumerate(annotation.target, start=1):
        attributes = {
            XML_ID: annotation_id(annotation, part),
            "from": f"#{_begin(edition, span)}",
            "to": f"#{_end(edition, span)}",
            "ana": mention.ana,
        }
        content: tuple[Node, ...] = ()
        if part == 1:
            attributes |= {"cert": mention.cert, "resp": mention.resp}
            body = node("note", {"type": "body", XML_SPACE: "preserve"}, (quoted(edition.text, mention),))
            content = (body, *notes_of(mention))
        else:
            attributes["prev"] = f"#{annotation_id(annotation, part - 1)}"
        if part < last:
            attributes["next"] = f"#{annotation_id(annotation, part + 1)}"
        spans.append(node("span", attributes, content))
    return spans


def _begin(edition: Edition, span: Span) -> str:
    return f"{edition.id}.b{span.start}"


def _end(edition: Edition, span: Span) -> str:
    return f"{edition.id}.e{span.end}"
