"""Contradicting: finds where articles say what cannot both be so; nothing is decided here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from annotator.model.claim import Claim
from annotator.model.conflict import Conflict, Witness
from annotator.model.passage import Passage
from annotator.model.span import Span
from annotator.model.wanted_claims import WantedClaims
from annotator.services.claiming import Claiming
from annotator.services.library import Library
from annotator.text.claim_checks import Source
from annotator.text.claim_said import claim_said, said_in_words
from annotator.text.conflicts import between_articles, differing_numbers, linked, words_around

_SINGLY = 16
"""Articles up to which the claims of each are read by themselves."""

_Witnesses = tuple[Witness, ...]


class Contradicting:
    """Reads a project and changes nothing that is in its log. All of it may run in any thread."""

    def __init__(self, library: Library, claiming: Claiming) -> None:
        self._library = library
        self._claiming = claiming

    def conflicts(
        self,
        article_ids: Sequence[str],
        compared: Iterable[tuple[Sequence[str], Iterable[Passage]]],
    ) -> list[Conflict]:
        """Return where the articles contradict each other: in claims first, then in numbers of shared passages.

        `compared` has passages with the articles that were compared; a number that differs in several
        comparisons is one conflict. Numbers of which a conflict in claims tells already are left out.
        """
        claimed = self.of_claims(article_ids)
        told = [[one for one in conflict.witnesses if one.annotation] for conflict in claimed]
        numbers = linked(
            (witnesses for names, passages in compared for witnesses in self._numbers(names, passages)),
            lambda witnesses: [witness.key for witness in witnesses],
        )
        joined = (tuple(dict.fromkeys(chain(*group))) for group in numbers)
        return [*claimed, *(self._of_numbers(some) for some in joined if not _is_told(some, told))]

    def of_claims(self, article_ids: Sequence[str]) -> list[Conflict]:
        """Return what the articles claim of the same holder and thing that does not go together."""
        claims = {claim.annotation: claim for claim in self._claims(article_ids)}
        place = {name: number for number, name in enumerate(claims)}
        found = []
        for notes in between_articles(self._claiming.notes_among(claims.values())):
            concerned = {name for note in notes for name in note.claims}
            some = [claims[name] for name in sorted(concerned, key=place.__getitem__)]
            if len({claim.article for claim in some}) > 1:
                sources = self._claiming.sources(some)
                witnesses = self._witnesses(some, sources)
                found.append(Conflict("claim", notes[0].subject, _told(witnesses, sources), witnesses))
        return found

    def _claims(self, article_ids: Sequence[str]) -> Iterator[Claim]:
        """Article by article in the order given; for many articles as they stand in the project."""
        if len(article_ids) > _SINGLY:
            chosen = frozenset(article_ids)
            yield from (claim for claim in self._claiming.claims() if claim.article in chosen)
        else:
            for name in article_ids:
                yield from self._claiming.claims(WantedClaims(article=name))

    def _witnesses(self, claims: Iterable[Claim], sources: Mapping[str, Source]) -> _Witnesses:
        """Article by article as they come, within each in text order."""
        found: dict[str, list[Witness]] = {}
        for claim in claims:
            target = self._library.tag(claim.annotation).target
            witness = Witness(
                claim.article,
                Span(target[0].start, target[-1].end),
                self._library.quoted(claim.annotation),
                claim.annotation,
                claim_said(claim, sources[claim.article].published),
            )
            found.setdefault(claim.article, []).append(witness)
        return tuple(
            witness
            for some in found.values()
            for witness in sorted(some, key=lambda one: (one.span, one.annotation))
        )

    def _numbers(self, article_ids: Sequence[str], shared: Iterable[Passage]) -> Iterator[_Witnesses]:
        texts = [self._library.text(name) for name in article_ids]
        for reading in differing_numbers(shared, texts):
            places = zip(article_ids, texts, reading.places, strict=True)
            yield tuple(
                Witness(name, Span(*place), words, said=" ".join(words.split()))
                for name, text, place in places
                if place is not None
                for words in [text[place[0] : place[1]]]
            )

    def _of_numbers(self, witnesses: _Witnesses) -> Conflict:
        sources = self._claiming.cited(dict.fromkeys(one.article for one in witnesses))
        first = witnesses[0]
        subject = words_around(self._library.text(first.article), first.span.start, first.span.end)
        told = ", ".join(f"“{one.said}” in {sources[one.article].name}" for one in witnesses)
        return Conflict("number", subject, told, witnesses)


def _told(witnesses: _Witnesses, sources: Mapping[str, Source]) -> str:
    """`12 years (since about 2011) in BBC News; since 2011 and 13 years (since about 2010) in Luton Today`."""
    by_article: dict[str, dict[str, None]] = {}
    for one in witnesses:
        by_article.setdefault(one.article, {})[said_in_words(one.said)] = None
    return "; ".join(
        f"{' and '.join(said)} in {sources[article].name}" for article, said in by_article.items()
    )


def _is_told(numbers: _Witnesses, told: Iterable[Sequence[Witness]]) -> bool:
    """Whether all places of some numbers lie inside the tags of one conflict."""
    return any(
        all(
            any(tag.article == one.article and tag.span.contains(one.span) for tag in tags) for one in numbers
        )
        for tags in told
    )
