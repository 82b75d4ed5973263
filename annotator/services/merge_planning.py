"""Merge planning: what a sound bundle would do to this project, before anything is done."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from annotator.model.bundle import BundledArticle
from annotator.model.event import Body, Statement, fold
from annotator.model.merge_plan import Disagreement, HeldArticle, Plan
from annotator.services.incoming_bundle import IncomingBundle, in_order
from annotator.services.tag_set import TagSet
from annotator.store import articles, blobs, held, log, projection
from annotator.store.connection import Database

Said = list[tuple[str, Statement, str]]
"""Event id, statement, who made it."""


class MergePlanning:
    """Compares what came with what is here."""

    def __init__(self, database: Database, tag_set: TagSet, found: IncomingBundle) -> None:
        self._database = database
        self._tag_set = tag_set
        self._found = found
        self._events = in_order(found.new)
        self._texts = found.texts
        self._titles = {article.id: article for article in found.bundle.articles}
        self._said: dict[tuple[str, str], Said] = defaultdict(list)
        self._scopes: dict[str, str] = {}
        for raw, _document, event in self._events:
            for statement in event.statements:
                self._said[statement.kind, statement.subject].append((raw.hex(), statement, event.by))
                self._scopes[statement.subject] = event.scope
        self._stated = {
            subject: body for (kind, subject), body in self._bodies("article") if kind == "article"
        }

    def plan(self, path: Path, digest: str) -> Plan:
        """The plan for this bundle."""
        statements = [s for _raw, _document, event in self._events for s in event.statements]
        kinds = Counter(statement.kind for statement in statements)
        people = Counter(event.by for _raw, _document, event in self._events if event.by)
        return Plan(
            path,
            digest,
            self._found.bundle,
            new=sum(people.values()),
            known=self._found.known,
            by_person=dict(sorted(people.items())),
            kinds=dict(sorted(kinds.items())),
            unknown_kinds=tuple(sorted(kinds.keys() - projection.PROJECTORS.keys())),
            new_articles=tuple(self._new_articles()),
            disagreements=tuple(self._disagreements()),
            lacking_texts=tuple(self._lacking_texts()),
            lacking_types=tuple(self._lacking_types()),
            other_texts=tuple(self._other_texts()),
            held=tuple(self._held()),
            incoming=tuple(self._events),
            ready=projection.prepare(self._database, self._events, self._texts),
            texts=tuple(sorted(self._texts)),
            originals=tuple(
                sha256
                for sha256 in self._found.originals
                if not blobs.has(self._database, "original", sha256)
            ),
        )

    def _bodies(self, wanted: str) -> Iterator[tuple[tuple[str, str], Body]]:
        """What came last of each subject of a kind, where it is stated."""
        for key, said in self._said.items():
            if key[0] == wanted and said[-1][1].body is not None:
                yield key, said[-1][1].body

    def _described(self, article: str) -> BundledArticle:
        body = self._stated.get(article)
        if body is None:
            return self._titles.get(article, BundledArticle(article, "", "", 0))
        title = body["metadata"].get("title") or body["original"]["name"]
        return BundledArticle(article, title, body["text"]["sha256"], body["text"]["characters"])

    def _has_text(self, sha256: str) -> bool:
        return sha256 in self._texts or blobs.has(self._database, "text", sha256)

    def _new_articles(self) -> Iterator[BundledArticle]:
        for article, body in sorted(self._stated.items()):
            if self._has_text(body["text"]["sha256"]) and not articles.exists(self._database, article):
                yield self._described(article)

    def _lacking_texts(self) -> Iterator[BundledArticle]:
        for article, body in sorted(self._stated.items()):
            if not self._has_text(body["text"]["sha256"]):
                yield self._described(article)

    def _other_texts(self) -> Iterator[BundledArticle]:
        for article, body in sorted(self._stated.items()):
            here = self._text_here(article)
            if here and here != body["text"]["sha256"]:
                yield self._described(article)

    def _text_here(self, article: str) -> str:
        if not articles.exists(self._database, article):
            return ""
        return articles.get(self._database, article).sha256

    def _lacking_types(self) -> Iterator[str]:
        used = {body["type"] for _key, body in self._bodies("annotation")}
        defined = {body["name"] for _key, body in self._bodies("tag_type")}
        yield from sorted(used - defined - {tag_type.name for tag_type in self._tag_set.types()})

    def _disagreements(self) -> Iterator[Disagreement]:
        """Subjects that two people would have stated differently, and that are not so already."""
        subjects = [subject for _kind, subject in self._said]
        spoken_of = log.spoken_of(self._database, subjects)
        for (kind, subject), said in self._said.items():
            if kind == "project" or (subject not in spoken_of and len(said) == 1):
                continue  # a name of the project is no reason for a quarrel
            here = [
                (identifier, statement, event.by)
                for identifier, event, statement in log.statements(self._database, subject)
            ]
            before = fold((identifier, statement) for identifier, statement, _by in here)
            everything = [*here, *said]
            after = fold((identifier, statement) for identifier, statement, _by in everything)
            if after.disputed and after.bodies != before.bodies:
                people = {by for identifier, _statement, by in everything if identifier in after.heads}
                yield Disagreement(kind, subject, self._scopes[subject], tuple(sorted(people)))

    def _held(self) -> Iterator[HeldArticle]:
        """Tags that would have no place, by article and reason."""
        counted: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        texts: dict[str, tuple[str, str]] = {}
        for _key, body in self._bodies("annotation"):
            article = body["article"]
            if article not in texts:
                texts[article] = self._text_of(article)
            why, text = texts[article]
            why = why or ("" if held.stands_in(text, body) else "other text")
            if why:
                counted[article, why][body["by"]] += 1
        for (article, why), people in sorted(counted.items()):
            title = self._described(article).title
            yield HeldArticle(article, title, why, people.total(), tuple(sorted(people)))

    def _text_of(self, article: str) -> tuple[str, str]:
        """Why an article has no text, or empty, and its text; the one that is here holds."""
        sha256 = self._text_here(article)
        if not sha256 and article in self._stated:
            sha256 = self._stated[article]["text"]["sha256"]
        if not sha256:
            return ("removed" if log.spoken_of(self._database, [article]) else "no article"), ""
        if sha256 in self._texts:
            return "", self._texts[sha256]
        if not blobs.has(self._database, "text", sha256):
            return "no text", ""
        return "", blobs.text(self._database, sha256)
