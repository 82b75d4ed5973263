"""Lists the readings of a passage: every place where the words of two texts differ, and what kind it is.

Words written as one (*it’s*, *don’t*) differ as one. Words that compare as equal are still looked at as they
are written, with the signs before and after them: case, quotation marks and stops make typographic readings.
"""

import re
from collections.abc import Iterator, Sequence

from annotator.model.passage import Place, Reading
from annotator.model.progress import Step, paced, unheard
from annotator.text.matching_words import MatchingWords
from annotator.text.reading_kinds import kind_of
from annotator.text.shared_runs import Run
from annotator.text.word_alignment import Difference, Words, differences

_MOVED = 2
"""Words over which a word may move to be the same, elsewhere."""
_MOST_PLACES = 36
"""Pairs of words among which a slip is looked for in one difference."""
_BLANKS = re.compile(r"\s+")


def readings_of(
    left: MatchingWords, right: MatchingWords, runs: Sequence[Run], step: Step = unheard
) -> tuple[Reading, ...]:
    """Return the readings of a passage that is given by its runs of equal words, in text order."""
    whole = Difference(runs[0].left, runs[-1].left_end, runs[0].right, runs[-1].right_end)
    found = []
    for part in paced(differing(left, right, runs, step), step):
        kind = kind_between(left, part.of_left, right, part.of_right)
        places = (
            place_of(left, part.of_left, whole.of_left, kind),
            place_of(right, part.of_right, whole.of_right, kind),
        )
        found.append(Reading(kind, places))
    return tuple(found)


def differing(left: MatchingWords, right: MatchingWords, runs: Sequence[Run], step: Step) -> list[Difference]:
    """Return the words that differ, or are written differently, between the first run and the last.

    Steps count runs and differences.
    """
    whole = Difference(runs[0].left, runs[-1].left_end, runs[0].right, runs[-1].right_end)
    worded = _worded_differently(left, right, runs, whole, step)
    written = [part for run in paced(runs, step) for part in _written_differently(left, right, run, whole)]
    return _joined(left, right, sorted([*worded, *written]), whole, step)


def kind_between(left: MatchingWords, part: Words, right: MatchingWords, other: Words) -> str:
    """Return the kind (READING_KINDS) of the difference between words of two texts."""
    one, two = left.keys(*part), right.keys(*other)
    if one != two:
        same_letters = left.bare(*part) == right.bare(*other) != ""
        return "typographic" if same_letters else kind_of(one, two)
    apart = (
        left.enclitic(at) != right.enclitic(place)
        for at, place in zip(range(*part), range(*other), strict=True)
    )
    return "contraction" if any(apart) else "typographic"


def place_of(words: MatchingWords, part: Words, whole: Words, kind: str) -> Place:
    """Return where words stand; in a reading of writing only with the signs that touch them inside the passage."""
    start, end = part
    if start == end == whole[0]:
        return words.starts[start], words.starts[start]
    if start == end:
        signs = _signs_after(words.separators[start - 1]) if start < whole[1] else ""
        at = words.ends[start - 1] + len(signs)
        return at, at
    low, high = words.starts[start], words.ends[end - 1]
    if kind == "typographic" and start > whole[0]:
        low -= len(_signs_before(words.separators[start - 1]))
    if kind == "typographic" and end < whole[1]:
        high += len(_signs_after(words.separators[end - 1]))
    return low, high


def _worded_differently(
    left: MatchingWords, right: MatchingWords, runs: Sequence[Run], whole: Difference, step: Step
) -> list[Difference]:
    """Find what stands between the runs; a word that only moved a little makes one difference of two."""
    found: list[Difference] = []
    plain = differences(runs, (whole.left, whole.right), (whole.left_end, whole.right_end))
    for part in (piece for gap in paced(plain, step) for piece in _around_slips(left, right, gap)):
        if found and part.left - found[-1].left_end <= _MOVED and _moved(left, right, found[-1], part):
            found[-1] = _both(found[-1], part)
        else:
            found.append(part)
    return found


def _around_slips(left: MatchingWords, right: MatchingWords, part: Difference) -> list[Difference]:
    """Part several words where one is only spelt or written otherwise: *Fusileers* for *Fusiliers, who*."""
    places = [(one, other) for one in range(*part.of_left) for other in range(*part.of_right)]
    if not 2 <= len(places) <= _MOST_PLACES:
        return [part]
    for one, other in places:
        if kind_between(left, (one, one + 1), right, (other, other + 1)) in ("spelling", "typographic"):
            before = Difference(part.left, one, part.right, other)
            after = Difference(one + 1, part.left_end, other + 1, part.right_end)
            slip = Difference(one, one + 1, other, other + 1)
            return [it for it in (before, slip, after) if it.left < it.left_end or it.right < it.right_end]
    return [part]


def _moved(left: MatchingWords, right: MatchingWords, one: Difference, other: Difference) -> bool:
    """Whether words that one text lacks follow a little later, as in *3 March* and *March 3*."""
    gone = left.ids[one.left : one.left_end], right.ids[one.right : one.right_end]
    back = left.ids[other.left : other.left_end], right.ids[other.right : other.right_end]
    return [] in gone and gone == back[::-1]


def _written_differently(
    left: MatchingWords, right: MatchingWords, run: Run, whole: Difference
) -> Iterator[Difference]:
    """Find the words of a run that compare as equal and are written differently, or with other signs."""
    one, other = slice(run.left, run.left_end), slice(run.right, run.right_end)
    if left.written[one] != right.written[other]:
        for at in range(run.size):
            if left.written[run.left + at] != right.written[run.right + at]:
                yield _pair(run, at, 1)
    if run.size and run.left > whole.left and run.right > whole.right:
        before = left.separators[run.left - 1], right.separators[run.right - 1]
        if _signs_before(before[0]) != _signs_before(before[1]):
            yield _pair(run, 0, 1)
    inner = run.size - 1 if run.left_end == whole.left_end or run.right_end == whole.right_end else run.size
    one, other = slice(run.left, run.left + inner), slice(run.right, run.right + inner)
    if left.separators[one] != right.separators[other]:
        for at in range(inner):
            yield from _signs_differ(
                left.separators[run.left + at], right.separators[run.right + at], run, at
            )


def _signs_differ(left: str, right: str, run: Run, at: int) -> Iterator[Difference]:
    """Find the words of a run that the differing signs after its word `at` belong to."""
    one, other = _BLANKS.sub(" ", left), _BLANKS.sub(" ", right)
    if one == other:
        return
    last = at + 1 == run.size
    same_blanks = (" " in one) == (" " in other)
    if same_blanks and _signs_after(one) != _signs_after(other):
        yield _pair(run, at, 1)
    elif not last and (not same_blanks or one.split(" ")[1:-1] != other.split(" ")[1:-1]):
        yield _pair(run, at, 2)
    if not last and _signs_before(one) != _signs_before(other):
        yield _pair(run, at + 1, 1)


def _signs_after(separator: str) -> str:
    """Return the signs that touch the word before them: all, when no blank parts them from the next."""
    return _BLANKS.split(separator, maxsplit=1)[0]


def _signs_before(separator: str) -> str:
    """Return the signs that touch the word after them."""
    parts = _BLANKS.split(separator)
    return parts[-1] if len(parts) > 1 else ""


def _pair(run: Run, at: int, size: int) -> Difference:
    return Difference(run.left + at, run.left + at + size, run.right + at, run.right + at + size)


def _joined(
    left: MatchingWords, right: MatchingWords, parts: Sequence[Difference], whole: Difference, step: Step
) -> list[Difference]:
    """Join differences that overlap, that stand in words written as one, or that are both of writing only."""
    found: list[Difference] = []
    for part in paced(parts, step):
        wide = _widened(left, right, part, whole)
        while found and _belong_together(left, right, found[-1], wide):
            wide = _both(found.pop(), wide)
        found.append(wide)
    return found


def _widened(left: MatchingWords, right: MatchingWords, part: Difference, whole: Difference) -> Difference:
    """Take in the words, the same in both texts, that those of a difference are written as one with."""
    start, end, other, other_end = part
    while (
        start > whole.left
        and other > whole.right
        and left.ids[start - 1] == right.ids[other - 1]
        and (left.enclitic(start) or right.enclitic(other))
    ):
        start, other = start - 1, other - 1
    while (
        end < whole.left_end
        and other_end < whole.right_end
        and left.ids[end] == right.ids[other_end]
        and (left.enclitic(end) or right.enclitic(other_end))
    ):
        end, other_end = end + 1, other_end + 1
    return Difference(start, end, other, other_end)


def _belong_together(left: MatchingWords, right: MatchingWords, one: Difference, other: Difference) -> bool:
    if other.left < one.left_end or other.right < one.right_end:
        return True
    touching = other.left == one.left_end and other.right == one.right_end
    return touching and _only_written(left, right, one) and _only_written(left, right, other)


def _both(one: Difference, other: Difference) -> Difference:
    """Return the words from the first to the last of two differences."""
    return Difference(
        min(one.left, other.left),
        max(one.left_end, other.left_end),
        min(one.right, other.right),
        max(one.right_end, other.right_end),
    )


def _only_written(left: MatchingWords, right: MatchingWords, part: Difference) -> bool:
    return kind_between(left, part.of_left, right, part.of_right) == "typographic"
