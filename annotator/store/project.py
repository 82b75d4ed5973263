"""The project file: created, opened, written under its lock, and closed."""

import contextlib
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.model.errors import (
    KnownError,
    NotAProject,
    NotFound,
    ProjectDamaged,
    ProjectError,
    ProjectReadOnly,
    ProjectTooNew,
    UnwritableFile,
)
from annotator.model.event import Event
from annotator.store import backups, blobs, integrity, log, projection, schema
from annotator.store.connection import Database
from annotator.store.durable_file import sync_folder
from annotator.store.lock import Lock

SUFFIX = ".annotator"
CHECKED_AT_OPENING = 8 * 1024 * 1024
"""Every byte of smaller projects is checked against its hash whenever they are opened; larger ones are checked when
they are looked after, and so is whether the tables say what the log says, which takes twenty times as long."""


class Project:
    """An open project file. `read_only` is the sentence that says why nothing can be changed, or empty."""

    def __init__(
        self,
        path: Path,
        database: Database,
        lock: Lock | None,
        read_only: str,
        copy: "tempfile.TemporaryDirectory[str] | None" = None,
    ) -> None:
        self.path = path
        self.database = database
        self.read_only = read_only
        self._lock = lock
        self._copy = copy
        self._appended: list[str] | None = None
        """Ids of the events of the transaction that is open."""

    def append(
        self, events: Iterable[Event], *, originals: Iterable[bytes] = (), texts: Iterable[str] = ()
    ) -> list[str]:
        """Append events with the blobs they name, and bring the projection in line, in one transaction.

        Returns the ids of the events. All of it is on the disk afterwards, or nothing is.
        """
        events = list(events)
        with self.together() as appended:
            for data in originals:
                blobs.keep_original(self.database, data)
            kept = [blobs.keep_text(self.database, content) for content in texts]
            identifiers = log.append(self.database, events)
            appended.extend(identifiers)
            projection.update(
                self.database,
                dict.fromkeys((s.kind, s.subject) for event in events for s in event.statements),
                texts=kept,
            )
        return identifiers

    @contextmanager
    def together(self) -> Iterator[list[str]]:
        """Make all that is appended inside one transaction: it is on the disk afterwards, or nothing is.

        Inside another one it is a part of that. Gives the list of the ids of the events.
        """
        if self.read_only:
            raise ProjectReadOnly(self.read_only)
        with self.database.alone():
            if self._appended is not None:
                begun = len(self._appended)
                try:
                    with self.database.part():
                        yield self._appended
                except BaseException:
                    del self._appended[begun:]
                    raise
                return
            appended = self._appended = []
            try:
                with self.database.transaction():
                    yield appended
            except KnownError:
                if not self._holds_after_all(appended):
                    raise
            finally:
                self._appended = None

    def _holds_after_all(self, appended: list[str]) -> bool:
        """A commit that failed may still be on the disk: look before saying that nothing was changed."""
        if not appended:
            return False
        try:
            if not log.holds(self.database, appended):
                return False
            # What is seen may not be safe yet: a transaction that succeeds leaves nothing of the failed one's journal.
            # (An UPDATE that changes nothing writes nothing; this pragma always writes.)
            with self.database.transaction():
                self.database.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        except KnownError as error:
            raise UnwritableFile(
                f"The disk did not answer while {self.path.name} was written, and it is not known whether the last "
                "change is on it; close the project, check the disk and open the project again."
            ) from error
        return True

    @contextmanager
    def reader(self) -> Iterator[Database]:
        """A connection of its own for long reading in another thread."""
        database = Database(self.database.path, writable=False)
        try:
            yield database
        finally:
            database.close()

    def close(self) -> None:
        """Close the file and give its lock free."""
        self.database.close()
        if self._lock is not None:
            _forget_journal(self.path)
            self._lock.release()
        if self._copy is not None:
            self._copy.cleanup()


def _forget_journal(path: Path) -> None:
    """Remove the truncated journal that SQLite leaves behind; one that holds something is never touched."""
    journal = path.with_name(f"{path.name}-journal")
    with contextlib.suppress(OSError):
        if journal.stat().st_size == 0:
            journal.unlink()


def is_project(path: Path) -> bool:
    """Whether a file is an Annotator project by its first bytes."""
    if not path.is_file():  # a pipe would wait for its writer
        return False
    try:
        with path.open("rb") as stream:
            head = stream.read(72)
    except OSError:
        return False
    return head.startswith(b"SQLite format 3\0") and head[68:72] == schema.APPLICATION_ID.to_bytes(4, "big")


def create(path: Path) -> None:
    """Make a new empty project file. Raises UnwritableFile when something is there already."""
    if path.exists():
        raise UnwritableFile(f"{path.name} exists already; choose another name, or open it.")
    partial = path.with_name(f".{path.name}.part")
    try:
        _forget(partial)
        partial.touch()
        database = Database(partial, writable=True)
        try:
            schema.create(database)
        finally:
            database.close()
        _forget_journal(partial)
        partial.rename(path)
        sync_folder(path.parent)
    except (OSError, sqlite3.Error, KnownError) as error:
        with contextlib.suppress(OSError):
            _forget(partial)
        raise UnwritableFile(
            f"{path.name} could not be made in {path.parent} ({_reason(error)}); choose a folder that exists and can be written."
        ) from error


def _forget(partial: Path) -> None:
    """Remove what was begun, with its journal."""
    for rest in (partial, partial.with_name(f"{partial.name}-journal")):
        rest.unlink(missing_ok=True)


def _reason(error: Exception) -> str:
    """What the system says, without numbers and names that only this program knows."""
    return (error.strerror or "") if isinstance(error, OSError) else str(error)


def open_project(path: Path, *, by: str, write: bool, fall_back: bool, backups_folder: Path) -> Project:
    """Open a project file.

    With `write`, takes the lock; when that is not possible and `fall_back` is true, the project opens for
    reading only and `read_only` says why. Raises NotFound, NotAProject, ProjectLocked, ProjectReadOnly,
    ProjectTooNew or ProjectDamaged.
    """
    if not path.is_file():
        raise NotFound(
            f"There is no project {path}; check the name, or make it with: annotator init {path.name}"
        )
    if path.stat().st_size == 0:
        raise NotAProject(
            f"{path.name} is empty and not an Annotator project; open another file or a backup."
        )
    lock: Lock | None = None
    reason = "" if write else f"{path.name} was opened for reading only."
    if write:
        try:
            lock = Lock(path, by)
        except ProjectError as error:
            if not fall_back:
                raise
            reason = str(error)
    try:
        database, reason = _database(path, reason, fall_back=fall_back, backups_folder=backups_folder)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    if reason and lock is not None:
        lock.release()
        lock = None
    if reason and schema.version(database) < schema.newest_version():
        copy, database = _up_to_date_copy(database)
        return Project(path, database, lock, reason, copy)
    return Project(path, database, lock, reason)


def _up_to_date_copy(old: Database) -> "tuple[tempfile.TemporaryDirectory[str], Database]":
    """A copy, brought up to date, of an older project that may only be read."""
    folder = tempfile.TemporaryDirectory(prefix="annotator-older-")
    try:
        path = Path(folder.name, old.path.name)
        found = schema.version(old)
        old.back_up_to(path)
        copy = Database(path, writable=True)
        try:
            schema.migrate(copy, found)
        finally:
            copy.close()
        return folder, Database(path, writable=False)
    except BaseException:
        folder.cleanup()
        raise
    finally:
        old.close()


def _database(path: Path, reason: str, *, fall_back: bool, backups_folder: Path) -> tuple[Database, str]:
    database = Database(path, writable=not reason)
    try:
        if reason:
            _refuse_foreign(database)
        reason = reason or _unusable(database, backups_folder)
        if reason and not fall_back and database.writable:
            raise _error_for(reason, path)
        if reason and database.writable:
            database.close()
            database = Database(path, writable=False)
        return database, reason
    except BaseException:
        database.close()
        raise


def _refuse_foreign(database: Database) -> None:
    """Refuse to read what is no project of a schema we know; a newer one cannot be judged."""
    if schema.version(database) <= schema.newest_version():
        schema.refuse_foreign_schema(database)


def _unusable(database: Database, backups_folder: Path) -> str:
    """Bring a writable file up to date; the sentence that says why it cannot be written, or empty."""
    path = database.path
    found = schema.version(database)
    if found > schema.newest_version():
        return (
            f"{path.name} was made by a newer Annotator (its schema is {found}, this program knows "
            f"{schema.newest_version()}); it can be read here, and changed after an update of the program."
        )
    try:
        schema.refuse_foreign_schema(database)
        if path.stat().st_size <= CHECKED_AT_OPENING and integrity.findings(database, deep=False):
            return _damage_sentence(path)
        if found < schema.newest_version():
            backups.make(database, backups_folder)
            schema.migrate(database, found)
        database.set_journal()
    except ProjectDamaged:
        return _damage_sentence(path)
    return ""


def _damage_sentence(path: Path) -> str:
    return (
        f"{path.name} is damaged and will not be written; keep the file as it is and open the newest backup "
        "(the check command lists what is damaged)."
    )


def _error_for(reason: str, path: Path) -> ProjectError:
    if "newer Annotator" in reason:
        return ProjectTooNew(reason)
    if "damaged" in reason:
        return ProjectDamaged(reason)
    return ProjectReadOnly(reason or f"{path.name} cannot be written.")
