"""Tags of two people are paired one to one, whoever is named first; furniture is cut out of the ground."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.span import Span, target_of
from annotator.text.agreement_ground import Ground, Stretches
from annotator.text.agreement_pairs import Marked, Paired, paired, shared_part, spans_of

LENGTH = 60
pair = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 15)).map(
    lambda one: (one[0], min(LENGTH, one[0] + one[1]))
)
target = st.lists(pair, min_size=1, max_size=3).map(
    lambda pairs: tuple((span.start, span.end) for span in target_of(*pairs))
)
tags = st.lists(st.tuples(st.sampled_from("pr"), target), max_size=12).map(
    lambda some: [Marked(bytes([number]), kind, stretches) for number, (kind, stretches) in enumerate(some)]
)


def one(kind: str, *stretches: tuple[int, int]) -> Marked:
    return Marked(repr((kind, stretches)).encode(), kind, stretches)


def sizes(found: Paired) -> tuple[int, ...]:
    every = (found.exact, found.boundary, found.retyped, found.only_first, found.only_second)
    return tuple(len(some) for some in every)


def test_each_tag_becomes_one_thing_exact_agreement_first() -> None:
    first = [one("p", (0, 9)), one("p", (20, 30)), one("r", (40, 50)), one("d", (55, 58))]
    second = [one("p", (0, 8)), one("p", (0, 9)), one("p", (22, 30)), one("p", (40, 49))]
    found = paired(first, second)
    assert found.exact == [(first[0], second[1])]
    assert [(a, b) for a, b, _share in found.boundary] == [(first[1], second[2])]
    assert [(a, b) for a, b, _share in found.retyped] == [(first[2], second[3])]
    assert (found.only_first, found.only_second) == ([first[3]], [second[0]])


def test_two_types_are_about_one_thing_only_on_half_of_the_words() -> None:
    assert sizes(paired([one("quote", (0, 30))], [one("person", (0, 14))])) == (0, 0, 0, 1, 1)
    assert sizes(paired([one("quote", (0, 30))], [one("person", (0, 15))])) == (0, 0, 1, 0, 0)


def test_the_best_pair_comes_first() -> None:
    near, far = one("p", (1, 10)), one("p", (5, 30))
    found = paired([one("p", (0, 10))], [far, near])
    assert [b for _a, b, _share in found.boundary] == [near]
    assert found.only_second == [far]


@given(tags, tags)
def test_every_tag_is_in_one_place(first: list[Marked], second: list[Marked]) -> None:
    found = paired(first, second)
    pairs = [*found.exact, *((a, b) for a, b, _share in (*found.boundary, *found.retyped))]
    assert sorted([a for a, _b in pairs] + found.only_first) == sorted(first)
    assert sorted([b for _a, b in pairs] + found.only_second) == sorted(second)


@given(tags, tags)
def test_who_is_named_first_makes_no_difference(first: list[Marked], second: list[Marked]) -> None:
    here, there = paired(first, second), paired(second, first)
    assert sizes(here)[:3] == sizes(there)[:3]
    assert _told(here.boundary) == sorted((b, a) for a, b in _told(there.boundary))


def _told(pairs: Sequence[tuple[Marked, Marked, float]]) -> list[tuple[object, object]]:
    return sorted((a[1:], b[1:]) for a, b, _share in pairs)


@given(tags)
def test_who_agrees_with_oneself_has_no_difference(some: list[Marked]) -> None:
    assert sizes(paired(some, some)) == (len(some), 0, 0, 0, 0)


@given(target, target)
def test_the_shared_part_is_that_of_the_places(first: Stretches, second: Stretches) -> None:
    here, there = ({place for span in some for place in range(*span)} for some in (first, second))
    assert shared_part(first, second) == len(here & there) / len(here | there)


@given(tags, tags, tags)
def test_a_span_has_one_tag_of_a_person_and_a_tag_one_span(
    a: list[Marked], b: list[Marked], c: list[Marked]
) -> None:
    spans = spans_of([(0, 1, paired(a, b)), (0, 2, paired(a, c)), (1, 2, paired(b, c))])
    placed = [(person, tag.id) for span in spans for person, tag in span.items()]
    assert len(placed) == len(set(placed))
    assert all(len(span) > 1 for span in spans)


@given(target, st.lists(pair.map(lambda one: Span(*one)), max_size=4))
def test_what_is_left_lies_where_it_lay_without_the_furniture(
    stretches: Stretches, zones: list[Span]
) -> None:
    ground = Ground(LENGTH, zones)
    kept = [place for place in range(LENGTH) if not any(zone.start <= place < zone.end for zone in zones)]
    assert ground.characters == len(kept)
    tagged = {place for span in stretches for place in range(*span)}
    left = [number for number, place in enumerate(kept) if place in tagged]
    found = ground.place(stretches)
    assert [place for span in found for place in range(*span)] == left
    assert all(before[1] < after[0] for before, after in pairwise(found))
