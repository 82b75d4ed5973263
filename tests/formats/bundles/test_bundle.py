"""A bundle is sound for readers that are not ours, and says in plain words what it is."""

import hashlib
import json
import zipfile
from pathlib import Path

import bagit
import pytest
from lxml import etree

from annotator.formats.bundles.bodies import KINDS
from annotator.formats.bundles.reading import open_bundle
from annotator.model.article import Article
from annotator.services.session import Session
from annotator.store.projection import PROJECTORS
from tests.shared_material import ARCHIVAL

PREMIS_SCHEMA = ARCHIVAL / "premis-v3-0.xsd"


@pytest.fixture
def unpacked(session: Session, article: Article, tmp_path: Path) -> Path:
    session.tagging.add(article.id, "person", [(0, 10)])
    session.exchanging.bundle(tmp_path / "all.zip", "everything", originals=True)
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        archive.extractall(tmp_path)
    return tmp_path / "annotator-bundle"


def test_it_is_a_bag_for_the_reader_of_the_library_of_congress(unpacked: Path) -> None:
    assert bagit.Bag(str(unpacked)).is_valid()


def test_each_event_is_a_line_under_its_hash(unpacked: Path) -> None:
    lines = (unpacked / "data" / "events.jsonl").read_bytes().splitlines()
    ids = [hashlib.sha256(line).hexdigest() for line in lines]
    assert ids == sorted(ids)
    assert json.loads((unpacked / "data" / "bundle.json").read_bytes())["events"] == len(lines)


def test_every_file_is_told_in_premis(unpacked: Path) -> None:
    tree = etree.parse(unpacked / "data" / "premis.xml")
    told = {
        name.text: digest.text
        for name, digest in zip(tree.iter("{*}originalName"), tree.iter("{*}messageDigest"), strict=True)
    }
    files = [*(unpacked / "data" / "texts").iterdir(), *(unpacked / "data" / "originals").iterdir()]
    assert told == {
        f"data/{file.parent.name}/{file.name}": hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
    }


@pytest.mark.skipif(not PREMIS_SCHEMA.is_file(), reason="the schema of PREMIS is not beside this checkout")
def test_premis_is_valid_by_its_schema(unpacked: Path) -> None:
    etree.XMLSchema(etree.parse(PREMIS_SCHEMA)).assertValid(etree.parse(unpacked / "data" / "premis.xml"))


def test_the_read_me_names_the_articles(unpacked: Path, article: Article) -> None:
    words = (unpacked / "data" / "README.txt").read_text(encoding="utf-8")
    assert article.label in words
    assert "annotator merge" in words


def test_long_logs_are_read_part_by_part(
    session: Session, article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.formats.bundles.writing.PART_BYTES", 2_000)
    path = tmp_path / "parts.zip"
    session.exchanging.bundle(path, "everything")
    with zipfile.ZipFile(path) as archive:
        assert "annotator-bundle/data/events-2.jsonl" in archive.namelist()
    with open_bundle(path, path.name) as reader:
        assert len(list(reader.lines())) == reader.bundle.events


def test_every_kind_that_has_a_table_is_checked() -> None:
    assert PROJECTORS.keys() == KINDS
