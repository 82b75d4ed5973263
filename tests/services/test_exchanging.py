"""Bundles go out of one project and into another."""

from pathlib import Path

import pytest

from annotator.bootstrap import create_project
from annotator.services.session import Session
from annotator.store import integrity, projection
from tests.services.random_project import random_project


@pytest.fixture
def colleague(tmp_path: Path) -> Session:
    """Ben's empty project."""
    return create_project(tmp_path / "ben.annotator", by="Ben")


def state(session: Session) -> object:
    return projection.state(session._project.database)


def hand_over(giver: Session, taker: Session, kind: str = "everything", **wishes: object) -> object:
    path = giver.path.with_name(f"{giver.path.stem}-{kind}.zip")
    giver.exchanging.bundle(path, kind, **wishes)  # type: ignore[arg-type]  # what a test wishes
    return taker.exchanging.take_in(taker.exchanging.look(path))


@pytest.mark.parametrize("seed", range(4))
def test_a_project_arrives_whole(tmp_path: Path, seed: int) -> None:
    session = random_project(tmp_path, seed, 40)
    colleague = create_project(tmp_path / "ben.annotator", by="Ben")
    hand_over(session, colleague, originals=True)
    hand_over(colleague, session, originals=True)
    assert state(session) == state(colleague)
    assert integrity.findings(colleague._project.database) == []
    session.close()
    colleague.close()
