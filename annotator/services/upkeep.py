"""Upkeep: check a project, back it up, rebuild its tables."""

from pathlib import Path

from annotator.model.errors import KnownError, ProjectDamaged
from annotator.model.progress import Progress, silent
from annotator.services import places
from annotator.store import backups, integrity, projection
from annotator.store.backups import Backup
from annotator.store.project import Project

__all__ = ["Backup", "Upkeep"]


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
        try:
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

    def rebuild(self) -> None:
        """Make the tables again from the log."""
        projection.rebuild(self._project.database)
