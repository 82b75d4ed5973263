"""Which claims about one person speak of the same office or event."""

from collections.abc import Iterable, Iterator

from annotator.model.claim import Claim


def offices(claims: Iterable[Claim]) -> Iterator[list[Claim]]:
    """Claims of the same term, in the order given; one without an organisation goes with the only one there is.

    Case and spaces tell no two terms apart; a claim without a term stands alone.
    """
    by_term: dict[str, list[Claim]] = {}
    for claim in claims:
        by_term.setdefault(" ".join(claim.term.casefold().split()) or claim.annotation, []).append(claim)
    for same in by_term.values():
        by_body: dict[str, list[Claim]] = {}
        for claim in same:
            by_body.setdefault(claim.organisation or claim.organisation_name, []).append(claim)
        if len(by_body.keys() - {""}) == 1:
            yield same
        else:
            yield from by_body.values()
