"""What one project exports as TEI another takes in whole: exported again, it is the same file byte for byte."""

import re
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from annotator.bootstrap import create_project, open_session
from annotator.model.errors import Cancelled
from annotator.model.link import Link
from annotator.model.progress import Progress
from annotator.services.accessioning import Outcome
from annotator.services.sample import make_sample
from annotator.services.session import Session
from annotator.store import projection
from annotator.store.connection import Database
from tests.formats.tei.test_grammar import mutants
from tests.services.random_project import random_project

FLAVOURS = ("tei-standoff", "tei-inline", "tei-publisher", "tei-anchors")


@pytest.fixture
def sample(tmp_path: Path) -> Session:
    return make_sample(create_project, tmp_path / "sample.annotator")


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The sample project in both flavours."""
    session = make_sample(create_project, tmp_path_factory.mktemp("sample") / "sample.annotator")
    try:
        return {flavour: exported(session, flavour) for flavour in FLAVOURS}
    finally:
        session.close()


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
    """All flavours of a project come back from a new project, from any of them."""
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


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**6), st.integers(0, 80))
def test_any_project_comes_back_byte_for_byte(seed: int, deeds: int) -> None:
    with TemporaryDirectory() as folder:
        session = random_project(Path(folder), seed, deeds)
        try:
            assert_comes_back(session, Path(folder))
        finally:
            session.close()


def test_terms_that_tags_use_travel_with_them(sample: Session, tmp_path: Path) -> None:
    vocabulary = tmp_path / "offices.ttl"
    vocabulary.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://example.org/1> a skos:Concept ; skos:prefLabel "deputy leader" .\n'
        '<https://example.org/2> a skos:Concept ; skos:prefLabel "unheard of" .\n'
    )
    sample.vocabulary.take_in(vocabulary, name="Offices", version="2026")
    document = exported(sample, "tei-inline")
    arrived, _outcomes = taken_in(document, tmp_path)
    (term,) = (use.term for use in arrived.vocabulary.terms() if use.term is not None)
    assert (term.label, term.uri, term.source) == ("deputy leader", "https://example.org/1", "Offices, 2026")
    assert f'ref="#term.{term.id}"'.encode() in document
    assert exported(arrived, "tei-inline") == document
    arrived.close()


def state(session: Session) -> dict[str, object]:
    """All that the tables of a project say."""
    database = Database(session.path, writable=False)
    try:
        return dict(projection.state(database))
    finally:
        database.close()


def test_what_is_taken_in_is_one_step_that_undo_turns_back_and_redo_does_again(
    sample: Session, tmp_path: Path
) -> None:
    document = exported(sample, "tei-inline")
    arrived, outcomes = taken_in(document, tmp_path)
    assert [outcome.article is not None for outcome in outcomes] == [True, True]
    assert arrived.name == sample.name
    after = state(arrived)
    arrived.history.undo()
    assert (arrived.library.articles(), arrived.registering.records(), arrived.name) == (
        [],
        [],
        "Nothing yet",
    )
    assert arrived.history.undo_label == ""
    arrived.history.redo()
    assert state(arrived) == after
    arrived.close()
    again = open_session(arrived.path, by="Rita")
    assert state(again) == after
    assert again.history.undo_label == "Import arrived.xml"
    again.close()


def test_the_file_is_kept_and_the_earlier_original_stays_described(sample: Session, tmp_path: Path) -> None:
    document = exported(sample, "tei-standoff")
    arrived, _outcomes = taken_in(document, tmp_path)
    for article in arrived.library.articles():
        assert arrived.library.original(article.id) == document
        assert article.original == sample.library.article(article.id).original
        assert arrived.accessioning.set_metadata(article.id, article.metadata) == article
    arrived.close()


def test_taking_a_file_in_twice_changes_nothing(documents: dict[str, bytes], tmp_path: Path) -> None:
    document = documents["tei-standoff"]
    arrived, _outcomes = taken_in(document, tmp_path)
    before = state(arrived)
    again = arrived.accessioning.import_files([tmp_path / "arrived.xml"])
    assert [(outcome.duplicate_of != "", outcome.remarks) for outcome in again] == [(True, ())] * 2
    assert state(arrived) == before
    arrived.close()


def test_what_a_colleague_changed_is_left_as_it_is_here_and_told(sample: Session, tmp_path: Path) -> None:
    arrived, _outcomes = taken_in(exported(sample, "tei-standoff"), tmp_path)
    article = sample.library.articles()[0].id
    tag, other = sample.library.tags(article)[:2]
    sample.tagging.set_note(tag.id, "Changed there.")
    sample.tagging.retract([other.id])
    sample.tagging.add(article, "place", [(0, 5)])
    (tmp_path / "later.xml").write_bytes(exported(sample, "tei-inline"))
    outcomes = arrived.accessioning.import_files([tmp_path / "later.xml"])
    assert outcomes[0].remarks == (
        "New on articles that were here: 1 tags, marks, comments and answers.",
        "Left as they are here, though the file says something else: 1.",
    )
    assert arrived.library.tag(tag.id).note == ""
    assert arrived.library.tag(other.id) == other
    arrived.close()


def test_a_definition_of_another_project_is_known_beside_that_of_this_one(
    sample: Session, tmp_path: Path
) -> None:
    session = create_project(tmp_path / "mine.annotator", by="Rita")
    path = tmp_path / "mine.txt"
    path.write_text("Nothing of theirs.")
    session.accessioning.import_files([path])
    mine = session.tag_set.define(replace(session.tag_set.type("person"), definition="Mine."))
    theirs = sample.tag_set.define(replace(sample.tag_set.type("person"), definition="Theirs."))
    tag = sample.tagging.add(sample.library.articles()[0].id, "person", [(0, 5)])
    (tmp_path / "theirs.xml").write_bytes(exported(sample, "tei-standoff"))
    session.accessioning.import_files([tmp_path / "theirs.xml"])
    assert session.tag_set.type("person") == mine
    assert session.library.tag(tag.id).type_version == theirs.version
    assert session.tag_set.in_version("person", theirs.version) == theirs
    assert f"tag.person.{theirs.version}".encode() in exported(session, "tei-inline")
    session.close()


def _stopping_after(calls: int) -> Progress:
    told: list[int] = []

    def progress(_done: int, _total: int, _what: str) -> None:
        told.append(1)
        if len(told) > calls:
            raise Cancelled("stop")

    return progress


@pytest.mark.parametrize("calls", [0, 2, 3])
def test_cancelling_leaves_nothing_behind(documents: dict[str, bytes], tmp_path: Path, calls: int) -> None:
    path = tmp_path / "sample.xml"
    path.write_bytes(documents["tei-inline"])
    session = create_project(tmp_path / "new.annotator", by="Rita")
    before = state(session)
    with pytest.raises(Cancelled, match=r"nothing of sample\.xml was imported"):
        session.accessioning.import_files([path], progress=_stopping_after(calls))
    assert state(session) == before
    assert session.history.undo_label == ""
    session.close()
    again = open_session(session.path, by="Rita")
    assert state(again) == before
    again.close()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ((b"Aslam Khan", b"Adam Khan "), "quotes another text|SHA-256"),
        ((b'<measure unit="char" quantity="2', b'<measure unit="char" quantity="1'), "counts 1"),
        ((b"<TEI ", b"<TEI2 "), "not well-formed|not as Annotator wrote it"),
        ((b"<?xml-model", b"<!DOCTYPE TEI><?xml-model"), "DOCTYPE"),
        ((b"</teiCorpus>", b""), "cut off"),
        ((b"#status.proposed", b"#status.draft"), "not in the file"),
        (
            (b'xml:id="ann-', b'xml:id="ann-x'),
            "not in the file|no id that Annotator gives|lead to each other",
        ),
        ((b'cert="high"', b'cert="certain"'), "not as Annotator wrote it"),
    ],
)
@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_file_that_is_not_as_it_was_written_is_refused_with_a_sentence(
    documents: dict[str, bytes], tmp_path: Path, flavour: str, change: tuple[bytes, bytes], sentence: str
) -> None:
    document = documents[flavour]
    damaged = document.replace(*change) if change[0] != b"Aslam Khan" else _last_replaced(document, *change)
    assert damaged != document
    session, (outcome,) = taken_in(damaged, tmp_path)
    assert re.search(sentence, outcome.error), outcome.error
    assert "\n" not in outcome.error
    assert state(session)["article"] == state(session)["record"] == []
    session.close()


def _last_replaced(document: bytes, old: bytes, new: bytes) -> bytes:
    before, found, after = document.rpartition(old)
    assert found
    return before + new + after


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"<html><body/></html>",
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>',
        b"\xff\xfe<\0a\0",
    ],
)
def test_a_file_that_is_no_tei_of_ours_is_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    session, (outcome,) = taken_in(content, tmp_path)
    assert outcome.error.startswith("arrived.xml ")
    assert state(session)["article"] == []
    session.close()


def test_an_id_that_stands_for_something_else_here_is_refused(
    documents: dict[str, bytes], tmp_path: Path
) -> None:
    document = documents["tei-inline"]
    arrived, _outcomes = taken_in(document, tmp_path)
    tag = arrived.library.tags(arrived.library.articles()[0].id)[0]
    record = arrived.registering.records(["person"])[0]
    stolen = document.replace(f"ann-{tag.id}".encode(), f"ann-{record.id}".encode())
    (tmp_path / "stolen.xml").write_bytes(stolen)
    before = state(arrived)
    (outcome,) = arrived.accessioning.import_files([tmp_path / "stolen.xml"])
    assert "stands for two things" in outcome.error
    assert state(arrived) == before
    arrived.close()


def test_a_folder_of_texts_and_tei_is_taken_in_as_one_step(
    documents: dict[str, bytes], tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.xml").write_bytes(documents["tei-standoff"])
    (folder / "b.txt").write_text("A text.")
    (folder / "c.xml").write_text("<x/>")
    session = create_project(tmp_path / "new.annotator", by="Rita")
    outcomes = session.accessioning.import_files([folder])
    assert len(session.library.articles()) == 3
    assert [outcome.path.name for outcome in outcomes if outcome.error] == ["c.xml"]
    session.history.undo()
    assert session.library.articles() == []
    session.close()


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_file_with_faults_in_it_leaves_the_project_sound(
    documents: dict[str, bytes], tmp_path: Path, flavour: str
) -> None:
    session = create_project(tmp_path / "new.annotator", by="Rita")
    before = state(session)
    path = tmp_path / "faulty.xml"
    for mutant in mutants(documents[flavour], 40, seed=5):
        path.write_bytes(etree.tostring(mutant, encoding="UTF-8", xml_declaration=True))
        outcomes = session.accessioning.import_files([path])
        if not outcomes[0].error:
            session.history.undo()
        assert state(session) == before
    assert session.upkeep.check() == []
    session.close()


def test_what_was_deleted_here_stays_deleted_and_is_counted(
    documents: dict[str, bytes], tmp_path: Path
) -> None:
    session, _outcomes = taken_in(documents["tei-standoff"], tmp_path)
    article = session.library.articles()[0].id
    gone = [tag.id for tag in session.library.tags(article) if tag.type == "place"]
    session.tagging.retract(gone)
    [outcome, *_others] = session.accessioning.import_files([tmp_path / "arrived.xml"])
    assert any("Deleted here and left so" in remark for remark in outcome.remarks)
    assert not {tag.id for tag in session.library.tags(article)} & set(gone)
    session.close()


def test_an_article_that_was_removed_here_comes_back_whole(
    documents: dict[str, bytes], tmp_path: Path
) -> None:
    session, _outcomes = taken_in(documents["tei-standoff"], tmp_path)
    article = session.library.articles()[0].id
    before = session.library.tags(article)
    session.accessioning.remove(article)
    session.accessioning.import_files([tmp_path / "arrived.xml"])
    assert session.library.tags(article) == before
    session.close()


def test_a_deleted_entry_stays_deleted_until_a_tag_that_comes_in_leads_to_it(
    sample: Session, tmp_path: Path
) -> None:
    khan = sample.registering.find("Mohammed Aslam Khan")
    arrived, _outcomes = taken_in(exported(sample, "tei-standoff"), tmp_path)
    arrived.registering.delete(khan.id, "unlink")
    arrived.accessioning.import_files([tmp_path / "arrived.xml"])
    assert arrived.registering.resolve(khan.id) == ""
    article = sample.library.articles()[0].id
    tag = sample.tagging.add(article, "person", [(0, 5)])
    sample.tagging.set_link(tag.id, "name", Link(record=khan.id))
    (tmp_path / "later.xml").write_bytes(exported(sample, "tei-inline"))
    outcomes = arrived.accessioning.import_files([tmp_path / "later.xml"])
    assert [outcome.error for outcome in outcomes] == ["", ""]
    assert arrived.registering.record_of(arrived.library.tag(tag.id)) == khan
    arrived.history.undo()
    assert arrived.registering.resolve(khan.id) == ""
    assert arrived.upkeep.check() == []
    arrived.close()
