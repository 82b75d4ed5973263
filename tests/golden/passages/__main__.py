"""Prints how well the program finds the passages that a reader marked: python -m tests.golden.passages [-v]"""

import sys

from tests.golden.passages.gold import pairs
from tests.golden.passages.score import Score, precision, recall, scored


def main(arguments: list[str]) -> None:
    """Print a line for each pair and one for all; with -v what was missed and what was too much."""
    total = Score()
    print(f"{'':<20}{'passages':>9}{'found':>7}{'prec.':>7}{'recall':>7}{'exact':>7}"
          f"{'readings':>10}{'found':>7}{'prec.':>7}{'recall':>7}")  # fmt: skip
    for pair in pairs():
        score = scored(pair)
        total.add(score)
        _print(pair.name, score)
    _print("all", total)
    if "-v" in arguments:
        print("", *total.complaints, sep="\n")


def _print(name: str, score: Score) -> None:
    passages, readings = score.passages, score.readings
    print(
        f"{name:<20}{passages['expected']:>9}{passages['found']:>7}{precision(passages):>7.2f}"
        f"{recall(passages):>7.2f}{passages['exact']:>7}{readings['expected']:>10}{readings['found']:>7}"
        f"{precision(readings):>7.2f}{recall(readings):>7.2f}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
