"""What a verb of the command line is: a name, a sentence, its arguments and one function."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from annotator.model.progress import Progress
from annotator.services.session import Openers, Session


@dataclass(frozen=True, slots=True)
class Context:
    """What a verb is given besides its arguments."""

    openers: Openers
    progress: Progress

    @contextmanager
    def session(self, project: Path, *, by: str = "", write: bool = False) -> Iterator[Session]:
        """Open a project for the length of a block; every failure is a KnownError."""
        session = self.openers.open(project, by=by, write=write)
        try:
            yield session
        finally:
            session.close()


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb. `run` prints what was asked for and returns the exit status."""

    name: str
    summary: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Context, argparse.Namespace], int]
