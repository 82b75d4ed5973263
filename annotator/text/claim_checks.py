"""What does not go together in the claims about one person: remarks, in sentences, never corrections.

Only what cannot both be true is told of: *12 years* told in September 2023 goes with *since 2011*, *13 years*
does not. Of two articles that each name several terms of one office, nothing is told if one of them is shared.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from annotator.model.claim import Claim
from annotator.model.claim_note import ClaimNote
from annotator.text.claim_times import Window, apart, before, existence, implied_start, window
from annotator.text.claim_words import date_in_words, implied_start_in_words, length_in_words
from annotator.text.edtf import parse
from annotator.text.edtf_words import in_words
from annotator.text.offices import offices

_NAMED, _VALUES = 3, 5
"""Articles named for one value, and values told, before the others are counted."""


@dataclass(frozen=True, slots=True)
class Source:
    """What an article is called in a sentence, and when it was published (EDTF, empty where unknown)."""

    name: str
    published: str = ""

    def __str__(self) -> str:
        read = parse(self.published)
        return f"{self.name} ({in_words(read)})" if read else self.name


@dataclass(frozen=True, slots=True)
class _Said:
    """One value of a claim: the days that it can mean, and its words."""

    claim: Claim
    when: Window
    words: str


def checks(claims: Sequence[Claim], sources: Mapping[str, Source], dates: str = "") -> list[ClaimNote]:
    """Return the remarks on claims about one person.

    `sources` holds every article of the claims; `dates` are the dates of existence of the person, in EDTF.
    """
    life = existence(dates)
    notes: list[ClaimNote] = []
    for claim in claims:
        notes += _single(claim, sources, life, dates)
    for group in offices(claims):
        notes += _together(group, sources)
    place = {claim.annotation: number for number, claim in enumerate(claims)}
    notes.sort(key=lambda note: min(place[identifier] for identifier in note.claims))
    return notes


# One claim alone


def _single(
    claim: Claim, sources: Mapping[str, Source], life: Window | None, dates: str
) -> Iterator[ClaimNote]:
    source = sources[claim.article]
    start, end = window(claim.start), window(claim.end)
    told = window(source.published)
    if start and end and before(end, start):
        yield _note(
            "order",
            [claim],
            f"{source} has it end ({date_in_words(claim.end)}) before it starts ({date_in_words(claim.start)})",
        )
    if start and told and not _is_point(claim) and before(told, start):
        yield _note(
            "publication",
            [claim],
            f"{source} has it start ({date_in_words(claim.start)}) after its own publication",
        )
    if claim.kind == "date" or life is None:
        return
    for value in _own_times(claim, source):
        if apart(value.when, life):
            lived = date_in_words(dates)
            yield _note(
                "existence",
                [claim],
                f"{value.words} in {source} lies outside of the dates in the register ({lived})",
            )
            return


def _own_times(claim: Claim, source: Source) -> Iterator[_Said]:
    """Start, end and implied start of a claim."""
    for value in (claim.start, claim.end):
        if when := window(value):
            yield _Said(claim, when, date_in_words(value))
    if implied := _implied(claim, source):
        yield implied


# Claims about one office or event


def _together(group: Sequence[Claim], sources: Mapping[str, Source]) -> Iterator[ClaimNote]:
    points = [claim for claim in group if _is_point(claim)]
    lasting = [claim for claim in group if not _is_point(claim)]
    starts = _stated(lasting, lambda claim: claim.start)
    implied = [said for claim in group if (said := _implied(claim, sources[claim.article]))]
    yield from _differing("start", "the start differs", starts, sources)
    yield from _differing("end", "the end differs", _stated(lasting, lambda claim: claim.end), sources)
    yield from _differing("date", "the date differs", _stated(points, lambda claim: claim.start), sources)
    yield from _against_starts(implied, starts, sources)
    yield from _durations(group, implied, sources)


def _is_point(claim: Claim) -> bool:
    """Whether it says when something happened, not from when until when it lasted."""
    return claim.kind == "date" and claim.start == claim.end


def _stated(claims: Iterable[Claim], value: Callable[[Claim], str]) -> list[_Said]:
    found = ((claim, value(claim)) for claim in claims)
    return [_Said(claim, when, date_in_words(text)) for claim, text in found if (when := window(text))]


def _implied(claim: Claim, source: Source) -> _Said | None:
    """When something began that lasted so long at publication; as rough as the duration is."""
    when = implied_start(claim.duration, source.published) if claim.duration else None
    words = implied_start_in_words(claim, source.published)
    return _Said(claim, when, words) if when and words else None


def _differing(
    kind: str, what: str, said: Sequence[_Said], sources: Mapping[str, Source]
) -> Iterator[ClaimNote]:
    """One remark when two articles have nothing in common about the same thing."""
    # articles that say the same are compared once
    alike = dict.fromkeys(frozenset(one.when for one in some) for some in _by_article(said))
    odd = {
        when
        for mine, others in combinations(alike, 2)
        if all(apart(one, other) for one in mine for other in others)
        for when in (*mine, *others)
    }
    if odd:
        listed = [one for one in said if one.when in odd]
        told = _joined([f"{words} in {_listed(some, sources)}" for words, some in _by_words(listed)])
        yield _note(kind, [one.claim for one in listed], f"{what}: {told}")


def _against_starts(
    implied: Sequence[_Said], starts: Sequence[_Said], sources: Mapping[str, Source]
) -> Iterator[ClaimNote]:
    """One remark on each duration with which an article does not go that names a start."""
    by_article = _by_article(starts)
    for one in implied:
        against = [
            start
            for some in by_article
            if all(apart(one.when, start.when) for start in some)
            for start in some
        ]
        if against:
            told = _joined([f"{_listed(some, sources)} says {words}" for words, some in _by_words(against)])
            yield _note(
                "implied",
                [one.claim, *(start.claim for start in against)],
                f"“{_flat(one.claim.text)}” in {sources[one.claim.article]} implies a start {one.words}; {told}",
            )


def _by_article(said: Iterable[_Said]) -> list[list[_Said]]:
    found: dict[str, list[_Said]] = {}
    for one in said:
        found.setdefault(one.claim.article, []).append(one)
    return list(found.values())


def _durations(
    group: Sequence[Claim], implied: Sequence[_Said], sources: Mapping[str, Source]
) -> Iterator[ClaimNote]:
    """Lengths that imply different starts; where no article has a date, lengths that are different."""
    distinct = {one.when: one for one in implied}
    if any(apart(one, other) for one, other in combinations(distinct, 2)):
        told = _joined(
            [
                f"“{_flat(one.claim.text)}” in {sources[one.claim.article]} implies a start {one.words}"
                for one in distinct.values()
            ]
        )
        yield _note("duration", [one.claim for one in implied], told)
    undated = [claim for claim in group if claim.duration and not sources[claim.article].published]
    lengths = {claim.duration: claim for claim in undated}
    if len(lengths) > 1:
        told = _joined(
            [
                f"{length_in_words(claim)} in {sources[claim.article]}"
                for _length, claim in sorted(lengths.items())
            ]
        )
        yield _note("duration", undated, f"the length differs: {told}")


# Words


def _note(kind: str, claims: Sequence[Claim], told: str) -> ClaimNote:
    identifiers = tuple(dict.fromkeys(claim.annotation for claim in claims))
    return ClaimNote(kind, _subject(claims[0]), told, identifiers)


def _subject(claim: Claim) -> str:
    term = claim.term or f"“{_flat(claim.text)}”"
    body = f" ({claim.organisation_name})" if claim.organisation_name else ""
    return f"{claim.holder_name}, {term}{body}" if claim.holder_name else f"{term}{body}"


def _by_words(said: Iterable[_Said]) -> list[tuple[str, list[_Said]]]:
    found: dict[str, list[_Said]] = {}
    for one in said:
        found.setdefault(one.words, []).append(one)
    return list(found.items())


def _listed(said: Iterable[_Said], sources: Mapping[str, Source]) -> str:
    names = list(dict.fromkeys(sources[one.claim.article].name for one in said))
    more = len(names) - _NAMED
    if more > 0:
        return f"{', '.join(names[:_NAMED])} and {more} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _joined(parts: Sequence[str]) -> str:
    more = len(parts) - _VALUES
    return ", ".join(parts[:_VALUES]) + (f" and {more} more" if more > 0 else "")


def _flat(text: str) -> str:
    return " ".join(text.split())
