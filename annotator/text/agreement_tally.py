"""Counts what some people agree on, text by text, and comes to the figures."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from annotator.model.agreement import Figures
from annotator.text.agreement import (
    Labels,
    against_others,
    cohen_kappa,
    complete,
    f1,
    fleiss_kappa,
    nominal_alpha,
    ratio,
)
from annotator.text.agreement_pairs import HALF, Marked, Paired, spans_of
from annotator.text.agreement_unitizing import Sections, disagreement, observed, unitizing_alpha, units_of


class Tally:
    """What two people, or several, agree on: in one text, or in all that were joined. All counts are by type."""

    def __init__(self, people: tuple[str, ...], article: str = "") -> None:
        self._people = people
        self._article = article
        self._articles = self._length = 0
        self._tags = [Counter[str]() for _ in people]
        self._exact: Counter[str] = Counter()
        self._overlap: Counter[str] = Counter()
        self._retyped: Counter[str] = Counter()
        self._all_retyped = 0
        self._labels: Counter[Labels] = Counter()
        self._differences: Counter[str] = Counter()
        self._sections: defaultdict[str, list[Sections]] = defaultdict(lambda: [Sections() for _ in people])

    @classmethod
    def of_text(
        cls,
        people: tuple[str, ...],
        article: str,
        length: int,
        tags: Sequence[Sequence[Marked]],
        pairs: Sequence[Paired],
    ) -> "Tally":
        """Count one text of `length` code points: the tags of each person, and what became of every two's tags."""
        found = cls(people, article)
        found._articles, found._length = 1, length
        found._tags = [Counter([tag.type for tag in some]) for some in tags]
        for two in pairs:
            found._count(two)
        found._labels = _labels(len(people), pairs)
        units = [_units_by_type(some) for some in tags]
        for kind in {kind for some in units for kind in some}:
            here = [one.get(kind, []) for one in units]
            found._differences[kind] = sum(observed(one, other) for one, other in combinations(here, 2))
            found._sections[kind] = [Sections(some) for some in here]
        return found

    def join(self, other: "Tally") -> None:
        """Go on with what the same people did in other texts."""
        for mine, more in zip(self._tags, other._tags, strict=True):
            mine.update(more)
        self._exact.update(other._exact)
        self._overlap.update(other._overlap)
        self._retyped.update(other._retyped)
        self._labels.update(other._labels)
        self._differences.update(other._differences)
        for kind, sections in other._sections.items():
            for mine_of_kind, more_of_kind in zip(self._sections[kind], sections, strict=True):
                mine_of_kind.join(more_of_kind, self._length)
        self._all_retyped += other._all_retyped
        self._articles += other._articles
        self._length += other._length

    def _count(self, found: Paired) -> None:
        exact = Counter([one.type for one, _other in found.exact])
        self._exact.update(exact)
        self._overlap.update(exact)
        self._overlap.update([one.type for one, _other, _share in found.boundary])
        self._all_retyped += len(found.retyped)
        for one, other, _share in found.retyped:
            self._retyped[one.type] += 1
            self._retyped[other.type] += 1

    @property
    def types(self) -> list[str]:
        """All types of the tags, by name."""
        return sorted(set().union(*self._tags))

    def figures(self, kind: str = "") -> Figures:
        """What it comes to for one type, or for all of them together."""
        tags = tuple(count[kind] if kind else count.total() for count in self._tags)
        exact, overlap = (count[kind] if kind else count.total() for count in (self._exact, self._overlap))
        labels = against_others(self._labels, kind) if kind else self._labels
        two = len(self._people) == 2
        all_labelled = complete(labels, len(self._people))
        # every pair of people is counted, and so everybody's tags once for each of the others
        compared = sum(tags) * (len(tags) - 1)
        return Figures(
            people=self._people,
            article=self._article,
            type=kind,
            articles=self._articles,
            characters=self._length,
            tags=tags,
            exact=exact,
            overlap=overlap,
            retyped=self._retyped[kind] if kind else self._all_retyped,
            spans=self._labels.total(),
            precision=ratio(exact, tags[1]) if two else None,
            recall=ratio(exact, tags[0]) if two else None,
            f1=f1(exact, compared, 0),
            overlap_precision=ratio(overlap, tags[1]) if two else None,
            overlap_recall=ratio(overlap, tags[0]) if two else None,
            overlap_f1=f1(overlap, compared, 0),
            kappa=cohen_kappa(all_labelled) if two else fleiss_kappa(all_labelled),
            alpha=nominal_alpha(labels),
            unitizing_alpha=unitizing_alpha(
                disagreement(self._differences[one], self._sections[one], self._length)
                for one in ([kind] if kind else self.types)
            ),
        )

    def all_figures(self, kind: str = "") -> list[Figures]:
        """For all types together and then for each, or for one type alone."""
        return [self.figures(one) for one in ([kind] if kind else ["", *self.types])]


def _units_by_type(tags: Sequence[Marked]) -> dict[str, list[tuple[int, int]]]:
    stretches: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for tag in tags:
        stretches[tag.type].extend(tag.stretches)
    return {kind: units_of(some) for kind, some in stretches.items()}


def _labels(people: int, pairs: Sequence[Paired]) -> Counter[Labels]:
    """The labels of each span, in the order of the people."""
    if people == 2:
        (found,) = pairs
        some: Counter[Labels] = Counter([(one.type, other.type) for one, other in found.exact])
        some.update(
            (one.type, other.type) for one, other, share in (*found.boundary, *found.retyped) if share >= HALF
        )
        return some
    numbered = [
        (one, other, found) for (one, other), found in zip(combinations(range(people), 2), pairs, strict=True)
    ]
    return Counter(tuple(span[person].type for person in sorted(span)) for span in spans_of(numbered))
