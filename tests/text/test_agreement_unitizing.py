"""Alpha of units in a continuum says what Krippendorff's own example says, and what its definition says."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotator.text.agreement_unitizing import (
    Sections,
    Units,
    disagreement,
    observed,
    unitizing_alpha,
    units_of,
)

LENGTH = 30
stretch = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 9)).map(
    lambda one: (one[0], min(LENGTH, one[0] + one[1]))
)
units = st.lists(stretch, max_size=8).map(units_of)


def of(continua: Sequence[Units], length: int) -> tuple[float, float]:
    """Disagreement on one type."""
    people = [Sections(some) for some in continua]
    return disagreement(sum(observed(*two) for two in combinations(continua, 2)), people, length)


def by_definition(continua: Sequence[Units], length: int) -> tuple[Fraction, Fraction]:
    """Section by section, as the book has it."""
    sections = [_sections(some, length) for some in continua]
    many = len(continua)
    seen = sum(
        _difference(one, other)
        for here, there in permutations(sections, 2)
        for one in here
        for other in there
    )
    every = [one for some in sections for one in some]
    tagged = [one for one in every if one[2]]
    chance = Fraction(0)
    for _begin, size, _is_unit in tagged:
        chance += Fraction((len(tagged) - 1) * (2 * size**3 - 3 * size**2 + size), 3)
        chance += size**2 * sum(gap - size + 1 for _, gap, is_unit in every if not is_unit and gap >= size)
    ways = many * length * (many * length - 1) - sum(size * (size - 1) for _, size, _ in tagged)
    return (
        Fraction(seen, many * (many - 1) * length**2),
        Fraction(2, length) * chance / ways if ways else Fraction(0),
    )


def _sections(some: Units, length: int) -> list[tuple[int, int, bool]]:
    found, reached = [], 0
    for start, end in some:
        found += [(reached, start - reached, False)] if start > reached else []
        found.append((start, end - start, True))
        reached = end
    return found + ([(reached, length - reached, False)] if reached < length else [])


def _difference(one: tuple[int, int, bool], other: tuple[int, int, bool]) -> int:
    (begin, size, is_unit), (start, length, is_other) = one, other
    if is_unit and is_other and begin < start + length and start < begin + size:
        return (begin - start) ** 2 + (begin + size - start - length) ** 2
    if is_unit and not is_other and start <= begin and begin + size <= start + length:
        return size**2
    if is_other and not is_unit and begin <= start and start + length <= begin + size:
        return length**2
    return 0


def test_the_example_of_content_analysis() -> None:
    # K. Krippendorff, Content Analysis, 2nd edition (2004), p. 254: a continuum from 150 to 450, two observers
    c = of([[(75, 145), (220, 250)], [(70, 150), (205, 225), (250, 270)]], 300)
    k = of([[(30, 90), (150, 200)], [(30, 90), (150, 200)]], 300)
    assert [*c, *k] == pytest.approx([0.0144, 0.0532, 0, 0.0490], abs=5e-5)
    assert unitizing_alpha([c]) == pytest.approx(0.7286, abs=5e-5)
    assert unitizing_alpha([c, k]) == pytest.approx(0.8591, abs=5e-4)


@given(st.lists(units, min_size=2, max_size=4), st.integers(0, 9))
def test_it_is_what_its_definition_says(continua: list[Units], more: int) -> None:
    seen, chance = by_definition(continua, LENGTH + more)
    assert of(continua, LENGTH + more) == pytest.approx((float(seen), float(chance)), abs=1e-12)


@given(units, units)
def test_who_is_named_first_makes_no_difference(one: Units, other: Units) -> None:
    assert of([one, other], LENGTH) == of([other, one], LENGTH)


@given(units)
def test_who_agrees_with_oneself_reaches_one(some: Units) -> None:
    assume(some and sum(end - start for start, end in some) < LENGTH)
    assert unitizing_alpha([of([some, some], LENGTH)]) == 1


@given(st.lists(units, min_size=2, max_size=3))
def test_it_is_never_above_one(continua: list[Units]) -> None:
    alpha = unitizing_alpha([of(continua, LENGTH)])
    assert alpha is None or alpha <= 1


@given(units, units, units, units)
def test_texts_one_after_another_are_one_continuum(a: Units, b: Units, c: Units, d: Units) -> None:
    people = [Sections(a), Sections(b)]
    for sections, more in zip(people, (c, d), strict=True):
        sections.join(Sections(more), LENGTH)
    shifted = [[*early, *((s + LENGTH, e + LENGTH) for s, e in late)] for early, late in ((a, c), (b, d))]
    whole = disagreement(observed(a, b) + observed(c, d), people, 2 * LENGTH)
    assert whole == of(shifted, 2 * LENGTH)


def test_what_overlaps_is_joined_and_what_touches_is_not() -> None:
    assert units_of([(5, 8), (0, 3), (2, 4), (4, 5)]) == [(0, 4), (4, 5), (5, 8)]


def test_nothing_tagged_has_no_alpha() -> None:
    assert unitizing_alpha([]) is None
    assert unitizing_alpha([of([[], []], LENGTH)]) is None
    assert unitizing_alpha([of([[], []], 0)]) is None
