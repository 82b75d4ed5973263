"""What one project exports as TEI another takes in whole: exported again, it is the same file byte for byte."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.bootstrap import create_project, open_session
from annotator.model.annotation import CERTAINTIES
from annotator.model.errors import Cancelled, KnownError
from annotator.model.link import Link
from annotator.model.record import Identifier
from annotator.model.tag_type import Example, Field
from annotator.services.accessioning import Outcome
from annotator.services.sample import make_sample
from annotator.services.session import Session

FLAVOURS = ("tei-standoff", "tei-inline")
TEXT = "Mr Khan, \U0001f600 leader\x07 of Luton Council, said: “I go.\r\n\n“I\u00a0stay,” he said in May 2023.\n"


@pytest.fixture
def sample(tmp_path: Path) -> Session:
    return make_sample(create_project, tmp_path / "sample.annotator")


def exported(session: Session, flavour: str) -> bytes:
    """The bytes of an export of the whole project."""
    path = session.path.with_suffix(f".{flavour}.xml")
    session.exporting.export(flavour, path)
    return path.read_bytes()


def taken_in(document: bytes, folder: Path, name: str = "arrived") -> tuple[Session, list[Outcome]]:
    """A new project into which a document was taken."""
    path = folder / f"{name}.xml"
    path.write_bytes(document)
    session = create_project(folder / f"{name}.annotator", name="Nothing yet", by="Rita")
    return session, session.accessioning.import_files([path])


def assert_comes_back(session: Session, folder: Path) -> None:
    """Both flavours of a project come back from a new project, from either flavour."""
    documents = {flavour: exported(session, flavour) for flavour in FLAVOURS}
    for place, flavour in enumerate(FLAVOURS):
        arrived, outcomes = taken_in(documents[flavour], folder, f"arrived{place}")
        try:
            assert [outcome.error for outcome in outcomes if outcome.error] == []
            for other in FLAVOURS:
                assert exported(arrived, other) == documents[other]
            assert arrived.upkeep.check() == []
        finally:
            arrived.close()


def test_the_sample_project_comes_back_byte_for_byte(sample: Session, tmp_path: Path) -> None:
    assert_comes_back(sample, tmp_path)
