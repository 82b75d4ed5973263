"""Upkeep: check a project, back it up, rebuild its tables."""

import itertools
import shutil
from pathlib import Path

from annotator.model.errors import KnownError, NotFound, ProjectDamaged, UnwritableFile
from annotator.model.progress import Progress, silent
from annotator.services import places
from annotator.store import backups, integrity, projection
from annotator.store.backups import Backup
from annotator.store.connection import damage
from annotator.store.durable_file import replacing
from annotator.store.project import CHECKED_AT_OPENING, Project

__all__ = ["Backup", "Upkeep", "newest_backup", "restore_newest"]


def newest_backup(project_path: Path) -> Path | None:
    """Where the newest backup of a project lies; the project itself need not be readable."""
    folder = places.backups_folder(project_path)
    found = backups.listed(folder) if folder.is_dir() else []
    return found[0].path if found else None


def restore_newest(project_path: Path) -> Path:
    """Copy the newest backup beside the project, under a name that is free, and return where.

    The project's own file is left as it is. Raises NotFound or UnwritableFile.
    """
    backup = newest_backup(project_path)
    if backup is None:
        raise NotFound(f"There is no backup of {project_path.name}; open another project.")
    for number in itertools.count(1):
        mark = "(restored)" if number == 1 else f"(restored {number})"
        target = project_path.with_name(f"{project_path.stem} {mark}{project_path.suffix}")
        if target.exists():
            continue
        try:
            with replacing(target) as stream, backup.open("rb") as source:
                shutil.copyfileobj(source, stream)
        except UnwritableFile as error:
            raise UnwritableFile(
                f"The backup could not be copied to {target.parent}; open {backup} instead."
            ) from error
        return target
    raise AssertionError  # counting never ends


class Upkeep:
    """The verbs that keep a project sound."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def check(self, progress: Progress = silent) -> list[str]:
        """One sentence per fault; empty when every byte is what was written. May run in any thread."""
        with self._project.reader() as database:
            return integrity.findings(database, progress)

    def back_up(self) -> Path:
        """Make a verified backup and return where it lies. May run in any thread."""
        with self._project.reader() as database:
            return backups.make(database, places.backups_folder(self._project.path))

    def look_after(self) -> str:
        """Verify the project by backing it up; the sentence that the archivist must hear, or empty.

        A project that turns out damaged is not written any more. Meant for a worker thread after opening.
        """
        path = self._project.path
        try:
            if path.stat().st_size <= CHECKED_AT_OPENING and self.check():
                raise damage(path)
            self.back_up()
        except ProjectDamaged as error:
            self._project.read_only = str(error)
            return str(error)
        except KnownError as error:
            return str(error)
        return ""

    def backups(self) -> list[Backup]:
        """Backups of this project, newest first."""
        folder = places.backups_folder(self._project.path)
        return backups.listed(folder) if folder.is_dir() else []

    @property
    def damaged(self) -> bool:
        """Whether the project is not written because it is damaged."""
        return "damaged" in self._project.read_only.replace(self._project.path.name, "")

    def rebuild(self) -> None:
        """Make the tables again from the log."""
        projection.rebuild(self._project.database)
