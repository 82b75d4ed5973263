"""Receiving: a file in which Annotator exported everything comes back as articles, tags, entries and tag types.

What it holds keeps its ids: the same id is the same thing. What the project has already stays as it is; where
the file says something else of it, that is told. All of the file is taken in, as one step, or nothing.
"""

import hashlib
import io
import itertools
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from annotator.model.corpus import Corpus
from annotator.model.errors import Cancelled, UnreadableFile
from annotator.model.progress import Progress, silent
from annotator.services.arrivals import BATCH, Arrivals, batches
from annotator.services.history import History
from annotator.services.library import Library
from annotator.services.received import Received
from annotator.services.source_file import content_of, readable
from annotator.services.tag_set import TagSet
from annotator.store.project import Project

if TYPE_CHECKING:
    from annotator.formats.own_formats import OwnFormat

SUFFIXES = (".xml", ".tei", ".jsonl", ".jsonld")
LARGEST_FILE = 900_000_000
"""Bytes; the project keeps the file as one value, and SQLite takes none larger than 1 GB."""


def is_own_name(name: str) -> bool:
    """Whether a file of this name may be one in which Annotator exported everything."""
    return PurePath(name).suffix.lower() in SUFFIXES


class Receiving:
    """The verb that takes in what another project handed over."""

    def __init__(self, project: Project, history: History, library: Library, tag_set: TagSet) -> None:
        self._project = project
        self._history = history
        self._library = library
        self._tag_set = tag_set

    def is_ours(self, path: Path) -> bool:
        """Whether Annotator exported everything in a file, as that says itself. Raises UnreadableFile."""
        try:
            with path.open("rb") as stream:
                return is_own_name(path.name) and _own_format(path.name).is_ours(stream)
        except OSError as error:
            raise UnreadableFile(f"{path.name} cannot be read ({error.strerror}).") from error

    def receive(self, path: Path, progress: Progress = silent) -> Received:
        """Take in a file of ours, as one step. May run in any thread.

        Raises UnreadableFile with one sentence for any other file, and for one that was damaged or changed;
        the project is then as it was, and so it is after Cancelled.
        """
        own_format = _own_format(path.name)
        data = content_of(path, LARGEST_FILE)
        name = readable(path.name)
        label = f"Import {name}"
        try:
            with io.BytesIO(data) as stream:
                own_format.verify(stream, name, _counted(progress, f"Checking {name}"))
                stream.seek(0)
                corpus = own_format.read_corpus(stream, name)
                with self._history.step(label, lasting=True), self._history.whole():
                    return self._take_in(label, corpus, data, progress)
        except Cancelled as error:
            raise Cancelled(f"Stopped; nothing of {name} was imported.") from error

    def _take_in(self, label: str, corpus: Corpus, data: bytes, progress: Progress) -> Received:
        arrivals = Arrivals(
            self._project, self._library, self._tag_set, corpus, hashlib.sha256(data).hexdigest()
        )
        originals = [data]
        for edits in arrivals.of_everybody():
            self._history.apply(label, edits, originals=originals)
            originals = []
        done = 0
        for edits, texts in batches(arrivals.of_articles()):
            if edits:
                self._history.apply(label, edits, originals=originals, texts=texts)
                originals = []
            if reviews := arrivals.reviews():
                self._history.apply(label, reviews, originals=originals)
                originals = []
            done = min(done + BATCH, corpus.article_count)
            progress(done, corpus.article_count, "Importing")
        if last := arrivals.at_last():
            self._history.apply(label, last)
        return arrivals.received


def _own_format(name: str) -> "OwnFormat":
    from annotator.formats.own_formats import own_format_of

    return own_format_of(name)


def _counted(progress: Progress, what: str) -> Callable[[], None]:
    """Tell of one more, of nobody knows how many."""
    numbers = itertools.count(1)
    return lambda: progress(next(numbers), 0, what)
