"""One person's claims on a line of days: a bar for each, and where they overlap or leave a gap.

Days are counted as `claim_times.day_number` does.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.model.claim import Claim
from annotator.text.claim_checks import Source
from annotator.text.claim_times import Window, day_number, implied_start, window
from annotator.text.edtf import Day
from annotator.text.offices import offices

Stretch = tuple[int, int]
"""First and last day."""


@dataclass(frozen=True, slots=True)
class Bar:
    """When a claim has something begin and end: each between two days, or None where nobody says so.

    `derived` bars begin where a duration, counted back from the day it was told on, has them begin; they end
    on that day, as far as the article knows.
    """

    claim: Claim
    source: Source
    began: Stretch | None
    ended: Stretch | None
    told: int | None
    """Day of publication."""
    derived: bool = False

    @property
    def is_point(self) -> bool:
        """Whether it says when something happened, not how long it lasted."""
        return self.claim.kind == "date" and self.began == self.ended

    @property
    def surely(self) -> Stretch | None:
        """Days on which it lasted for certain; where the end is not told, until the day of publication."""
        last = self.ended[0] if self.ended else self.told
        if self.began is None or last is None or last < self.began[1]:
            return None
        return self.began[1], last

    @property
    def possibly(self) -> Stretch:
        """All days on which it can have lasted by what is told, publication included where an end is open."""
        days = [*(self.began or ()), *(self.ended or ())]
        if self.told is not None and (self.began is None or self.ended is None):
            days.append(self.told)
        return min(days), max(days)


@dataclass(frozen=True, slots=True)
class Lane:
    """The bars of one office or event, by their start."""

    term: str
    organisation: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes by their first start; `undated` claims give no time at all."""

    lanes: tuple[Lane, ...] = ()
    undated: tuple[Claim, ...] = ()

    @property
    def bars(self) -> tuple[Bar, ...]:
        """All bars, lane by lane."""
        return tuple(bar for lane in self.lanes for bar in lane.bars)

    @property
    def overlaps(self) -> list[Stretch]:
        """Stretches in which two offices were held for certain."""
        held = [
            merged([stretch for bar in lane.bars if not bar.is_point and (stretch := bar.surely)])
            for lane in self.lanes
        ]
        return shared(held)

    @property
    def gaps(self) -> list[Stretch]:
        """Stretches between offices in which none can have been held, by what is told."""
        return between(merged([bar.possibly for bar in self.bars if not bar.is_point]))


def timeline(claims: Sequence[Claim], sources: Mapping[str, Source]) -> Timeline:
    """Return the claims about one person on a line; `sources` holds every article of theirs."""
    lanes, undated = [], []
    for group in offices(claims):
        bars = []
        for claim in group:
            bar = _bar(claim, sources[claim.article])
            if bar is None:
                undated.append(claim)
            else:
                bars.append(bar)
        if bars:
            lanes.append(_lane(bars))
    lanes.sort(key=lambda lane: lane.bars[0].possibly)
    return Timeline(tuple(lanes), tuple(undated))


def _lane(bars: list[Bar]) -> Lane:
    named = next((bar.claim for bar in bars if bar.claim.organisation_name), bars[0].claim)
    return Lane(
        named.term or " ".join(named.text.split()),
        named.organisation_name,
        tuple(sorted(bars, key=lambda bar: bar.possibly)),
    )


def _bar(claim: Claim, source: Source) -> Bar | None:
    told = window(source.published)
    day = day_number(told.last) if told and told.last else None
    start, end = window(claim.start), window(claim.end)
    implied = implied_start(claim.duration, source.published) if claim.duration and start is None else None
    began, ended = _stretch(implied or start), _stretch(end)
    if implied is not None and ended is None:
        ended = _stretch(told)
    if began is None and ended is None:
        return None
    return Bar(claim, source, began, ended, day, derived=implied is not None)


def _stretch(when: Window | None) -> Stretch | None:
    """The window in days; an interval that is open itself bounds by the end that it has."""
    if when is None:
        return None
    first, last = when.first or when.last, when.last or when.first
    return (day_number(first), day_number(last)) if isinstance(first, Day) and isinstance(last, Day) else None


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return sorted stretches that hold the same days, none of which touch."""
    found: list[Stretch] = []
    for first, last in sorted(stretches):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return found


def between(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Return the days between merged stretches."""
    return [(last + 1, first - 1) for (_, last), (first, _) in pairwise(stretches)]


def shared(several: Iterable[Sequence[Stretch]]) -> list[Stretch]:
    """Return the days that lie in at least two of several lists of merged stretches."""
    changes = sorted(
        change for some in several for first, last in some for change in ((first, 1), (last + 1, -1))
    )
    return merged(_at_least_two(changes))


def _at_least_two(changes: Iterable[tuple[int, int]]) -> Iterator[Stretch]:
    depth, since = 0, 0
    for day, step in changes:
        if depth >= 2 and day > since:
            yield since, day - 1
        depth, since = depth + step, day
