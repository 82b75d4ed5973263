"""Comparing: what articles share, who else printed some words, and where articles contradict each other."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence

from annotator.model.conflict import Conflict
from annotator.model.errors import InvalidValue
from annotator.model.passage import Passage
from annotator.model.progress import Progress, silent, towards
from annotator.model.related import Related
from annotator.model.saying import Saying
from annotator.model.span import Span
from annotator.services.contradicting import Contradicting
from annotator.services.library import Library
from annotator.store import shingles
from annotator.store.project import Project
from annotator.text.families import families
from annotator.text.fingerprints import DENSE, GRAM, WINDOW, fingerprints
from annotator.text.only_here import only_here
from annotator.text.passages import passages
from annotator.text.who_says_what import who_says_what

COMPARISONS_REMEMBERED = 16
RELATED_SHOWN = 50
"""Articles looked at beside one; most of the last of them have no more than a phrase in common with it."""
LEAST_IN_COMMON = 8
"""Words alike that make articles related: a name with its office is in all that tell of somebody."""
_SHORT = 20_000
"""Code points of a text, or a selection, that is gone through for every look-up."""

_Compared = tuple[tuple[str, tuple[Span, ...]], ...]
"""SHA-256 and furniture of each text: all that a comparison rests on."""


class Comparing:
    """Reads a project and changes nothing that is in its log. All of it may run in any thread."""

    def __init__(self, project: Project, library: Library, contradicting: Contradicting) -> None:
        self._database = project.database
        self._library = library
        self._contradicting = contradicting
        self._remembered: OrderedDict[_Compared, tuple[Passage, ...]] = OrderedDict()

    def compare(self, article_ids: Sequence[str], progress: Progress = silent) -> tuple[Passage, ...]:
        """Return what two or more of the articles share, in the order of the first that has each passage.

        The parts of a passage stand in the order in which the articles are given; furniture is left out.
        Raises InvalidValue for less than two articles or one given twice, and Cancelled.
        """
        if len(article_ids) < 2 or len(set(article_ids)) < len(article_ids):
            raise InvalidValue("At least two different articles are compared; name another one.")
        articles = [self._library.article(name) for name in article_ids]
        zones = [self._furniture(article.id) for article in articles]
        key = tuple((article.sha256, spans) for article, spans in zip(articles, zones, strict=True))
        found = self._remembered.get(key)
        if found is None:
            texts = []
            for number, article in enumerate(articles):
                progress(number, len(articles), "Reading")
                texts.append(self._library.text(article.id))
            found = families(texts, zones, progress)
            self._remembered[key] = found
            if len(self._remembered) > COMPARISONS_REMEMBERED:
                self._remembered.popitem(last=False)
        return found

    def conflicts(self, article_ids: Sequence[str], progress: Progress = silent) -> list[Conflict]:
        """Return where the articles contradict each other: in claims first, then in numbers of shared passages.

        Raises as `compare` does.
        """
        return self._contradicting.conflicts(
            article_ids, [(article_ids, self.compare(article_ids, progress))]
        )

    def conflicts_in_project(self, progress: Progress = silent) -> list[Conflict]:
        """Return the conflicts of all articles; numbers are those of passages that related ones share.

        Articles that still wait for their fingerprints are related to none. Raises Cancelled.
        """
        names = [article.id for article in self._library.articles()]
        return self._contradicting.conflicts(names, self._every_pair(names, progress))

    def only_here(self, article_ids: Sequence[str], progress: Progress = silent) -> list[tuple[str, Span]]:
        """Return what each of the articles shares with no other: every word outside of passages and furniture."""
        shared = self.compare(article_ids, progress)
        return [
            (name, stretch)
            for index, name in enumerate(article_ids)
            for stretch in only_here(
                self._library.text(name), [passage.spans[index] for passage in shared], self._furniture(name)
            )
        ]

    def who_says_what(self, article_ids: Sequence[str], progress: Progress = silent) -> list[Saying]:
        """Return passages and what only one of the articles has, with who contradicts it, in their order."""
        conflicts = self.conflicts(article_ids, progress)
        return who_says_what(
            [self._library.text(name) for name in article_ids],
            [self._furniture(name) for name in article_ids],
            self.compare(article_ids, progress),
            [
                [
                    (one.span, conflict)
                    for conflict in conflicts
                    for one in conflict.witnesses
                    if one.article == name
                ]
                for name in article_ids
            ],
        )

    @property
    def waiting(self) -> int:
        """Number of articles that `related` cannot find yet; `prepare` brings it to 0."""
        return shingles.waiting(self._database)

    def prepare(self, progress: Progress = silent) -> None:
        """Make the fingerprints that are still missing; what was made stays when it is cancelled.

        Raises ProjectReadOnly when the project may only be read, and Cancelled.
        """
        shingles.fill(self._database, progress)

    def related(self, article_id: str, most: int = RELATED_SHOWN) -> list[Related]:
        """Return the articles that share runs of words with one, best first, by their fingerprints alone.

        It takes milliseconds in a project of any size. The last ones often share only a phrase: `sharing` says
        who shares passages.
        """
        article = self._library.article(article_id).id
        kept = shingles.of_article(self._database, article)
        text = self._library.text(article)
        hashes = kept if kept and len(text) > _SHORT else fingerprints(text, self._furniture(article), DENSE)
        return shingles.sharing(self._database, hashes, article, most)

    def sharing(
        self, article_id: str, most: int = RELATED_SHOWN, progress: Progress = silent
    ) -> list[tuple[Related, tuple[Passage, ...]]]:
        """Return the related articles that share passages with one, best first, with these passages.

        The first part of a passage lies in the article itself. Raises Cancelled.
        """
        article = self._library.article(article_id).id
        return self._sharing(article, self.related(article, most), progress)

    def _sharing(
        self, article: str, candidates: Sequence[Related], progress: Progress = silent
    ) -> list[tuple[Related, tuple[Passage, ...]]]:
        found = self._with_passages(article, self._furniture(article), candidates, progress)
        return [
            (other, shared)
            for other, shared in found
            if sum(passage.matched for passage in shared) >= LEAST_IN_COMMON
        ]

    def printed_elsewhere(
        self, article_id: str, selection: Span, most: int = RELATED_SHOWN, progress: Progress = silent
    ) -> list[tuple[Related, tuple[Passage, ...]]]:
        """Return who else printed the selected words, most of them first, and which words they changed.

        The first part of a passage lies inside the selection (code points). Raises InvalidValue for a selection
        of too few words, and Cancelled.
        """
        article = self._library.article(article_id).id
        text = self._library.text(article)
        # whatever is not selected is left out as if it were furniture, so that places need no translation
        beside = Span(0, max(len(text), selection.end)).without([selection])
        zones = tuple(sorted([*self._furniture(article), *beside]))
        runs = fingerprints(text, zones, 1 if len(selection) <= _SHORT else WINDOW)
        if not runs:
            raise InvalidValue(f"{GRAM} words or more are needed to find who else printed them; select more.")
        candidates = shingles.sharing(self._database, runs, article, most)
        return self._with_passages(article, zones, candidates, progress)

    def _every_pair(
        self, names: Sequence[str], progress: Progress
    ) -> Iterator[tuple[tuple[str, str], tuple[Passage, ...]]]:
        """The passages of every two articles that are related, each pair once."""
        compared: set[tuple[str, str]] = set()
        for number, name in enumerate(names):
            progress(number, len(names), "Looking for conflicts")
            others = [other for other in self.related(name) if (other.article, name) not in compared]
            compared |= {(name, other.article) for other in others}
            for other, shared in self._sharing(name, others):
                yield (name, other.article), shared

    def _with_passages(
        self, article: str, zones: Sequence[Span], candidates: Sequence[Related], progress: Progress
    ) -> list[tuple[Related, tuple[Passage, ...]]]:
        """Those of the candidates that share passages with what of an article lies in no zone."""
        text = self._library.text(article)
        found = []
        step = towards(progress, len(candidates), "Comparing")
        for other in candidates:
            there, furniture = self._library.text(other.article), self._furniture(other.article)
            shared = passages(text, there, zones, furniture, lambda _words: step(0))
            step(1)
            if shared:
                found.append((other, shared))
        return found

    def _furniture(self, article: str) -> tuple[Span, ...]:
        return tuple(zone.span for zone in self._library.zones(article))
