"""What is said of a TEI file, by our own rules or by a schema that another process compiles."""

import sys
from pathlib import Path

import pytest

from annotator.model.errors import Cancelled, NotFound, UnreadableFile
from annotator.services.checking_files import check_by_our_rules, check_by_schema
from annotator.services.session import Session
from tests.formats.tei.official import SCHEMA, needs_tei_all

RNG = '<element name="note" xmlns="http://relaxng.org/ns/structure/1.0"><text/></element>'


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    path = tmp_path / "own.rng"
    path.write_text(RNG)
    return path


def test_every_file_is_told_of_with_lines_as_a_validator_gives_them(schema: Path, tmp_path: Path) -> None:
    contents = ["<note/>", "<note>\n\n<b/></note>", "<note", "<!DOCTYPE note><note/>", "<other/>"]
    paths = [tmp_path / f"{number}.xml" for number in range(len(contents))]
    for path, content in zip(paths, contents, strict=True):
        path.write_text(content)
    good, bad, torn, doctype, other = check_by_schema(paths, schema)
    assert (good.path, good.valid) == (paths[0], True)
    assert (bad.valid, bad.findings[0].line) == (False, 3)
    assert "element b" in bad.findings[0].message
    assert "well-formed" in torn.findings[0].message
    assert "DOCTYPE" in doctype.findings[0].message
    assert not other.valid


def test_it_works_wherever_the_program_was_started(
    schema: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    Path("note.xml").write_text("<note/>")
    assert check_by_schema([Path("note.xml")], Path("own.rng"))[0].valid


def test_a_frozen_program_starts_itself(
    schema: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform == "win32":
        pytest.skip("a script cannot stand for the program there")
    program = tmp_path / "annotator"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m annotator "$@"\n')
    program.chmod(0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    (tmp_path / "note.xml").write_text("<note/>")
    assert check_by_schema([tmp_path / "note.xml"], schema)[0].valid


def test_what_is_no_schema_is_one_sentence(schema: Path, tmp_path: Path) -> None:
    note = tmp_path / "note.xml"
    note.write_text("<note/>")
    for content in ("", "hello", "<note/>", RNG.replace("<text/>", '<ref name="nothing"/>')):
        schema.write_text(content)
        with pytest.raises(UnreadableFile, match="own.rng is no RELAX NG schema") as caught:
            check_by_schema([note], schema)
        assert "\n" not in str(caught.value)
    with pytest.raises(NotFound, match="no file"):
        check_by_schema([tmp_path / "missing.xml"], schema)


def test_cancelling_is_heard_while_the_schema_is_read(schema: Path, tmp_path: Path) -> None:
    def stop(_done: int, _total: int, _what: str) -> None:
        raise Cancelled("stopped")

    (tmp_path / "note.xml").write_text("<note/>")
    with pytest.raises(Cancelled):
        check_by_schema([tmp_path / "note.xml"], schema, stop)


@needs_tei_all
def test_our_exports_are_valid_by_the_whole_of_tei(session: Session, article: object, tmp_path: Path) -> None:
    (one,) = session.library.articles()
    session.tagging.add(one.id, "person", [(0, 10)])
    formats = [form.name for form in session.exporting.formats() if form.name.startswith("tei-")]
    paths = [tmp_path / f"{name}.xml" for name in formats]
    for name, path in zip(formats, paths, strict=True):
        session.exporting.export(name, path)
        assert check_by_our_rules(path).valid
    assert [verdict.findings for verdict in check_by_schema(paths, SCHEMA)] == [()] * len(paths)


def test_of_a_foreign_file_nobody_can_say_without_a_schema(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.xml"
    foreign.write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>')
    verdict = check_by_our_rules(foreign)
    assert (verdict.valid, verdict.findings) == (None, ())
    foreign.write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/>')
    assert check_by_our_rules(foreign).valid is False
