"""Bundling: hand events, texts and originals over to a colleague as one file."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator.model.bundle import BUNDLE_KINDS, Bundle, BundledArticle
from annotator.model.errors import InvalidValue, NotFound
from annotator.model.event import Event
from annotator.model.progress import Progress, silent
from annotator.model.travelling import Choice
from annotator.services.library import Library
from annotator.store import blobs, log, projection, reviews
from annotator.store.connection import Database
from annotator.store.durable_file import replacing
from annotator.store.project import Project

_STEP = 1000
"""Events between two reports of progress."""


@dataclass(frozen=True, slots=True)
class Bundled:
    """What was written."""

    path: Path
    bundle: Bundle
    texts: int
    originals: int
    bytes: int
    left_out: tuple[str, ...] = ()
    """Titles of articles that could not come along, because a step said what the article is and what others think of it."""


@dataclass(slots=True)
class _Gathered:
    """What goes into a bundle."""

    lines: list[str] = field(default_factory=list)
    articles: dict[str, None] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)
    originals: set[str] = field(default_factory=set)
    parted: set[str] = field(default_factory=set)

    def add(self, document: str, event: Event) -> None:
        """Take an event, and note which files it names."""
        self.lines.append(document)
        for statement in event.statements:
            if statement.body is None:
                continue
            if statement.kind == "article":
                self.articles[statement.subject] = None
                self.texts.add(statement.body["text"]["sha256"])
                self.originals.add(statement.body["original"]["sha256"])
                self.originals.add(statement.body.get("received", ""))
            elif statement.kind == "intake":
                self.originals.add(statement.body["sha256"])


class Bundling:
    """The verb that writes a bundle."""

    def __init__(self, project: Project, library: Library) -> None:
        self._project = project
        self._library = library

    def write(
        self,
        path: Path,
        choice: Choice,
        *,
        texts: bool = True,
        originals: bool = False,
        progress: Progress = silent,
    ) -> Bundled:
        """Write a bundle, whole or not at all, and read it again before it is there. May run in any thread.

        Raises InvalidValue for a choice that means nothing, and UnwritableFile.
        """
        from annotator.formats.bundles.writing import (
            write_bundle,
        )  # only who hands something over needs these
        from annotator.services.incoming_bundle import check

        self._refuse(choice)
        with self._project.reader() as database, replacing(path) as stream:
            if choice.kind == "feedback":
                choice = replace(choice, taken=reviews.taken_instead(database, choice.recipient))
            gathered = _gather(database, choice, progress)
            bundle = self._described(database, choice, gathered)
            kept = _kept(database, "text", gathered.texts if texts else ())
            files = _kept(database, "original", gathered.originals if originals else ())
            write_bundle(
                stream,
                bundle,
                gathered.lines,
                texts=((sha256, blobs.text(database, sha256)) for sha256 in kept),
                originals=((sha256, blobs.original(database, sha256)) for sha256 in files),
            )
            size = stream.tell()
            stream.flush()
            stream.seek(0)
            check(stream, path.name, progress)
        return Bundled(
            path,
            bundle,
            len(kept),
            len(files),
            size,
            tuple(sorted(self._label(article) for article in gathered.parted - gathered.articles.keys())),
        )

    def _refuse(self, choice: Choice) -> None:
        if choice.kind not in BUNDLE_KINDS:
            raise InvalidValue(
                f"“{choice.kind}” is no kind of bundle; it is one of {', '.join(BUNDLE_KINDS)}."
            )
        if choice.blind and choice.kind != "work":
            raise InvalidValue("Only a bundle of work can be blind; leave blind out.")
        if choice.kind == "feedback" and not choice.recipient:
            raise InvalidValue("Feedback is for somebody; say for whom it is.")
        if choice.kind in ("hand-in", "feedback") and not choice.by:
            raise InvalidValue("Please give your name first, so that it is known whose work this is.")

    def _described(self, database: Database, choice: Choice, gathered: _Gathered) -> Bundle:
        there = [article for article in self._library.articles() if article.id in gathered.articles]
        return Bundle(
            choice.kind,
            projection.name_of_project(database),
            choice.by,
            choice.recipient,
            choice.blind,
            tuple(
                BundledArticle(one.id, one.label, one.sha256, one.characters)
                for one in sorted(there, key=lambda one: one.id)
            ),
            len(gathered.lines),
        )

    def _label(self, article: str) -> str:
        try:
            return self._library.article(article).label
        except NotFound:
            return article


def _gather(database: Database, choice: Choice, progress: Progress) -> _Gathered:
    gathered = _Gathered()
    total, _digest = log.seal(database)
    for number, (_raw, document) in enumerate(log.events_by_id(database)):
        if number % _STEP == 0:
            progress(number, total, "Gathering")
        event = Event.from_json(document)
        if choice.takes(event):
            gathered.add(document, event)
        elif choice.parts_with(event):
            gathered.parted |= {s.subject for s in event.statements if s.kind == "article"}
    return gathered


def _kept(database: Database, table: str, wanted: Iterable[str]) -> list[str]:
    """Which of these hashes are those of blobs that the project has, sorted."""
    return [sha256 for sha256 in sorted(filter(None, wanted)) if blobs.has(database, table, sha256)]
