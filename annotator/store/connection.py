"""One connection to a project file, set up so that a committed tag survives a power cut."""

import contextlib
import re
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from annotator.model.errors import (
    KnownError,
    NotAProject,
    ProjectDamaged,
    ProjectLocked,
    ProjectReadOnly,
    UnwritableFile,
)

BUSY_SECONDS = 10
CACHE_KIB = 65536
PAGE_BYTES = 8192
_STEPS = 10_000
"""Steps of SQLite's machine after which a patient query looks whether others wait: less than a millisecond."""
_MOMENT = 0.001
"""Seconds."""

Row = Any
"""One row as a tuple; its columns are those of the statement that asked for it."""


def known_error(error: sqlite3.Error, path: Path) -> KnownError | None:
    """The sentence for what SQLite reports about the world; None when the statement itself is wrong."""
    name = getattr(error, "sqlite_errorname", "")
    message = str(error)
    if name.startswith("SQLITE_NOTADB"):
        return NotAProject(
            f"{path.name} is not an Annotator project, or its first bytes are damaged; open another file, "
            "or take the newest backup."
        )
    if name.startswith("SQLITE_CORRUPT") or "malformed" in message or "decode to UTF-8" in message:
        return damage(path)
    if name.startswith("SQLITE_FULL"):
        return UnwritableFile(
            f"There is no space left to write {path.name}; free some space and try again. Nothing was changed."
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM")):
        return ProjectReadOnly(f"{path.name} cannot be written; make the file and its folder writable.")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return ProjectLocked(f"Another program is using {path.name}; close it there and try again.")
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")):
        return UnwritableFile(
            f"The disk did not answer while {path.name} was read or written ({message}); "
            "check the disk and the folder. Nothing was changed."
        )
    return None


def damage(path: Path) -> ProjectDamaged:
    """What is said when bytes of a project are not what was written."""
    return ProjectDamaged(
        f"{path.name} is damaged and was not changed; keep the file and open the newest backup."
    )


class _Guard:
    """A lock that its holder can enter again, and that knows whether others wait for it."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._counting = threading.Lock()
        self._waiting = 0

    def __enter__(self) -> None:
        if not self._lock.acquire(blocking=False):
            self._count(+1)
            self._lock.acquire()
            self._count(-1)

    def __exit__(self, *_error: object) -> None:
        self._lock.release()

    def _count(self, step: int) -> None:
        with self._counting:
            self._waiting += step

    def is_wanted(self) -> bool:
        """Whether another thread waits."""
        return self._waiting > 0

    def let_others(self) -> None:
        """Wait, without holding it, until nobody else waits."""
        while self.is_wanted():
            time.sleep(_MOMENT)


class _KnownErrors:
    """A context as a class: a generator would cost each statement more than the statement itself."""

    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, _traceback: object) -> None:
        if isinstance(error, sqlite3.Error):
            known = known_error(error, self._path)
            if known is not None:
                raise known from error


class Database:
    """A connection that may be used from any thread, one statement or transaction at a time."""

    def __init__(self, path: Path, *, writable: bool) -> None:
        """Open an existing file. `writable` false refuses every change (but may roll back a torn one)."""
        self.path = path
        self.writable = writable
        self._guard = _Guard()
        with self.known_errors():
            self._connection = self._connect(path)
            if not writable:
                self._connection.execute("PRAGMA query_only = ON")

    @staticmethod
    def _connect(path: Path) -> sqlite3.Connection:
        uri = path.resolve().as_uri()
        try:
            # Read-write even for readers: only such a connection can roll back what a crash left behind.
            connection = sqlite3.connect(
                f"{uri}?mode=rw",
                uri=True,
                timeout=BUSY_SECONDS,
                isolation_level=None,
                check_same_thread=False,
            )
            connection.execute("PRAGMA schema_version").fetchone()
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorname", "").startswith("SQLITE_NOTADB"):
                raise
            connection = sqlite3.connect(
                f"{uri}?mode=ro",
                uri=True,
                timeout=BUSY_SECONDS,
                isolation_level=None,
                check_same_thread=False,
            )
        for pragma in (
            "foreign_keys = ON",
            "trusted_schema = OFF",
            "cell_size_check = ON",
            "synchronous = EXTRA",
            f"cache_size = -{CACHE_KIB}",
            "temp_store = MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    def set_journal(self) -> None:
        """Use a rollback journal that is truncated, never a write-ahead log: a project is one file."""
        if self.row("PRAGMA journal_mode")[0].lower() != "truncate":
            self.execute("PRAGMA journal_mode = TRUNCATE")

    def known_errors(self) -> "_KnownErrors":
        """Turn what SQLite says about the world into one sentence; let bugs through."""
        return _KnownErrors(self.path)

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Run one statement and return the rowid of the last inserted row."""
        with self._guard, self.known_errors():
            return self._connection.execute(sql, parameters).lastrowid or 0

    def execute_many(self, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        """Run one statement for many rows."""
        with self._guard, self.known_errors():
            self._connection.executemany(sql, parameters)

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query."""
        with self._guard, self.known_errors():
            return self._connection.execute(sql, parameters).fetchall()

    def patient_rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query that may take long: it gives way to other threads, and begins again after them.

        Otherwise a tag made while a long table is listed would wait for the end of the list.
        """
        while True:
            with self._guard, self.known_errors():
                self._connection.set_progress_handler(self._guard.is_wanted, _STEPS)
                try:
                    return self._connection.execute(sql, parameters).fetchall()
                except sqlite3.OperationalError as error:
                    if getattr(error, "sqlite_errorname", "") != "SQLITE_INTERRUPT":
                        raise
                finally:
                    self._connection.set_progress_handler(None, 0)
            self._guard.let_others()

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> Row:
        """First row of a query, or None."""
        with self._guard, self.known_errors():
            return self._connection.execute(sql, parameters).fetchone()

    @contextmanager
    def transaction(self, begin: str = "BEGIN IMMEDIATE") -> Iterator[None]:
        """Make the statements inside one change: all of them are on the disk afterwards, or none."""
        with self._guard:
            if not self.writable:
                raise ProjectReadOnly(f"{self.path.name} is open for reading only; nothing was changed.")
            self.execute(begin)
            try:
                yield
                self._refuse_lost_transaction()
                with self.known_errors():
                    self._connection.execute("COMMIT")
            except BaseException:
                self.roll_back()
                raise

    @contextmanager
    def part(self) -> Iterator[None]:
        """Make the statements inside a part of the open transaction that can fail alone."""
        self._refuse_lost_transaction()
        self.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK TO part")
                self._connection.execute("RELEASE part")
            raise
        self.execute("RELEASE part")

    def _refuse_lost_transaction(self) -> None:
        # SQLite itself rolls back when the disk fails, and would take what follows for changes of their own.
        if not self._connection.in_transaction:
            raise UnwritableFile(
                f"The disk did not answer while {self.path.name} was written; check the disk and the folder. "
                "Nothing was changed."
            )

    def roll_back(self) -> None:
        """Leave an open transaction, whatever state a failure left it in."""
        if self._connection.in_transaction:
            # When it fails, the journal is still there, and the next one to read rolls back by it.
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let other threads wait with what they ask of this connection."""
        with self._guard:
            yield

    def run_statements(self, script: str) -> None:
        """Run the statements of a migration one by one, inside the caller's transaction."""
        for statement in _statements(script):
            self.execute(statement)

    def be_quick(self) -> None:
        """Give up durability: for a copy that is thrown away."""
        self.execute("PRAGMA synchronous = OFF")
        self.execute("PRAGMA journal_mode = MEMORY")

    def back_up_to(self, target: Path) -> None:
        """Copy the whole database to a new file by SQLite's own backup."""
        copy = sqlite3.connect(target)
        try:
            with self._guard, self.known_errors():
                self._connection.backup(copy)
        finally:
            copy.close()

    def close(self) -> None:
        """Close the connection."""
        with self._guard:
            self._connection.close()


def _statements(script: str) -> Iterator[str]:
    """Split SQL at the semicolons that end a statement (a trigger holds some of its own)."""
    statement = ""
    for part in re.split(r"(?<=;)", script):
        statement += part
        if statement.strip() and sqlite3.complete_statement(statement):
            yield statement
            statement = ""
