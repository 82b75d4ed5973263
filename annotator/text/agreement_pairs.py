"""Which tag of one person stands for which of another: one to one, on intervals."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from annotator.text.agreement_ground import Stretches

HALF = 0.5
"""Tags of two types are about one thing only if they share this part of what either covers."""


class Marked(NamedTuple):
    """A tag as it is compared: whose it is does not matter here."""

    id: bytes
    type: str
    stretches: Stretches


class Pair(NamedTuple):
    """Two tags for one thing; `share` is the part of what either covers that both do."""

    first: Marked
    second: Marked
    share: float


@dataclass(frozen=True, slots=True)
class Paired:
    """What became of the tags of two people; every tag is in one place."""

    exact: list[tuple[Marked, Marked]] = field(default_factory=list)
    """Of one type, on the same words."""
    boundary: list[Pair] = field(default_factory=list)
    """Of one type, on words that overlap."""
    retyped: list[Pair] = field(default_factory=list)
    """Of two types, on words that are the same for half or more."""
    only_first: list[Marked] = field(default_factory=list)
    only_second: list[Marked] = field(default_factory=list)


def paired(first: Sequence[Marked], second: Sequence[Marked]) -> Paired:
    """Pair the tags of two people: exact agreement first, then the best pair first, a pair of one type before others.

    Which of the two is named first makes no difference.
    """
    found = Paired()
    waiting: defaultdict[tuple[str, Stretches], list[Marked]] = defaultdict(list)
    for tag in reversed(second):
        waiting[tag[1:]].append(tag)
    rest = []
    for tag in first:
        same = waiting.get(tag[1:])
        if same:
            found.exact.append((tag, same.pop()))
        else:
            rest.append(tag)
    others = [tag for tags in waiting.values() for tag in reversed(tags)]
    _pair_rest(found, rest, others)
    return found


def _pair_rest(found: Paired, first: Sequence[Marked], second: Sequence[Marked]) -> None:
    placed: set[tuple[int, int]] = set()
    ranked = sorted(_ranked(first, second))
    for another_type, minus_share, _key, one, other in ranked:
        if (0, one) not in placed and (1, other) not in placed:
            placed |= {(0, one), (1, other)}
            pairs = found.retyped if another_type else found.boundary
            pairs.append(Pair(first[one], second[other], -minus_share))
    found.only_first.extend(tag for number, tag in enumerate(first) if (0, number) not in placed)
    found.only_second.extend(tag for number, tag in enumerate(second) if (1, number) not in placed)


_Rank = tuple[bool, float, list[tuple[Stretches, str]], int, int]


def _ranked(first: Sequence[Marked], second: Sequence[Marked]) -> Iterator[_Rank]:
    """Pairs that may stand for one thing, with what orders them; it is the same from either side."""
    for one, other in _overlapping(first, second):
        here, there = first[one], second[other]
        another_type = here.type != there.type
        share = shared_part(here.stretches, there.stretches)
        if share >= HALF if another_type else share > 0:
            key = sorted(((here.stretches, here.type), (there.stretches, there.type)))
            yield another_type, -share, key, one, other


def _overlapping(first: Sequence[Marked], second: Sequence[Marked]) -> Iterator[tuple[int, int]]:
    """Pairs whose extents overlap, from one sweep: linear but for what overlaps."""
    events = sorted(
        (tag.stretches[0][0], tag.stretches[-1][1], side, number)
        for side, tags in enumerate((first, second))
        for number, tag in enumerate(tags)
    )
    reaching: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for start, end, side, number in events:
        others = reaching[1 - side]
        if others:
            others[:] = [one for one in others if one[0] > start]
            for _end, other in others:
                yield (number, other) if side == 0 else (other, number)
        reaching[side].append((end, number))


def shared_part(first: Stretches, second: Stretches) -> float:
    """Code points that both cover, by those that either does (Jaccard)."""
    shared = sum(max(0, min(end, stop) - max(start, begin)) for start, end in first for begin, stop in second)
    covered = sum(end - start for start, end in (*first, *second))
    return shared / (covered - shared)


def spans_of(pairs: Sequence[tuple[int, int, Paired]]) -> list[dict[int, Marked]]:
    """Spans that at least two people marked, each with the tag of every person who did.

    `pairs` has the numbers of two people with what became of their tags; each two people are in it once. Two tags
    are of one span if they share half or more of what either covers; the best pair first, and one tag a person.
    """
    ranked = sorted(
        (
            (-share, sorted((one.stretches, other.stretches)), here, there, one, other)
            for here, there, found in pairs
            for one, other, share in (
                *((one, other, 1.0) for one, other in found.exact),
                *found.boundary,
                *found.retyped,
            )
            if share >= HALF
        ),
        key=lambda rank: rank[:4],
    )
    spans: dict[tuple[int, bytes], dict[int, Marked]] = {}
    for _share, _key, here, there, one, other in ranked:
        left = spans.get((here, one.id), {here: one})
        right = spans.get((there, other.id), {there: other})
        if left is not right and left.keys().isdisjoint(right):
            joined = left | right
            for person, tag in joined.items():
                spans[person, tag.id] = joined
    return list({id(span): span for span in spans.values()}.values())
