"""Stretches of a text as the target of one tag."""

from collections.abc import Iterable

from annotator.model.span import Target, target_of

_BLANK = " \t\r\n"


def target_over(pairs: Iterable[tuple[int, int]], text: str) -> Target | None:
    """The target of stretches (start, end); those that only white space parts are one, for a file parts them by line.

    White space at the ends of each is left out, unless it is nothing else; None where a stretch holds nothing.
    """
    kept: list[tuple[int, int]] = []
    for first, last in sorted(pairs):
        if first >= last:
            return None
        words = text[first:last]
        shorter = words.strip(_BLANK)
        start = first + len(words) - len(words.lstrip(_BLANK)) if shorter else first
        end = start + len(shorter) if shorter else last
        if kept and not text[kept[-1][1] : start].strip(_BLANK):
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return target_of(*kept) if kept else None
