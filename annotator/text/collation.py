"""Puts the readings of several texts of one passage side by side.

They are taken against one of the texts, the base, as an editor collates witnesses against a copy text, and joined
where they concern the same words.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.model.passage import READING_KINDS, Passage, Reading
from annotator.model.progress import Step, paced
from annotator.text.family import Family, length
from annotator.text.matching_words import MatchingWords
from annotator.text.readings import differing, kind_between, place_of
from annotator.text.shared_runs import Run, shared_runs
from annotator.text.word_alignment import Difference, Words, filled


@dataclass(frozen=True, slots=True)
class _Witness:
    """A text of a family against the base: the runs of words they share, and where they differ."""

    runs: list[Run]
    differences: list[Difference]

    def score(self, base: Words, own: Words) -> float:
        """Return the share of the words that are alike."""
        return 2 * sum(run.size for run in self.runs) / (length(base) + length(own))

    def counterpart(self, part: Words) -> Words | None:
        """Return the words that stand for those of the base; None beyond what the text has of the passage."""
        first = bisect_left(self.differences, part[0], key=lambda one: one.left)
        beyond = bisect_right(self.differences, part[1], key=lambda one: one.left)
        own = [one for one in self.differences[first:beyond] if _inside(one.of_left, part)]
        if own:
            start = own[0].right - (own[0].left - part[0])
            end = own[-1].right_end + (part[1] - own[-1].left_end)
            return max(start, self.runs[0].right), min(end, self.runs[-1].right_end)
        at = bisect_left(self.runs, part[1], key=lambda run: run.left_end)
        if at == len(self.runs) or self.runs[at].left > part[0]:
            return None
        apart = self.runs[at].right - self.runs[at].left
        return part[0] + apart, part[1] + apart


def _inside(part: Words, other: Words) -> bool:
    """Whether words, or a place between two words, lie in a stretch and not only at its edge."""
    return part == other or (
        other[0] <= part[0] and part[1] <= other[1] and (part[0] < part[1] or other[0] < part[0] < other[1])
    )


def collated(words: Sequence[MatchingWords], family: Family, step: Step) -> Passage:
    """Return a family as a passage, its readings taken against its longest text. Steps count runs and readings."""
    base = max(sorted(family.words), key=lambda text: length(family.words[text]))
    witnesses = {
        text: _Witness(runs, differing(words[base], words[text], runs, step))
        for text in family.words
        if text != base and (runs := _runs_between(words, family, base, text, step))
    }
    readings = []
    parts_of_base = sorted(one.of_left for it in witnesses.values() for one in it.differences)
    for part in paced(_merged(parts_of_base), step):
        parts = {text: place for text, it in witnesses.items() if (place := it.counterpart(part))}
        readings.append(_reading(words, family, {**parts, base: part}))
    scores = [it.score(family.words[base], family.words[text]) for text, it in witnesses.items()]
    return Passage(
        tuple(
            words[text].span(*family.words[text]) if text in family.words else None
            for text in range(len(words))
        ),
        tuple(readings),
        max(tie.matched for tie in family.ties),
        round(sum(scores) / len(scores), 3),
    )


def _runs_between(
    words: Sequence[MatchingWords], family: Family, base: int, text: int, step: Step
) -> list[Run]:
    """Return the runs of words that two texts of a family share, in the order of both."""
    ties = (tie for tie in family.ties if {tie.left, tie.right} == {base, text})
    runs = [run for tie in ties for run in tie.seen_from(base)]
    if not runs:  # both go with a third text only
        (start, end), (other, other_end) = family.words[base], family.words[text]
        found = shared_runs(
            words[base].ids[start:end],
            words[text].ids[other:other_end],
            words[base].vocabulary.evidence,
            step,
        )
        runs = [Run(start + run.left, other + run.right, run.size) for run in found]
    ordered: list[Run] = []
    for run in sorted(runs):
        if not ordered or (ordered[-1].left_end <= run.left and ordered[-1].right_end <= run.right):
            ordered.append(run)
    return filled(words[base], words[text], ordered, step) if ordered else []


def _merged(parts: Sequence[Words]) -> list[Words]:
    """Join stretches of the base that lie over each other: they concern the same words."""
    merged: list[Words] = []
    for part in parts:
        if merged and (part[0] < merged[-1][1] or part == merged[-1]):
            merged[-1] = merged[-1][0], max(merged[-1][1], part[1])
        else:
            merged.append(part)
    return merged


def _reading(words: Sequence[MatchingWords], family: Family, parts: dict[int, Words]) -> Reading:
    """Return the reading of each text, named by what differs most from the first of them."""
    first = min(parts)
    kinds = [
        kind_between(words[first], parts[first], words[text], parts[text])
        for text in parts
        if text != first and (length(parts[first]) or length(parts[text]))
    ]
    kind = max(kinds, key=READING_KINDS.index)
    return Reading(
        kind,
        tuple(
            place_of(words[text], parts[text], family.words[text], kind) if text in parts else None
            for text in range(len(words))
        ),
    )
