"""Adopting: tags that other programs made become tags of the project, by a mapping that is shown first."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from annotator.model.article import Original
from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.errors import Cancelled
from annotator.model.found_file import FoundDocument, FoundFile
from annotator.model.intake import Intake
from annotator.model.loss import Loss, losses
from annotator.model.progress import Progress, silent
from annotator.model.tag_mapping import TagMapping
from annotator.model.tag_type import TagType
from annotator.services.arrivals import BATCH, Arrivals, batches
from annotator.services.found_articles import FoundArticle, found_articles
from annotator.services.found_entries import MatchedEntries, matched, same_names
from annotator.services.history import Edit, History
from annotator.services.library import Library
from annotator.services.received import Received
from annotator.services.source_file import beside, content_of, readable
from annotator.services.spoken_of import SpokenOf
from annotator.services.stamping import now
from annotator.services.tag_mappings import FoundKind, Wish, kinds_of, missing_types, proposed, wished
from annotator.services.tag_set import TagSet
from annotator.services.tag_taking import Placed, TagTaking
from annotator.store import blobs, intakes
from annotator.store.project import Project
from annotator.text.normalising import printable

LARGEST_FILE = 256_000_000
"""Bytes; what stands in the file is held in memory as a whole."""
_AT_ONCE = 500
"""Tags that are taken in by one transaction: a tag made meanwhile waits for no more than these."""


@dataclass(frozen=True, slots=True)
class Look:
    """A file of another program that was read; nothing has been done yet."""

    path: Path
    data: bytes
    format: str
    """Its name in words."""
    found: FoundFile
    kinds: tuple[FoundKind, ...]
    mapping: TagMapping
    """What is proposed."""
    articles: tuple[str, ...]
    """Titles of its texts, in order."""
    same_names: int = 0
    """Entries that have the name and kind of one entry of the register, and nothing that proves them the same."""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a mapping would bring."""

    articles: int
    """Texts that are new or here."""
    tags: int
    losses: tuple[Loss, ...]


@dataclass(frozen=True, slots=True)
class Adopted:
    """What came of a file."""

    received: Received
    losses: tuple[Loss, ...]
    """What was not taken over."""
    tags: int
    """New tags."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """A file with all that a mapping makes of it; `lost` is complete when every source was asked for."""

    types: tuple[TagType, ...]
    entries: MatchedEntries
    placed: tuple[tuple[FoundArticle, list[Placed]], ...]
    taking: TagTaking
    lost: Counter[str]


class Adopting:
    """The verbs on files of other programs."""

    def __init__(self, project: Project, history: History, library: Library, tag_set: TagSet) -> None:
        self._project = project
        self._history = history
        self._library = library
        self._tag_set = tag_set

    def suffixes(self) -> tuple[str, ...]:
        """Endings of the files that may bring tags, with their dot."""
        from annotator.formats.tagged import TAGGED_FORMATS

        return tuple(dict.fromkeys(suffix for one in TAGGED_FORMATS for suffix in one.suffixes))

    def recognises(self, path: Path) -> bool:
        """Whether this is a file of another program, or of ours, that brings tags; TEI of ours is none of them.

        Raises NotFound or UnreadableFile.
        """
        from annotator.formats.tagged import tagged_format_of

        if path.suffix.lower() not in self.suffixes():
            return False
        data = content_of(path, LARGEST_FILE)
        return tagged_format_of(data, path.name) is not None

    def look(self, path: Path, progress: Progress = silent) -> Look | None:
        """Read a file and say what is in it and what is proposed; None when it is of no such format.

        Changes nothing; may run in any thread. Raises NotFound or UnreadableFile, and Cancelled.
        """
        from annotator.formats.tagged import tagged_format_of

        data = content_of(path, LARGEST_FILE)
        tagged_format = tagged_format_of(data, path.name)
        if tagged_format is None:
            return None
        found = tagged_format.read(data, path.name, beside(path, LARGEST_FILE), progress)
        kinds = kinds_of(found)
        mapping = proposed(kinds, tagged_format.rules, self._tag_set.types())
        with self._project.reader() as database:
            same = same_names(database, found)
            spoken_of = SpokenOf(database)
            titles = tuple(_title(one, spoken_of) or readable(path.name) for one in found.documents)
        return Look(path, data, tagged_format.label, found, kinds, mapping, titles, same)

    def wished(self, look: Look, wishes: Sequence[Wish]) -> TagMapping:
        """The proposed mapping with what the archivist wants otherwise. Raises NotFound."""
        return wished(look.mapping, look.kinds, self._tag_set.types(), wishes)

    def foresee(
        self,
        look: Look,
        mapping: TagMapping | None = None,
        progress: Progress = silent,
        *,
        by_name: bool = False,
    ) -> Foreseen:
        """What `take_in` would bring and lose; changes nothing and may run in any thread. Raises what it does."""
        plan = self._plan(look, mapping, by_name)
        total, tags = len(plan.placed), 0
        for number, (found, placed) in enumerate(plan.placed):
            progress(number, total, readable(look.path.name))
            tags += sum(1 for _tag in plan.taking.tags(placed, found.article.id))
        return Foreseen(total, tags, losses(plan.lost))

    def take_in(
        self,
        look: Look,
        mapping: TagMapping | None = None,
        progress: Progress = silent,
        *,
        by_name: bool = False,
    ) -> Adopted:
        """Take in what was looked at, as one undo step; may run in any thread.

        The same file twice brings nothing new; what is here under the same id stays as it is. With `by_name`, an
        entry that has the name of exactly one of the register is that one. Raises InvalidValue for a mapping that
        cannot be, UnreadableFile, and Cancelled; then nothing is taken in.
        """
        name = readable(look.path.name)
        label = f"Import {name}"
        plan = self._plan(look, mapping, by_name)
        corpus = Corpus(
            name="",
            tag_types=plan.types,
            annotators=(),
            records=plan.entries.new,
            article_count=len(plan.placed),
            articles=self._sources(plan),
        )
        arrivals = Arrivals(self._project, self._library, self._tag_set, corpus, "")
        try:
            with self._all_or_nothing(label, plan):
                tags = self._apply(label, plan, arrivals, progress)
                self._state_intake(label, look, plan)
        except Cancelled as error:
            raise Cancelled(f"Stopped; nothing of {name} was imported.") from error
        return Adopted(arrivals.received, losses(plan.lost), tags)

    def intakes(self) -> list[Intake]:
        """The files of other programs that were taken in and what was left out of each, oldest first."""
        return intakes.every(self._project.database)

    def original(self, intake: Intake) -> bytes:
        """The file as it was taken in. Raises NotFound."""
        return blobs.original(self._project.database, intake.sha256)

    @contextmanager
    def _all_or_nothing(self, label: str, plan: _Plan) -> Iterator[None]:
        """One transaction where that is short; else several, so that a tag made meanwhile need not wait."""
        tags = sum(len(placed) for _found, placed in plan.placed)
        if tags <= _AT_ONCE and len(plan.placed) <= BATCH:
            with self._history.step(label):
                yield
        else:
            with self._history.step(label, lasting=True), self._history.whole():
                yield

    def _apply(self, label: str, plan: _Plan, arrivals: Arrivals, progress: Progress) -> int:
        """Returns the number of new tags."""
        used = {plan.taking.rules[one.tag.kind].type for _found, placed in plan.placed for one in placed}
        if stated := self._tag_set.adopt(sorted(used)) if used else ():
            self._history.apply(label, stated)
        for edits in arrivals.of_everybody():
            self._history.apply(label, edits)
        tags, done, total = 0, 0, len(plan.placed)
        linked: set[str] = set()
        for edits, texts in batches(arrivals.of_articles()):
            if edits:
                self._history.apply(label, edits, texts=texts)
            new = [edit.body for edit in edits if edit.kind == "annotation" and edit.body]
            linked.update(link["record"] for body in new for link in body["links"].values())
            tags += len(new)
            done = min(done + BATCH, total)
            progress(done, total, "Importing")
        # what a tag leads to is a candidate no longer
        if established := [
            Edit("record", record.id, replace(record, status="established").to_body())
            for record in {record.id: record for record in plan.entries.by_key.values()}.values()
            if record.status == "candidate" and record.id in linked
        ]:
            self._history.apply(label, established)
        return tags

    def _state_intake(self, label: str, look: Look, plan: _Plan) -> None:
        """Keep the file, and what was left out of it, unless the project says just that."""
        intake = Intake(
            name=readable(look.path.name),
            sha256=hashlib.sha256(look.data).hexdigest(),
            program=printable(look.found.program),
            articles=tuple(dict.fromkeys(found.article.id for found, _placed in plan.placed)),
            losses=tuple(Loss(printable(loss.what), loss.count) for loss in losses(plan.lost)),
        )
        known = intakes.get(self._project.database, intake.id)
        if not intake.articles or (known and replace(known, by="", at="") == intake):
            return
        stated = replace(intake, by=self._history.by, at=now())
        self._history.apply(label, [Edit("intake", intake.id, stated.to_body())], originals=[look.data])

    def _plan(self, look: Look, mapping: TagMapping | None, by_name: bool) -> _Plan:
        rules = {rule.kind: rule for rule in (look.mapping if mapping is None else mapping)}
        types = tuple(missing_types(tuple(rules.values()), look.kinds, self._tag_set.types()))
        known = {tag_type.name: tag_type for tag_type in (*self._tag_set.types(), *types)}
        found, by = look.found, self._history.by
        lost = Counter({loss.what: loss.count for loss in found.losses})
        original = Original(hashlib.sha256(look.data).hexdigest(), readable(look.path.name), "", "")
        with self._project.reader() as database:
            entries = matched(database, found, by, lost, by_name=by_name)
            every = list(found_articles(database, self._library, found, original, by))
        taking = TagTaking(self._library, rules, known, entries.by_key, by, found.ours, lost)
        placed = []
        for document, article in zip(found.documents, every, strict=True):
            if article is None:
                lost["tags of texts that are not in this project"] += len(document.tags)
            else:
                text = self._text(article)
                placed.append((article, taking.place(document, article.article.id, text)))
        return _Plan(types, entries, tuple(placed), taking, lost)

    def _sources(self, plan: _Plan) -> Iterator[AnnotatedArticle]:
        """The articles with what the file brings for each."""
        for found, placed in plan.placed:
            tags = tuple(plan.taking.tags(placed, found.article.id))
            yield AnnotatedArticle(found.article, self._text(found), found.zones, tags)

    def _text(self, found: FoundArticle) -> str:
        incoming = found.document.incoming
        return incoming.text if incoming else self._library.text(found.article.id)


def _title(document: FoundDocument, spoken_of: SpokenOf) -> str:
    """What to call a text of a file."""
    if document.incoming:
        return document.incoming.metadata.title or document.key
    meant = spoken_of.article(document)
    return meant.label if meant else document.key
