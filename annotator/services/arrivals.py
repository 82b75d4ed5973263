"""What of an exported corpus is new to a project, as edits; what the project has already is only compared."""

import itertools
import json
from collections.abc import Iterator
from dataclasses import replace

from annotator.model.annotation import Annotation
from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.errors import UnreadableFile
from annotator.model.event import Body, fold
from annotator.model.record import Record
from annotator.model.tag_type import TagType
from annotator.services.arriving_reviews import ArrivingReviews
from annotator.services.edit import Edit
from annotator.services.library import Library
from annotator.services.received import Received
from annotator.services.registering import cleaned
from annotator.services.tag_set import TagSet
from annotator.services.tag_type_files import checked
from annotator.store import log, projection, tag_types
from annotator.store.project import Project

BATCH = 20
"""Articles of one transaction: a tag made meanwhile waits for no more than these."""


class Arrivals:
    """The edits that bring a corpus in, and the count of what they bring.

    `file` is the SHA-256 of the file that the corpus was read from.
    """

    def __init__(
        self, project: Project, library: Library, tag_set: TagSet, corpus: Corpus, file: str
    ) -> None:
        self._database = project.database
        self._library = library
        self._tag_set = tag_set
        self._corpus = corpus
        self._file = file
        self._empty = not library.articles(1)
        self._subjects: set[bytes] = set()
        self._deleted: dict[str, Record] = {}
        """Entries of the file that were deleted here."""
        self.received = Received()
        self._reviews = ArrivingReviews(self._database, self.received)

    def of_everybody(self) -> Iterator[list[Edit]]:
        """Tag types, each definition after those before it, then terms and entries of the register."""
        yield from self._tag_types()
        edits = [
            *(
                edit
                for term in self._corpus.terms
                for edit in self._edits("term", term.id, term.to_body(), "")
            ),
            *(edit for record in self._corpus.records for edit in self._record(record)),
        ]
        if edits:
            yield edits

    def of_articles(self) -> Iterator[tuple[list[Edit], str]]:
        """Edits and text of each article, in order."""
        for source in self._corpus.articles:
            known = self._library.has(source.article.id)
            judged: dict[str, Body] = {}
            edits = [*self._article(source), *self._on(source, judged)]
            self._reviews.wait(source, judged, known=known)
            if known:
                self.received.known.append(source.article.id)
                self.received.added += len(edits)
            else:
                self.received.articles.append(replace(source.article, received=self._file))
            yield edits, source.text

    def reviews(self) -> list[Edit]:
        """What was decided about the articles whose edits were applied."""
        return list(self._reviews.edits())

    def at_last(self) -> list[Edit]:
        """What is said of several articles; then the name, for an empty project: a step that begins so is no step."""
        edits = [*self._compared()]
        if self._empty and self._corpus.name:
            edits.append(Edit("project", projection.PROJECT_SUBJECT, {"name": self._corpus.name}))
        return edits

    def _compared(self) -> Iterator[Edit]:
        """Answers about counterparts, each of which belongs to an article, and settled conflicts."""
        comparison = self._corpus.comparison
        known = frozenset(self.received.known)
        ties = (tie for family in comparison.families for tie in family.ties)
        for answer in (*ties, *comparison.dismissals):
            edits = self._edits("counterpart", answer.id, answer.to_body(), answer.article)
            self.received.added += len(edits) if answer.article in known else 0
            yield from edits
        for settlement in comparison.settlements:
            edits = self._edits("settlement", settlement.id, settlement.to_body(), "")
            self.received.added += (
                len(edits) if known.issuperset(one.article for one in settlement.witnesses) else 0
            )
            yield from edits

    def _tag_types(self) -> Iterator[list[Edit]]:
        """Rounds of definitions: the older ones, then those that hold."""
        waiting = [
            stated
            for name, definitions in self._definitions().items()
            if (stated := self._to_state(name, definitions))
        ]
        while waiting:
            yield [
                Edit("tag_type", tag_types.subject_of(stated[0].name), stated[0].to_body())
                for stated in waiting
            ]
            waiting = [stated[1:] for stated in waiting if stated[1:]]

    def _definitions(self) -> dict[str, list[TagType]]:
        """Definitions of each type in the file, the one that holds last."""
        found: dict[str, list[TagType]] = {}
        for _version, tag_type in sorted(self._corpus.older_types.items()):
            found.setdefault(tag_type.name, []).append(checked(tag_type))
        for tag_type in self._corpus.tag_types:
            found.setdefault(tag_type.name, []).append(checked(tag_type))
        return found

    def _to_state(self, name: str, definitions: list[TagType]) -> list[TagType]:
        """What has to be stated of a type so that every definition is known; the project's own holds."""
        here = {tag_type.name: tag_type for tag_type in self._tag_set.types()}.get(name)
        known = {version.tag_type.version for version in self._tag_set.versions(name)} if here else set()
        holding = definitions[-1] if here is None or self._empty else here
        if here is not None and holding.version != definitions[-1].version:
            self.received.different += 1
        missing = [one for one in definitions if one.version not in known and one.version != holding.version]
        if not missing and here is not None and here.version == holding.version:
            return []
        return [*missing, holding]

    def _article(self, source: AnnotatedArticle) -> list[Edit]:
        article = source.article
        if not self._library.has(article.id):
            body = replace(article, received=self._file).to_body()
            return self._edits("article", article.id, body, article.id)
        here = self._library.article(article.id)
        if here.sha256 != article.sha256:
            raise UnreadableFile(
                f"“{article.label}” is in this project with another text; take the file into a new project."
            )
        if here.metadata != article.metadata:
            self.received.different += 1
        return []

    def _on(self, source: AnnotatedArticle, judged: dict[str, Body]) -> Iterator[Edit]:
        """What stands on an article; `judged` takes what is stated of tags that somebody decided on."""
        scope = source.article.id
        reviewed = {review.annotation for review in source.reviews}
        for zone in source.zones:
            yield from self._edits("zone", zone.id, zone.to_body(), scope)
        for tag in source.annotations:
            stated = _stated(tag)
            body = stated.to_body(source.text)
            if tag.id in reviewed:
                judged[tag.id] = body
            edits = self._edits("annotation", tag.id, body, scope)
            yield from (edit for _tag in edits for edit in self._needed(stated))
            yield from edits
        for comment in source.comments:
            yield from self._edits("comment", comment.id, comment.to_body(), scope)

    def _record(self, record: Record) -> list[Edit]:
        record = cleaned(record)
        deleted = self.received.deleted
        edits = self._edits("record", record.id, record.to_body(), "")
        if self.received.deleted > deleted:
            self._deleted[record.id] = record
        return edits

    def _needed(self, tag: Annotation) -> Iterator[Edit]:
        """Entries that were deleted here and to which a new tag leads: they come back."""
        for link in tag.links.values():
            identifier = link.record
            while (record := self._deleted.pop(identifier, None)) is not None:
                self.received.deleted -= 1
                yield Edit("record", record.id, record.to_body())
                identifier = record.merged_into

    def _edits(self, kind: str, subject: str, body: Body, scope: str) -> list[Edit]:
        """The edit that states something that is not here. Raises UnreadableFile for an id that is taken."""
        raw = bytes.fromhex(subject)
        said = log.statements(self._database, subject)
        if raw in self._subjects or any(
            statement.kind != kind or event.scope != scope for _identifier, event, statement in said
        ):
            raise UnreadableFile(
                f"The id {subject} stands for two things; mend the file and take it in again."
            )
        self._subjects.add(raw)
        here = fold((identifier, statement) for identifier, _event, statement in said).body
        if here is None and said and (not scope or self._library.has(scope)):
            self.received.deleted += 1
            return []
        if here is None:
            return [Edit(kind, subject, body, scope)]
        self.received.different += _canonical(here) != _canonical(body)
        return []


def batches(articles: Iterator[tuple[list[Edit], str]]) -> Iterator[tuple[list[Edit], list[str]]]:
    """The edits and the texts of `BATCH` articles at a time."""
    while batch := list(itertools.islice(articles, BATCH)):
        yield [edit for edits, _text in batch for edit in edits], [text for _edits, text in batch]


def _stated(tag: Annotation) -> Annotation:
    """A tag as it is stated: where a link points at a tag, what that comes to is not stated as well."""
    links = {name: replace(link, record="") if link.mention else link for name, link in tag.links.items()}
    return replace(tag, links=links)


def _canonical(body: Body) -> str:
    return json.dumps(body, sort_keys=True)
