"""Tags in the text: nested elements, split where they would overlap or leave their paragraph.

The parts of a tag are chained by `@next` and `@prev`; each has its own id, and only the first carries values.
A tag that goes on in the next paragraph leaves the line breaks between the two outside its parts, so that the
paragraph has text of its own and no program that re-indents elements takes it for a mere container. A part
that begins a further stretch of its tag, rather than going on with the one before, says so by `@n`.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from annotator.formats.tei.changes import changes_of
from annotator.formats.tei.edition import Edition
from annotator.formats.tei.flavour import Flavour
from annotator.formats.tei.furniture import paragraph_attributes
from annotator.formats.tei.identifiers import annotation_id
from annotator.formats.tei.mention import Mention, notes_of
from annotator.formats.tei.nesting import Step, Stretch, nested
from annotator.formats.tei.node import XML_ID, Content, Node, element, node
from annotator.model.errors import InvalidDocument
from annotator.model.span import Span

DEEPEST = 200
"""Elements within each other inside a paragraph; XML readers stop at 256 from the root."""


PartAttributes = Callable[[Mention, int, int, int], dict[str, str]]
"""Attributes of one part of a tag: its number, how many there are, and the stretch that it begins (0 for none)."""


def part_attributes(mention: Mention, part: int, parts: int, stretch: int) -> dict[str, str]:
    """Return all that is said of a tag on its first part, and a chain from each part to the next."""
    annotation = mention.annotation
    attributes = {XML_ID: annotation_id(annotation, part)}
    if part == 1:
        attributes |= mention.attributes
    attributes["ana"] = mention.ana
    if part == 1:
        attributes |= {"cert": mention.cert, "resp": mention.resp}
    else:
        if stretch:
            attributes["n"] = str(stretch)
        attributes["prev"] = f"#{annotation_id(annotation, part - 1)}"
    if part < parts:
        attributes["next"] = f"#{annotation_id(annotation, part + 1)}"
    return attributes


def tagged_paragraphs(edition: Edition, attributes_of: PartAttributes = part_attributes) -> tuple[Node, ...]:
    """Return the paragraphs of an article with its tags as elements in them.

    Raises InvalidDocument when more tags lie within each other than a reader of XML takes.
    """
    steps = _steps(edition)
    parts = Counter(rank for step in chain.from_iterable(steps.values()) for rank in step.opens)
    builder = _Builder(edition, parts, attributes_of)
    bounds = edition.paragraphs.bounds
    return tuple(
        node("p", attributes, builder.paragraph(bounds[index], bounds[index + 1], steps.get(index, ())))
        for index, attributes in enumerate(paragraph_attributes(edition))
    )


def tag_notes(edition: Edition) -> tuple[Node, ...]:
    """Return what has no place in the text: values without an attribute, and notes on tags."""
    return tuple(
        note
        for mention in edition.mentions
        for note in notes_of(mention, f"#{annotation_id(mention.annotation)}")
    )


def tag_changes(edition: Edition) -> tuple[Node, ...]:
    """Return who stated each tag, and who decided on it, as a list of changes; nothing without tags."""
    if not edition.mentions:
        return ()
    changes = tuple(
        change
        for mention in edition.mentions
        for change in changes_of(edition, mention, f"#{annotation_id(mention.annotation)}")
    )
    return (node("listChange", {"type": "annotations"}, changes),)


def _steps(edition: Edition) -> Mapping[int, Sequence[Step]]:
    stretches: dict[int, list[Stretch]] = defaultdict(list)
    for rank, mention in enumerate(edition.mentions):
        for span in mention.annotation.target:
            for index, start, end in _pieces(edition, span):
                stretches[index].append(Stretch(start, end, rank))
    return {index: nested(found) for index, found in sorted(stretches.items())}


def _pieces(edition: Edition, span: Span) -> Iterator[tuple[int, int, int]]:
    """Yield paragraph, start and end of each piece of a span, without the line breaks it runs over."""
    *over, last = edition.paragraphs.pieces(span)
    for index, offset, length in over:
        start = edition.paragraphs.bounds[index] + offset
        words = edition.text[start : start + length].rstrip("\n")
        yield index, offset, offset + (len(words) or length)
    yield last.paragraph, last.offset, last.offset + last.length


@dataclass(slots=True)
class _Open:
    """An element that has begun; `wrapped` when a `seg` of its own must hold it."""

    name: str
    attributes: Mapping[str, str]
    wrapped: bool = False
    children: list[Content] = field(default_factory=list)

    def close(self) -> Node:
        closed = node(self.name, self.attributes, tuple(self.children))
        return element("seg", closed) if self.wrapped else closed


class _Builder:
    """Builds the paragraphs of one article in order, and counts the parts of its tags on the way."""

    def __init__(self, edition: Edition, parts: Mapping[int, int], attributes_of: PartAttributes) -> None:
        self._edition = edition
        self._attributes_of = attributes_of
        self._parts = parts
        self._written: Counter[int] = Counter()
        self._further = {
            (rank, span.start): number
            for rank, mention in enumerate(edition.mentions)
            for number, span in enumerate(mention.annotation.target[1:], start=2)
        }

    def paragraph(self, start: int, end: int, steps: Sequence[Step]) -> tuple[Content, ...]:
        """Content of the paragraph between two code points of the text."""
        stack = [_Open("p", {})]
        position = start
        for step in steps:
            stack[-1].children += self._edition.content(position, start + step.position)
            position = start + step.position
            for _ in range(step.closes):
                closed = stack.pop().close()
                stack[-1].children.append(closed)
            for rank in step.opens:
                self._open(rank, position, stack)
        stack[-1].children += self._edition.content(position, end)
        return tuple(stack[-1].children)

    def _open(self, rank: int, position: int, stack: list[_Open]) -> None:
        mention = self._edition.mentions[rank]
        # TEI lets a quotation stand in a date only inside a `seg`
        wrapped = mention.element == "said" and stack[-1].name == "date"
        if len(stack) + sum(opened.wrapped for opened in stack) + wrapped > DEEPEST:
            raise InvalidDocument(
                f"In “{self._edition.article.label}” more than {DEEPEST} tags lie within each other, which a "
                "reading copy cannot hold; export the archive copy (tags beside the text) instead."
            )
        self._written[rank] += 1
        stretch = self._further.get((rank, position), 0)
        attributes = self._attributes_of(mention, self._written[rank], self._parts[rank], stretch)
        stack.append(_Open(mention.element, attributes, wrapped))


INLINE = Flavour(
    name="inline",
    interpretation="Annotations are elements in the text. Where they would overlap or leave a paragraph, and "
    "where a tag has several stretches, they are split; the parts are chained with prev and next, and only "
    "the first part carries the data. A part with n begins a further stretch; any other goes on with the one "
    "before it, line breaks between two paragraphs included.",
    paragraphs=tagged_paragraphs,
    stands_off=False,
    notes=tag_notes,
    revision=tag_changes,
)
