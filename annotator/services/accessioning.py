"""Accessioning: files become articles, their original bytes kept; metadata is corrected later."""

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from annotator.model.article import Article, Metadata
from annotator.model.errors import Cancelled, InvalidValue, KnownError, UnreadableFile
from annotator.model.progress import Progress, silent
from annotator.model.tag_mapping import TagMapping
from annotator.services.adopting import Adopting, Look
from annotator.services.document_reading import Document, read_document
from annotator.services.document_sources import container_suffixes, text_suffixes
from annotator.services.history import Edit, History
from annotator.services.incoming_texts import checked
from annotator.services.library import Library
from annotator.services.only_changed import only_changed
from annotator.services.prepared_text import Prepared, article_of, bytes_of, edits_of
from annotator.services.receiving import SUFFIXES, Receiving, is_own_name
from annotator.services.settings import DEFAULT_MAX_BYTES
from annotator.services.source_file import readable
from annotator.services.text_taking import Outcome, TextTaking
from annotator.services.undisturbed import undisturbed

__all__ = ["PLAIN", "TAGGED", "WHOLE", "Accessioning", "MappingOf", "Outcome", "Prepared", "as_proposed"]

WHOLE, PLAIN, TAGGED = "whole", "plain", "tagged"
"""Ways in: files in which Annotator exported everything; texts; files with tags of other programs."""

MappingOf = Callable[[Look], TagMapping]
"""What becomes of the tags of a file."""


def as_proposed(look: Look) -> TagMapping:
    """The mapping that was proposed."""
    return look.mapping


class Accessioning:
    """The verbs that bring articles in and describe them."""

    def __init__(self, history: History, library: Library, receiving: Receiving, adopting: Adopting) -> None:
        self._history = history
        self._library = library
        self._receiving = receiving
        self._adopting = adopting

    def suffixes(self) -> tuple[str, ...]:
        """Endings of the files that can be taken in, with their dot."""
        return tuple(
            dict.fromkeys((*text_suffixes(), *container_suffixes(), *SUFFIXES, *self._adopting.suffixes()))
        )

    def files_in(self, paths: Sequence[Path]) -> list[Path]:
        """The files meant by files and folders; of a folder, those that can be taken in, sorted by name."""
        found: dict[Path, None] = {}
        for path in paths:
            if path.is_dir():
                below = sorted(Path(root, name) for root, _folders, names in os.walk(path) for name in names)
                found.update((p, None) for p in below if self._can_be_taken_in(p))
            else:
                found[path] = None
        return list(found)

    def _can_be_taken_in(self, path: Path) -> bool:
        if path.suffix.lower() in (*text_suffixes(), *SUFFIXES) or path.name.lower().endswith(
            container_suffixes()
        ):
            return True
        # .json or .csv alone says nothing: only what a reader of tags knows is meant
        return path.suffix.lower() in self._adopting.suffixes() and self.way_of(path) == TAGGED

    def may_hold_tags(self, path: Path) -> bool:
        """Whether a file of this name has to be read to know how it is taken in."""
        return is_own_name(path.name) or path.suffix.lower() in self._adopting.suffixes()

    def way_of(self, path: Path) -> str:
        """How a file is taken in, by its name and what stands in it: WHOLE, TAGGED or PLAIN.

        One that cannot be read is of some way whose verb says so.
        """
        plain = WHOLE if is_own_name(path.name) else PLAIN
        try:
            if is_own_name(path.name) and self._receiving.is_ours(path):
                return WHOLE
            return TAGGED if self._adopting.recognises(path) else plain
        except KnownError:
            return plain

    def by_way(self, paths: Sequence[Path], progress: Progress = silent) -> dict[str, list[Path]]:
        """The files meant by files and folders, by the way in which they are taken in. Raises Cancelled."""
        ways: dict[str, list[Path]] = {WHOLE: [], PLAIN: [], TAGGED: []}
        for number, path in enumerate(self.files_in(paths)):
            if number:
                progress(0, 0, path.name)
            ways[self.way_of(path)].append(path)
        return ways

    def prepare(
        self, path: Path, *, encoding: str | None = None, max_bytes: int = DEFAULT_MAX_BYTES
    ) -> Prepared:
        """Read a file and find what can be found in it, without changing the project.

        Raises NotFound or UnreadableFile. May run in any thread.
        """
        from annotator.formats.containers import container_of

        if is_own_name(path.name):
            raise UnreadableFile(f"{path.name} is taken in whole and not shown before; import it by itself.")
        if container_of(path.name):
            raise UnreadableFile(
                f"{path.name} holds many documents, which are not shown before; import it by itself."
            )
        data = bytes_of(path, max_bytes)
        sha256 = hashlib.sha256(data).hexdigest()
        duplicate = sha256[:16] if self._library.has(sha256[:16]) else ""
        incoming = read_document(Document(path.name, data, encoding))
        return Prepared(path, data, incoming, sha256, duplicate, path.name)

    def accession(self, prepared: Prepared, metadata: Metadata | None = None) -> Article:
        """Take one prepared file in, as one undo step. `metadata` replaces what was found."""
        if self._library.has(prepared.article_id):
            known = self._library.article(prepared.article_id)
            raise InvalidValue(f"{prepared.path.name} is in the project already, as “{known.label}”.")
        article = article_of(prepared, metadata or prepared.incoming.metadata)
        self._history.apply(
            f"Import {article.label}",
            edits_of(prepared, article, self._history.by),
            originals=[prepared.data],
            texts=[prepared.incoming.text],
        )
        return article

    def import_files(
        self,
        paths: Sequence[Path],
        *,
        metadata: Metadata | None = None,
        encoding: str | None = None,
        max_bytes: int = DEFAULT_MAX_BYTES,
        progress: Progress = silent,
        guesses: bool = True,
        mapping_of: MappingOf = as_proposed,
        by_name: bool = False,
    ) -> list[Outcome]:
        """Take in files and folders, as one undo step; a bad file never stops the rest.

        A container (zip, WARC, WACZ) gives its documents. A TEI file of ours brings its articles with all that
        stands on them, a file of another program its tags by a mapping (`mapping_of` what was read; for `by_name`
        see `Adopting.take_in`), after the texts to which they may belong. `metadata` overrides what is found in
        plain files, where it says something. Without `guesses`, a plain file whose encoding is not certain is left
        for the archivist to see (`wants_eyes`). When cancelled, what was taken in so far stays, but nothing of a file
        with tags that was not taken in whole, and is returned by the step that undo turns back.
        """
        ways = self.by_way(paths, progress)
        every = [path for paths in ways.values() for path in paths]
        outcomes: list[Outcome] = []
        label = f"Import {readable(every[0].name)}" if len(every) == 1 else f"Import {len(every)} files"
        taking = TextTaking(
            self._history,
            self._library,
            label,
            metadata=metadata or Metadata(),
            encoding=encoding,
            guesses=guesses,
        )
        with self._history.step(label, lasting=True):
            try:
                for path in ways[WHOLE]:
                    outcomes += self._received(path, progress)
                if ways[PLAIN]:
                    taking.take_in(ways[PLAIN], max_bytes, outcomes, progress)
                for path in ways[TAGGED]:
                    outcomes += self._adopted(path, mapping_of, by_name, progress)
            except Cancelled:
                if not outcomes:
                    raise
        return outcomes

    def adopt(
        self, look: Look, mapping: TagMapping, progress: Progress, *, by_name: bool = False
    ) -> list[Outcome]:
        """Take in a file of another program that was looked at, as (part of) one step. Raises Cancelled."""
        path = look.path
        try:
            adopted = self._adopting.take_in(look, mapping, progress, by_name=by_name)
        except Cancelled:
            raise
        except KnownError as error:
            return [Outcome(path, error=str(error))]
        received = adopted.received
        outcomes = [Outcome(path, article) for article in received.articles]
        outcomes += [Outcome(path, duplicate_of=known) for known in dict.fromkeys(received.known)]
        if not outcomes:
            return [
                Outcome(
                    path,
                    error=f"{readable(path.name)} has no text, and its articles are not in this project.",
                )
            ]
        first = replace(
            outcomes[0],
            remarks=received.remarks,
            added=received.added,
            tags=adopted.tags,
            losses=adopted.losses,
        )
        return [first, *outcomes[1:]]

    def _adopted(self, path: Path, mapping_of: MappingOf, by_name: bool, progress: Progress) -> list[Outcome]:
        try:
            look = self._adopting.look(path, progress)
            mapping = mapping_of(look) if look else ()
        except Cancelled:
            raise
        except KnownError as error:
            return [Outcome(path, error=str(error))]
        return self.adopt(look, mapping, progress, by_name=by_name) if look else []

    def _received(self, path: Path, progress: Progress) -> list[Outcome]:
        try:
            received = self._receiving.receive(path, progress)
        except Cancelled:
            raise
        except KnownError as error:
            return [Outcome(path, error=str(error))]
        outcomes = [Outcome(path, article) for article in received.articles]
        outcomes += [Outcome(path, duplicate_of=known) for known in received.known]
        return [replace(outcomes[0], remarks=received.remarks, added=received.added), *outcomes[1:]]

    @undisturbed
    def set_metadata(self, article: str, metadata: Metadata, read: Metadata | None = None) -> Article:
        """Correct what is known about an article, as one undo step: where it differs from what was `read`, if given."""
        old = self._library.article(article)
        new = replace(old, metadata=checked(only_changed(read, metadata, old.metadata)))
        if new != old:
            self._history.apply("Change metadata", [Edit("article", article, new.to_body(), article)])
        return new

    def remove(self, article: str) -> None:
        """Take an article out with its tags and furniture, as one undo step; the log keeps all of it."""
        label = f"Remove {self._library.article(article).label}"
        self._history.apply(
            label,
            [
                *(Edit("annotation", tag.id, None, article) for tag in self._library.tags(article)),
                *(Edit("zone", zone.id, None, article) for zone in self._library.zones(article)),
                Edit("article", article, None, article),
            ],
        )
