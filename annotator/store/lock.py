"""One writer per project: a small file beside it says who has it open, and the system knows if they live."""

import contextlib
import datetime
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from annotator.model.errors import ProjectLocked, ProjectReadOnly

_BYTE = 1 << 20
"""The locked byte lies far behind the text, so that Windows lets others read who holds it."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a project open."""

    name: str
    host: str
    since: str

    def __str__(self) -> str:
        return f"open by {self.name} on {self.host} since {self.since}"


class Lock:
    """The right to write one project. Raises ProjectLocked when somebody has it."""

    def __init__(self, project: Path, name: str) -> None:
        """Take the lock of a project for an annotator."""
        self.path = lock_path(project)
        self._handle = self._taken(project)
        previous = holder_of(project)
        if previous is not None and previous.host != _host():
            # The system's lock does not reach over every network folder: another machine may well be alive.
            _release(self._handle)
            self._handle.close()
            raise ProjectLocked(
                f"{project.name} is {previous}. If that machine no longer has it open, "
                f"delete {self.path.name} beside it; it can be read meanwhile."
            )
        since = datetime.datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
        try:
            self._handle.seek(0)
            self._handle.truncate()
            json.dump({"name": name, "host": _host(), "since": since, "pid": os.getpid()}, self._handle)
            self._handle.flush()
        except OSError as error:
            self.release()
            raise ProjectReadOnly(
                f"There is no space left in {self.path.parent}; free some space to change the project. "
                "It can be read meanwhile."
            ) from error

    def _taken(self, project: Path) -> IO[str]:
        """The file, locked: the one that others find, not one that its last holder has just removed."""
        while True:
            handle = self._open()
            if not _take(handle):
                handle.close()
                held = holder_of(project) or "open elsewhere"
                raise ProjectLocked(f"{project.name} is {held}; it can be read meanwhile.")
            with contextlib.suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(handle.fileno()), self.path.stat()):
                    return handle
            handle.close()

    def _open(self) -> IO[str]:
        try:
            return self.path.open("a+", encoding="utf-8")
        except OSError as error:
            raise ProjectReadOnly(
                f"The folder {self.path.parent} cannot be written; the project is open for reading only."
            ) from error

    def release(self) -> None:
        """Give the project free."""
        if self._handle.closed:
            return
        _release(self._handle)
        with contextlib.suppress(OSError):
            self._handle.close()
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)


def lock_path(project: Path) -> Path:
    """Where the lock of a project lies."""
    return project.with_name(project.name + ".lock")


def holder_of(project: Path) -> Holder | None:
    """Who is written in the lock of a project, dead or alive."""
    try:
        raw = json.loads(lock_path(project).read_text(encoding="utf-8"))
        return Holder(str(raw["name"]), str(raw["host"]), str(raw["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


if sys.platform == "win32":
    import msvcrt
    import socket

    def _host() -> str:
        return socket.gethostname()

    def _take(handle: IO[str]) -> bool:
        handle.seek(_BYTE)
        try:
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _release(handle: IO[str]) -> None:
        handle.seek(_BYTE)
        with contextlib.suppress(OSError):
            msvcrt.locking(handle.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _host() -> str:
        return os.uname().nodename

    def _take(handle: IO[str]) -> bool:
        try:
            fcntl.flock(handle.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _release(handle: IO[str]) -> None:
        with contextlib.suppress(OSError):
            fcntl.flock(handle.fileno(), fcntl.LOCK_UN)
