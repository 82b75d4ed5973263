"""The composition root: opens projects and gives them their services."""

from pathlib import Path
from typing import BinaryIO

from annotator.model.paper import Paper
from annotator.model.progress import Progress
from annotator.model.sheet import Sheet
from annotator.services import places
from annotator.services.history import Edit
from annotator.services.session import Openers, Session
from annotator.services.settings import Settings
from annotator.store import projection
from annotator.store.project import create, open_project
from annotator.text.normalising import printable


def open_session(path: Path, *, by: str = "", write: bool = True, fall_back: bool = False) -> Session:
    """Open a project with its services.

    `by` is the annotator's name (default: that of the settings, else the login name). With `write`, the
    project is locked for others; with `fall_back`, it opens for reading only where that is not possible.
    Raises the errors of `store.project.open_project`.
    """
    name = by or Settings.load().name()
    project = open_project(
        path, by=name, write=write, fall_back=fall_back, backups_folder=places.backups_folder(path)
    )
    try:
        return Session(project, name)
    except BaseException:
        project.close()  # or its lock would stay until the program ends
        raise


def create_project(path: Path, *, name: str = "", by: str = "") -> Session:
    """Make a new empty project and open it. Raises UnwritableFile."""
    create(path)
    try:
        session = open_session(path, by=by)
        try:
            body = {"name": printable(name).strip() or path.stem}
            project = Edit("project", projection.PROJECT_SUBJECT, body)
            session.history.apply("New project", [project])
            session.tag_set.state_all()
            session.history.forget_steps()
        except BaseException:
            session.close()
            raise
    except BaseException:
        path.unlink(missing_ok=True)  # half a project would only be in the way
        raise
    return session


def openers() -> Openers:
    """What the command line and the window begin with."""
    return Openers(open_session, create_project, Settings.load(), _write_pdf)


def _write_pdf(sheet: Sheet, stream: BinaryIO, paper: Paper, progress: Progress) -> None:
    from annotator.ui.printed.without_display import write  # the command line seldom needs Qt

    write(sheet, stream, paper, progress)
