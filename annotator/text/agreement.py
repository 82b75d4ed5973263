"""Measures of agreement, computed from counts; none of them reads a text."""

from collections import Counter
from collections.abc import Mapping

Labels = tuple[str, ...]
"""What people called one unit, a label for each of those who marked it."""


def ratio(part: int, whole: int) -> float | None:
    """Precision or recall: the part of the tags of one person that somebody else has too; None of nothing."""
    return part / whole if whole else None


def f1(matched: int, first: int, second: int) -> float | None:
    """Harmonic mean of precision and recall: twice the matched tags by all tags; None where there are none."""
    return ratio(2 * matched, first + second)


def cohen_kappa(units: Mapping[Labels, int]) -> float | None:
    """J. Cohen, A coefficient of agreement for nominal scales (1960), for units with two labels each.

    `units` counts how often each pair of labels occurs. None where chance alone leaves nothing to disagree on.
    """
    total = sum(units.values())
    agreed = sum(count for (one, other), count in units.items() if one == other)
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for (one, other), count in units.items():
        first[one] += count
        second[other] += count
    by_chance = sum(count * second[label] for label, count in first.items())
    # in whole numbers, so that nothing is lost before the one division
    return ratio(total * agreed - by_chance, total * total - by_chance)


def fleiss_kappa(units: Mapping[Labels, int]) -> float | None:
    """J. L. Fleiss, Measuring nominal scale agreement among many raters (1971).

    Every unit has a label of each person, so that all have the same number of labels.
    """
    total = sum(units.values())
    if not total:
        return None
    people = len(next(iter(units)))
    agreed = sum(
        count * each * (each - 1) for labels, count in units.items() for each in Counter(labels).values()
    )
    pairs = total * people * (people - 1)
    squares = sum(count * count for count in _uses(units).values())
    all_labels = (total * people) ** 2
    return ratio(agreed * all_labels - squares * pairs, pairs * (all_labels - squares))


def nominal_alpha(units: Mapping[Labels, int]) -> float | None:
    """K. Krippendorff, Content Analysis (2004), 11.3: alpha for nominal data; people may have missed some units.

    Units with one label alone pair with nothing and are left out.
    """
    paired = {labels: count for labels, count in units.items() if len(labels) > 1}
    uses = _uses(paired)
    total = sum(uses.values())
    differing = sum(
        count * (len(labels) ** 2 - sum(each * each for each in Counter(labels).values())) / (len(labels) - 1)
        for labels, count in paired.items()
    )
    expected = total * total - sum(count * count for count in uses.values())
    return 1 - (total - 1) * differing / expected if expected else None


def against_others(units: Mapping[Labels, int], label: str) -> Counter[Labels]:
    """The same units with every other label joined to one: agreement on this label alone."""
    found: Counter[Labels] = Counter()
    for labels, count in units.items():
        found[tuple(one if one == label else "" for one in labels)] += count
    return found


def complete(units: Mapping[Labels, int], people: int) -> dict[Labels, int]:
    """Only the units that all of the people labelled."""
    return {labels: count for labels, count in units.items() if len(labels) == people}


def _uses(units: Mapping[Labels, int]) -> Counter[str]:
    uses: Counter[str] = Counter()
    for labels, count in units.items():
        for label in labels:
            uses[label] += count
    return uses
