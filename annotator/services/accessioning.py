"""Accessioning: files become articles, their original bytes kept; metadata is corrected later."""

import hashlib
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from annotator.model.article import Article, Metadata, Original
from annotator.model.errors import Cancelled, InvalidValue, KnownError, NotFound, UnreadableFile
from annotator.model.incoming import Incoming
from annotator.model.progress import Progress, silent
from annotator.model.zone import ProposedZone, Zone
from annotator.services.history import Edit, History
from annotator.services.library import Library
from annotator.services.only_changed import only_changed
from annotator.services.receiving import SUFFIXES, Receiving, is_tei_name
from annotator.services.settings import DEFAULT_MAX_BYTES
from annotator.services.source_file import readable
from annotator.services.undisturbed import undisturbed
from annotator.text.edtf import is_edtf
from annotator.text.normalising import printable

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
"""The shape of a language tag of BCP 47."""

_BATCH = 20
"""Articles of one transaction while a folder is taken in: a tag made meanwhile waits for no more than these."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that was read and not yet taken in."""

    path: Path
    data: bytes
    incoming: Incoming
    sha256: str
    duplicate_of: str
    """Id of the article that was made from the same bytes, or empty."""

    @property
    def article_id(self) -> str:
        """Id that the article has or will have."""
        return self.sha256[:16]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file."""

    path: Path
    article: Article | None = None
    duplicate_of: str = ""
    error: str = ""
    remarks: tuple[str, ...] = ()
    added: int = 0
    """New tags, marks, comments and answers that a TEI file brought for articles that were here."""


class Accessioning:
    """The verbs that bring articles in and describe them."""

    def __init__(self, history: History, library: Library, receiving: Receiving) -> None:
        self._history = history
        self._library = library
        self._receiving = receiving

    def suffixes(self) -> tuple[str, ...]:
        """Endings of the files that can be taken in, with their dot."""
        from annotator.formats.importers import IMPORTERS

        return (*(suffix for importer in IMPORTERS for suffix in importer.suffixes), *SUFFIXES)

    def files_in(self, paths: Sequence[Path]) -> list[Path]:
        """The files meant by files and folders; of a folder, those with a known ending, sorted by name."""
        found: dict[Path, None] = {}
        for path in paths:
            if path.is_dir():
                below = sorted(Path(root, name) for root, _folders, names in os.walk(path) for name in names)
                found.update((p, None) for p in below if p.suffix.lower() in self.suffixes())
            else:
                found[path] = None
        return list(found)

    def prepare(
        self, path: Path, *, encoding: str | None = None, max_bytes: int = DEFAULT_MAX_BYTES
    ) -> Prepared:
        """Read a file and find what can be found in it, without changing the project.

        Raises NotFound or UnreadableFile. May run in any thread.
        """
        # Readers and recognisers compile many patterns; the window starts a tenth of a second sooner without.
        from annotator.formats.importers import importer_for

        if is_tei_name(path.name):
            raise UnreadableFile(
                f"{path.name} is a TEI file, which is taken in whole and not shown before; import it by itself."
            )
        data = _read(path, max_bytes)
        sha256 = hashlib.sha256(data).hexdigest()
        duplicate = sha256[:16] if self._library.has(sha256[:16]) else ""
        incoming = importer_for(path.name).read(data, path.name, encoding)
        return Prepared(path, data, enriched(incoming), sha256, duplicate)

    def accession(self, prepared: Prepared, metadata: Metadata | None = None) -> Article:
        """Take one prepared file in, as one undo step. `metadata` replaces what was found."""
        if self._library.has(prepared.article_id):
            known = self._library.article(prepared.article_id)
            raise InvalidValue(f"{prepared.path.name} is in the project already, as “{known.label}”.")
        article, edits = self._edits(prepared, metadata or prepared.incoming.metadata)
        self._history.apply(
            f"Import {article.label}", edits, originals=[prepared.data], texts=[prepared.incoming.text]
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
    ) -> list[Outcome]:
        """Take in files and folders, as one undo step; a bad file never stops the rest.

        A TEI file of ours brings its articles with all that stands on them. `metadata` overrides what is found
        in other files, where it says something. When cancelled, what was taken in so far stays, but nothing of
        a TEI file that was not taken in whole, and is returned by the step that undo turns back.
        """
        every = self.files_in(paths)
        files = [path for path in every if not is_tei_name(path.name)]
        outcomes: list[Outcome] = []
        label = f"Import {readable(every[0].name)}" if len(every) == 1 else f"Import {len(every)} files"
        with self._history.step(label, lasting=True):
            try:
                for path in every:
                    if is_tei_name(path.name):
                        outcomes += self._received(path, progress)
            except Cancelled:
                if outcomes:
                    return outcomes
                raise
            for start in range(0, len(files), _BATCH):
                batch = files[start : start + _BATCH]
                outcomes += self._import_batch(label, batch, metadata or Metadata(), encoding, max_bytes)
                try:
                    progress(start + len(batch), len(files), "Importing")
                except Cancelled:
                    break
        return outcomes

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

    def _import_batch(
        self, label: str, files: Sequence[Path], metadata: Metadata, encoding: str | None, max_bytes: int
    ) -> list[Outcome]:
        outcomes: list[Outcome] = []
        edits: list[Edit] = []
        taken: dict[str, Prepared] = {}
        for path in files:
            try:
                prepared = self.prepare(path, encoding=encoding, max_bytes=max_bytes)
                known = prepared.duplicate_of or (prepared.article_id if prepared.article_id in taken else "")
                if known:
                    outcomes.append(Outcome(path, duplicate_of=known))
                    continue
                described = checked(metadata.filled_from(prepared.incoming.metadata))
            except KnownError as error:
                outcomes.append(Outcome(path, error=str(error)))
                continue
            article, new = self._edits(prepared, described)
            taken[article.id] = prepared
            edits += new
            outcomes.append(Outcome(path, article, remarks=prepared.incoming.remarks))
        if edits:
            self._history.apply(
                label,
                edits,
                originals=[prepared.data for prepared in taken.values()],
                texts=[prepared.incoming.text for prepared in taken.values()],
            )
        return outcomes

    def _edits(self, prepared: Prepared, metadata: Metadata) -> tuple[Article, list[Edit]]:
        incoming = prepared.incoming
        article = Article(
            id=prepared.article_id,
            metadata=checked(metadata),
            sha256=hashlib.sha256(incoming.text.encode("utf-8")).hexdigest(),
            characters=len(incoming.text),
            original=Original(
                prepared.sha256, readable(prepared.path.name), incoming.media_type, incoming.encoding
            ),
            replaced=incoming.replaced,
        )
        zones = [zone_of(article.id, proposed, self._history.by) for proposed in incoming.zones]
        return article, [
            Edit("article", article.id, article.to_body(), article.id),
            *(Edit("zone", zone.id, zone.to_body(), article.id) for zone in zones),
        ]

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


def checked(metadata: Metadata) -> Metadata:
    """Trim all fields and refuse a date that is none. Raises InvalidValue."""
    trimmed = Metadata(*(" ".join(printable(getattr(metadata, f.name)).split()) for f in fields(Metadata)))
    if trimmed.language and not _LANGUAGE.fullmatch(trimmed.language):
        raise InvalidValue(f"“{trimmed.language}” is no language tag; write it as en, en-GB or de.")
    for name, value in (("published", trimmed.published), ("accessed", trimmed.accessed)):
        if value and not is_edtf(value):
            raise InvalidValue(
                f"“{value}” is no date for {name}; write a year, month or day as 2023, 2023-09 or 2023-09-20."
            )
    return trimmed


def _read(path: Path, max_bytes: int) -> bytes:
    from annotator.formats.importers.limits import check_size

    try:
        check_size(path.stat().st_size, path.name, max_bytes)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise NotFound(f"There is no file {path}; check its name.") from error
    except OSError as error:
        raise UnreadableFile(
            f"{path.name} cannot be read ({error.strerror}); check its permissions."
        ) from error


def enriched(incoming: Incoming) -> Incoming:
    """Add what the recognisers find to what the importer found."""
    from annotator.recognisers import furniture, metadata_lines

    proposed = furniture.propose(incoming.text, incoming.zones)
    found = incoming.metadata.filled_from(metadata_lines.find(incoming.text, incoming.zones))
    return replace(
        incoming,
        metadata=_sound(found),
        remarks=incoming.remarks + _about_replaced(incoming),
        zones=tuple(sorted([*incoming.zones, *proposed], key=lambda zone: zone.span)),
    )


def _sound(found: Metadata) -> Metadata:
    """Leave out what a file says of itself and what means nothing, rather than refuse the file."""
    return replace(
        found,
        language=found.language if _LANGUAGE.fullmatch(found.language) else "",
        published=found.published if is_edtf(found.published) else "",
        accessed=found.accessed if is_edtf(found.accessed) else "",
    )


def _about_replaced(incoming: Incoming) -> tuple[str, ...]:
    """Say how many characters could not be kept, unless the importer said so."""
    count = len(incoming.replaced)
    if not count or any("�" in remark for remark in incoming.remarks):
        return ()
    what = "One character" if count == 1 else f"{count} characters"
    return (f"{what} that no XML file can hold became �; the original keeps what stood there.",)


def zone_of(article: str, proposed: ProposedZone, by: str) -> Zone:
    # The same rule on the same article gives the same zone in every replica.
    key = f"{article}/{proposed.rule}/{proposed.span.start}:{proposed.span.end}"
    identifier = hashlib.sha256(key.encode("utf-8")).hexdigest()[:32]
    return Zone(identifier, article, proposed.span, proposed.kind, proposed.rule, by)
