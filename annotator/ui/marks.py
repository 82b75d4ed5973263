"""A tag as the text view draws it, with what it points at and the comments on it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from annotator.model.annotation import Annotation
from annotator.model.comment import Comment
from annotator.model.conflict import Conflict
from annotator.model.ghost import Ghost
from annotator.model.tag_type import TagType
from annotator.ui.text_view import STYLES, LinkLine, MarginMark, Mark

_NO_COLOUR = ("#5b5f63", "#a4a8ac")
_NOTE = ("✎", "#8a4b00", "#e9b264")
_CONTRADICTED = "≠", "#b3261e", "#ff8a80"
"""Sign of a comment in the margin, and its colours on a light and a dark page."""


def mark_of(tag: Annotation, tag_type: TagType | None, colleague: str = "") -> Mark:
    """Return how a tag is drawn; a tag whose type is not known here is grey.

    `colleague` is what somebody else is called who made it.
    """
    colour, dark = (tag_type.colour, tag_type.colour_dark) if tag_type else _NO_COLOUR
    return Mark(
        id=tag.id,
        spans=tag.target,
        letter=tag_type.letter if tag_type else tag.type[:1].upper(),
        label=tag_type.label if tag_type else tag.type,
        colour=colour,
        colour_dark=dark,
        pattern=tag_type.pattern if tag_type else "plain",
        style="rejected"
        if tag.state == "rejected"
        else tag.certainty
        if tag.certainty in STYLES
        else "unknown",
        layer=colleague or "own",
    )


def ghost_mark(ghost: Ghost, tag_type: TagType | None) -> Mark:
    """Return how a tag is drawn that could be made: hollow and grey, with the letter of its type."""
    like = replace(ghost.origin, id=ghost.id, article=ghost.article, target=ghost.target)
    return replace(mark_of(like, tag_type), style="suggestion")


def mentions_of(tag: Annotation) -> tuple[str, ...]:
    """Return the ids of the tags at which one points."""
    return tuple(link.mention for link in tag.links.values() if link.mention)


def links_of(tag: Annotation, sources: Iterable[Annotation], types: Iterable[TagType]) -> list[LinkLine]:
    """Return the lines that join a tag with those it points at, then with `sources`, which point at it."""
    labels = {(t.name, field.name): field.label for t in types for field in t.fields}
    lines = [LinkLine(other, label) for other, label in _ends(tag, labels)]
    for source in sources:
        lines += [
            LinkLine(source.id, label, outward=False) for end, label in _ends(source, labels) if end == tag.id
        ]
    return lines


def _ends(tag: Annotation, labels: Mapping[tuple[str, str], str]) -> Iterator[tuple[str, str]]:
    for field, link in tag.links.items():
        if link.mention:
            yield link.mention, labels.get((tag.type, field), field)


def comment_marks(comments: Iterable[Comment], tags: Mapping[str, Annotation]) -> list[MarginMark]:
    """Return a sign for each of these tags that has open comments, which says the first of them."""
    first: dict[str, Comment] = {}
    for comment in comments:
        if not comment.reply_to and not comment.resolved_by:
            first.setdefault(comment.annotation, comment)
    return [
        MarginMark(tags[tag].extent.start, *_NOTE, hint=f"{comment.by}: {comment.text}")
        for tag, comment in first.items()
        if tag in tags
    ]


def conflict_marks(conflicts: Iterable[Conflict], article: str) -> list[MarginMark]:
    """Return the signs of what an article says that others contradict."""
    return [
        MarginMark(witness.span.start, *_CONTRADICTED, hint=conflict.sentence)
        for conflict in conflicts
        for witness in conflict.witnesses
        if witness.article == article
    ]
