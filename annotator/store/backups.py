"""Rotating, verified backups of a project, kept outside its folder."""

import contextlib
import datetime
import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from annotator.model.errors import ProjectDamaged, UnwritableFile
from annotator.store import integrity, log
from annotator.store.connection import Database
from annotator.store.durable_file import sync_folder

KEPT = 10
DEEPLY_CHECKED = 8 * 1024 * 1024
"""Bytes up to which even the tables are compared with the log when a copy is verified."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: where it lies, when it was made, how many events it holds."""

    path: Path
    made_at: str
    events: int


def make(database: Database, folder: Path) -> Path:
    """Back up a project, verify the copy, and let the oldest beyond ten go.

    A copy that already holds this state is not made twice. Raises UnwritableFile; the older backups stay then.
    """
    events, digest = log.seal(database)
    name = f"{events:09d}-{digest:064x}"[:22]
    there = next(iter(folder.glob(f"*-{name}.annotator")), None) if folder.is_dir() else None
    if there is not None:
        return there
    stamp = datetime.datetime.now(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
    target = folder / f"{stamp}-{name}.annotator"
    partial = target.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        sync_folder(folder.parent)
        database.back_up_to(partial)
        _verify(partial)
        partial.replace(target)
        sync_folder(folder)
    except (OSError, sqlite3.Error) as error:
        raise UnwritableFile(
            f"A backup of {database.path.name} could not be made in {folder} ({error}); free some space there."
        ) from error
    finally:
        for rest in (partial, partial.with_name(f"{partial.name}-journal")):
            with contextlib.suppress(OSError):
                rest.unlink()
    for old in listed(folder)[KEPT:]:
        old.path.unlink(missing_ok=True)
    return target


def _verify(path: Path) -> None:
    copy = Database(path, writable=False)
    try:
        faults = integrity.findings(copy, deep=path.stat().st_size <= DEEPLY_CHECKED)
    finally:
        copy.close()
    if faults:
        raise ProjectDamaged(f"The project could not be backed up because it is damaged: {faults[0]}")


def listed(folder: Path) -> list[Backup]:
    """Backups in a folder, newest first."""
    found = []
    for path in folder.glob("*.annotator"):
        match = re.fullmatch(r"(\d{8}T\d{6}Z)-(\d{9})-[0-9a-f]+", path.stem)
        if match:
            found.append(Backup(path, match[1], int(match[2])))
    return sorted(found, key=lambda backup: (backup.made_at, backup.events), reverse=True)
