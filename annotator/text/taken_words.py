"""Which words of two texts are spoken for, while their passages are found one after the other."""

from collections.abc import Sequence

from annotator.text.shared_runs import LONG, Run


class Side:
    """The words of one text: which belong to a passage already, and how long the longest run with each is."""

    def __init__(self, words: int) -> None:
        """Start with none, for a text of so many words."""
        self.taken = bytearray(words)
        self.longest = [0] * words

    def is_free(self, word: int) -> bool:
        """Whether a passage may reach out for the word: it is not taken, and in no long run of its own."""
        return not self.taken[word] and self.longest[word] < LONG

    def any_taken(self, start: int, end: int) -> bool:
        """Whether one of the words `[start, end)` belongs to a passage."""
        return self.taken.find(1, start, end) >= 0

    def take(self, start: int, end: int) -> None:
        """Give the words `[start, end)` to a passage."""
        self.taken[start:end] = b"\1" * (end - start)


class TakenWords:
    """The words of both texts."""

    def __init__(self, left: int, right: int, runs: Sequence[Run]) -> None:
        """Start with none taken, for texts of so many words that share these runs."""
        self.left = Side(left)
        self.right = Side(right)
        for run in sorted(runs, key=lambda run: run.size):
            sizes = [run.size] * run.size
            self.left.longest[run.left : run.left_end] = sizes
            self.right.longest[run.right : run.right_end] = sizes

    def take(self, runs: Sequence[Run]) -> None:
        """Give all words from the first run to the last to a passage, those between them too."""
        first, last = runs[0], runs[-1]
        self.left.take(first.left, last.left_end)
        self.right.take(first.right, last.right_end)

    def between(self, before: Run, after: Run) -> bool:
        """Whether a word between two runs is taken in either text."""
        return self.left.any_taken(before.left_end, after.left) or self.right.any_taken(
            before.right_end, after.right
        )

    def better_elsewhere(self, run: Run) -> bool:
        """Whether a run at the end of a chain would only take words away from a longer run."""
        return run.size < max(
            min(self.left.longest[run.left : run.left_end]),
            min(self.right.longest[run.right : run.right_end]),
        )

    def free_part(self, run: Run) -> Run | None:
        """Return the longest part of a run whose words are not taken in either text."""
        if not self.left.any_taken(run.left, run.left_end) and not self.right.any_taken(
            run.right, run.right_end
        ):
            return run
        left = self.left.taken[run.left : run.left_end]
        right = self.right.taken[run.right : run.right_end]
        best = start = size = 0
        for at, taken in enumerate([*map(max, left, right), 1]):
            if taken:
                if at - start > size:
                    best, size = start, at - start
                start = at + 1
        return Run(run.left + best, run.right + best, size) if size else None
