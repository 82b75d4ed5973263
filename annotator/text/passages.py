"""Finds all passages that two texts share: each whole, in any order, with the readings in which they differ.

Runs of shared words are the seeds (`shared_runs`); runs that lie close to each other in both texts make one
passage (`chains`); its ends are moved as far as the words go on to be alike; what stands between the runs is
aligned word by word (`word_alignment`) and named (`readings`). What says too little to be more than chance is
left out. Every word belongs to one passage at most.

    passages(text, other, zones, other_zones)  →  (Passage(spans=(Span(…), Span(…)), readings=…), …)
"""

from collections.abc import Iterable, Sequence
from math import log2

from annotator.model.passage import Passage
from annotator.model.progress import Step, unheard
from annotator.model.span import Span
from annotator.text.chains import bridges, chains, gap_cost
from annotator.text.matching_words import MatchingWords, Vocabulary, matching_words
from annotator.text.passage_ends import settled
from annotator.text.reading_kinds import alike
from annotator.text.readings import readings_of
from annotator.text.shared_runs import Run, shared_runs
from annotator.text.word_alignment import Difference, aligned, differences, filled

LEAST_EVIDENCE = 2.8
"""What the words of a passage must say, less its gaps, in words of eight letters."""
EVIDENCE_PER_DOUBLING = 0.1
"""More is asked of long texts, in which more is alike by chance (as in the statistics of Karlin and Altschul)."""
_MUCH, _NEAR = 12, 2
"""Where each side of a border between sentences has so many words alike, so many others are bridged: *she said*."""
_LAST_RUNS = 8
"""Runs beside the border among which those words are counted."""
_FAR = 40
"""Words between two passages that are looked at; long passages are one when half of them are alike."""
_USUAL = 1_000_000
"""Words of one text times words of the other for which the least evidence was set."""


def passages(
    left: str,
    right: str,
    left_zones: Iterable[Span] = (),
    right_zones: Iterable[Span] = (),
    step: Step = unheard,
) -> tuple[Passage, ...]:
    """Return the passages that two texts share, in the order of the left text.

    Zones (furniture) are skipped; a passage may run across one. All places are code points.
    """
    vocabulary = Vocabulary()
    one = matching_words(left, left_zones, vocabulary, step)
    other = matching_words(right, right_zones, vocabulary, step)
    return tuple(_passage(one, other, runs, step) for runs in shared_passages(one, other, step))


def shared_passages(left: MatchingWords, right: MatchingWords, step: Step = unheard) -> list[list[Run]]:
    """Return each passage as the runs of words that are the same, in the order of the left text.

    Steps count the words of the shorter text, and runs.
    """
    # One order inside, so that the result cannot depend on which text is called the left one.
    if (len(left), left.written, left.starts) > (len(right), right.written, right.starts):
        return sorted(
            [Run(run.right, run.left, run.size) for run in runs]
            for runs in _shared_passages(right, left, step)
        )
    return _shared_passages(left, right, step)


def _shared_passages(left: MatchingWords, right: MatchingWords, step: Step) -> list[list[Run]]:
    pairs = max(1, len(left) * len(right))
    least = LEAST_EVIDENCE + EVIDENCE_PER_DOUBLING * max(0.0, log2(pairs / _USUAL))
    found = []
    seeds = shared_runs(left.ids, right.ids, left.vocabulary.evidence, step)
    for chain, taken in chains(left, right, seeds, step):
        runs = filled(left, right, settled(left, right, chain, taken), step)
        if _says(left, right, runs, least):
            taken.take(runs)
            found.append(runs)
    # twice, for what is short until it is joined with what it touches
    return _rejoined(left, right, _rejoined(left, right, sorted(found)))


def _passage(left: MatchingWords, right: MatchingWords, runs: Sequence[Run], step: Step) -> Passage:
    start, end = _start(runs), _end(runs)
    matched = sum(run.size for run in runs)
    return Passage(
        (left.span(start[0], end[0]), right.span(start[1], end[1])),
        readings_of(left, right, runs, step),
        matched,
        round(2 * matched / (end[0] - start[0] + end[1] - start[1]), 3),
    )


def _start(runs: Sequence[Run]) -> tuple[int, int]:
    return runs[0].left, runs[0].right


def _end(runs: Sequence[Run]) -> tuple[int, int]:
    return runs[-1].left_end, runs[-1].right_end


def _says(left: MatchingWords, right: MatchingWords, runs: Sequence[Run], least: float) -> bool:
    """Whether the runs say enough: all their words, less what bridging their gaps costs, or one of them alone."""
    said = 0.0
    for run in runs:
        alone = left.evidence(run.left, run.left_end)
        if alone >= least:
            return True
        said += alone
    gaps = differences(runs, _start(runs), _end(runs))
    costs = (
        gap_cost(gap.left_end - gap.left, gap.right_end - gap.right)
        for gap in gaps
        if not _stands_in(left, right, gap)
    )
    return said - sum(costs) >= least


def _stands_in(left: MatchingWords, right: MatchingWords, gap: Difference) -> bool:
    """Whether one word stands for one other."""
    one, other = left.keys(gap.left, gap.left_end), right.keys(gap.right, gap.right_end)
    return len(one) == len(other) == 1 and alike(*one, *other)


def _rejoined(left: MatchingWords, right: MatchingWords, found: list[list[Run]]) -> list[list[Run]]:
    """Join passages that came to touch when their ends were moved, and long ones with little between them."""
    result: list[list[Run]] = []
    for runs in found:
        between = _bridge(left, right, result[-1], runs) if result else None
        if between is None:
            result.append(list(runs))
        else:
            result[-1] += [*between, *runs]
    return result


def _bridge(
    left: MatchingWords, right: MatchingWords, runs: Sequence[Run], others: Sequence[Run]
) -> list[Run] | None:
    """Return the runs between two passages that are one; None when they are two."""
    before, after = runs[-1], others[0]
    gap = Difference(before.left_end, after.left, before.right_end, after.right)
    sizes = gap.left_end - gap.left, gap.right_end - gap.right
    if min(sizes) < 0 or max(sizes) > _FAR:
        return None
    between = aligned(left, right, gap)
    differing = max(sizes) - sum(run.size for run in between)
    both_long = (
        min(sum(run.size for run in part) for part in (runs[-_LAST_RUNS:], others[:_LAST_RUNS])) >= _MUCH
    )
    if bridges(left, right, before, after) or (both_long and differing <= max(_NEAR, max(sizes) / 2)):
        return between
    return None
