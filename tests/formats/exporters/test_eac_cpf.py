"""Authority records of a project are valid by the official schemas, tell claims, and say what they leave out."""

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from annotator.bootstrap import create_project
from annotator.model.errors import KnownError
from annotator.model.link import Link
from annotator.services.sample import make_sample
from annotator.services.session import Session
from tests.formats.eac.official import faults, needs_eac


@pytest.fixture
def sample(tmp_path: Path) -> Session:
    return make_sample(create_project, tmp_path / "sample.annotator")


def exported(session: Session, path: Path) -> dict[str, bytes]:
    """The records by the names of their files."""
    session.exporting.export("eac-cpf", path)
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@needs_eac
def test_every_record_is_valid_by_the_official_schemas(sample: Session, tmp_path: Path) -> None:
    assert faults(list(exported(sample, tmp_path / "out.zip").values())) == []


def test_what_is_held_of_a_body_leads_to_its_record_and_back(sample: Session, tmp_path: Path) -> None:
    files = exported(sample, tmp_path / "out.zip")
    (council,) = (name for name in files if name.startswith("Luton-Borough-Council"))
    (khan,) = (name for name in files if name.startswith("Mohammed-Aslam-Khan"))
    for one, other in ((council, khan), (khan, council)):
        targets = etree.fromstring(files[one]).iterfind(".//{*}targetEntity")
        assert other in {target.get("valueURI") for target in targets}


def test_places_and_people_outside_of_the_register_are_told_as_left_out(
    sample: Session, tmp_path: Path
) -> None:
    article = sample.library.articles()[0]
    place = sample.registering.create("place", "Luton")
    sample.tagging.add(article.id, "place", [(0, 5)], links={"name": Link(record=place.id)})
    sample.tagging.add(article.id, "role", [(0, 5)], values={"term": "leader"})
    lost = {one.what for one in sample.exporting.export("eac-cpf", tmp_path / "out.zip").lost}
    assert "places, of which EAC-CPF has no records" in lost
    assert "claims about people who are not in the register" in lost


def test_without_entries_there_is_nothing_to_export(
    session: Session, article: object, tmp_path: Path
) -> None:
    with pytest.raises(KnownError, match="link some first"):
        session.exporting.export("eac-cpf", tmp_path / "out.zip")
