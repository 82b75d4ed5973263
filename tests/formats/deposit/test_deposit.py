"""A deposit is whole for readers that are not ours, says by public schemas what it holds, and is the same every time."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

import bagit
import pytest
from lxml import etree

from annotator.bootstrap import create_project
from annotator.formats.deposit.premis_reading import stated_files
from annotator.formats.exporters.deposit import check
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import InvalidDocument, KnownError, UnreadableFile
from annotator.services.checking_files import check_by_our_rules
from annotator.services.sample import make_sample
from annotator.services.session import Session
from annotator.services.verifying_bags import verify_bag
from tests.formats.eac.official import faults, needs_eac
from tests.shared_material import ARCHIVAL

PREMIS_SCHEMA = ARCHIVAL / "premis-v3-0.xsd"
P = "{http://www.loc.gov/premis/v3}"


@pytest.fixture
def sample(tmp_path: Path) -> Session:
    return make_sample(create_project, tmp_path / "sample.annotator")


def unpacked(session: Session, folder: Path, *articles: str) -> Path:
    """The bag of a project in a folder."""
    session.exporting.export("bagit", folder / "out.zip", articles)
    with zipfile.ZipFile(folder / "out.zip") as archive:
        archive.extractall(folder / "bag")
        return folder / "bag" / archive.namelist()[0].partition("/")[0]


def take_in(session: Session, path: Path) -> None:
    """Take in a file."""
    session.accessioning.import_files([path])


def premis(bag: Path) -> etree._Element:
    return etree.parse(bag / "data/premis.xml").getroot()


def test_the_library_of_congress_finds_the_deposit_sound(sample: Session, tmp_path: Path) -> None:
    bag = unpacked(sample, tmp_path)
    read = bagit.Bag(str(bag))
    read.validate()
    assert read.info["Bag-Software-Agent"].startswith("Annotator ")
    newest = max(entry.at for one in sample.library.articles() for entry in sample.history.of_subject(one.id))
    assert read.info["Bagging-Date"] >= newest[:10]
    assert verify_bag(tmp_path / "out.zip").sound
    assert verify_bag(bag).sound


def test_originals_and_texts_are_there_to_the_byte(sample: Session, tmp_path: Path) -> None:
    bag = unpacked(sample, tmp_path)
    for folder, contents in (
        ("originals", {sample.library.original(one.id) for one in sample.library.articles()}),
        ("texts", {sample.library.text(one.id).encode() for one in sample.library.articles()}),
    ):
        assert {path.read_bytes() for path in (bag / "data" / folder).iterdir()} == contents


def test_the_log_is_there_event_by_event_and_each_line_tells_its_own_id(
    sample: Session, tmp_path: Path
) -> None:
    lines = (unpacked(sample, tmp_path) / "data/log/events.jsonl").read_bytes().split(b"\n")
    assert lines.pop() == b""
    names = [hashlib.sha256(line).hexdigest() for line in lines]
    assert names == sorted(names)
    stated = {s["subject"] for line in lines for s in json.loads(line)["statements"]}
    assert {tag.id for one in sample.library.articles() for tag in sample.library.tags(one.id)} <= stated


def test_tei_is_valid_by_our_rules(sample: Session, tmp_path: Path) -> None:
    bag = unpacked(sample, tmp_path)
    for name in ("archive-copy.xml", "reading-copy.xml"):
        assert check_by_our_rules(bag / "data/tei" / name).valid


@pytest.mark.skipif(not PREMIS_SCHEMA.is_file(), reason="the schema of PREMIS is not beside this checkout")
def test_what_happened_is_valid_premis(sample: Session, tmp_path: Path) -> None:
    schema = etree.XMLSchema(etree.parse(PREMIS_SCHEMA))
    schema.assertValid(premis(unpacked(sample, tmp_path)))


@needs_eac
def test_authority_records_are_valid_by_the_official_schemas(sample: Session, tmp_path: Path) -> None:
    files = sorted((unpacked(sample, tmp_path) / "data/register/eac").iterdir())
    assert len(files) == len([one for one in sample.registering.records() if one.kind != "place"])
    assert faults([file.read_bytes() for file in files]) == []


def test_every_original_text_and_tei_file_is_described_with_its_hash(sample: Session, tmp_path: Path) -> None:
    bag = unpacked(sample, tmp_path)
    with (bag / "data/premis.xml").open("rb") as stream:
        stated = {one.path: one for one in stated_files(stream)}
    there = {
        path.relative_to(bag).as_posix()
        for folder in ("originals", "texts", "tei")
        for path in (bag / "data" / folder).iterdir()
    }
    assert stated.keys() == there
    for path, one in stated.items():
        content = (bag / path).read_bytes()
        assert (one.sha256, one.size) == (hashlib.sha256(content).hexdigest(), str(len(content)))


def test_it_is_told_who_took_each_article_in_and_tagged_it(sample: Session, tmp_path: Path) -> None:
    root = premis(unpacked(sample, tmp_path))
    kinds = [one.text for one in root.iter(f"{P}eventType")]
    articles = len(sample.library.articles())
    for kind in ("accession", "message digest calculation", "normalization", "annotation"):
        assert kinds.count(kind) >= articles
    assert kinds.count("validation") == 1
    assert {one.text for one in root.iter(f"{P}agentName")} == {"Sample", "Annotator"}
    assert "utf-8" in " ".join(one.text or "" for one in root.iter(f"{P}eventDetail")).casefold()


def test_a_person_who_is_called_like_the_program_is_an_agent_of_her_own(
    tmp_path: Path, sample: Session
) -> None:
    sample.history.by = "Annotator"
    article = sample.library.articles()[0]
    sample.tagging.add(article.id, "person", [(0, 5)])
    names = [one.text for one in premis(unpacked(sample, tmp_path)).iter(f"{P}agentName")]
    assert names.count("Annotator") == 2


def test_the_deposit_of_one_article_holds_nothing_of_the_other(sample: Session, tmp_path: Path) -> None:
    chosen, other = sample.library.articles()
    bag = unpacked(sample, tmp_path, chosen.id)
    assert len(list((bag / "data/texts").iterdir())) == 1
    scopes = {json.loads(line)["scope"] for line in (bag / "data/log/events.jsonl").read_bytes().splitlines()}
    assert chosen.id in scopes
    assert other.id not in scopes


def test_hostile_names_make_safe_paths(session: Session, tmp_path: Path) -> None:
    for name, content in (("CON\x01.txt", "one"), ("a\u202eb\\..txt", "two"), ("=x;y'.txt", "three")):
        (tmp_path / name).write_text(content, encoding="utf-8")
        take_in(session, tmp_path / name)
    bag = unpacked(session, tmp_path)
    paths = [path.relative_to(bag).as_posix() for path in bag.rglob("*") if path.is_file()]
    assert not [
        path
        for path in paths
        if not path.replace("/", "").replace(".", "").replace("-", "").replace("_", "").isalnum()
    ]
    assert all(path.isascii() for path in paths)
    bagit.Bag(str(bag)).validate()
    assert sorted(path.read_text() for path in (bag / "data/originals").iterdir()) == ["one", "three", "two"]


@pytest.mark.parametrize(
    ("name", "kind"), [("tei-standoff", "application/tei+xml"), ("jsonl", "application/json")]
)
def test_what_an_article_of_another_project_came_in_is_its_original(
    sample: Session, session: Session, tmp_path: Path, name: str, kind: str
) -> None:
    corpus = tmp_path / ("corpus.jsonl" if name == "jsonl" else "corpus.xml")
    sample.exporting.export(name, corpus)
    take_in(session, corpus)
    bag = unpacked(session, tmp_path)
    (original,) = (bag / "data/originals").iterdir()
    assert original.read_bytes() == corpus.read_bytes()
    assert original.suffix == (".json" if name == "jsonl" else ".xml")
    forms = [one.text for one in premis(bag).iter(f"{P}formatName")]
    assert kind in forms
    assert verify_bag(bag).sound


def test_a_project_without_articles_is_not_deposited(session: Session, tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        session.exporting.export("bagit", tmp_path / "out.zip")


def repacked(data: bytes, name: str, change: tuple[bytes, bytes]) -> bytes:
    """The archive with one of its files changed, and its hashes with it, as by somebody who knows how."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        files = {one: old.read(one) for one in old.namelist()}
    (path,) = (one for one in files if name in one)
    before, files[path] = files[path], files[path].replace(*change)
    assert before != files[path]
    for one in [one for one in files if one.rpartition("/")[2].startswith("tagmanifest-")]:
        del files[one]
    for algorithm in ("sha256", "sha512"):
        (listed,) = (one for one in files if f"/manifest-{algorithm}" in one)
        old_hash, new_hash = (hashlib.new(algorithm, one).hexdigest() for one in (before, files[path]))
        files[listed] = files[listed].replace(old_hash.encode(), new_hash.encode())
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as new:
        for one, content in files.items():
            new.writestr(one, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("texts/Deputy", (b"Luton", b"Lutoff")),
        ("premis.xml", (b"<size>", b"<size>1")),
        ("premis.xml", (b"</premis>", b"")),
        ("premis.xml", (b"<agentIdentifierValue>software", b"<agentIdentifierValue>nobody")),
        ("archive-copy.xml", (b"Luton", b"Lutoff")),
        ("Hazel-Simmons", (b"BBC", b"CNN")),
    ],
)
def test_the_check_finds_what_is_not_as_the_project_has_it(
    sample: Session, tmp_path: Path, name: str, change: tuple[bytes, bytes]
) -> None:
    def stored(identifier: str) -> AnnotatedArticle:
        article = sample.library.article(identifier)
        return AnnotatedArticle(
            article,
            sample.library.text(identifier),
            tuple(sample.library.zones(identifier)),
            tuple(sample.library.tags(identifier)),
        )

    sample.exporting.export("bagit", tmp_path / "out.zip")
    changed = repacked((tmp_path / "out.zip").read_bytes(), name, change)
    with pytest.raises((InvalidDocument, UnreadableFile)):
        check(io.BytesIO(changed), stored)
