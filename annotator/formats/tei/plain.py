"""Tags as programs take them that count elements and know nothing of overlap, chains or pointers.

The rules, in this order; whatever they leave out is counted:

1. A tag that a review rejected is left out.
2. A tag marks its first stretch only, and of that what lies in the paragraph where it begins.
3. Of tags of one type on the same words the oldest stays.
4. Of two tags that cross, the longer stays; of two equally long ones, the one that begins first.
"""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from annotator.formats.tei.identifiers import article_id
from annotator.formats.tei.mention import Mention
from annotator.formats.tei.paragraphs import Paragraphs
from annotator.formats.tei.values import TYPED_ELEMENTS
from annotator.model.annotation import Annotation
from annotator.model.corpus import AnnotatedArticle
from annotator.model.span import Span

_POINTERS = ("ref", "who", "toWhom", "corresp", "datingPoint")


def plain_article(source: AnnotatedArticle, lost: Counter[str]) -> AnnotatedArticle:
    """Return an article with nothing but tags that lie beside or within each other, and count what is lost."""
    paragraphs = Paragraphs.of(article_id(source.article), source.text)
    standing = [tag for tag in source.annotations if tag.state != "rejected"]
    whole = [(tag, _first_piece(paragraphs, source.text, tag)) for tag in standing]
    alone = _one_of_each(whole)
    kept = _uncrossed(alone)
    lost["rejected tags"] += len(source.annotations) - len(standing)
    lost["tags marked at their beginning only"] += sum(tag.target != (span,) for tag, span in kept)
    lost["tags on the same words as an older one of the same type"] += len(whole) - len(alone)
    lost["tags that cross a longer one"] += len(alone) - len(kept)
    lost["comments"] += len(source.comments)
    lost["decisions of reviewers"] += len(source.reviews)
    lost["how far the work of somebody has come"] += len(source.stages)
    lost["stretches of furniture"] += len(source.zones)
    lost["notes on tags"] += sum(bool(tag.note) for tag, _span in kept)
    lost["tags without who made them, when, how sure they were, and the review"] += len(kept)
    tags = tuple(replace(tag, target=(span,)) for tag, span in kept)
    return replace(source, annotations=tags, zones=(), comments=(), reviews=(), stages=())


class PlainAttributes:
    """The attributes of a tag that lead nowhere; a name has what the register calls it as `@key`."""

    def __init__(self, names: Mapping[str, str], lost: Counter[str]) -> None:
        """Take the names of the entries by their xml:id."""
        self._names = names
        self._lost = lost

    def __call__(self, mention: Mention, _part: int, _parts: int, _stretch: int) -> dict[str, str]:
        """Return them, and count the values that are lost."""
        leading = [name for name in _POINTERS if mention.attributes.get(name, "").startswith("#")]
        attributes = {name: value for name, value in mention.attributes.items() if name not in leading}
        name = self._names.get(mention.attributes.get("ref", "")[1:], "")
        if name and "key" not in attributes:
            attributes["key"] = name
            leading.remove("ref")
        if mention.element in TYPED_ELEMENTS and "type" not in attributes:
            attributes["n"] = mention.annotation.type  # which is no word that @type takes
        relations = sum(bool(link.mention) for link in mention.annotation.links.values())
        self._lost["values of tags that no attribute holds"] += len(leading) + len(mention.features)
        self._lost["links from tag to tag"] += relations
        return attributes


def _first_piece(paragraphs: Paragraphs, text: str, tag: Annotation) -> Span:
    """What of a tag lies in the paragraph where it begins, without the line breaks at its end."""
    span = tag.target[0]
    piece = paragraphs.pieces(span)[0]
    if piece.length == len(span):
        return span
    words = text[span.start : span.start + piece.length]
    # of some tags there is nothing there but line breaks
    return Span(span.start, span.start + (len(words.rstrip("\n")) or piece.length))


def _one_of_each(tags: Sequence[tuple[Annotation, Span]]) -> list[tuple[Annotation, Span]]:
    found: dict[tuple[str, Span], tuple[Annotation, Span]] = {}
    for tag, span in sorted(tags, key=lambda one: one[0].id):
        found.setdefault((tag.type, span), (tag, span))
    return list(found.values())


def _uncrossed(tags: Iterable[tuple[Annotation, Span]]) -> list[tuple[Annotation, Span]]:
    """Tags none of which crosses another, in text order."""
    kept = []
    ends: list[int] = []
    for tag, span in sorted(tags, key=lambda one: (-len(one[1]), one[1].start, one[0].id)):
        # those kept so far are as long or longer: one that ends or begins inside this one crosses it
        if bisect_right(ends, span.start) == bisect_left(ends, span.end):
            kept.append((tag, span))
            insort(ends, span.start)
            insort(ends, span.end)
    return sorted(kept, key=lambda one: (one[1].start, -one[1].end, one[0].id))
