"""Comparing: what articles share, who else printed some words, and where articles contradict each other."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence

from annotator.model.conflict import Conflict, Witness
from annotator.model.errors import InvalidValue
from annotator.model.passage import Passage
from annotator.model.progress import Progress, silent
from annotator.model.span import Span
from annotator.model.wanted_claims import WantedClaims
from annotator.services.claiming import Claiming
from annotator.services.library import Library
from annotator.text.conflicts import between_articles, differing_numbers, words_around
from annotator.text.families import families

COMPARISONS_REMEMBERED = 16

_Compared = tuple[tuple[str, tuple[Span, ...]], ...]
"""SHA-256 and furniture of each text: all that a comparison rests on."""


class Comparing:
    """Reads a project; changes nothing. All of it may run in any thread."""

    def __init__(self, library: Library, claiming: Claiming) -> None:
        self._library = library
        self._claiming = claiming
        self._remembered: OrderedDict[_Compared, tuple[Passage, ...]] = OrderedDict()

    def compare(self, article_ids: Sequence[str], progress: Progress = silent) -> tuple[Passage, ...]:
        """Return what two or more of the articles share, in the order of the first that has each passage.

        The parts of a passage stand in the order in which the articles are given; furniture is left out.
        Raises InvalidValue for less than two articles or one given twice, and Cancelled.
        """
        if len(article_ids) < 2 or len(set(article_ids)) < len(article_ids):
            raise InvalidValue("At least two different articles are compared; name another one.")
        articles = [self._library.article(name) for name in article_ids]
        zones = [tuple(zone.span for zone in self._library.zones(article.id)) for article in articles]
        key = tuple((article.sha256, spans) for article, spans in zip(articles, zones, strict=True))
        found = self._remembered.get(key)
        if found is None:
            texts = []
            for number, article in enumerate(articles):
                progress(number, len(articles), "Comparing")
                texts.append(self._library.text(article.id))
            found = families(texts, zones)
            self._remembered[key] = found
            if len(self._remembered) > COMPARISONS_REMEMBERED:
                self._remembered.popitem(last=False)
        return found

    def conflicts(self, article_ids: Sequence[str], progress: Progress = silent) -> list[Conflict]:
        """Return where the articles contradict each other: in claims first, then in numbers of shared passages."""
        passages = self.compare(article_ids, progress)
        return [*self._of_claims(article_ids), *self._of_numbers(article_ids, passages)]

    def _of_claims(self, article_ids: Sequence[str]) -> Iterable[Conflict]:
        claims = [
            claim for name in article_ids for claim in self._claiming.claims(WantedClaims(article=name))
        ]
        for notes in between_articles(self._claiming.notes_among(claims)):
            witnesses = self._witnesses(article_ids, {name for note in notes for name in note.claims})
            if len({witness.article for witness in witnesses}) > 1:
                told = "; ".join(note.told for note in notes)
                yield Conflict("claim", notes[0].subject, told, witnesses)

    def _witnesses(self, article_ids: Sequence[str], annotations: Iterable[str]) -> tuple[Witness, ...]:
        order = {name: number for number, name in enumerate(article_ids)}
        tags = map(self._library.tag, annotations)
        return tuple(
            Witness(
                tag.article,
                Span(tag.target[0].start, tag.target[-1].end),
                self._library.quoted(tag.id),
                tag.id,
            )
            for tag in sorted(tags, key=lambda tag: (order[tag.article], tag.target, tag.id))
        )

    def _of_numbers(self, article_ids: Sequence[str], passages: Iterable[Passage]) -> Iterable[Conflict]:
        texts = [self._library.text(name) for name in article_ids]
        sources = self._claiming.cited(article_ids)
        for reading in differing_numbers(passages, texts):
            witnesses = tuple(
                Witness(name, Span(*place), text[place[0] : place[1]])
                for name, text, place in zip(article_ids, texts, reading.places, strict=True)
                if place is not None
            )
            first = witnesses[0]
            text = texts[article_ids.index(first.article)]
            told = ", ".join(f"“{one.text}” in {sources[one.article].name}" for one in witnesses)
            yield Conflict("number", words_around(text, first.span.start, first.span.end), told, witnesses)
