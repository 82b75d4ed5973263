"""Two people tag, a third decides, one contests, all is signed off and archived: four projects and files between."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.resource_files import resource
from annotator.services.checking_files import check_by_our_rules
from tests.ui.conftest import SAMPLES, Desk
from tests.ui.office import Person

BBC, TODAY = SAMPLES
QUOTED = "There's a clear choice between dictatorship and democracy."
ANN = {
    BBC: [
        ("p", "Mohammed Aslam Khan"),
        ("l", "Lewsey"),
        ("o", "Labour Party"),
        ("r", "deputy leader"),
        ("d", "12 years"),
    ],
    TODAY: [("o", "Luton Borough Council"), ("p", "Aslam Khan"), ("l", "Poets ward"), ("d", "2011")],
}
BEN = {
    BBC: [("p", "Aslam Khan"), ("l", "Lewsey"), ("o", "Labour Party"), ("r", "deputy leader"), ("q", QUOTED)],
    TODAY: [("l", "Luton"), ("p", "Aslam Khan"), ("o", "Poets ward"), ("d", "2011")],
}

AS_ORGANISATION, AS_PLACE = "It elects councillors", "It stands for the streets"
DECISIONS = {
    "Mohammed Aslam Khan": ("1", "The whole name"),
    "12 years": ("1", ""),
    QUOTED: ("1", ""),
    "Luton": ("0", "The council is meant"),
    "Luton Borough Council": ("1", ""),
    "Poets ward": ("2", AS_ORGANISATION),
}
"""What Cleo presses, and why, by the words of the first version."""

Sit = Callable[[str], Person]


@pytest.fixture
def sit(desk: Desk, tmp_path: Path) -> Sit:
    """Gives somebody a project, a window and a place in the office."""
    return lambda name: Person(name, tmp_path, desk.show)


def test_what_two_people_tagged_is_decided_contested_signed_off_and_archived(sit: Sit) -> None:
    ann, ben, cleo, archive = map(sit, ("Ann", "Ben", "Cleo", "Archive"))
    ann.drop(*(resource("samples", name) for name in SAMPLES))
    ann.tag_all(ANN)
    ben.take_in(ann.hand_over("file.hand_work", "work.zip", "Ben", blind=True))
    assert ben.articles == ann.articles
    assert ben.tags() == []
    ben.tag_all(BEN)
    for person in (ann, ben):
        cleo.take_in(person.hand_over("file.hand_in", f"from-{person.name}.zip", "Cleo"))
    assert sorted(cleo.tags()) == sorted(ann.tags() + ben.tags())
    assert stages(cleo) == {"handed in"}
    all_is_decided(cleo)
    for person in (ann, ben):
        person.take_in(cleo.hand_over("file.send_feedback", f"for-{person.name}.zip", person.name))
    ann_contests_one(ann)
    cleo.take_in(ann.hand_over("file.hand_in", "contested.zip", "Cleo"))
    what_was_contested_is_settled(cleo)
    cleo.sign_off()
    assert stages(cleo) == {"signed off"}
    copy = cleo.export("archive.xml")
    assert check_by_our_rules(copy).valid
    archive.drop(copy)
    assert said(archive) == said(cleo)


def all_is_decided(cleo: Person) -> None:
    session, dock = cleo.session, cleo.window.review
    assert len(session.reviewing.cases().cases) == len(DECISIONS)
    cleo.go_to_review()
    cleo.review(DECISIONS)
    assert dock.empty.text() == "All cases are decided. Choose another state to see them again."
    cleo.accept_agreed()
    assert session.reviewing.agreed().cases == ()


def ann_contests_one(ann: Person) -> None:
    feedback = ann.session.answering.feedback("Ann")
    assert feedback.sentence == "1 of 9 tags were changed."
    (changed,) = feedback.outcomes
    assert (changed.kind, changed.review.reason, changed.taken_words) == (
        "type",
        AS_ORGANISATION,
        "Poets ward",
    )
    ann.contest(0, AS_PLACE)
    assert ann.session.answering.feedback("Ann").outcomes[0].review.answer == "contested"


def what_was_contested_is_settled(cleo: Person) -> None:
    (case,) = cleo.session.reviewing.cases().cases
    assert case.state == "contested"
    cleo.go_to_review()
    assert AS_PLACE in cleo.window.review.card.remarks.text()
    cleo.review({"Poets ward": ("1", AS_PLACE)})
    assert cleo.session.reviewing.cases().cases == ()
    assert f"Poets ward: place, Ann, accepted, Cleo, {AS_PLACE}" in said(cleo)


def stages(person: Person) -> set[str]:
    """How far the work on the articles has come."""
    lines = person.session.staging.matrix().lines
    return {cell.stage.stage for line in lines for cell in line.cells.values()}


def said(person: Person) -> list[str]:
    """Who says what of which words, and who decided so."""
    library, reviewing = person.session.library, person.session.reviewing
    found = []
    for article in person.articles.values():
        for tag in library.tags(article):
            review = reviewing.review(tag.id)
            assert review is not None
            found.append(
                f"{library.quoted(tag.id)}: {tag.type}, {tag.by}, {review.verdict}, {review.by}, {review.reason}"
            )
    return sorted(found)
