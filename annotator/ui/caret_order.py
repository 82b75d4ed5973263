"""Which tag comes next in the text."""

from collections.abc import Sequence

from annotator.model.annotation import Annotation


def stepped(tags: Sequence[Annotation], selected: str, caret: int, step: int) -> Annotation | None:
    """The next (+1) or previous (-1) tag in text order: from the selected one, else from the caret."""
    here = next((_place(tag) for tag in tags if tag.id == selected), None)
    if step > 0:
        beyond = [t for t in tags if (_place(t) > here if here else t.extent.start >= caret)]
        return min(beyond, key=_place, default=None)
    before = [t for t in tags if (_place(t) < here if here else t.extent.start < caret)]
    return max(before, key=_place, default=None)


def _place(tag: Annotation) -> tuple[int, int, str]:
    """Text order: by start, longest first."""
    return tag.target[0].start, -tag.target[-1].end, tag.id
