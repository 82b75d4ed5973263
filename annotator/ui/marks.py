"""A tag as the text view draws it."""

from annotator.model.annotation import Annotation
from annotator.model.tag_type import TagType
from annotator.ui.text_view import STYLES, Mark

_NO_COLOUR = ("#5b5f63", "#a4a8ac")


def mark_of(tag: Annotation, tag_type: TagType | None, own: bool) -> Mark:
    """Return how a tag is drawn; a tag whose type is not known here is grey."""
    colour, dark = (tag_type.colour, tag_type.colour_dark) if tag_type else _NO_COLOUR
    return Mark(
        id=tag.id,
        spans=tag.target,
        letter=tag_type.letter if tag_type else tag.type[:1].upper(),
        label=tag_type.label if tag_type else tag.type,
        colour=colour,
        colour_dark=dark,
        pattern=tag_type.pattern if tag_type else "plain",
        style=tag.certainty if tag.certainty in STYLES else "unknown",
        layer="own" if own else "colleague",
    )
