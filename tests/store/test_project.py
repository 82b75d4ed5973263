"""A project file is opened, locked, refused or left alone as the archivist was promised."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from annotator.bootstrap import create_project, open_session
from annotator.model.article import Article
from annotator.model.errors import (
    KnownError,
    NotAProject,
    NotFound,
    ProjectDamaged,
    ProjectLocked,
    ProjectReadOnly,
    ProjectTooNew,
    UnwritableFile,
)
from annotator.services.session import Session


@pytest.fixture
def closed(session: Session, article: Article) -> Path:
    """A project with one article and twenty tags, closed."""
    for start in range(20):
        session.tagging.add(article.id, "person", [(start, start + 5)])
    session.close()
    return session.path


def edit(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_second_window_on_the_project_may_read_and_is_told_who_has_it(session: Session) -> None:
    with pytest.raises(ProjectLocked, match=r"open by Anna on .+ since \d{4}-"):
        open_session(session.path, by="Ben")
    second = open_session(session.path, by="Ben", fall_back=True)
    try:
        assert "open by Anna" in second.read_only
        assert second.library.articles() == []
        with pytest.raises(ProjectReadOnly, match="open by Anna"):
            second.history.apply("x", [])
    finally:
        second.close()


def test_the_lock_of_a_killed_process_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "p.annotator"
    create_project(path, by="Anna").close()
    code = (
        "import os, sys; from pathlib import Path; from annotator.bootstrap import open_session\n"
        "open_session(Path(sys.argv[1]), by='Dead'); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert path.with_name("p.annotator.lock").exists()
    session = open_session(path, by="Anna")
    assert session.read_only == ""
    session.close()
    assert not path.with_name("p.annotator.lock").exists()


def test_a_lock_from_another_machine_is_never_broken_silently(closed: Path) -> None:
    lock = closed.with_name(closed.name + ".lock")
    lock.write_text('{"name": "Ben", "host": "elsewhere", "since": "2026-01-02 03:04"}')
    with pytest.raises(ProjectLocked, match="open by Ben on elsewhere since 2026-01-02 03:04.*delete"):
        open_session(closed, by="Anna")
    assert lock.exists()


def test_a_newer_project_opens_for_reading_and_names_what_it_needs(closed: Path) -> None:
    edit(closed, "PRAGMA user_version = 99", "CREATE TABLE later (x)")
    before = closed.read_bytes()
    with pytest.raises(ProjectTooNew, match="newer Annotator .*99"):
        open_session(closed, by="Anna")
    session = open_session(closed, by="Anna", fall_back=True)
    assert len(session.library.articles()) == 1
    assert "newer Annotator" in session.read_only
    session.close()
    assert closed.read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE extra (x)",
        "CREATE VIEW spy AS SELECT json FROM event",
        "CREATE TRIGGER evil AFTER INSERT ON event BEGIN DELETE FROM zone; END",
        "DROP TRIGGER event_is_never_deleted",
    ],
)
def test_a_project_whose_schema_is_not_exactly_ours_is_refused(closed: Path, statement: str) -> None:
    edit(closed, statement)
    with pytest.raises(NotAProject, match="does not have the tables"):
        open_session(closed, by="Anna")


def test_flipped_bytes_never_change_content_unnoticed_and_the_file_is_never_written(
    closed: Path, tmp_path: Path
) -> None:
    original = closed.read_bytes()
    noticed = 0
    for number in range(60):
        # Spread over the pages; the middle of a page is cell content or free space.
        offset = (number * 7919 + 4001) % len(original)
        damaged = bytearray(original)
        for i in range(offset, min(offset + 40, len(damaged))):
            damaged[i] ^= 0x5A
        path = tmp_path / f"flipped-{number}.annotator"
        path.write_bytes(damaged)
        bytes_before = path.read_bytes()
        try:
            session = open_session(path, by="Anna", fall_back=True)
        except KnownError:
            noticed += 1
            assert path.read_bytes() == bytes_before
            continue
        try:
            if session.read_only:
                noticed += 1
                assert path.read_bytes() == bytes_before
            elif session.upkeep.look_after():
                noticed += 1
                assert "damaged" in session.read_only
                assert path.read_bytes() == bytes_before
            else:
                # Damage that changed nothing that is stored: free space inside a page.
                assert session.upkeep.check() == []
                intact = open_session(closed, by="Anna", write=False)
                assert [session.library.tags(a.id) for a in session.library.articles()] == [
                    intact.library.tags(a.id) for a in intact.library.articles()
                ]
                intact.close()
        finally:
            session.close()
    assert noticed


def test_a_damaged_project_says_so_and_refuses_to_be_written(closed: Path) -> None:
    raw = closed.read_bytes()
    place = raw.index(b'"label":"Tag person"')
    closed.write_bytes(raw[:place] + b'"label":"Tag Person"' + raw[place + 20 :])
    with pytest.raises(ProjectDamaged, match="newest backup"):
        open_session(closed, by="Anna")
    session = open_session(closed, by="Anna", fall_back=True)
    assert any("not what was written" in finding for finding in session.upkeep.check())
    with pytest.raises(ProjectReadOnly, match="damaged"):
        session.tagging.add(session.library.articles()[0].id, "person", [(0, 3)])
    session.close()


@pytest.mark.parametrize(
    "content", [b"", b"just a text", b"\x00" * 4096, b"SQLite format 3\x00" + b"\x01" * 500]
)
def test_another_kind_of_file_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "p.annotator"
    path.write_bytes(content)
    with pytest.raises(KnownError, match=r"p\.annotator"):
        open_session(path, by="Anna")
    assert path.read_bytes() == content


def test_an_sqlite_file_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "p.annotator"
    edit(path, "CREATE TABLE mine (x)")
    with pytest.raises(NotAProject, match="not an Annotator project"):
        open_session(path, by="Anna")


def test_a_missing_project_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="There is no project"):
        open_session(tmp_path / "none.annotator")


def test_a_project_is_never_made_over_an_existing_file(closed: Path) -> None:
    before = closed.read_bytes()
    with pytest.raises(UnwritableFile, match="exists already"):
        create_project(closed, by="Anna")
    assert closed.read_bytes() == before


def test_a_project_in_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile, match="choose a folder that exists"):
        create_project(tmp_path / "no" / "p.annotator", by="Anna")


READ_ONLY_FOLDER = """
import sys
from pathlib import Path
from annotator.bootstrap import open_session

session = open_session(Path(sys.argv[1]), by="Anna", fall_back=True)
print(session.read_only)
print(len(session.library.articles()))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no read-only folders")
def test_a_project_in_a_read_only_folder_opens_for_reading(closed: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy = Path(shutil.copy(closed, folder))
        copy.chmod(0o666)
        folder.chmod(0o555)
        # Root may write everywhere, unless it gives this right away (its own checkout it must still read).
        humbly = ["setpriv", "--bounding-set", "-dac_override"] if os.geteuid() == 0 else []
        done = subprocess.run(
            [*humbly, sys.executable, "-c", READ_ONLY_FOLDER, str(copy)],
            capture_output=True,
            text=True,
            check=False,
        )
        folder.chmod(0o755)
    assert done.stderr == ""
    sentence, count = done.stdout.splitlines()
    assert sentence.endswith("cannot be written; the project is open for reading only.")
    assert count == "1"


def test_a_full_disk_is_one_sentence_and_loses_nothing(
    session: Session, article: Article, tmp_path: Path
) -> None:
    kept = session.tagging.add(article.id, "person", [(0, 5)])
    database = session.history._project.database
    database.execute(f"PRAGMA max_page_count = {database.row('PRAGMA page_count')[0]}")
    big = tmp_path / "big.txt"
    big.write_text("word " * 20000)
    prepared = session.accessioning.prepare(big)
    with pytest.raises(UnwritableFile, match="no space left .* Nothing was changed"):
        session.accessioning.accession(prepared)
    assert len(session.library.articles()) == 1
    assert session.library.tags(article.id) == [kept]
    assert session.upkeep.check() == []
    database.execute("PRAGMA max_page_count = 100000")
    assert session.accessioning.accession(prepared).characters == len(big.read_text())


def test_the_log_refuses_to_change_or_delete_an_event(closed: Path) -> None:
    connection = sqlite3.connect(closed)
    with pytest.raises(sqlite3.IntegrityError, match="the log only grows"):
        connection.execute("UPDATE event SET json = ''")
    with pytest.raises(sqlite3.IntegrityError, match="the log only grows"):
        connection.execute("DELETE FROM event")
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        connection.execute("UPDATE text SET content = ''")
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        connection.execute("UPDATE original SET bytes = x''")
    connection.close()


def test_an_event_smuggled_out_of_the_log_is_found(closed: Path) -> None:
    trigger = (
        sqlite3.connect(closed)
        .execute("SELECT sql FROM sqlite_schema WHERE name = 'event_is_never_deleted'")
        .fetchone()[0]
    )
    edit(
        closed,
        "DROP TRIGGER event_is_never_deleted",
        "DELETE FROM statement WHERE event = (SELECT max(seq) FROM event)",
        "DELETE FROM annotation WHERE n = (SELECT max(n) FROM annotation)",
        "DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)",
        trigger,
    )
    session = open_session(closed, by="Anna", fall_back=True)
    assert "damaged" in session.read_only
    assert any("should hold" in finding for finding in session.upkeep.check())
    session.close()


def test_the_project_is_one_file_with_a_rollback_journal(closed: Path) -> None:
    names = {path.name for path in closed.parent.iterdir() if path.name.startswith(closed.name)}
    assert closed.name in names
    assert not any(name.endswith(("-wal", "-shm", ".lock")) for name in names)


def test_a_foreign_file_is_refused_for_reading_as_well(closed: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.annotator"
    edit(foreign, "CREATE TABLE mine (x)")
    with pytest.raises(NotAProject, match="not an Annotator project"):
        open_session(foreign, write=False)
    edit(closed, "CREATE TABLE evil (x)")
    with pytest.raises(NotAProject, match="does not have the tables"):
        open_session(closed, write=False)


def test_nothing_lies_beside_a_closed_project(tmp_path: Path) -> None:
    path = tmp_path / "p.annotator"
    create_project(path, by="Anna").close()
    session = open_session(path, by="Anna")
    session.close()
    assert [p.name for p in tmp_path.iterdir()] == ["p.annotator"]
