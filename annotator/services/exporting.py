"""Exporting: hand over articles with their tags as a file that was checked before it replaced another."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.model.errors import NotFound, UnwritableFile
from annotator.model.progress import Progress, silent
from annotator.services.exported_files import Exported, write_checked, write_each
from annotator.services.gathering import Choice, Gathering
from annotator.services.library import Library
from annotator.services.tag_set import TagSet
from annotator.store import annotations, articles, reviews
from annotator.store.connection import Database
from annotator.store.project import SUFFIX, Project, is_project
from annotator.text.file_names import safe_name

if TYPE_CHECKING:
    from annotator.formats.exporters.exporter import Exporter

__all__ = ["Exported", "Exporting", "Format", "safe_name"]


@dataclass(frozen=True, slots=True)
class Format:
    """A way of handing over, in words for the archivist."""

    name: str
    label: str
    description: str
    suffix: str
    group: str
    each: bool
    """Whether each article can have a file of its own."""


class Exporting:
    """The verbs that hand over."""

    def __init__(
        self, project: Project, library: Library, tag_set: TagSet, name_of_project: Callable[[], str]
    ) -> None:
        self._project = project
        self._library = library
        self._tag_set = tag_set
        self._name_of_project = name_of_project

    def formats(self) -> tuple[Format, ...]:
        """All formats, the one to propose first."""
        return tuple(
            Format(e.name, e.label, e.description, e.suffix, e.group, each=e.least == 1) for e in _exporters()
        )

    def export(
        self, format_name: str, out: Path, article_ids: Sequence[str] = (), progress: Progress = silent
    ) -> Exported:
        """Write articles (all when none are named) to a file.

        The file is read again and checked before it replaces an older one; after an error or Cancelled the
        older one is as it was. May run in any thread.
        """
        exporter = _exporter(format_name)
        if is_project(out) or belongs_to_a_project(out):
            raise UnwritableFile(
                f"{out.name} belongs to an Annotator project; choose another name for the export."
            )
        with self._project.reader() as database:
            choice = _choice(database, exporter, article_ids)
            return write_checked(exporter, self._gathering(database, choice), out, progress)

    def export_each(
        self, format_name: str, folder: Path, article_ids: Sequence[str] = (), progress: Progress = silent
    ) -> Exported:
        """Write each article (all when none are named) to a file of its own, beside a table of these files.

        No file is ever replaced. After an error or Cancelled nothing is left of it. May run in any thread.
        """
        exporter = _exporter(format_name)
        with self._project.reader() as database:
            choice = _choice(database, exporter, article_ids)
            return write_each(exporter, partial(self._gathering, database), choice, folder, progress)

    def preview(self, format_name: str, article_ids: Sequence[str] = (), characters: int = 4000) -> str:
        """The beginning of what an export would write, from the first articles of the choice."""
        exporter = _exporter(format_name)
        chosen = article_ids or [article.id for article in self._library.articles()[: exporter.least]]
        stream = io.BytesIO()
        with self._project.reader() as database:
            choice = _choice(database, exporter, chosen[: exporter.least])
            exporter.write(self._gathering(database, choice).corpus(), stream, silent)
        return _as_text(stream.getvalue())[:characters]

    def suggested_name(self, format_name: str, article_ids: Sequence[str] = ()) -> str:
        """A file name that is allowed on every system."""
        suffix = _exporter(format_name).suffix
        if len(article_ids) == 1:
            title = self._library.article(article_ids[0]).label
            return f"{safe_name(title)}-{article_ids[0][:8]}{suffix}"
        return f"{safe_name(self._name_of_project())}{suffix}"

    def _gathering(self, database: Database, choice: Choice) -> Gathering:
        return Gathering(database, self._tag_set, self._name_of_project(), choice)


def _choice(database: Database, exporter: "Exporter", article_ids: Sequence[str]) -> Choice:
    chosen = [articles.get(database, i) for i in article_ids] if article_ids else articles.every(database)
    if not chosen:
        raise NotFound("There is no article to export; import some first.")
    if not exporter.accepted_only:
        return Choice(chosen, whole=not article_ids)
    tags = annotations.in_state(database, "accepted", article_ids or None)
    repeats = reviews.repeats(database, tags, article_ids or None)
    return Choice(chosen, whole=not article_ids, tags=tags - repeats.keys(), repeats=repeats)


def _exporters() -> "tuple[Exporter, ...]":
    # The window starts sooner when the formats are loaded for the first export.
    from annotator.formats.exporters import EXPORTERS

    return EXPORTERS


def _exporter(name: str) -> "Exporter":
    exporters = _exporters()
    for exporter in exporters:
        if exporter.name == name:
            return exporter
    raise NotFound(f"There is no format “{name}”; choose one of {', '.join(e.name for e in exporters)}.")


def _as_text(written: bytes) -> str:
    """What was written, in words; of an archive the files, one after the other."""
    from annotator.formats.zip_writer import files_as_text, is_zip

    return files_as_text(written) if is_zip(written) else written.decode("utf-8")


def belongs_to_a_project(path: Path) -> bool:
    """Whether a name is that of a project, its lock or its journal."""
    return path.suffix == SUFFIX or f"{SUFFIX}." in path.name or f"{SUFFIX}-" in path.name
