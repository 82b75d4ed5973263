"""Passages of two texts each that are one passage of several texts."""

from dataclasses import dataclass, field

from annotator.text.chains import LONGEST_GAP
from annotator.text.shared_runs import Run
from annotator.text.word_alignment import Words

_SAME = 0.5
"""Share of the shorter of two stretches of a text that must lie in both for them to be one."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A passage of two texts, by the runs of words that are the same."""

    left: int
    right: int
    runs: tuple[Run, ...]

    def words(self, text: int) -> Words:
        """Return the stretch of words in one of both texts."""
        first, last = self.runs[0], self.runs[-1]
        return (first.left, last.left_end) if text == self.left else (first.right, last.right_end)

    @property
    def matched(self) -> int:
        """Number of words that are the same."""
        return sum(run.size for run in self.runs)

    def seen_from(self, text: int) -> tuple[Run, ...]:
        """Return the runs with that text on the left."""
        if text == self.left:
            return self.runs
        return tuple(Run(run.right, run.left, run.size) for run in self.runs)


@dataclass(slots=True)
class Family:
    """Ties that belong together, and the stretch of words they cover in each text."""

    words: dict[int, Words] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)

    def lies_over(self, tie: Tie) -> bool:
        """Whether it has most of the words of a tie, in one of its texts."""
        return any(
            common(self.words[text], tie.words(text))
            >= _SAME * min(map(length, (self.words[text], tie.words(text))))
            for text in (tie.left, tie.right)
            if text in self.words
        )

    def fits(self, other: "Family") -> bool:
        """Whether it lies over or beside another family in all texts that both have."""
        return all(
            common(self.words[text], other.words[text]) >= -LONGEST_GAP
            for text in self.words.keys() & other.words.keys()
        )

    def merge(self, other: "Family") -> None:
        """Take in another family."""
        self.ties += other.ties
        for text, (start, end) in other.words.items():
            known = self.words.get(text, (start, end))
            self.words[text] = min(known[0], start), max(known[1], end)


def length(stretch: Words) -> int:
    """Return the number of words of a stretch."""
    return stretch[1] - stretch[0]


def common(one: Words, other: Words) -> int:
    """Return how many words two stretches have in common; below 0 how far they are apart."""
    return min(one[1], other[1]) - max(one[0], other[0])
