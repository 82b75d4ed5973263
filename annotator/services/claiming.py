"""Claiming: what the articles assert about people; read, never corrected."""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotator.model.claim import Claim
from annotator.model.claim_note import ClaimNote
from annotator.model.wanted_claims import WantedClaims
from annotator.services.library import Library
from annotator.services.registering import Registering
from annotator.services.tag_set import TagSet
from annotator.store import claims
from annotator.store.project import Project
from annotator.text.claim_checks import Source, checks
from annotator.text.timelines import Timeline, timeline

EVERY = WantedClaims()


class Claiming:
    """The claims of a project; an entry that was merged stands for the one that speaks for it."""

    def __init__(self, project: Project, library: Library, tag_set: TagSet, registering: Registering) -> None:
        self._database = project.database
        self._library = library
        self._tag_set = tag_set
        self._registering = registering

    def numbers(
        self, wanted: WantedClaims = EVERY, sort: str = "article", descending: bool = False
    ) -> "array[int]":
        """Row numbers of the claims wanted, in order; read a page of them with `page`.

        `sort` is one of `person`, `term`, `organisation`, `time`, `end`, `article`, `certainty`.
        """
        wanted = replace(
            wanted,
            person=self._listed(wanted.person),
            organisation=self._listed(wanted.organisation),
        )
        return claims.numbers(self._database, self._tag_set.types(), wanted, sort, descending)

    def page(self, numbers: Sequence[int]) -> list[tuple[Claim, str]]:
        """(claim, publisher and title of its article) for row numbers; what is no claim any more is left out."""
        return claims.page(self._database, self._tag_set.types(), numbers)

    def claims(self, wanted: WantedClaims = EVERY, sort: str = "article") -> list[Claim]:
        """The claims wanted; for long lists take `numbers` and `page`."""
        return [claim for claim, _label in self.page(self.numbers(wanted, sort))]

    def about(self, holders: Iterable[str]) -> list[Claim]:
        """All claims about these entries of the register, in text order."""
        listed = frozenset(map(self._listed, holders))
        return claims.about(self._database, self._tag_set.types(), listed)

    def notes(self, chosen: Sequence[Claim]) -> list[ClaimNote]:
        """Derived checks: what does not go together with these claims, in all that is claimed of their holders.

        Of somebody who is not in the register only these claims themselves are compared.
        """
        beside = self.about({claim.holder for claim in chosen} - {""})
        wanted = {claim.annotation for claim in chosen}
        notes = self.notes_among([*beside, *(claim for claim in chosen if not claim.holder)])
        return [note for note in notes if not wanted.isdisjoint(note.claims)]

    def notes_among(self, claims: Iterable[Claim]) -> list[ClaimNote]:
        """Derived checks on these claims alone."""
        groups: dict[str, list[Claim]] = {}
        for claim in claims:
            groups.setdefault(claim.holder or claim.holder_name or claim.annotation, []).append(claim)
        return [
            note
            for some in groups.values()
            for note in checks(some, self.sources(some), self._dates(some[0].holder))
        ]

    def timeline(self, holder: str) -> Timeline:
        """What is claimed of an entry of the register, on a line of days."""
        told = self.about([holder])
        return timeline(told, self.sources(told))

    def sources(self, chosen: Iterable[Claim]) -> dict[str, Source]:
        """What the articles of claims are called in a sentence."""
        return self.cited(dict.fromkeys(claim.article for claim in chosen))

    def cited(self, article_ids: Iterable[str]) -> dict[str, Source]:
        """What articles are called in a sentence: by publisher, or by title where two share one."""
        articles = [self._library.article(name) for name in article_ids]
        uses = Counter(article.metadata.publisher for article in articles)
        return {
            article.id: Source(
                publisher if publisher and uses[publisher] == 1 else f"“{article.label}”",
                article.metadata.published,
            )
            for article in articles
            for publisher in [article.metadata.publisher]
        }

    def _listed(self, record: str) -> str:
        """Id of the entry that speaks for this one; one that has gone stays as it is and has no claims."""
        return record and (self._registering.resolve(record) or record)

    def _dates(self, holder: str) -> str:
        return self._registering.record(holder).dates if holder else ""
