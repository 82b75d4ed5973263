"""Shared by the tests of services."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.services.session import Session

TakeIn = Callable[[str, str], str]


@pytest.fixture
def take_in(session: Session, tmp_path: Path) -> TakeIn:
    """Take a text into the session's project, under a title; returns its id."""

    def accession(title: str, text: str) -> str:
        path = tmp_path / f"{title}.txt"
        path.write_text(f"{title}\n{text}", encoding="utf-8")
        return session.accessioning.accession(session.accessioning.prepare(path)).id

    return accession
