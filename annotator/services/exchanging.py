"""Exchanging: hand work to colleagues as files, and take theirs in without losing anything of anybody."""

import contextlib
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annotator.model.errors import Cancelled, NotFound, UnreadableFile
from annotator.model.event import Event
from annotator.model.held_tag import HeldTag
from annotator.model.merge_plan import Plan
from annotator.model.progress import Progress, silent
from annotator.model.taking import Taking
from annotator.model.travelling import Choice
from annotator.services.bundling import Bundled, Bundling
from annotator.services.history import History
from annotator.services.library import Library
from annotator.services.staging import Staging
from annotator.services.stamping import now
from annotator.services.tag_set import TagSet
from annotator.services.uncollected import uncollected
from annotator.services.upkeep import Upkeep
from annotator.store import blobs, held, log, projection, takings
from annotator.store.project import Project
from annotator.text.file_names import safe_name

_PIECE = 1 << 20
_DIGITS = 16
"""Hexadecimal digits of a hash in the name of a published file."""


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


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What came of looking at several files: what each would do, and those that could not be read."""

    plans: tuple[Plan, ...]
    failed: tuple[tuple[str, str], ...]
    """Name of the file, and the sentence that says why."""


class Exchanging:
    """The verbs of exchange. What was taken in is not undone step by step: the backup made before it is the way back."""

    def __init__(
        self,
        project: Project,
        history: History,
        library: Library,
        tag_set: TagSet,
        upkeep: Upkeep,
        *,
        staging: Staging,
    ) -> None:
        self._project = project
        self._history = history
        self._tag_set = tag_set
        self._upkeep = upkeep
        self._staging = staging
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
        wait at the colleague's until the texts come. A hand-in says of one's work that it is handed in.
        May run in any thread. Raises InvalidValue, UnwritableFile.
        """
        choice = Choice(kind, self._history.by, recipient, frozenset(articles), blind)
        if kind == "hand-in" and not self._project.read_only:
            self._staging.hand_in(articles)
        return self._bundling.write(path, choice, texts=texts, originals=originals, progress=progress)

    def publish(self, folder: Path, progress: Progress = silent) -> Path:
        """Put all that the project holds, but originals, into a folder that is shared, and return the file.

        Nobody has to wait for anybody: each writes files of a name of their own. Earlier ones under the same name go,
        where the new one holds all that they hold. May run in any thread. Raises NotFound, UnwritableFile.
        """
        _refuse_no_folder(folder)
        path = self._published(folder)
        if not path.exists():
            self.bundle(path, "everything", progress=progress)
        # exactly so many digits: the files of somebody whose name goes on after ours are not ours
        for earlier in sorted(folder.glob(f"{safe_name(self._history.by)}-{'[0-9a-f]' * _DIGITS}.zip")):
            if earlier != path and self._is_within(earlier):
                with contextlib.suppress(OSError):  # somebody reads it just now: it goes the next time
                    earlier.unlink()
        return path

    # In

    def are_bundles(self, paths: Iterable[Path]) -> list[Path]:
        """Those of the files that say of themselves that they are bundles; whether they are whole is not looked at."""
        from annotator.formats.bundles.reading import is_bundle

        return [path for path in paths if path.suffix.lower() == ".zip" and is_bundle(path)]

    def look(self, path: Path, progress: Progress = silent) -> Plan:
        """Read and verify all of a bundle; what taking it in would do. Changes nothing; may run in any thread.

        Raises UnreadableFile with one sentence for anything that is not exactly a bundle.
        """
        from annotator.services.incoming_bundle import read_incoming
        from annotator.services.merge_planning import MergePlanning

        digest = _digest(path)
        with self._project.reader() as database, uncollected():
            version = projection.version(database)  # what others change from here on makes the plan old
            found = read_incoming(
                path,
                path.name,
                lambda identifiers: log.known(database, identifiers),
                lambda sha256: blobs.has(database, "text", sha256),
                progress,
            )
            plan = MergePlanning(database, self._tag_set, found).plan(path, digest)
            return replace(plan, version=version)

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

    def take_in_all(self, plans: Sequence[Plan], progress: Progress = silent) -> TakenFromFolder:
        """Take in several that were looked at, one after the other; those that could not be taken in are told.

        A backup is made once, before the first. Each after the first is looked at again: it finds another project.
        May run in any thread. Raises Cancelled where nothing was taken in before.
        """
        looked_at = {plan.path: plan for plan in plans[:1]}
        return self._take_in_each([plan.path for plan in plans], progress, looked_at)

    def take_in_new(self, folder: Path, progress: Progress = silent) -> TakenFromFolder:
        """Take in the bundles of a shared folder that were not taken in before; those that cannot be read are told.

        A backup is made once, before the first. May run in any thread. Raises NotFound.
        """
        return self._take_in_each(list(self._unknown(folder)), progress, {})

    def look_at_all(self, paths: Iterable[Path], progress: Progress = silent) -> LookedAt:
        """Look at several bundles; what is said of each holds for the project as it is now.

        Changes nothing; may run in any thread.
        """
        plans: list[Plan] = []
        failed: list[tuple[str, str]] = []
        for path in paths:
            try:
                plans.append(self.look(path, progress))
            except UnreadableFile as error:
                failed.append((path.name, str(error)))
        return LookedAt(tuple(plans), tuple(failed))

    def look_in(self, folder: Path, progress: Progress = silent) -> LookedAt:
        """The bundles of a shared folder that hold something new, and those files that cannot be read.

        Changes nothing; may run in any thread. Raises NotFound.
        """
        own = self._published(folder)
        found = self.look_at_all((path for path in self._unknown(folder) if path != own), progress)
        return replace(found, plans=tuple(plan for plan in found.plans if plan.changes))

    def held(self) -> list[HeldTag]:
        """The tags that are kept and not shown until their text comes, by article."""
        return held.every(self._project.database)

    def taken_in(self) -> list[Taking]:
        """What was taken in and when, the newest first."""
        return takings.every(self._project.database)

    def _unknown(self, folder: Path) -> Iterator[Path]:
        """The bundles of a folder that did not come in before, byte for byte."""
        _refuse_no_folder(folder)
        for path in sorted(folder.glob("*.zip")):
            try:
                if takings.knows(self._project.database, _digest(path)):
                    continue
            except UnreadableFile:
                pass  # what cannot be read is told where it is looked at
            yield path

    def _published(self, folder: Path) -> Path:
        """Where all that the project holds now lies in a shared folder, once it was published."""
        database = self._project.database
        state = f"{log.seal(database)} {blobs.count(database, 'text')}"
        digest = hashlib.sha256(state.encode()).hexdigest()
        return folder / f"{safe_name(self._history.by)}-{digest[:_DIGITS]}.zip"

    def _is_within(self, path: Path) -> bool:
        """Whether the project holds all that an earlier file holds."""
        try:
            return not self.look(path).changes
        except UnreadableFile:
            return False

    def _take_in_each(
        self, paths: Sequence[Path], progress: Progress, looked_at: Mapping[Path, Plan]
    ) -> TakenFromFolder:
        taken: list[TakenIn] = []
        failed: list[tuple[str, str]] = []
        backup: Path | None = None
        for path in paths:
            try:
                plan = looked_at.get(path) or self.look(path, progress)
                if plan.changes and backup is None:
                    progress(0, 0, "Making a backup")
                    backup = self._upkeep.back_up()
                self._take_in(plan, progress)
                taken.append(TakenIn(plan, backup))
            except UnreadableFile as error:
                failed.append((path.name, str(error)))
            except Cancelled:
                if not taken:
                    raise
                failed.append((path.name, f"{path.name} was not taken in; the work was stopped."))
                break
        return TakenFromFolder(tuple(taken), tuple(failed))

    def _take_in(self, plan: Plan, progress: Progress) -> None:
        with self._history.alone(), uncollected():
            events = self._append(plan, progress)
        self._history.took_in(f"Take in {plan.path.name}", events)

    def _append(self, plan: Plan, progress: Progress) -> list[Event]:
        """Append what is still new (others may have taken the same in since it was looked at)."""
        from annotator.formats.bundles.reading import open_bundle

        database = self._project.database
        if _digest(plan.path) != plan.digest:
            raise UnreadableFile(f"{plan.path.name} was changed since it was looked at; look at it again.")
        with self._project.together() as appended, open_bundle(plan.path, plan.path.name) as reader:
            incoming, ready = plan.incoming, plan.ready
            if not isinstance(ready, projection.Prepared) or plan.version != projection.version(database):
                there = log.known(database, [raw for raw, _document, _event in incoming])
                incoming = tuple(one for one in incoming if one[0] not in there)
                ready = projection.prepare(database, incoming, plan.texts)
            texts = [blobs.keep_text(database, reader.text(sha256)) for sha256 in plan.texts]
            for sha256 in plan.originals:
                blobs.keep_original(database, reader.original(sha256))
            first, last = log.take_in(database, incoming, ready.statements)
            bundle = plan.bundle
            taking = Taking(plan.digest, plan.path.name, bundle.kind, bundle.by, now(), len(incoming))
            takings.add(database, taking, first, last)
            projection.take_in(database, ready, texts=texts, progress=progress)
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
