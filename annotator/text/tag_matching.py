"""Matches what several people tagged in one article: what they agree on, and in which way the rest differs."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from annotator.model.span import Target
from annotator.text.overlaps import common, size

AGREED, MISSING = "agreed", "missing"
DIFFERENCES = ("type", "boundary", "identity", "value")
"""In which way versions of one tag differ, the one by which a case is called first."""

_PARTS = tuple(map(attrgetter, ("type", "target", "identity", "values")))
_ANOTHER_TYPE = 0.5
"""Tags of two types are versions of one only if they share this part of the code points that either covers."""


@dataclass(frozen=True, slots=True)
class Told:
    """A tag as it is compared. Two tags are told alike when all but `id` and `by` are equal."""

    id: str
    by: str
    type: str
    target: Target
    identity: Hashable = ()
    """What its links lead to."""
    values: Hashable = ()

    @property
    def said(self) -> Hashable:
        """All that is compared."""
        return self.type, self.target, self.identity, self.values


Version = tuple[Told, ...]
"""Tags that are told alike, by person and id."""


@dataclass(frozen=True, slots=True)
class Match:
    """Versions of one tag, in the order of the people; each person has a say in one of them or in none."""

    versions: tuple[Version, ...]
    lacking: tuple[str, ...] = ()
    """Those of the people who have no such tag, in their order."""

    @property
    def differences(self) -> tuple[str, ...]:
        """Those of DIFFERENCES that there are between the versions, in this order."""
        if len(self.versions) == 1:
            return ()
        first, *others = [version[0] for version in self.versions]
        return tuple(
            name
            for name, part in zip(DIFFERENCES, _PARTS, strict=True)
            if any(part(one) != part(first) for one in others)
        )

    @property
    def kind(self) -> str:
        """One of DIFFERENCES, or MISSING when somebody has no such tag, or AGREED."""
        return next(iter(self.differences), MISSING if self.lacking else AGREED)


def match(tags: Iterable[Told], people: Sequence[str]) -> list[Match]:
    """Put every tag of these people into exactly one match, by place in the text.

    What one person said twice in the same words counts as said once. Exact agreement comes first. The rest is
    matched person by person, one to one, the best pair first: a pair of one type before one of two, then by the
    part of their code points that they share. As all rank the pairs alike, this is the one stable matching
    (D. Abraham, A. Levavi, D. Manlove, G. O'Malley: The stable roommates problem with globally ranked pairs, 2008).
    For two people it does not matter who is named first, but for the order of what comes out.
    """
    place = {person: number for number, person in enumerate(people)}
    alike: dict[Hashable, list[Told]] = {}
    for tag in tags:
        if tag.by in place:
            alike.setdefault(tag.said, []).append(tag)
    versions = [tuple(sorted(same, key=lambda tag: (place[tag.by], tag.id))) for same in alike.values()]
    groups: list[list[Version]] = []
    by_people: dict[frozenset[str], list[Version]] = {}
    for version in versions:
        by_people.setdefault(frozenset(tag.by for tag in version), []).append(version)
    # what most people agree on is what the others are measured by
    for who in sorted(by_people, key=lambda who: (-len(who), sorted(place[one] for one in who))):
        _join(groups, by_people[who], who)
    found = [_match(group, people, place) for group in groups]
    return sorted(found, key=_in_text_order)


def _match(group: Sequence[Version], people: Sequence[str], place: dict[str, int]) -> Match:
    present = {tag.by for version in group for tag in version}
    return Match(
        tuple(sorted(group, key=lambda version: (place[version[0].by], version[0].id))),
        tuple(person for person in people if person not in present),
    )


def _in_text_order(found: Match) -> tuple[int, int, str]:
    start, end = _extent(*found.versions)
    return start, -end, min([version[0].id for version in found.versions])


def _join(groups: list[list[Version]], versions: Sequence[Version], who: frozenset[str]) -> None:
    """Add each version to the group it fits best among those in which these people have no say yet, or as a new one."""
    free = [group for group in groups if who.isdisjoint(tag.by for one in group for tag in one)]
    ranked = sorted(
        (rank, number, other)
        for number, other in _overlapping(versions, free)
        if (rank := _rank(versions[number], free[other])) is not None
    )
    taken: set[int] = set()
    placed: set[int] = set()
    for _rank_of_pair, number, other in ranked:
        if number not in placed and other not in taken:
            free[other].append(versions[number])
            placed.add(number)
            taken.add(other)
    groups.extend([version] for number, version in enumerate(versions) if number not in placed)


def _overlapping(versions: Sequence[Version], groups: Sequence[list[Version]]) -> Iterator[tuple[int, int]]:
    """Pairs of a version and a group that overlap, from a sweep over their ends: linear but for what overlaps."""
    events = sorted(
        [(*_extent(version), 0, number) for number, version in enumerate(versions)]
        + [(*_extent(*group), 1, number) for number, group in enumerate(groups)]
    )
    reaching: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for start, end, side, number in events:
        others = reaching[1 - side]
        others[:] = [one for one in others if one[0] > start]
        for _end, other in others:
            yield (number, other) if side == 0 else (other, number)
        reaching[side].append((end, number))


def _extent(*versions: Version) -> tuple[int, int]:
    targets = [version[0].target for version in versions]
    return min([target[0].start for target in targets]), max([target[-1].end for target in targets])


def _rank(version: Version, group: Sequence[Version]) -> tuple[bool, float, tuple[str, ...]] | None:
    """How well a version fits a group, the lower the better; None when it does not."""
    ranks = [rank for other in group if (rank := _pair(version[0], other[0])) is not None]
    return min(ranks, default=None)


def _pair(one: Told, other: Told) -> tuple[bool, float, tuple[str, ...]] | None:
    shared = common(one.target, other.target)
    part = shared / (size(one.target) + size(other.target) - shared)
    another_type = one.type != other.type
    if not shared or (another_type and part < _ANOTHER_TYPE):
        return None
    return another_type, -part, tuple(sorted((one.id, other.id)))
