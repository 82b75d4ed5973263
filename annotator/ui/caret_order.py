"""Which tag comes next in the text."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from annotator.model.span import Span


class Standing(Protocol):
    """A tag, or what is drawn like one."""

    @property
    def id(self) -> str:
        """What tells it from others."""

    @property
    def extent(self) -> Span:
        """From the first to the last code point."""


Tag = TypeVar("Tag", bound=Standing)


def stepped(tags: Sequence[Tag], selected: str, caret: int, step: int) -> Tag | None:
    """The next (+1) or previous (-1) tag in text order: from the selected one, else from the caret."""
    here = next((_place(tag) for tag in tags if tag.id == selected), None)
    if step > 0:
        beyond = [t for t in tags if (_place(t) > here if here else t.extent.start >= caret)]
        return min(beyond, key=_place, default=None)
    before = [t for t in tags if (_place(t) < here if here else t.extent.start < caret)]
    return max(before, key=_place, default=None)


def _place(tag: Standing) -> tuple[int, int, str]:
    """Text order: by start, longest first."""
    return tag.extent.start, -tag.extent.end, tag.id
