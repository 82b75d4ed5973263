"""A session: one open project with the services that work on it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from annotator.services.accessioning import Accessioning
from annotator.services.claiming import Claiming
from annotator.services.commenting import Commenting
from annotator.services.dating import Dating
from annotator.services.exporting import Exporting
from annotator.services.history import History
from annotator.services.library import Library
from annotator.services.naming import Naming
from annotator.services.occurring import Occurring
from annotator.services.proposing import Proposing
from annotator.services.questioning import Questioning
from annotator.services.register_files import RegisterFiles
from annotator.services.registering import Registering
from annotator.services.settings import Settings
from annotator.services.tag_set import TagSet
from annotator.services.tagging import Tagging
from annotator.services.upkeep import Upkeep
from annotator.services.vocabulary import Vocabulary
from annotator.services.zoning import Zoning


@dataclass(frozen=True, slots=True)
class Session:
    """The services of one project. `close` gives the project free."""

    path: Path
    history: History
    library: Library
    tag_set: TagSet
    registering: Registering
    register_files: RegisterFiles
    vocabulary: Vocabulary
    tagging: Tagging
    naming: Naming
    claiming: Claiming
    commenting: Commenting
    dating: Dating
    proposing: Proposing
    occurring: Occurring
    questioning: Questioning
    zoning: Zoning
    accessioning: Accessioning
    exporting: Exporting
    upkeep: Upkeep
    close: Callable[[], None]
    _name: Callable[[], str]
    _read_only: Callable[[], str]

    @property
    def name(self) -> str:
        """Name of the project."""
        return self._name()

    @property
    def read_only(self) -> str:
        """The sentence that says why nothing can be changed, or empty."""
        return self._read_only()


class Open(Protocol):
    """Opens a project (see `bootstrap.open_session`)."""

    def __call__(
        self, path: Path, *, by: str = "", write: bool = True, fall_back: bool = False
    ) -> Session: ...


class Create(Protocol):
    """Makes a project and opens it (see `bootstrap.create_project`)."""

    def __call__(self, path: Path, *, name: str = "", by: str = "") -> Session: ...


@dataclass(frozen=True, slots=True)
class Openers:
    """What the command line and the window are given to begin with."""

    open: Open
    create: Create
    settings: Settings
