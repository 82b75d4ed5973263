"""Whether the parts of a file that holds a whole corpus belong together: nothing points to what is not there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.formats.statements.shapes import stated
from annotator.formats.statements.tags import check_decisions
from annotator.model.annotation import Annotation
from annotator.model.comparison import Comparison, Family, TiedTag
from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.counterpart import Counterpart
from annotator.model.errors import UnreadableFile
from annotator.model.record import Record
from annotator.model.settlement import Settlement
from annotator.model.tag_type import TagType
from annotator.model.term import Term

OF_EVERYBODY = ("older_tag_type", "tag_type", "term", "record", "counterpart", "settlement")
"""Statements about no single article."""


@dataclass(slots=True)
class Gathered:
    """What stands in a file beside its articles, and which articles and tags it has."""

    name: str = ""
    types: list[TagType] = field(default_factory=list)
    """Those that hold."""
    older_types: list[TagType] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    counterparts: list[Counterpart] = field(default_factory=list)
    settlements: list[Settlement] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    tags: dict[str, str] = field(default_factory=dict)
    """The article of each tag."""
    _mentions: set[str] = field(default_factory=set)
    _pointed: set[str] = field(default_factory=set)

    def add(self, source: AnnotatedArticle) -> None:
        """Look at an article with all that stands on it. Raises UnreadableFile for what cannot stand there."""
        article = source.article
        if article.id in self.articles:
            raise UnreadableFile(f"It has the article “{article.label}” twice.")
        self.articles.add(article.id)
        known = {one.name for one in self.types}
        for tag in source.annotations:
            if tag.article != article.id or tag.type not in known or tag.id in self.tags:
                raise UnreadableFile(f"The tag {tag.id} does not belong where it stands.")
            self.tags[tag.id] = article.id
            self._mentions.update(link.mention for link in tag.links.values())
            self._pointed.update(link.record for link in tag.links.values())
        _check_places(source)
        check_decisions(source)

    def check(self) -> None:
        """Raise UnreadableFile unless all to which something points is there; asked when all articles were added."""
        self._pointed.update(record.merged_into for record in self.records)
        if not (
            self._mentions <= {*self.tags, ""}
            and self._pointed <= {*(record.id for record in self.records), ""}
            and all(self._belongs(answer) for answer in self.counterparts)
            and self.articles.issuperset(w.article for one in self.settlements for w in one.witnesses)
        ):
            raise UnreadableFile("It points to something that is not in it.")

    def take(self, kind: str, identifier: Any, body: Mapping[str, Any]) -> None:
        """Take in what is said of no single article. Raises UnreadableFile."""
        said = stated("tag_type" if kind == "older_tag_type" else kind, identifier, body)
        where: Mapping[str, list[Any]] = {
            "older_tag_type": self.older_types,
            "tag_type": self.types,
            "term": self.terms,
            "record": self.records,
            "counterpart": self.counterparts,
            "settlement": self.settlements,
        }
        where[kind].append(said)

    def comparison(self) -> Comparison:
        """What is said of several articles; each tie is a family of two."""
        ties = (answer for answer in self.counterparts if answer.tag)
        return Comparison(
            families=tuple(Family(self._tied(tie), (tie,)) for tie in ties),
            dismissals=tuple(answer for answer in self.counterparts if not answer.tag),
            settlements=tuple(self.settlements),
        )

    def corpus(self, articles: Iterator[AnnotatedArticle]) -> Corpus:
        """All of it, with the articles as they are read again. What is claimed of people follows from the tags."""
        return Corpus(
            name=self.name,
            tag_types=tuple(self.types),
            annotators=(),
            records=tuple(self.records),
            article_count=len(self.articles),
            articles=articles,
            older_types={tag_type.version: tag_type for tag_type in self.older_types},
            terms=tuple(self.terms),
            comparison=self.comparison(),
        )

    def _belongs(self, answer: Counterpart) -> bool:
        there = not answer.tag or self.tags.get(answer.tag) == answer.article
        return there and answer.annotation in self.tags and answer.article in self.articles

    def _tied(self, tie: Counterpart) -> tuple[TiedTag, ...]:
        return tuple(TiedTag(tag, self.tags[tag], ()) for tag in (tie.annotation, tie.tag))


def _check_places(source: AnnotatedArticle) -> None:
    """Raise UnreadableFile for what lies outside of the text, or on no tag of it."""
    article, length = source.article.id, len(source.text)
    spans = [
        *(zone.span for zone in source.zones),
        *(span for tag in source.annotations for span in tag.target),
    ]
    if any(span.end > length for span in spans) or any(not _in_order(tag) for tag in source.annotations):
        raise UnreadableFile(f"A tag lies outside of the text of “{source.article.label}”.")
    tags = {tag.id for tag in source.annotations}
    opening = {one.id: one.annotation for one in source.comments if not one.reply_to}
    _all_there((zone.article for zone in source.zones), {article})
    _all_there((one.article for one in source.comments), {article})
    _all_there((one.annotation for one in source.comments), {"", *tags})
    if any(opening.get(one.reply_to, one.annotation) != one.annotation for one in source.comments):
        raise UnreadableFile("A comment answers one on another tag.")


def _in_order(tag: Annotation) -> bool:
    """Whether a target is as we keep it: in text order, its stretches apart."""
    places = zip(tag.target, tag.target[1:], strict=False)
    return bool(tag.target) and all(one.end < other.start for one, other in places)


def _all_there(named: Iterable[str], known: set[str]) -> None:
    if not known.issuperset(named):
        raise UnreadableFile("Something stands on an article or a tag that is not there.")
