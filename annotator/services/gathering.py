"""Gathering: what an export is made of, one article in memory at a time."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache

from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.comment import Comment, in_threads
from annotator.model.comparison import Comparison
from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.errors import KnownError
from annotator.model.link import Link
from annotator.model.loss import losses
from annotator.model.progress import Progress, silent
from annotator.model.review import Review
from annotator.model.tag_type import TagType
from annotator.services.collating import collated
from annotator.services.holding import holdings
from annotator.services.tag_set import TagSet
from annotator.store import (
    annotations,
    articles,
    blobs,
    claims,
    comments,
    links,
    records,
    reviews,
    stages,
    terms,
    zones,
)
from annotator.store.connection import Database


@dataclass(frozen=True, slots=True)
class Choice:
    """The articles of an export, and which of their tags."""

    articles: Sequence[Article]
    whole: bool = False
    """Whether these are all articles of the project, which is faster to ask for."""
    tags: frozenset[str] | None = None
    """Ids of the tags that go with them; None for all."""
    repeats: Mapping[str, str] = field(default_factory=dict)
    """Which of these stands for one that says the same and is left out."""

    @property
    def ids(self) -> list[str] | None:
        """Ids of the articles, as the store takes them; None for all."""
        return None if self.whole else [article.id for article in self.articles]


class Gathering:
    """Makes the corpus of one export; `annotations` counts its tags while it is consumed."""

    def __init__(self, database: Database, tag_set: TagSet, name: str, choice: Choice) -> None:
        self._database = database
        self._tag_set = tag_set
        self._name = name
        self._choice = choice
        self._held = frozenset(article.id for article in choice.articles)
        self.annotations = 0
        self.stored: Callable[[str], AnnotatedArticle] = lru_cache(1)(
            lambda name: self._article(articles.get(database, name))
        )
        """The article of this id with the tags chosen; the last one is remembered, for checks go in order."""

    def corpus(self, progress: Progress = silent, comparison: Comparison | None = None) -> Corpus:
        """The corpus. Without a `comparison`, what is said of its articles together is gathered too."""
        database, ids = self._database, self._choice.ids
        types = self._tag_set.types()
        entries = tuple(records.pointed_to(database, ids))
        if comparison is None:
            comparison = collated(database, self._choice.articles, progress)
        versions = annotations.versions(database, ids)
        beside = losses({"comments on entries of the register": comments.count_on_records(database)})
        comparison = replace(comparison, lost=(*comparison.lost, *beside))
        deciding, answering = reviews.people(database, ids)
        working, staging = stages.people(database, ids)
        stating = {
            *answering,
            *working,
            *annotations.annotators(database, ids),
            *comments.authors(database, ids),
            *comparison.annotators,
            *(entry.by for entry in entries if entry.by),
        }
        corpus = Corpus(
            name=self._name,
            tag_types=types,
            annotators=tuple(sorted(stating)),
            records=entries,
            article_count=len(self._choice.articles),
            articles=(),
            older_types=self._older_types(types, versions),
            versions=frozenset(versions),
            terms=tuple(terms.in_use(database, ids)),
            comparison=comparison,
            claims_of=lambda record: claims.about(database, types, [record], ids and frozenset(ids)),
            holdings=holdings(database, None if self._choice.whole else self._held),
            reviewers=tuple(sorted(deciding | staging)),
        )
        if self._choice.tags is not None:
            corpus = self._of_chosen_tags(corpus, self._choice.tags)
        known = frozenset(entry.id for entry in corpus.records)
        return replace(corpus, articles=_EachTime(lambda: self._articles(known)))

    def _articles(self, entries: frozenset[str]) -> Iterator[AnnotatedArticle]:
        """Each article with its tags, which lead to these entries of the register alone."""
        self.annotations = 0
        for article in self._choice.articles:
            source = self._article(article)
            if not entries.issuperset(_pointed(source)):
                # the header, which lists the entries, is written already
                raise KnownError("The project was changed while it was exported; export again.")
            self.annotations += len(source.annotations)
            yield source

    def _of_chosen_tags(self, corpus: Corpus, tags: Set[str]) -> Corpus:
        """Leave out whatever belongs to other tags, which takes a first look at all articles."""
        used = _Used()
        counts = articles.tag_counts(self._database)
        repeats = len(self._choice.repeats)
        used.lost["tags that are not accepted"] = sum(counts.get(name, 0) for name in self._held) - repeats
        used.lost["accepted tags that say the same as one that is there"] = repeats
        for article in self._choice.articles:
            used.see(self._article(article, used.lost))
        comparison = _compared(corpus.comparison, tags, used.lost)
        entries = tuple(entry for entry in corpus.records if entry.id in used.records)
        stating = used.people | comparison.annotators | {entry.by for entry in entries if entry.by}
        return replace(
            corpus,
            annotators=tuple(sorted(stating)),
            reviewers=tuple(sorted(used.reviewers)),
            records=entries,
            older_types=self._older_types(corpus.tag_types, used.versions),
            versions=frozenset(used.versions),
            terms=tuple(term for term in corpus.terms if (term.vocabulary, term.label) in used.terms),
            comparison=replace(comparison, lost=(*comparison.lost, *losses(used.lost))),
            claims_of=lambda record: [one for one in corpus.claims_of(record) if one.annotation in tags],
        )

    def _article(self, article: Article, lost: Counter[str] | None = None) -> AnnotatedArticle:
        lost = Counter() if lost is None else lost
        tags = self._tags(article.id, lost)
        there = {tag.id for tag in tags}
        return AnnotatedArticle(
            article,
            blobs.text(self._database, article.sha256),
            tuple(zones.of_article(self._database, article.id)),
            tags,
            tuple(self._comments(article.id, there)),
            tuple(self._reviews(article.id, there, lost)),
            tuple(stages.handed_over(self._database, article.id)),
        )

    def _comments(self, article: str, there: Set[str]) -> list[Comment]:
        """Comments on an article and on the tags that are there, thread by thread."""
        found = comments.of_article(self._database, article)
        on_tags = (one for one in found if one.annotation in there)
        return sorted((*on_tags, *comments.of_article_itself(self._database, article)), key=in_threads)

    def _reviews(self, article: str, there: Set[str], lost: Counter[str]) -> Iterator[Review]:
        """Decisions on the tags that are there; a tag that is left out replaces none of them."""
        for review in reviews.handed_over(self._database, article):
            if review.annotation not in there:
                continue
            if self._choice.tags is not None and review.replaced_by and review.replaced_by not in there:
                lost["replacements by tags that are not accepted"] += 1
                yield replace(review, replaced_by="")
            else:
                yield review

    def _tags(self, article: str, lost: Counter[str]) -> tuple[Annotation, ...]:
        """Tags of an article, their links as they come to: beside a mention the entry that it stands for.

        A mention that is not in the export is left out: nothing in it could point there.
        """
        found = links.resolved(self._database, article)
        chosen = self._choice.tags
        return tuple(
            replace(tag, links=dict(self._comes_to(tag, found.get(tag.id, {}), lost))) if tag.links else tag
            for tag in annotations.of_article(self._database, article)
            if chosen is None or tag.id in chosen
        )

    def _comes_to(
        self, tag: Annotation, found: Mapping[str, tuple[str, str, str]], lost: Counter[str]
    ) -> Iterator[tuple[str, Link]]:
        chosen = self._choice.tags
        for name, link in tag.links.items():
            record, mention, where = found.get(name, ("", "", ""))
            mention = self._choice.repeats.get(mention, mention)
            held = where in self._held and (chosen is None or mention in chosen)
            if where in self._held and not held:
                lost["links to tags that are not accepted"] += 1
            if record or held:
                yield name, replace(link, record=record, mention=mention if held else "")

    def _older_types(self, types: Sequence[TagType], versions: Set[tuple[str, str]]) -> dict[str, TagType]:
        """Definitions, as far as they are known, under which tags were made and which are others now."""
        newest = {tag_type.name: tag_type.version for tag_type in types}
        older = [
            (name, version) for name, version in versions if version and newest.get(name, version) != version
        ]
        found = (self._tag_set.in_version(name, version) for name, version in older)
        return {tag_type.version: tag_type for tag_type in found if tag_type is not None}


@dataclass(frozen=True, slots=True)
class _EachTime:
    """Articles that are read anew whenever somebody goes through them."""

    begin: Callable[[], Iterator[AnnotatedArticle]]

    def __iter__(self) -> Iterator[AnnotatedArticle]:
        return self.begin()


class _Used:
    """What some tags need of the header of their file."""

    def __init__(self) -> None:
        self.people: set[str] = set()
        self.reviewers: set[str] = set()
        self.records: set[str] = set()
        self.versions: set[tuple[str, str]] = set()
        self.terms: set[tuple[str, str]] = set()
        self.lost: Counter[str] = Counter()

    def see(self, source: AnnotatedArticle) -> None:
        """Take in an article with the tags chosen."""
        self.lost["tags that are not accepted"] -= len(source.annotations)
        self.records |= _pointed(source)
        self.people.update(tag.by for tag in source.annotations)
        self.people.update(zone.by for zone in source.zones if zone.by)
        self.people.update(one.by for one in source.comments if one.by)
        self.people.update(one.resolved_by for one in source.comments if one.resolved_by)
        self.people.update(one.answered_by for one in source.reviews if one.answered_by)
        self.people.update(one.person for one in source.stages if one.person)
        self.reviewers.update(one.by for one in source.reviews if one.by)
        self.reviewers.update(one.by for one in source.stages if one.by and one.by != one.person)
        for tag in source.annotations:
            self.versions.add((tag.type, tag.type_version))
            self.terms.update((f"{tag.type}.{field}", value) for field, value in tag.values.items())


def _pointed(source: AnnotatedArticle) -> set[str]:
    return {link.record for tag in source.annotations for link in tag.links.values() if link.record}


def _compared(comparison: Comparison, tags: Set[str], lost: Counter[str]) -> Comparison:
    """What is said of these tags alone; a family or a conflict of which one tag is missing is left out whole."""
    families = tuple(one for one in comparison.families if all(tag.annotation in tags for tag in one.tags))
    dismissals = tuple(one for one in comparison.dismissals if one.annotation in tags)
    settlements = tuple(
        one
        for one in comparison.settlements
        if all(witness.annotation in tags for witness in one.witnesses if witness.annotation)
    )
    lost["families of tags that are not all accepted"] += len(comparison.families) - len(families)
    lost["answers about tags that are not accepted"] += len(comparison.dismissals) - len(dismissals)
    lost["settled conflicts of tags that are not all accepted"] += len(comparison.settlements) - len(
        settlements
    )
    cited = {tag.article for family in families for tag in family.tags}
    return replace(
        comparison,
        cited={article: name for article, name in comparison.cited.items() if article in cited},
        families=families,
        dismissals=dismissals,
        settlements=settlements,
    )
