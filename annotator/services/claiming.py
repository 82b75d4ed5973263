"""Claiming: what the articles assert about people; read, never corrected."""

from array import array
from collections.abc import Sequence

from annotator.model.claim import Claim
from annotator.model.wanted_claims import WantedClaims
from annotator.services.library import Library
from annotator.services.tag_set import TagSet
from annotator.store import claims
from annotator.store.project import Project

EVERY = WantedClaims()


class Claiming:
    """The claims of a project. Ids of merged entries are not resolved here: give that of the listed one."""

    def __init__(self, project: Project, library: Library, tag_set: TagSet) -> None:
        self._database = project.database
        self._library = library
        self._tag_set = tag_set

    def numbers(
        self, wanted: WantedClaims = EVERY, sort: str = "article", descending: bool = False
    ) -> "array[int]":
        """Row numbers of the claims wanted, in order; read a page of them with `page`.

        `sort` is one of `person`, `term`, `organisation`, `time`, `end`, `article`, `certainty`.
        """
        return claims.numbers(self._database, self._tag_set.types(), wanted, sort, descending)

    def page(self, numbers: Sequence[int]) -> list[tuple[Claim, str]]:
        """(claim, label of its article) for row numbers; what is no claim any more is left out."""
        return claims.page(self._database, self._tag_set.types(), numbers)

    def claims(self, wanted: WantedClaims = EVERY, sort: str = "article") -> list[Claim]:
        """The claims wanted; for long lists take `numbers` and `page`."""
        return [claim for claim, _label in self.page(self.numbers(wanted, sort))]
