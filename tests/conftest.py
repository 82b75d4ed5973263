"""Fixtures of general use: an empty home, an offscreen window system, a fixed look."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from annotator.bootstrap import create_project
from annotator.model.article import Article
from annotator.services.session import Session

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# No test asserts on a clock: a slow machine is no failure.
settings.register_profile("annotator", deadline=None)
settings.load_profile("annotator")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Settings and backups of a test lie in a folder of its own."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("ANNOTATOR_HOME", str(folder))
    yield folder


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """An open project of Anna's without articles."""
    opened = create_project(tmp_path / "project.annotator", by="Anna")
    yield opened
    opened.close()


@pytest.fixture
def article(session: Session, tmp_path: Path) -> Article:
    """One small article in the session's project."""
    path = tmp_path / "khan.txt"
    path.write_text(
        "Councillor quits party\nMohammed Aslam Khan said: “I quit.”\nAdvertisement\nThe end.",
        encoding="utf-8",
    )
    return session.accessioning.accession(session.accessioning.prepare(path))
