"""The composition root: builds a session by hand, in order."""

from pathlib import Path

from annotator.services import places
from annotator.services.accessioning import Accessioning
from annotator.services.claiming import Claiming
from annotator.services.commenting import Commenting
from annotator.services.dating import Dating
from annotator.services.exporting import Exporting
from annotator.services.history import Edit, History
from annotator.services.library import Library
from annotator.services.naming import Naming
from annotator.services.occurring import Occurring
from annotator.services.proposing import Proposing
from annotator.services.questioning import Questioning
from annotator.services.receiving import Receiving
from annotator.services.register_files import RegisterFiles
from annotator.services.registering import Registering
from annotator.services.session import Openers, Session
from annotator.services.settings import Settings
from annotator.services.tag_set import TagSet
from annotator.services.tagging import Tagging
from annotator.services.upkeep import Upkeep
from annotator.services.vocabulary import Vocabulary
from annotator.services.zoning import Zoning
from annotator.store import projection
from annotator.store.project import create, open_project
from annotator.text.normalising import printable


def open_session(path: Path, *, by: str = "", write: bool = True, fall_back: bool = False) -> Session:
    """Open a project with all services.

    `by` is the annotator's name (default: that of the settings, else the login name). With `write`, the
    project is locked for others; with `fall_back`, it opens for reading only where that is not possible.
    Raises the errors of `store.project.open_project`.
    """
    name = by or Settings.load().name()
    project = open_project(
        path, by=name, write=write, fall_back=fall_back, backups_folder=places.backups_folder(path)
    )

    def name_of_project() -> str:
        return projection.name_of_project(project.database)

    history = History(project, name)
    library = Library(project)
    tag_set = TagSet(project, history)
    registering = Registering(project, history, library, tag_set)
    tagging = Tagging(history, library, tag_set, registering)
    dating = Dating(history, library, tag_set, tagging)
    return Session(
        path=path,
        history=history,
        library=library,
        tag_set=tag_set,
        registering=registering,
        register_files=RegisterFiles(project, history, name_of_project),
        vocabulary=Vocabulary(project, history, library, tag_set),
        tagging=tagging,
        naming=Naming(history, library, tag_set, registering, tagging),
        claiming=Claiming(project, library, tag_set, registering),
        commenting=Commenting(project, history, library),
        dating=dating,
        proposing=Proposing(history, library, tag_set, registering, tagging, dating=dating),
        occurring=Occurring(project, history, library, tag_set, registering),
        questioning=Questioning(project, library, tag_set),
        zoning=Zoning(history, library),
        accessioning=Accessioning(history, library, Receiving(project, history, library, tag_set)),
        exporting=Exporting(project, library, tag_set, name_of_project),
        upkeep=Upkeep(project),
        close=project.close,
        _name=name_of_project,
        _read_only=lambda: project.read_only,
    )


def create_project(path: Path, *, name: str = "", by: str = "") -> Session:
    """Make a new empty project and open it. Raises UnwritableFile."""
    create(path)
    session = open_session(path, by=by)
    body = {"name": printable(name).strip() or path.stem}
    project = Edit("project", projection.PROJECT_SUBJECT, body)
    session.history.apply("New project", [project, *session.tag_set.adopt()])
    session.history.forget_steps()
    return session


def openers() -> Openers:
    """What the command line and the window begin with."""
    return Openers(open_session, create_project, Settings.load())
