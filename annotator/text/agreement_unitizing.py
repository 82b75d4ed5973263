"""Krippendorff's alpha for units in a continuum: whether people find the same things at the same places.

K. Krippendorff, On the reliability of unitizing continuous data, Sociological Methodology 25 (1995), 47–76; in the
form of Content Analysis, 2nd edition (2004), 11.6. Everything is summed in whole numbers and divided once.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate

Units = Sequence[tuple[int, int]]
"""Half-open stretches of one person and type in code points: in order, none overlapping another."""


def units_of(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Put stretches in order and join those that overlap; those that only touch stay two."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def observed(first: Units, second: Units) -> int:
    """Sum of the squared differences between the units of two people, each pair counted once.

    Units that overlap differ by both their ends; one that overlaps nothing lies in a gap, and differs by its length.
    """
    total = place = reached = 0
    met = [False] * len(second)
    for start, end in first:
        while reached < len(second) and second[reached][1] <= start:
            reached += 1
        place, alone = reached, True
        while place < len(second) and second[place][0] < end:
            total += (start - second[place][0]) ** 2 + (end - second[place][1]) ** 2
            met[place] = True
            alone = False
            place += 1
        if alone:
            total += (end - start) ** 2
    return total + sum((end - start) ** 2 for (start, end), seen in zip(second, met, strict=True) if not seen)


class Sections:
    """Units and gaps of one person and type in a continuum that grows text by text; only lengths are kept."""

    def __init__(self) -> None:
        self._units: Counter[int] = Counter()
        self._gaps: Counter[int] = Counter()
        self._reached = 0

    def add(self, units: Units, begin: int = 0) -> None:
        """Add the units of a text that begins at this place of the continuum."""
        reached, lengths, gaps = self._reached, self._units, self._gaps
        for start, end in units:
            if begin + start > reached:
                gaps[begin + start - reached] += 1
            lengths[end - start] += 1
            reached = begin + end
        self._reached = reached

    @property
    def units(self) -> Counter[int]:
        """How many units there are of each length."""
        return self._units

    def gaps(self, length: int) -> Counter[int]:
        """How many gaps there are of each length in a continuum of `length` code points."""
        last = length - self._reached
        return self._gaps + Counter({last: 1}) if last > 0 else self._gaps


def disagreement(differences: int, people: Sequence[Sections], length: int) -> tuple[float, float]:
    """Observed and expected disagreement on one type in a continuum of `length` code points.

    `differences` is the sum of `observed` over all pairs of people.
    """
    many = len(people)
    if length < 1 or many < 2:
        return 0.0, 0.0
    units: Counter[int] = sum((one.units for one in people), Counter())
    gaps = sorted(sum((one.gaps(length) for one in people), Counter()).items())
    sizes = [size for size, _count in gaps]
    # how many gaps there are from each size on, and how long they are together
    counts = [*accumulate((count for _size, count in reversed(gaps)), initial=0)][::-1]
    lengths = [*accumulate((size * count for size, count in reversed(gaps)), initial=0)][::-1]
    others = units.total() - 1
    chance = 0
    for size, count in units.items():
        place = bisect_left(sizes, size)
        room = lengths[place] - counts[place] * (size - 1)
        chance += count * (others * (size * (size - 1) * (2 * size - 1) // 3) + size * size * room)
    whole = many * length
    ways = whole * (whole - 1) - sum(count * size * (size - 1) for size, count in units.items())
    seen = 2 * differences / (many * (many - 1) * length * length)
    return seen, 2 * chance / (length * ways) if ways else 0.0


def unitizing_alpha(disagreements: Iterable[tuple[float, float]]) -> float | None:
    """Alpha over the disagreements on some types; None where no disagreement can be expected."""
    found = list(disagreements)
    expected = sum(one[1] for one in found)
    return 1 - sum(one[0] for one in found) / expected if expected else None
