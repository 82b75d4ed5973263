"""A table of tags that comes back brings nothing twice, changes nothing that is here, and brings what is new."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.bootstrap import create_project
from annotator.services.sample import make_sample
from annotator.services.session import Session
from annotator.store import projection
from annotator.store.connection import Database
from tests.services.random_project import random_project

Rows = list[dict[str, str]]


@pytest.fixture
def sample(tmp_path: Path) -> Session:
    return make_sample(create_project, tmp_path / "sample.annotator")


def table(session: Session) -> bytes:
    """The table of all tags of a project."""
    path = session.path.with_suffix(".csv")
    session.exporting.export("csv", path)
    return path.read_bytes()


def edited(document: bytes, edit: Callable[[Rows], object]) -> bytes:
    """A table as a spreadsheet saves it after somebody worked in it."""
    rows = list(csv.DictReader(io.StringIO(document.decode("utf-8-sig"), newline="")))
    heading = list(rows[0])
    edit(rows)
    out = io.StringIO(newline="")
    saved = csv.DictWriter(out, heading, delimiter=";", lineterminator="\r\n")
    saved.writeheader()
    saved.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def take_in(session: Session, document: bytes) -> tuple[int, tuple[str, ...]]:
    """How many tags came, and what was remarked."""
    path = session.path.with_name("edited.csv")
    path.write_bytes(document)
    outcomes = session.accessioning.import_files([path])
    assert [one.error for one in outcomes if one.error] == []
    return sum(one.added for one in outcomes), tuple(remark for one in outcomes for remark in one.remarks)


def told(document: bytes) -> Rows:
    """The rows of a table, by place, without what it cannot bring and what the articles are called."""
    left_out = ("certainty.", "title", "published", "comments", "tied", "state")
    rows = csv.DictReader(io.StringIO(document.decode("utf-8-sig"), newline=""))
    found = [{name: cell for name, cell in row.items() if not name.startswith(left_out)} for row in rows]
    return sorted(found, key=lambda row: (row["article"], row["annotation"], row["range"]))


def state(session: Session) -> dict[str, object]:
    """All that the tables of a project say but that a file was taken in."""
    database = Database(session.path, writable=False)
    try:
        return {name: rows for name, rows in projection.state(database).items() if name != "intake"}
    finally:
        database.close()


def test_a_table_that_comes_back_unchanged_changes_nothing(sample: Session) -> None:
    before = state(sample)
    assert take_in(sample, edited(table(sample), lambda _rows: None)) == (0, ())
    assert state(sample) == before
    sample.close()


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**6))
def test_no_table_of_any_project_changes_it(seed: int) -> None:
    with TemporaryDirectory() as folder:
        session = random_project(Path(folder), seed, 60)
        try:
            document = table(session)
            before = state(session)
            if len(document.splitlines()) > 1:
                added, _remarks = take_in(session, document)
                assert added == 0
            assert state(session) == before
        finally:
            session.close()


def test_a_changed_value_is_told_and_left_and_a_new_row_is_a_new_tag(sample: Session) -> None:
    def work(rows: Rows) -> None:
        rows[0]["note"] = "Changed in a spreadsheet."
        rows.append({**rows[0], "annotation": "", "note": "New in a spreadsheet."})

    changed = edited(table(sample), work)
    added, remarks = take_in(sample, changed)
    assert added == 1
    assert remarks[-1] == "Left as they are here, though the file says something else: 1."
    notes = [tag.note for article in sample.library.articles() for tag in sample.library.tags(article.id)]
    assert notes.count("New in a spreadsheet.") == 1
    assert "Changed in a spreadsheet." not in notes
    assert take_in(sample, changed)[0] == 0
    sample.close()


def test_another_project_with_the_same_articles_gets_the_same_tags(sample: Session, tmp_path: Path) -> None:
    document = table(sample)
    other = create_project(tmp_path / "other.annotator", name="Other", by="Rita")
    for article in sample.library.articles():
        original = tmp_path / article.original.name
        original.write_bytes(sample.library.original(article.id))
        other.accessioning.import_files([original])
    register = tmp_path / "register.csv"
    sample.register_files.export(register)
    other.register_files.apply(other.register_files.plan(register))
    added, _remarks = take_in(other, document)
    assert added == sum(sample.library.tag_counts().values()) > 0
    assert told(table(other)) == told(document)
    other.close()
    sample.close()
