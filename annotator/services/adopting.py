"""Adopting: tags that other programs made become tags of the project, by a mapping that is shown first."""

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.model.article import Article, Original
from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.errors import Cancelled
from annotator.model.found_file import FoundDocument, FoundFile
from annotator.model.incoming import Incoming
from annotator.model.incoming_record import IncomingRecord
from annotator.model.loss import Loss, losses
from annotator.model.progress import Progress, silent
from annotator.model.record import Record
from annotator.model.tag_mapping import TagMapping
from annotator.services.accessioning import checked as checked_metadata
from annotator.services.accessioning import enriched, zone_of
from annotator.services.arrivals import Arrivals, Received
from annotator.services.history import History
from annotator.services.library import Library
from annotator.services.register_matching import BAD, CONFLICTING, Matching
from annotator.services.source_file import content_of, readable
from annotator.services.stamping import now
from annotator.services.tag_mappings import FoundKind, kinds_of, missing_types, proposed
from annotator.services.tag_set import TagSet
from annotator.services.tag_taking import TagTaking
from annotator.store import articles, records
from annotator.store.project import Project

_SHOWN = 60
"""Code points of an example."""


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


@dataclass(frozen=True, slots=True)
class Adopted:
    """What came of a file."""

    received: Received
    losses: tuple[Loss, ...]
    """What was not taken over."""
    tags: int
    """New tags."""


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

    def look(self, path: Path, progress: Progress = silent) -> Look | None:
        """Read a file and say what is in it and what is proposed; None when it is of no such format.

        Changes nothing; may run in any thread. Raises NotFound or UnreadableFile, and Cancelled.
        """
        from annotator.formats.tagged import tagged_format_of

        data = content_of(path)
        tagged_format = tagged_format_of(data, path.name)
        if tagged_format is None:
            return None
        found = tagged_format.read(data, path.name, _beside(path), progress)
        kinds = kinds_of(found, self._examples(found))
        mapping = proposed(kinds, tagged_format.rules, self._tag_set.types())
        titles = tuple(
            (one.incoming.metadata.title if one.incoming else self._title(one.article)) or one.key
            for one in found.documents
        )
        return Look(path, data, tagged_format.label, found, kinds, mapping, titles)

    def take_in(self, look: Look, mapping: TagMapping | None = None, progress: Progress = silent) -> Adopted:
        """Take in what was looked at, as one undo step; may run in any thread.

        The same file twice brings nothing new; what is here under the same id stays as it is. Raises
        InvalidValue for a mapping that cannot be, UnreadableFile, and Cancelled; then nothing is taken in.
        """
        rules = {rule.kind: rule for rule in (look.mapping if mapping is None else mapping)}
        types = tuple(missing_types(tuple(rules.values()), look.kinds, self._tag_set.types()))
        known = {tag_type.name: tag_type for tag_type in (*self._tag_set.types(), *types)}
        name = readable(look.path.name)
        label = f"Import {name}"
        lost = Counter({loss.what: loss.count for loss in look.found.losses})
        entries = self._entries(look.found, lost)
        taking = TagTaking(self._library, rules, known, entries, self._history.by, look.found.ours, lost)
        sources = []
        for number, document in enumerate(look.found.documents):
            progress(number, len(look.found.documents), name)
            if source := self._source(look, document, taking):
                sources.append(source)
        corpus = Corpus(
            name="",
            tag_types=types,
            annotators=(),
            records=tuple({record.id: record for record in entries.values()}.values()),
            article_count=len(sources),
            articles=sources,
        )
        arrivals = Arrivals(self._project, self._library, self._tag_set, corpus, "")
        before = sum(self._library.tag_counts().values())
        try:
            with self._history.step(label):
                originals: Sequence[bytes] = [look.data]
                for edits in arrivals.of_everybody():
                    self._history.apply(label, edits)
                for edits, text in arrivals.of_articles():
                    if edits:
                        self._history.apply(label, edits, originals=originals, texts=[text])
                        originals = ()
                    progress(len(arrivals.received.articles), len(sources), name)
        except Cancelled as error:
            raise Cancelled(f"Stopped; nothing of {name} was imported.") from error
        return Adopted(arrivals.received, losses(lost), sum(self._library.tag_counts().values()) - before)

    def _title(self, article: str) -> str:
        return self._library.article(article).label if article and self._library.has(article) else ""

    def _examples(self, found: FoundFile) -> Mapping[str, str]:
        words: dict[str, str] = {}
        for document in found.documents:
            for number, tag in enumerate(document.tags):
                if tag.kind not in words:
                    text = document.incoming.text if document.incoming else ""
                    quoted = " … ".join(text[span.start : span.end] for span in tag.target)
                    words[tag.kind] = " ".join((quoted or document.quotes.get(number, "")).split())[:_SHOWN]
        return words

    def _entries(self, found: FoundFile, lost: Counter[str]) -> dict[str, Record]:
        """Entry of the register for each key: one that is here, or a new one."""
        at = now()
        incoming = [
            IncomingRecord(
                place,
                Record(
                    id=entry.key if found.ours else "",
                    kind=entry.kind,
                    name=entry.name,
                    forms=entry.forms,
                    dates=entry.dates,
                    identifiers=entry.identifiers,
                    note=entry.note,
                    by=self._history.by,
                    at=at,
                ),
            )
            for place, entry in enumerate(found.entries)
        ]
        with self._project.reader() as database:
            here = {record.id: record for record in records.every(database)}
            judged = list(Matching(here.values(), records.merged(database)).judge(incoming))
        entries = {}
        for row in judged:
            if row.state in (BAD, CONFLICTING):
                lost[f"entries that could not be taken over ({row.remark})"] += 1
            else:
                entries[found.entries[row.place].key] = here.get(row.record.id, row.record)
        return entries

    def _source(self, look: Look, document: FoundDocument, taking: TagTaking) -> AnnotatedArticle | None:
        """A document as an article with tags; None when it has no text and speaks of no article that is here."""
        incoming = document.incoming
        if incoming is None:
            if not document.article or not self._library.has(document.article):
                taking.lost["tags of texts that are not in this project"] += len(document.tags)
                return None
            article, text = self._library.article(document.article), self._library.text(document.article)
            zones = tuple(self._library.zones(article.id))
        else:
            incoming = incoming if look.found.ours else enriched(incoming)
            text = incoming.text
            digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
            with self._project.reader() as database:
                known = articles.with_text(database, digest)
            article = known or self._article(look, document, incoming, digest)
            zones = tuple(
                self._library.zones(article.id)
                if known
                else (zone_of(article.id, zone, self._history.by) for zone in incoming.zones)
            )
        return AnnotatedArticle(article, text, zones, tuple(taking.tags(document, article.id, text)))

    def _article(self, look: Look, document: FoundDocument, incoming: Incoming, digest: str) -> Article:
        sha256 = hashlib.sha256(look.data).hexdigest()
        one = len(look.found.documents) == 1
        key = sha256 if one else hashlib.sha256(f"{sha256}/{document.key}".encode()).hexdigest()
        return Article(
            id=document.article if look.found.ours and document.article else key[:16],
            metadata=checked_metadata(incoming.metadata),
            sha256=digest,
            characters=len(incoming.text),
            original=Original(sha256, readable(look.path.name), incoming.media_type, incoming.encoding),
            replaced=incoming.replaced,
        )


def _beside(path: Path) -> Callable[[str], bytes | None]:
    """How a reader asks for a file that belongs to another one, such as the text of a brat file."""

    def read(name: str) -> bytes | None:
        if not name or Path(name).name != name:
            return None
        other = path.with_name(name)
        return content_of(other) if other.is_file() else None

    return read
