"""What the articles on the screen share: passages with a number, as each of the articles has them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from annotator.model.passage import Passage, Reading
from annotator.model.span import Span
from annotator.ui.reading_names import reading_name
from annotator.ui.text_view import Tint

SLIGHT = frozenset({"typographic", "contraction"})
"""Kinds of differences in which no word is another one."""
_TOLD = 8
"""Readings told about a passage before the rest is only counted."""


@dataclass(frozen=True, slots=True)
class Family:
    """One passage of two or more articles."""

    number: int
    """From 1; it says the colour, too."""
    passage: Passage
    told: str
    """The passage and its readings in words."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The families of some articles."""

    articles: tuple[str, ...] = ()
    """Ids, in the order of the passages' spans."""
    families: tuple[Family, ...] = ()

    def family(self, number: int) -> Family | None:
        """Return the family with a number."""
        return self.families[number - 1] if 0 < number <= len(self.families) else None

    def span(self, family: Family, article: str) -> Span | None:
        """Return where an article has a passage."""
        return family.passage.spans[self.articles.index(article)] if article in self.articles else None

    def counterpart(self, family: Family, article: str, other: str, position: int) -> int:
        """Return where another article has the words that stand at a position of one; both have the passage."""
        one, two = self.articles.index(article), self.articles.index(other)
        spans = family.passage.spans
        here, there = spans[one], spans[two]
        if here is None or there is None:
            raise ValueError(f"passage {family.number} is not in both articles")
        stops = [(here.start, there.start)]
        for reading in family.passage.readings:
            ours, theirs = reading.places[one], reading.places[two]
            if ours is not None and theirs is not None:
                stops += zip(ours, theirs, strict=True)
        stops.append((here.end, there.end))
        before = [stop for stop in stops if stop[0] <= position]
        after = [stop for stop in stops if stop[0] > position]
        start, other_start = before[-1] if before else stops[0]
        limit = after[0][1] if after else there.end
        return min(other_start + max(0, position - start), limit)

    def pairs(self, left: str, right: str) -> list[tuple[Span, Span, int]]:
        """Return what two of the articles share, in the order of the first, with the numbers."""
        if left == right or left not in self.articles or right not in self.articles:
            return []
        one, other = self.articles.index(left), self.articles.index(right)
        found = [
            (here, there, family.number)
            for family in self.families
            if (here := family.passage.spans[one]) and (there := family.passage.spans[other])
        ]
        return sorted(found)

    def told_at(self, number: int, article: str, labels: Mapping[str, str]) -> str:
        """Return which passage an article has there, who has it as well and in how many places they differ."""
        family = self.family(number)
        if family is None:
            return ""
        tr = QCoreApplication.translate
        others = [labels[self.articles[index]] for index in family.passage.members]
        others.remove(labels[article])
        count = len(family.passage.readings)
        differences = (
            tr("Compared", "the same words")
            if not count
            else tr("Compared", "1 difference")
            if count == 1
            else tr("Compared", "{count} differences").format(count=count)
        )
        return tr("Compared", "Passage {number} of {all}, also in {others}, {differences}").format(
            number=number,
            all=len(self.families),
            others=tr("Compared", " and ").join(others),
            differences=differences,
        )

    def tints(self, article: str, furniture: Sequence[Span]) -> list[Tint]:
        """Return the passages as they are drawn in one of the articles, whose furniture stays as it is."""
        if article not in self.articles:
            return []
        index = self.articles.index(article)
        return [
            _tint(family, index, parts)
            for family in self.families
            if (span := family.passage.spans[index]) and (parts := span.without(furniture))
        ]


def compared(articles: Sequence[str], texts: Sequence[str], passages: Sequence[Passage]) -> Compared:
    """Number the passages of some articles."""
    families = tuple(
        Family(number, passage, _told(number, passage, texts)) for number, passage in enumerate(passages, 1)
    )
    return Compared(tuple(articles), families)


def readings_of(reading: Reading, texts: Sequence[str]) -> list[str]:
    """Return the words of a reading, in the order of the texts that have the passage; a dash for none."""
    return [
        " ".join(text[place[0] : place[1]].split()) or "—"
        for text, place in zip(texts, reading.places, strict=True)
        if place is not None
    ]


def _told(number: int, passage: Passage, texts: Sequence[str]) -> str:
    tr = QCoreApplication.translate
    head = tr("Compared", "Passage {number}, in {count} articles").format(
        number=number, count=len(passage.members)
    )
    if not passage.readings:
        return f"{head}\n" + tr("Compared", "The same words")
    lines = [
        f"{reading_name(reading.kind)}: {' / '.join(readings_of(reading, texts))}"
        for reading in passage.readings[:_TOLD]
    ]
    if (more := len(passage.readings) - _TOLD) > 0:
        lines.append(tr("Compared", "and {count} more").format(count=more))
    return "\n".join([head, *lines])


def _tint(family: Family, index: int, parts: Sequence[Span]) -> Tint:
    places = [
        (reading.kind in SLIGHT, place)
        for reading in family.passage.readings
        if (place := reading.places[index]) is not None
    ]
    words = [(slight, Span(*place)) for slight, place in places if place[0] < place[1]]
    return Tint(
        family.number,
        tuple(parts),
        differing=tuple(span for slight, span in words if not slight),
        slight=tuple(span for slight, span in words if slight),
        gaps=tuple(place[0] for _slight, place in places if place[0] == place[1]),
        hint=family.told,
    )
