"""Taking texts in: files, and the documents that lie in containers, become articles some at a time."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import tee
from pathlib import Path

from annotator.model.article import Article, Metadata
from annotator.model.errors import KnownError
from annotator.model.incoming import Incoming
from annotator.model.loss import Loss
from annotator.model.progress import Progress
from annotator.services.document_reading import Document, read_all
from annotator.services.document_sources import DocumentSources, Source
from annotator.services.history import Edit, History
from annotator.services.library import Library
from annotator.services.prepared_text import Prepared, article_of, edits_of

_BATCH = 20
"""Articles of one transaction while a folder is taken in: a tag made meanwhile waits for no more than these."""
_BATCH_BYTES = 20_000_000
_EMPTY = "Left out, for it holds no text."
"""Of documents in containers; crawls are full of pages that are empty without their scripts."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file, or of one document in a container."""

    path: Path
    article: Article | None = None
    duplicate_of: str = ""
    error: str = ""
    remarks: tuple[str, ...] = ()
    added: int = 0
    """New tags, marks, comments and answers that a file brought for articles that were here."""
    tags: int = 0
    """New tags that a file of another program brought, told once for each file."""
    losses: tuple[Loss, ...] = ()
    """What was left out of a file of another program, told once for each file."""
    member: str = ""
    """Address or name of the document in a container; empty for a file, and for a container as a whole."""
    wants_eyes: bool = False
    """Whether it was not taken in because its encoding was only guessed."""


@dataclass(slots=True)
class _Batch:
    """What goes into one transaction."""

    outcomes: list[Outcome] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    taken: dict[str, Prepared] = field(default_factory=dict)
    """By article."""
    size: int = 0

    @property
    def is_full(self) -> bool:
        """Whether no more goes into it."""
        return len(self.outcomes) >= _BATCH or self.size > _BATCH_BYTES


class TextTaking:
    """One import; `outcomes` grows while it runs, and holds what was taken in when it is cancelled."""

    def __init__(
        self,
        history: History,
        library: Library,
        label: str,
        *,
        metadata: Metadata,
        encoding: str | None,
        guesses: bool,
    ) -> None:
        self._history = history
        self._library = library
        self._label = label
        self._metadata = metadata
        self._encoding = encoding
        self._guesses = guesses

    def take_in(
        self, files: Sequence[Path], max_bytes: int, outcomes: list[Outcome], progress: Progress
    ) -> None:
        """Take in all files, some documents in each transaction; a bad one never stops the rest.

        Raises Cancelled; `outcomes` then holds what was taken in.
        """
        every = DocumentSources(files, max_bytes, self._library.has)
        sources, again = tee(every)
        batch = _Batch()
        with closing(read_all(map(self._document, again))) as read:
            for source, found in zip(sources, read, strict=True):
                self._add(batch, source, found)
                if batch.is_full:
                    self._apply(batch, outcomes)
                    batch = _Batch()
                    progress(every.done, every.total, "Importing")
        self._apply(batch, outcomes)
        progress(every.done, every.total, "Importing")

    def _document(self, source: Source) -> Document | None:
        if not source.is_to_be_read:
            return None
        return Document(source.name, source.data, self._encoding, source.encoding)

    def _add(self, batch: _Batch, source: Source, found: Incoming | str | None) -> None:
        outcome = Outcome(
            source.path,
            duplicate_of=source.duplicate_of,
            error=source.error,
            remarks=source.remarks,
            member=source.label,
        )
        identifier = source.sha256[:16]
        if isinstance(found, str):
            outcome = replace(outcome, error=found)
        elif found is not None and (identifier in batch.taken or self._library.has(identifier)):
            outcome = replace(outcome, duplicate_of=identifier)
        elif found is not None and not (self._guesses or source.within or found.encoding_certain):
            outcome = replace(outcome, wants_eyes=True)
        elif found is not None and source.within and not found.text.strip():
            outcome = replace(outcome, remarks=(_EMPTY,))
        elif found is not None:
            outcome = self._taken(batch, source, outcome, found)
        batch.outcomes.append(outcome)

    def _taken(self, batch: _Batch, source: Source, outcome: Outcome, found: Incoming) -> Outcome:
        prepared = Prepared(source.path, source.data, found, source.sha256, "", source.name, source.within)
        described = self._metadata.filled_from(source.metadata).filled_from(found.metadata)
        try:
            article = article_of(prepared, described)
        except KnownError as error:
            return replace(outcome, error=str(error))
        batch.taken[article.id] = prepared
        batch.edits += edits_of(prepared, article, self._history.by)
        batch.size += len(source.data)
        return replace(outcome, article=article, remarks=source.remarks + found.remarks)

    def _apply(self, batch: _Batch, outcomes: list[Outcome]) -> None:
        if batch.edits:
            self._history.apply(
                self._label,
                batch.edits,
                originals=[prepared.data for prepared in batch.taken.values()],
                texts=[prepared.incoming.text for prepared in batch.taken.values()],
            )
        outcomes += batch.outcomes
