"""An export of accepted tags holds them, and nothing that leads to any other."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.bootstrap import create_project
from annotator.services.session import Session
from tests.services.random_project import random_project
from tests.services.reviewing import review, review_at_random

ACCEPTED = "tei-inline-accepted"


def exported(session: Session, form: str = ACCEPTED) -> bytes:
    """The bytes of an export of the whole project."""
    path = session.path.with_suffix(f".{form}.xml")
    assert session.exporting.export(form, path).checked
    return path.read_bytes()


def tags_in(document: bytes) -> set[str]:
    """Ids of the tags that a document has or points to."""
    return {found.decode() for found in re.findall(rb"ann-([0-9a-f]{32})", document)}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**6), st.integers(20, 90))
def test_only_accepted_tags_are_in_it_and_nothing_leads_to_any_other(seed: int, deeds: int) -> None:
    with TemporaryDirectory() as folder:
        session = random_project(Path(folder), seed, deeds)
        states = review_at_random(session, seed)
        document = exported(session)  # which is checked: pointers to nothing would be found
        accepted = {tag for tag, state in states.items() if state == "accepted"}
        assert tags_in(document) == accepted
        assert not {other for other in states.keys() - accepted if other.encode() in document}
        assert tags_in(exported(session, "tei-inline")) == states.keys()
        session.close()


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**6), st.integers(20, 90))
def test_it_says_no_more_than_a_project_that_has_nothing_else(seed: int, deeds: int) -> None:
    with TemporaryDirectory() as folder:
        session = random_project(Path(folder), seed, deeds)
        review_at_random(session, seed)
        document = exported(session)
        path = Path(folder) / "accepted.xml"
        path.write_bytes(document)
        other = create_project(Path(folder) / "other.annotator", name="Nothing yet", by="Rita")
        outcomes = other.accessioning.import_files([path])
        assert [one.error for one in outcomes if one.error] == []
        assert exported(other) == exported(other, "tei-inline") == document
        other.close()
        session.close()


def test_what_was_left_out_is_counted(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "khan.txt"
    path.write_text("Council leader Hazel Simmons spoke. She left.", encoding="utf-8")
    session.accessioning.import_files([path])
    (article,) = session.library.articles()
    simmons = session.tagging.add(article.id, "person", [(15, 28)], values={"name": "Hazel Simmons"})
    role = session.tagging.add(article.id, "role", [(0, 14)])
    session.tagging.point(role.id, simmons.id)
    review(session, {role.id: "accepted", simmons.id: "rejected"})
    lost = session.exporting.export(ACCEPTED, tmp_path / "out.xml").lost
    assert {loss.sentence for loss in lost} == {
        "tags that are not accepted: 1",
        "links to tags that are not accepted: 1",
    }
    # whom the role leads to is known without the tag that said so
    assert b"Hazel Simmons</persName>" in (tmp_path / "out.xml").read_bytes()
    assert simmons.id.encode() not in (tmp_path / "out.xml").read_bytes()
