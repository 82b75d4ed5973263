"""Finds the ghosts of compared articles: for each tag its counterparts that nobody answered yet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.model.annotation import Annotation
from annotator.model.ghost import Ghost
from annotator.model.passage import Passage
from annotator.model.progress import Progress
from annotator.model.span import Span, Target, target_of
from annotator.services.carrying import Carrying
from annotator.services.library import Library
from annotator.services.tag_set import TagSet
from annotator.store import counterparts
from annotator.store.connection import Database
from annotator.text.counterpart_places import CounterpartPlaces, Place
from annotator.text.overlaps import Overlaps, common, size

_NAME = 24
"""Code points that one tag may have more than another that stands for the same: *Starmer*, *Sir Keir Starmer*."""

_Way = tuple[str, int]
"""A tag, by its id, and the number of another article."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A tag of one article and where it stands in another one; articles by their numbers."""

    tag: Annotation
    here: int
    there: int
    place: Place

    @property
    def way(self) -> _Way:
        return self.tag.id, self.there


class GhostFinder:
    """One search, over articles and the passages that they share."""

    def __init__(
        self,
        database: Database,
        library: Library,
        tag_set: TagSet,
        carrying: Carrying,
        *,
        articles: Sequence[str],
        passages: Sequence[Passage],
    ) -> None:
        self._carrying = carrying
        self._articles = tuple(articles)
        self._types = {it.name: it for it in tag_set.types()}
        self._tags = [library.tags(name) for name in articles]
        self._texts = [library.text(name) for name in articles]
        self._zones = [_furniture(library, name) for name in articles]
        self._passages = passages
        self._answers = _Answers(database, articles, self._tags)

    def find(self, progress: Progress) -> list[Ghost]:
        """Return the ghosts by article, then in text order. Raises Cancelled."""
        # of tags that say the same, the oldest is where the others come from; ids are sorted by time
        candidates = sorted(self._candidates(progress), key=lambda it: it.tag.id)
        partners = self._partners(candidates)
        looked_at: set[_Way] = set()
        seen: dict[tuple[int, str], Overlaps[_Candidate]] = {}
        found = []
        for candidate in candidates:
            ways = [candidate.way]
            if partner := partners.get(candidate.way):
                ways.append((partner, candidate.here))
            others = seen.setdefault((candidate.there, candidate.tag.type), Overlaps())
            extent = _extent(candidate.place.target)
            if not (
                any(way in looked_at or self._answers.has(way) for way in ways)
                or any(_doubles(candidate, other) for other in others.over(extent))
            ):
                found.append(candidate)
            looked_at.add(candidate.way)
            others.add(extent, candidate)
        found.sort(key=lambda it: (it.there, it.place.target, it.tag.type, it.here, it.tag.id))
        return [self._ghost(candidate, partners) for candidate in found]

    def _candidates(self, progress: Progress) -> Iterator[_Candidate]:
        """Yield where each tag stands in each of the other articles."""
        lying: list[Overlaps[CounterpartPlaces]] = [Overlaps() for _ in self._articles]
        for passage in self._passages:
            places = CounterpartPlaces(passage, self._texts, self._zones)
            for number, span in enumerate(passage.spans):
                if span is not None:
                    lying[number].add(span, places)
        for here, tags in enumerate(self._tags):
            for number, tag in enumerate(tags):
                progress(number, len(tags), "Looking for counterparts")
                near = list(lying[here].over(tag.extent)) if self._is_asked_for(tag) else []
                for there in range(len(self._articles)):
                    place = self._place(tag, near, here, there) if there != here else None
                    if place is not None:
                        yield _Candidate(tag, here, there, place)

    def _is_asked_for(self, tag: Annotation) -> bool:
        """Whether a tag stands, and is of a type that is still known."""
        return tag.state != "rejected" and tag.type in self._types

    def _place(
        self, tag: Annotation, near: Sequence[CounterpartPlaces], here: int, there: int
    ) -> Place | None:
        found = (
            places.place(tag.target, here, there, not self._types[tag.type].trims_punctuation)
            for places in near
        )
        return next((place for place in found if place is not None), None)

    def _partners(self, candidates: Sequence[_Candidate]) -> dict[_Way, str]:
        """Pair tags that two articles have on the same words, those first that are most alike; each goes once."""
        standing: list[dict[str, Overlaps[Annotation]]] = []
        for tags in self._tags:
            by_type: dict[str, Overlaps[Annotation]] = {}
            standing.append(by_type)
            for tag in tags:
                if self._is_asked_for(tag):
                    by_type.setdefault(tag.type, Overlaps()).add(tag.extent, tag)
        pairs: dict[tuple[_Way, _Way], float] = {}
        for it in candidates:
            for other in standing[it.there].get(it.tag.type, Overlaps()).over(_extent(it.place.target)):
                ways = it.way, (other.id, it.here)
                if _same(it.place.target, other.target) and not any(
                    self._answers.tied_in(*way) for way in ways
                ):
                    pair = min(ways), max(ways)
                    pairs[pair] = max(pairs.get(pair, 0.0), _likeness(it.place.target, other.target))
        found: dict[_Way, str] = {}
        for one, back in sorted(pairs, key=lambda pair: (-pairs[pair], pair)):
            if one not in found and back not in found:
                found[one], found[back] = back[0], one[0]
        return found

    def _ghost(self, candidate: _Candidate, partners: Mapping[_Way, str]) -> Ghost:
        article = self._articles[candidate.there]
        tag, place = candidate.tag, candidate.place
        said = self._carrying.carried(
            tag, article, place.target, place.exact, lambda it: self._answers.tied_in(it, candidate.there)
        )
        return Ghost(
            origin=tag,
            article=article,
            target=place.target,
            values=said.values,
            links=said.links,
            exact=place.exact,
            compared=self._articles,
            existing=partners.get(candidate.way, ""),
        )


class _Answers:
    """What was answered already: which tags are tied, over any number of ties, and what was dismissed."""

    def __init__(
        self, database: Database, articles: Sequence[str], tags: Sequence[Sequence[Annotation]]
    ) -> None:
        self._database = database
        self._article_of = {tag.id: number for number, some in enumerate(tags) for tag in some}
        self._dismissed = {
            (answer.annotation, number)
            for number, article in enumerate(articles)
            for answer in counterparts.of_article(database, article)
            if not answer.tag
        }
        self._families: dict[str, frozenset[str]] = {}

    def family(self, tag: str) -> frozenset[str]:
        """Ids of the tags that are tied to one, itself included."""
        if tag not in self._families:
            found = frozenset(counterparts.tied(self._database, [tag]))
            self._families.update(dict.fromkeys(found, found))
        return self._families[tag]

    def tied_in(self, tag: str, article: int) -> str:
        """Id of the tag of an article that is tied to a tag, or empty."""
        return min((it for it in self.family(tag) if self._article_of.get(it) == article), default="")

    def has(self, way: _Way) -> bool:
        """Whether a tag is tied to one of the other article, or was dismissed there."""
        tag, article = way
        return bool(self.tied_in(tag, article)) or any(
            (member, article) in self._dismissed for member in self.family(tag)
        )


def _furniture(library: Library, article: str) -> Sequence[Span]:
    """The furniture of an article, in text order, none over another."""
    pairs = [(zone.span.start, zone.span.end) for zone in library.zones(article)]
    return target_of(*pairs) if pairs else ()


def _extent(target: Target) -> Span:
    return Span(target[0].start, target[-1].end)


def _same(one: Target, other: Target) -> bool:
    """Whether two targets are one thing: most of them is common, or what one has more is no more than a name."""
    shared = common(one, other)
    return 0 < shared >= max(size(one), size(other)) - max(shared, _NAME)


def _likeness(one: Target, other: Target) -> float:
    """Share of the code points of two targets that both have."""
    shared = common(one, other)
    return shared / (size(one) + size(other) - shared)


def _doubles(candidate: _Candidate, earlier: _Candidate) -> bool:
    """Whether an earlier one says the same there: a tag of a third article, or of somebody else."""
    one, other = candidate.place.target, earlier.place.target
    return one == other or (candidate.here != earlier.here and _same(one, other))
