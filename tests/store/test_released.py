"""Projects that earlier releases wrote open in this one, after a verified backup, with every tag as it was.

`released/NNNN_*.sql` holds a project file as release NNNN wrote it, as statements that make it again.
"""

import sqlite3
from pathlib import Path

import pytest

from annotator.bootstrap import open_session
from annotator.store import schema

RELEASED = sorted(Path(__file__).with_name("released").glob("*.sql"))


@pytest.fixture(params=RELEASED, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A project file of an earlier release."""
    path = tmp_path / "old.annotator"
    connection = sqlite3.connect(path)
    connection.executescript(request.param.read_text(encoding="utf-8"))
    connection.close()
    return path


def tags(path: Path) -> list[tuple[str, str, str, str, str, str]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(
            'SELECT hex(id), target, type, "by", certainty, field_values FROM annotation ORDER BY id'
        ).fetchall()
    finally:
        connection.close()


def test_an_old_project_is_brought_up_to_date_without_a_change_to_its_tags(old: Path) -> None:
    before = tags(old)
    assert len(before) == 6
    session = open_session(old, by="Anna Example")
    assert session.read_only == ""
    assert session.upkeep.check() == []
    assert len(session.upkeep.backups()) == 1
    session.upkeep.rebuild()
    assert session.upkeep.check() == []
    session.close()
    assert tags(old) == before
    assert sqlite3.connect(old).execute("PRAGMA user_version").fetchone() == (schema.newest_version(),)


def test_an_old_project_that_may_only_be_read_is_read_and_left_as_it_is(old: Path) -> None:
    before = old.read_bytes()
    session = open_session(old, by="Anna Example", write=False)
    try:
        assert session.library.articles()[0].characters > 0
        assert [tag.values.get("name") for tag in session.library.tags(session.library.articles()[0].id)]
        assert session.registering.records() == []
        session.exporting.export("csv", old.with_name("out.csv"))
    finally:
        session.close()
    assert old.read_bytes() == before


def test_tags_of_an_old_project_can_be_undone_changed_and_linked(old: Path) -> None:
    session = open_session(old, by="Anna Example")
    (article,) = session.library.articles()
    khan = next(tag for tag in session.library.tags(article.id) if tag.values.get("name"))
    session.tagging.set_value(khan.id, "name", "Mohammed Aslam Khan")
    linked = session.library.tag(khan.id)
    assert (linked.values, list(linked.links)) == ({}, ["name"])
    session.history.undo()
    assert session.library.tag(khan.id).values == {"name": "Mohammed Aslam Khan"}
    session.close()


def test_related_articles_of_an_old_project_are_found_after_its_texts_were_gone_through(old: Path) -> None:
    session = open_session(old, by="Anna Example")
    try:
        assert session.comparing.waiting == 1
        session.comparing.prepare()
        assert session.comparing.waiting == 0
        assert session.upkeep.check() == []
    finally:
        session.close()


def test_roles_of_an_old_project_are_claims_of_those_it_knew_by_name(old: Path) -> None:
    session = open_session(old, by="Anna Example")
    try:
        told = session.claiming.claims()
        session.upkeep.rebuild()
        assert session.claiming.claims() == told
        assert [(claim.holder, claim.holder_name, claim.term, claim.end) for claim in told] == [
            ("", "Mohammed Aslam Khan", "deputy leader", "2023-09-19")
        ]
    finally:
        session.close()
