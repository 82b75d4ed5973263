"""What reviewers decided goes from one project into another, and holds there as far as the tags are the same."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.bootstrap import create_project
from annotator.model.annotation import Annotation
from annotator.model.review import Review
from annotator.services.accessioning import Outcome
from annotator.services.history import Edit
from annotator.services.session import Session
from annotator.store import log

SUFFIXES = {"tei-standoff": ".xml", "tei-inline": ".xml", "jsonl": ".jsonl", "web-annotation": ".jsonld"}
every_format = pytest.mark.parametrize("form", SUFFIXES)


@pytest.fixture
def theirs(tmp_path: Path) -> Iterator[Session]:
    """A project with three tags that nobody reviewed."""
    session = create_project(tmp_path / "theirs.annotator", name="Luton", by="Anna")
    path = tmp_path / "khan.txt"
    path.write_text("Aslam Khan, leader of Luton Council, left.")
    session.accessioning.import_files([path])
    (article,) = session.library.articles()
    for place, kind in (((0, 10), "person"), ((12, 18), "role"), ((22, 35), "organisation")):
        session.tagging.add(article.id, kind, [place])
    yield session
    session.close()


def tags(session: Session) -> list[Annotation]:
    """The tags of the only article."""
    (article,) = session.library.articles()
    return session.library.tags(article.id)


def decide(session: Session, tag: Annotation, verdict: str, **parts: str) -> Review:
    """Let Rita decide about a tag as it is."""
    (head,) = log.folded(session._project.database, tag.id).heads
    review = Review(tag.id, tag.article, head, verdict, by="Rita", at="2026-11-25T10:00:00Z", **parts)  # type: ignore[arg-type]  # words alone
    session.history.apply("Decide", [Edit("review", review.id, review.to_body(), tag.article)])
    return review


def handed_over(session: Session, form: str, to: Session) -> list[Outcome]:
    """Take all of a project into another."""
    path = session.path.with_suffix(f".{form}{SUFFIXES[form]}")
    session.exporting.export(form, path)
    return to.accessioning.import_files([path])


def here(session: Session, tag: Annotation) -> Review:
    """What is decided about a tag, in a project."""
    review = session.reviewing.review(tag.id)
    assert review is not None
    return review


def states(session: Session) -> list[str]:
    """The states of the tags, in text order."""
    return [tag.state for tag in tags(session)]


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[Session]:
    """A project with nothing in it."""
    session = create_project(tmp_path / "mine.annotator", name="Nothing yet", by="Ben")
    yield session
    session.close()


@every_format
def test_a_decision_holds_in_another_project_until_its_tag_is_changed(
    theirs: Session, mine: Session, form: str
) -> None:
    person, role, _organisation = tags(theirs)
    made = decide(theirs, person, "accepted", reason="As the minutes have it.")
    rejected = decide(theirs, role, "rejected", replaced_by=person.id)
    theirs.answering.answer(role.id, "contested", "He led it.")
    handed_over(theirs, form, mine)
    assert states(mine) == ["accepted", "rejected", "proposed"]
    assert replace(here(mine, person), event=made.event) == made
    contested = here(mine, role)
    assert (contested.replaced_by, contested.answer, contested.answered_by) == (
        person.id,
        "contested",
        "Anna",
    )
    assert contested.event != rejected.event
    mine.tagging.set_note(person.id, "Changed.")
    assert states(mine) == ["proposed", "rejected", "proposed"]
    assert mine.upkeep.check() == []


@every_format
def test_what_was_decided_there_reaches_the_tags_that_are_here(
    theirs: Session, mine: Session, form: str
) -> None:
    handed_over(theirs, form, mine)
    person, role, _organisation = tags(mine)
    mine.tagging.set_note(role.id, "Changed here.")
    decide(theirs, person, "accepted")
    decide(theirs, role, "rejected")
    theirs.staging.set_stage(person.article, "Anna", "handed in")
    [outcome] = handed_over(theirs, form, mine)
    assert states(mine) == ["accepted", "proposed", "proposed"]
    assert outcome.added == 2
    assert "Decisions left out, for the tags were changed or deleted here: 1." in outcome.remarks
    assert mine.staging.stage(person.article, "Anna").stage == "handed in"
    [again] = handed_over(theirs, form, mine)
    assert again.added == 0
    mine.history.undo()
    assert states(mine) == ["proposed", "proposed", "proposed"]


@every_format
def test_a_lapsed_decision_stays_lapsed_and_two_that_compete_stay_open(
    theirs: Session, mine: Session, form: str
) -> None:
    person, role, organisation = tags(theirs)
    decide(theirs, person, "accepted")
    theirs.tagging.set_note(person.id, "Changed.")
    review = decide(theirs, role, "accepted")
    other = replace(review, verdict="rejected", by="Ben")
    edits = [Edit("review", one.id, one.to_body(), role.article) for one in (review, other)]
    theirs.history.apply("Decide", edits)
    decide(theirs, organisation, "rejected")
    handed_over(theirs, form, mine)
    assert states(mine) == states(theirs) == ["proposed", "proposed", "rejected"]
    assert here(mine, person).event == ""
    bodies = log.folded(mine._project.database, review.id).bodies
    assert {body["by"]: body["verdict"] for body in bodies if body} == {"Rita": "accepted", "Ben": "rejected"}


@every_format
def test_a_decision_that_was_taken_back_here_stays_so_and_one_that_differs_is_told(
    theirs: Session, mine: Session, form: str
) -> None:
    person, role, _organisation = tags(theirs)
    review = decide(theirs, person, "accepted")
    decide(theirs, role, "accepted")
    handed_over(theirs, form, mine)
    mine.history.apply("Take back", [Edit("review", review.id, None, person.article)])
    decide(mine, role, "rejected")
    [outcome] = handed_over(theirs, form, mine)
    assert states(mine) == ["proposed", "rejected", "proposed"]
    assert outcome.remarks == (
        "Left as they are here, though the file says something else: 1.",
        "Deleted here and left so, though the file has them: 1.",
    )


def test_an_accepted_only_export_says_who_accepted_and_nothing_of_what_replaced(
    theirs: Session, tmp_path: Path
) -> None:
    person, role, organisation = tags(theirs)
    decide(theirs, person, "accepted", replaced_by=role.id, reason="It is he.")
    decide(theirs, role, "rejected", reason="No office.")
    decide(theirs, organisation, "accepted")
    outcome = theirs.exporting.export("tei-inline-accepted", tmp_path / "accepted.xml")
    written = (tmp_path / "accepted.xml").read_text(encoding="utf-8")
    assert "It is he." in written
    assert "<resp>reviewer</resp>" in written
    assert role.id not in written
    assert "No office." not in written
    assert {loss.sentence for loss in outcome.lost} == {
        "tags that are not accepted: 1",
        "replacements by tags that are not accepted: 1",
    }


def test_formats_that_have_no_place_for_decisions_count_them(theirs: Session, tmp_path: Path) -> None:
    person, *_others = tags(theirs)
    decide(theirs, person, "accepted")
    theirs.staging.set_stage(person.article, "Anna", "handed in")
    for form in ("brat", "conll", "tei-plain"):
        lost = {loss.what: loss.count for loss in theirs.exporting.export(form, tmp_path / form).lost}
        assert (lost["decisions of reviewers"], lost["how far the work of somebody has come"]) == (1, 1)
