"""Collating: what was said of several articles together, made ready to be handed over with them."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.comparison import Comparison, Family, TiedTag, Variant, Wording
from annotator.model.counterpart import Counterpart
from annotator.model.loss import losses
from annotator.model.passage import Reading
from annotator.model.progress import Progress, silent
from annotator.model.settlement import Settlement
from annotator.model.span import Span
from annotator.store import annotations, blobs, counterparts, settlements, zones
from annotator.store.connection import Database
from annotator.text.tied_readings import tied_passage

Said = TypeVar("Said")

_REMEMBERED = 16
"""Texts in memory at a time; the tags of a family lie in articles that were received about the same time."""


def collated(database: Database, chosen: Sequence[Article], progress: Progress = silent) -> Comparison:
    """Return what is said of the chosen articles together; what leads to any other is only counted.

    Of one article alone nothing is said. Raises Cancelled.
    """
    held = frozenset(article.id for article in chosen)
    answers, answers_left = _within(
        ((answer, frozenset({answer.article, where})) for answer, where in counterparts.standing(database)),
        held,
    )
    decided, decided_left = _within(
        (
            (one, frozenset(witness.article for witness in one.witnesses))
            for one in settlements.standing(database)
        ),
        held,
    )
    found = _families(database, [answer for answer in answers if answer.tag], chosen, progress)
    compared = {tag.article for family in found for tag in family.tags}
    return Comparison(
        cited={article.id: _cited(article) for article in chosen if article.id in compared},
        families=found,
        dismissals=tuple(answer for answer in answers if not answer.tag),
        settlements=tuple(decided),
        lost=losses(
            {
                "answers about counterparts in articles that are not exported": answers_left,
                "settled conflicts with articles that are not exported": decided_left,
            }
        ),
        gone=_gone(database, decided),
    )


def _within(said: Iterable[tuple[Said, frozenset[str]]], held: frozenset[str]) -> tuple[list[Said], int]:
    """What is said of these articles alone, and how much is said of them with others; `said` has its articles."""
    touching = [(one, articles) for one, articles in said if articles & held]
    inside = [one for one, articles in touching if len(held) > 1 and articles <= held]
    return inside, len(touching) - len(inside)


def _cited(article: Article) -> str:
    """What an article is called among the witnesses."""
    metadata = article.metadata
    return ", ".join(filter(None, (metadata.publisher, article.label, metadata.published)))


def _gone(database: Database, decided: Iterable[Settlement]) -> frozenset[str]:
    named = {witness.annotation for one in decided for witness in one.witnesses} - {""}
    return frozenset(name for name in named if not annotations.is_there(database, name))


def _families(
    database: Database, ties: Sequence[Counterpart], chosen: Sequence[Article], progress: Progress
) -> tuple[Family, ...]:
    """Tags that are tied over any number of ties, the families in the order of their first tags."""
    articles = {article.id: (place, article) for place, article in enumerate(chosen)}
    texts = lru_cache(_REMEMBERED)(lambda name: blobs.text(database, articles[name][1].sha256))
    furniture = lru_cache(_REMEMBERED)(lambda name: [zone.span for zone in zones.of_article(database, name)])

    def order(tag: Annotation) -> tuple[int, Span, str]:
        return articles[tag.article][0], tag.extent, tag.id

    groups = []
    for group in _connected(ties):
        names = {name for tie in group for name in (tie.annotation, tie.tag)}
        tags = sorted((annotations.get(database, name) for name in names), key=order)
        groups.append((order(tags[0]), tags, group))
    groups.sort(key=lambda family: family[0])
    found = []
    for number, (_order, tags, group) in enumerate(groups):
        progress(number, len(groups), "Comparing tied tags")
        found.append(_family(tags, group, texts, furniture))
    return tuple(found)


def _connected(ties: Iterable[Counterpart]) -> list[list[Counterpart]]:
    """Ties in groups that have no tag in common."""
    group_of: dict[str, list[Counterpart]] = {}
    for tie in ties:
        one, other = group_of.get(tie.annotation, []), group_of.get(tie.tag, [])
        merged = [*one, *(other if other is not one else ()), tie]
        for member in merged:
            group_of[member.annotation] = group_of[member.tag] = merged
    return list({id(group): group for group in group_of.values()}.values())


def _family(
    tags: Sequence[Annotation],
    ties: Sequence[Counterpart],
    texts: Callable[[str], str],
    furniture: Callable[[str], Sequence[Span]],
) -> Family:
    whole = [texts(tag.article) for tag in tags]
    passage = tied_passage(whole, [tag.target for tag in tags], [furniture(tag.article) for tag in tags])
    return Family(
        tuple(
            TiedTag(tag.id, tag.article, tuple(text[one.start : one.end] for one in tag.target))
            for tag, text in zip(tags, whole, strict=True)
        ),
        tuple(sorted(ties, key=lambda tie: tie.id)),
        tuple(_variant(reading, whole) for reading in passage.readings) if passage else (),
    )


def _variant(reading: Reading, whole: Sequence[str]) -> Variant:
    """A difference with the words of each text there."""
    return Variant(
        reading.kind,
        tuple(
            Wording(place, text[place[0] : place[1]]) if place is not None else None
            for place, text in zip(reading.places, whole, strict=True)
        ),
    )
