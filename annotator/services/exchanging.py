"""Exchanging: hand work to colleagues as files, and take theirs in without losing anything of anybody."""

import contextlib
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.model.errors import NotFound, UnreadableFile
from annotator.model.event import Event
from annotator.model.held_tag import HeldTag
from annotator.model.merge_plan import Plan
from annotator.model.progress import Progress, silent
from annotator.model.taking import Taking
from annotator.model.travelling import Choice
from annotator.services.bundling import Bundled, Bundling
from annotator.services.history import History
from annotator.services.library import Library
from annotator.services.stamping import now
from annotator.services.tag_set import TagSet
from annotator.services.upkeep import Upkeep
from annotator.store import blobs, held, log, projection, takings
from annotator.store.project import Project
from annotator.text.file_names import safe_name

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of taking a bundle in."""

    plan: Plan
    backup: Path | None
    """The verified copy of the project as it was before; None where there was nothing to take in."""


@dataclass(frozen=True, slots=True)
class TakenFromFolder:
    """What came of a shared folder: the bundles that were not known, and the files that could not be read."""

    taken: tuple[TakenIn, ...]
    failed: tuple[tuple[str, str], ...]
    """Name of the file, and the sentence that says why."""


class Exchanging:
    """The verbs of exchange. What was taken in is not undone step by step: the backup made before it is the way back."""

    def __init__(
        self, project: Project, history: History, library: Library, tag_set: TagSet, upkeep: Upkeep
    ) -> None:
        self._project = project
        self._history = history
        self._tag_set = tag_set
        self._upkeep = upkeep
        self._bundling = Bundling(project, library)

    # Out

    def bundle(
        self,
        path: Path,
        kind: str,
        articles: Sequence[str] = (),
        *,
        recipient: str = "",
        blind: bool = False,
        texts: bool = True,
        originals: bool = False,
        progress: Progress = silent,
    ) -> Bundled:
        """Write a bundle of a kind (`model.bundle.BUNDLE_KINDS`), about these articles (ids; none: all).

        `recipient` is the one whose tags a reviewer's feedback answers. Without `texts` it holds annotations only, which
        wait at the colleague's until the texts come. May run in any thread. Raises InvalidValue, UnwritableFile.
        """
        choice = Choice(kind, self._history.by, recipient, frozenset(articles), blind)
        return self._bundling.write(path, choice, texts=texts, originals=originals, progress=progress)

    def publish(self, folder: Path, progress: Progress = silent) -> Path:
        """Put all that the project holds, but originals, into a folder that is shared, and return the file.

        Nobody has to wait for anybody: each writes files of a name of their own. Earlier ones under the same name go,
        where the new one holds all that they hold. May run in any thread. Raises NotFound, UnwritableFile.
        """
        _refuse_no_folder(folder)
        database = self._project.database
        state = f"{log.seal(database)} {blobs.count(database, 'text')}"
        person = safe_name(self._history.by)
        path = folder / f"{person}-{hashlib.sha256(state.encode()).hexdigest()[:16]}.zip"
        if not path.exists():
            self.bundle(path, "everything", progress=progress)
        for earlier in sorted(folder.glob(f"{person}-*.zip")):
            if earlier != path and self._is_within(earlier):
                with contextlib.suppress(OSError):  # somebody reads it just now: it goes the next time
                    earlier.unlink()
        return path

    # In

    def look(self, path: Path, progress: Progress = silent) -> Plan:
        """Read and verify all of a bundle; what taking it in would do. Changes nothing; may run in any thread.

        Raises UnreadableFile with one sentence for anything that is not exactly a bundle.
        """
        from annotator.services.incoming_bundle import read_incoming
        from annotator.services.merge_planning import MergePlanning

        digest = _digest(path)
        with self._project.reader() as database:
            found = read_incoming(
                path,
                path.name,
                lambda identifiers: log.known(database, identifiers),
                lambda sha256: blobs.has(database, "text", sha256),
                progress,
            )
            return MergePlanning(database, self._tag_set, found).plan(path, digest)

    def take_in(self, plan: Plan, progress: Progress = silent) -> TakenIn:
        """Take in what was looked at: a verified backup first, then all of it in one transaction.

        In any order and any number of times the project comes to the same, and nothing that anybody saved is changed
        or deleted. May run in any thread. Raises UnreadableFile where the file changed since it was looked at; the
        project is then as it was, and so it is after any other failure and after Cancelled.
        """
        if not plan.changes:
            return TakenIn(plan, None)
        progress(0, 0, "Making a backup")
        backup = self._upkeep.back_up()
        self._take_in(plan, progress)
        return TakenIn(plan, backup)

    def take_in_new(self, folder: Path, progress: Progress = silent) -> TakenFromFolder:
        """Take in the bundles of a shared folder that were not taken in before; those that cannot be read are told.

        A backup is made once, before the first. May run in any thread. Raises NotFound.
        """
        _refuse_no_folder(folder)
        taken: list[TakenIn] = []
        failed: list[tuple[str, str]] = []
        backup: Path | None = None
        for path in sorted(folder.glob("*.zip")):
            try:
                if takings.knows(self._project.database, _digest(path)):
                    continue
                plan = self.look(path, progress)
                if plan.changes and backup is None:
                    progress(0, 0, "Making a backup")
                    backup = self._upkeep.back_up()
                self._take_in(plan, progress)
                taken.append(TakenIn(plan, backup))
            except UnreadableFile as error:
                failed.append((path.name, str(error)))
        return TakenFromFolder(tuple(taken), tuple(failed))

    def held(self) -> list[HeldTag]:
        """The tags that are kept and not shown until their text comes, by article."""
        return held.every(self._project.database)

    def taken_in(self) -> list[Taking]:
        """What was taken in and when, the newest first."""
        return takings.every(self._project.database)

    def _is_within(self, path: Path) -> bool:
        """Whether the project holds all that an earlier file holds."""
        try:
            return not self.look(path).changes
        except UnreadableFile:
            return False

    def _take_in(self, plan: Plan, progress: Progress) -> None:
        with self._history.alone():
            events = self._append(plan, progress)
        self._history.took_in(f"Take in {plan.path.name}", events)

    def _append(self, plan: Plan, progress: Progress) -> list[Event]:
        """Append what is still new (others may have taken the same in since it was looked at)."""
        from annotator.formats.bundles.reading import open_bundle

        database = self._project.database
        if _digest(plan.path) != plan.digest:
            raise UnreadableFile(f"{plan.path.name} was changed since it was looked at; look at it again.")
        with self._project.together() as appended, open_bundle(plan.path, plan.path.name) as reader:
            there = log.known(database, [raw for raw, _document, _event in plan.incoming])
            incoming = [one for one in plan.incoming if one[0] not in there]
            texts = [blobs.keep_text(database, reader.text(sha256)) for sha256 in plan.texts]
            for sha256 in plan.originals:
                blobs.keep_original(database, reader.original(sha256))
            first, last = log.take_in(database, incoming)
            bundle = plan.bundle
            taking = Taking(plan.digest, plan.path.name, bundle.kind, bundle.by, now(), len(incoming))
            takings.add(database, taking, first, last)
            projection.take_in(database, incoming, texts=texts, progress=progress)
            appended += [raw.hex() for raw, _document, _event in incoming]
        return [event for _raw, _document, event in incoming]


def _refuse_no_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise NotFound(f"There is no folder {folder}; make it, or choose another one.")


def _digest(path: Path) -> str:
    """SHA-256 of a file. Raises UnreadableFile."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read ({error.strerror}); look for it again.") from error
    return digest.hexdigest()
