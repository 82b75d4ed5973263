"""Agreeing: how far people agree in what they tagged; read, never judged."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from annotator.model.agreement import Agreement, Figures, TagPair, WantedAgreement
from annotator.model.errors import InvalidValue
from annotator.model.progress import Progress, silent
from annotator.services.library import Library
from annotator.services.tag_set import TagSet
from annotator.store import articles, marked, zones
from annotator.store.connection import Database
from annotator.store.durable_file import replacing
from annotator.store.project import Project
from annotator.text.agreement_ground import Ground
from annotator.text.agreement_pairs import Marked, Paired, paired
from annotator.text.agreement_tally import Tally

EVERY = WantedAgreement()

People = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """An article as some people tagged it."""

    article: str
    length: int
    tags: Mapping[str, list[Marked]]
    furniture: int

    def pairs(self, people: People) -> list[Paired]:
        """What became of the tags of every two of the people."""
        return [paired(self.tags[one], self.tags[other]) for one, other in combinations(people, 2)]


class Agreeing:
    """Figures of agreement. All of it may run in any thread: it reads by a connection of its own.

    An article counts for some people if all of them worked in it: each has a tag there, or has handed it in. What
    lies in furniture is left out. A tag that a reviewer rejected still is what its annotator said.
    """

    def __init__(
        self, project: Project, library: Library, tag_set: TagSet, name_of_project: Callable[[], str]
    ) -> None:
        self._project = project
        self._name = name_of_project
        self._library = library
        self._tag_set = tag_set

    def measure(self, wanted: WantedAgreement = EVERY, progress: Progress = silent) -> Agreement:
        """Return the figures for every two of the people, and for all where they are more; then by article.

        Raises InvalidValue where there are no two people to compare, NotFound for an unknown type, and Cancelled.
        """
        if wanted.type:
            self._tag_set.type(wanted.type)
        whole: dict[People, Tally] = {}
        found: list[Figures] = []
        seen: set[str] = set()
        furniture = 0
        with self._project.reader() as database:
            people = _known(database, wanted.people)
            for text in _texts(database, self._order(wanted), people, progress):
                seen.update(text.tags)
                furniture += text.furniture
                found += _count(text, whole, wanted.type)
        if len(people or seen) < 2:
            raise InvalidValue(
                "Agreement takes the tags of two people; take in the bundle of a colleague, or start a second pass."
            )
        everybody = people or tuple(sorted(seen))
        groups = dict.fromkeys([*combinations(everybody, 2), everybody])
        overall = [one for group in groups for one in _tally(whole, group).all_figures(wanted.type)]
        return Agreement(everybody, (*overall, *(one for one in found if one.people in groups)), furniture)

    def behind(self, figures: Figures, progress: Progress = silent) -> list[TagPair]:
        """Return the tags on which figures rest and what became of each, by article in text order."""
        wanted = WantedAgreement((figures.article,) if figures.article else (), figures.people)
        found: list[TagPair] = []
        with self._project.reader() as database:
            for text in _texts(database, self._order(wanted), figures.people, progress):
                if text.tags.keys() >= set(figures.people):
                    found += _tag_pairs(text, figures)
        return found

    def write(self, agreement: Agreement, out: Path, form: str) -> None:
        """Write the figures as a table (`csv`) or as a page to be printed (`html`). Raises UnwritableFile."""
        from annotator.formats.agreement_csv import write as write_csv
        from annotator.formats.agreement_html import write as write_html

        cited = {article.id: article.label for article in self._library.articles()}
        with replacing(out) as stream:
            if form == "csv":
                write_csv(agreement, cited, stream)
            else:
                labels = {one.name: one.label for one in self._tag_set.types()}
                write_html(agreement, self._name(), cited, labels, stream)

    def _order(self, wanted: WantedAgreement) -> list[str]:
        chosen = frozenset(wanted.articles)
        every = [article.id for article in self._library.articles()]
        return [article for article in every if article in chosen] if chosen else every


def _known(database: Database, people: People) -> People:
    """The people asked for, each once. Raises InvalidValue for a name that nobody has."""
    names = marked.annotators(database) if people else set()
    for name in people:
        if name not in names:
            raise InvalidValue(
                f"Nobody called “{name}” tagged anything here; the names are: {', '.join(sorted(names))}."
            )
    return tuple(dict.fromkeys(people))


def _tally(whole: dict[People, Tally], group: People) -> Tally:
    return whole.setdefault(group, Tally(group))


def _texts(database: Database, order: Sequence[str], people: People, progress: Progress) -> Iterator[_Text]:
    """The articles, each with those of the people (or of all people, where none are named) who worked in it."""
    handed_in = marked.handed_in(database)
    for number, article in enumerate(order):
        progress(number, len(order), "Comparing tags")
        yield _text(database, article, people, handed_in.get(article, set()))


def _text(database: Database, article: str, people: People, done: set[str]) -> _Text:
    furniture = [zone.span for zone in zones.of_article(database, article)]
    ground = Ground(articles.get(database, article).characters, furniture)
    tags: defaultdict[str, list[Marked]] = defaultdict(list, {name: [] for name in done})
    left_out = 0
    for identifier, person, kind, stretches in marked.of_article(database, article):
        some = tags[person]
        if placed := ground.place(stretches):
            some.append(Marked(identifier, kind, placed))
        elif not people or person in people:
            left_out += 1
    here = {name: tags[name] for name in people or sorted(tags) if name in tags}
    return _Text(article, ground.characters, here, left_out)


def _count(text: _Text, whole: dict[People, Tally], kind: str) -> list[Figures]:
    """Add an article to the tallies of those who worked in it, and return its own figures."""
    here = tuple(text.tags)
    pairs = {two: paired(text.tags[two[0]], text.tags[two[1]]) for two in combinations(here, 2)}
    found: list[Figures] = []
    for group in (*pairs, *([here] if len(here) > 2 else [])):
        alone = Tally.of_text(
            group,
            text.article,
            text.length,
            [text.tags[name] for name in group],
            [pairs[two] for two in combinations(group, 2)],
        )
        _tally(whole, group).join(alone)
        found += alone.all_figures(kind)
    return found


def _tag_pairs(text: _Text, figures: Figures) -> list[TagPair]:
    """What became of each tag of the type."""
    found: list[tuple[tuple[int, int], TagPair]] = []

    def add(what: str, people: tuple[str, str], first: Marked | None, second: Marked | None) -> None:
        some = [tag for tag in (first, second) if tag is not None]
        if figures.type and all(tag.type != figures.type for tag in some):
            return
        ids = [tag.id.hex() if tag else "" for tag in (first, second)]
        place = min(tag.stretches[0] for tag in some)
        found.append((place, TagPair(text.article, what, people, ids[0], ids[1])))

    for two, pairs in zip(combinations(figures.people, 2), text.pairs(figures.people), strict=True):
        for one, other in pairs.exact:
            add("exact", two, one, other)
        for one, other, _share in pairs.boundary:
            add("boundary", two, one, other)
        for one, other, _share in pairs.retyped:
            add("type", two, one, other)
        for one in pairs.only_first:
            add("only first", two, one, None)
        for other in pairs.only_second:
            add("only second", two, None, other)
    return [pair for _place, pair in sorted(found, key=lambda one: one[0])]
