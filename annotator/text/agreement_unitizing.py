"""Krippendorff's alpha for units in a continuum: whether people find the same things at the same places.

K. Krippendorff, On the reliability of unitizing continuous data, Sociological Methodology 25 (1995), 47–76; in the
form of Content Analysis, 2nd edition (2004), 11.6. Everything is summed in whole numbers and divided once.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, pairwise

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
    same = set(first).intersection(
        second
    )  # each of them overlaps nothing but its like, and differs by nothing
    left = [unit for unit in first if unit not in same]
    right = [unit for unit in second if unit not in same]
    total = reached = 0
    met = [False] * len(right)
    for start, end in left:
        while reached < len(right) and right[reached][1] <= start:
            reached += 1
        place = reached
        while place < len(right) and right[place][0] < end:
            total += (start - right[place][0]) ** 2 + (end - right[place][1]) ** 2
            met[place] = True
            place += 1
        if place == reached:
            total += (end - start) ** 2
    return total + sum((end - start) ** 2 for (start, end), seen in zip(right, met, strict=True) if not seen)


class Sections:
    """Lengths of the units and gaps of one person and type in a continuum; it can go on with that of another text."""

    def __init__(self, units: Units = ()) -> None:
        self.units = [end - start for start, end in units]
        self._gaps = [start - end for (_, end), (start, _) in pairwise(((0, 0), *units))]
        """Before each of the units; 0 where it touches the one before."""
        self._reached = units[-1][1] if units else 0

    def join(self, other: "Sections", begin: int) -> None:
        """Go on with the sections of a text that begins at this place of the continuum."""
        if other.units:
            self.units += other.units
            self._gaps.append(begin - self._reached + other._gaps[0])
            self._gaps += other._gaps[1:]
            self._reached = begin + other._reached

    def gaps(self, length: int) -> list[int]:
        """Lengths of all gaps in a continuum of `length` code points."""
        return [*self._gaps, length - self._reached]


def disagreement(differences: int, people: Sequence[Sections], length: int) -> tuple[float, float]:
    """Observed and expected disagreement on one type in a continuum of `length` code points.

    `differences` is the sum of `observed` over all pairs of people.
    """
    many = len(people)
    if length < 1 or many < 2:
        return 0.0, 0.0
    units = Counter(chain.from_iterable(one.units for one in people))
    gaps = sorted(Counter(chain.from_iterable(one.gaps(length) for one in people)).items())
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
