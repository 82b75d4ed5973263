"""What the window says when it opens a project in which something had been left unfinished."""

from pathlib import Path

import pytest

from annotator.bootstrap import open_session
from annotator.services.session import Session
from annotator.store import unfinished
from tests.ui.conftest import Desk


@pytest.fixture
def interrupted(sample_path: Path) -> Session:
    """A project that was open when the program ended in the midst of an import."""
    session = open_session(sample_path, by="Anna")
    project = session.history._project
    with project.together():
        unfinished.begin(project.database, "0" * 32, "0" * 32)
    step = session.history._opened
    with session.history.step("Import names.csv", lasting=True):
        step.step.identifier = "0" * 32
        session.registering.create("person", "Somebody")
    session.close()
    return open_session(sample_path, by="Anna")


def test_an_interrupted_step_is_told_and_nothing_of_it_is_there(desk: Desk, interrupted: Session) -> None:
    window = desk.show(interrupted)
    assert window.messages.text.startswith("“Import names.csv” was interrupted")
    assert interrupted.registering.records() == []
    assert not window.actions_["edit.undo"].isEnabled()
