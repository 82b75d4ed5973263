"""A session: one open project with the services that work on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from annotator.services.history import History
from annotator.services.library import Library
from annotator.services.settings import Settings
from annotator.services.tag_set import TagSet
from annotator.store import projection
from annotator.store.project import Project

if TYPE_CHECKING:
    from annotator.services.accessioning import Accessioning
    from annotator.services.adopting import Adopting
    from annotator.services.agreeing import Agreeing
    from annotator.services.answering import Answering
    from annotator.services.claiming import Claiming
    from annotator.services.commenting import Commenting
    from annotator.services.comparing import Comparing
    from annotator.services.contradicting import Contradicting
    from annotator.services.dating import Dating
    from annotator.services.exchanging import Exchanging
    from annotator.services.exporting import Exporting
    from annotator.services.naming import Naming
    from annotator.services.occurring import Occurring
    from annotator.services.printing import Printing, Write
    from annotator.services.proposing import Proposing
    from annotator.services.questioning import Questioning
    from annotator.services.register_files import RegisterFiles
    from annotator.services.registering import Registering
    from annotator.services.reviewing import Reviewing
    from annotator.services.reviewing_register import ReviewingRegister
    from annotator.services.second_pass import SecondPass
    from annotator.services.settling import Settling
    from annotator.services.staging import Staging
    from annotator.services.tagging import Tagging
    from annotator.services.tying import Tying
    from annotator.services.upkeep import Upkeep
    from annotator.services.vocabulary import Vocabulary
    from annotator.services.zoning import Zoning


class Session:
    """The services of one project; most are loaded when they are first asked for. `close` gives the project free."""

    def __init__(self, project: Project, by: str) -> None:
        self._project = project
        self.path = project.path
        self.close: Callable[[], None] = project.close
        self.history = History(project, by)
        self.library = Library(project)
        self.tag_set = TagSet(project, self.history)

    @property
    def name(self) -> str:
        """Name of the project."""
        return projection.name_of_project(self._project.database)

    @property
    def read_only(self) -> str:
        """The sentence that says why nothing can be changed, or empty."""
        return self._project.read_only

    @cached_property
    def registering(self) -> Registering:
        """Entries of the register."""
        from annotator.services.registering import Registering

        return Registering(self._project, self.history, self.library, self.tag_set)

    @cached_property
    def register_files(self) -> RegisterFiles:
        """The register as files."""
        from annotator.services.register_files import RegisterFiles

        return RegisterFiles(self._project, self.history, lambda: self.name)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Terms that are offered."""
        from annotator.services.vocabulary import Vocabulary

        return Vocabulary(self._project, self.history, self.library, self.tag_set)

    @cached_property
    def tagging(self) -> Tagging:
        """Tags made and changed."""
        from annotator.services.tagging import Tagging

        return Tagging(self.history, self.library, self.tag_set, self.registering)

    @cached_property
    def naming(self) -> Naming:
        """What a tag names."""
        from annotator.services.naming import Naming

        return Naming(self.history, self.library, self.tag_set, self.registering, self.tagging)

    @cached_property
    def claiming(self) -> Claiming:
        """Claims that tags make."""
        from annotator.services.claiming import Claiming

        return Claiming(self._project, self.library, self.tag_set, self.registering)

    @cached_property
    def comparing(self) -> Comparing:
        """What articles share and where they differ."""
        from annotator.services.comparing import Comparing

        return Comparing(self._project, self.library, self.contradicting)

    @cached_property
    def agreeing(self) -> Agreeing:
        """How far people agree."""
        from annotator.services.agreeing import Agreeing

        return Agreeing(self._project, self.library, self.tag_set, lambda: self.name)

    @cached_property
    def second_pass(self) -> SecondPass:
        """Tagging again without seeing one's earlier tags."""
        from annotator.services.second_pass import SecondPass

        return SecondPass(self.history, self.library, self.staging)

    @cached_property
    def contradicting(self) -> Contradicting:
        """Where articles say what cannot both be so."""
        from annotator.services.contradicting import Contradicting

        return Contradicting(self.library, self.claiming)

    @cached_property
    def settling(self) -> Settling:
        """What is accepted where articles contradict each other."""
        from annotator.services.settling import Settling

        return Settling(self._project, self.history, self.contradicting, lambda: self.comparing)

    @cached_property
    def reviewing(self) -> Reviewing:
        """Versions of tags compared and decided."""
        from annotator.services.reviewing import Reviewing

        return Reviewing(self._project, self.history, self.library)

    @cached_property
    def reviewing_register(self) -> ReviewingRegister:
        """Entries that may be one, or that were changed in two ways."""
        from annotator.services.reviewing_register import ReviewingRegister

        return ReviewingRegister(self._project, self.history, self.registering)

    @cached_property
    def answering(self) -> Answering:
        """What became of one's own tags."""
        from annotator.services.answering import Answering

        return Answering(self._project, self.history, self.library)

    @cached_property
    def staging(self) -> Staging:
        """How far the work has come."""
        from annotator.services.staging import Staging

        return Staging(self._project, self.history, self.library, self.reviewing)

    @cached_property
    def tying(self) -> Tying:
        """Tags of several articles that stand for one thing."""
        from annotator.services.tying import Tying

        return Tying(
            self._project,
            self.history,
            self.library,
            self.tag_set,
            registering=self.registering,
            comparing=self.comparing,
        )

    @cached_property
    def commenting(self) -> Commenting:
        """Remarks on tags."""
        from annotator.services.commenting import Commenting

        return Commenting(self._project, self.history, self.library)

    @cached_property
    def dating(self) -> Dating:
        """Dates understood."""
        from annotator.services.dating import Dating

        return Dating(self.history, self.library, self.tag_set, self.tagging)

    @cached_property
    def proposing(self) -> Proposing:
        """Values offered for a tag."""
        from annotator.services.proposing import Proposing

        return Proposing(self.library, self.tag_set, self.registering, self.tagging, dating=self.dating)

    @cached_property
    def occurring(self) -> Occurring:
        """Other places of a name."""
        from annotator.services.occurring import Occurring

        return Occurring(self._project, self.history, self.library, self.tag_set, self.registering)

    @cached_property
    def questioning(self) -> Questioning:
        """What is still open."""
        from annotator.services.questioning import Questioning

        return Questioning(self._project, self.library, self.tag_set, self.settling)

    @cached_property
    def zoning(self) -> Zoning:
        """Furniture of articles."""
        from annotator.services.zoning import Zoning

        return Zoning(self.history, self.library)

    @cached_property
    def accessioning(self) -> Accessioning:
        """Articles taken in, changed, removed."""
        from annotator.services.accessioning import Accessioning
        from annotator.services.receiving import Receiving

        receiving = Receiving(self._project, self.history, self.library, self.tag_set)
        return Accessioning(self.history, self.library, receiving, self.adopting)

    @cached_property
    def adopting(self) -> Adopting:
        """Tags of other programs."""
        from annotator.services.adopting import Adopting

        return Adopting(self._project, self.history, self.library, self.tag_set)

    @cached_property
    def exchanging(self) -> Exchanging:
        """Bundles for colleagues, and from them."""
        from annotator.services.exchanging import Exchanging

        return Exchanging(
            self._project, self.history, self.library, self.tag_set, self.upkeep, staging=self.staging
        )

    @cached_property
    def exporting(self) -> Exporting:
        """The project as files."""
        from annotator.services.exporting import Exporting

        return Exporting(self._project, self.library, self.tag_set, lambda: self.name)

    @cached_property
    def printing(self) -> Printing:
        """Articles as a page for the printer."""
        from annotator.services.printing import Printing

        return Printing(
            self.library,
            self.comparing,
            self.settling,
            self.tag_set,
            shown=self.tagging.shown,
            name_of_project=lambda: self.name,
        )

    @cached_property
    def upkeep(self) -> Upkeep:
        """Checks and backups."""
        from annotator.services.upkeep import Upkeep

        return Upkeep(self._project)


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
    write_pdf: Write
    """Loads what draws the pages when it is first called; raises KnownError where that is missing."""
