"""Versions of tags by several people are compared, decided, taken back, undone; next never decides."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.model.article import Article
from annotator.model.case import Case
from annotator.model.errors import InvalidValue, NotFound
from annotator.model.event import Event, Statement
from annotator.model.rule import Rule
from annotator.services.session import Session
from tests.services.test_history import state

Tags = dict[str, str]


def tag(session: Session, by: str, article: str, kind: str, *pair: int, **values: str) -> str:
    """A tag by somebody; returns its id."""
    before, session.history.by = session.history.by, by
    made = session.tagging.add(article, kind, [(pair[0], pair[1])], values=values)
    session.history.by = before
    return made.id


@pytest.fixture
def tags(session: Session, article: Article) -> Tags:
    """What Ada and Ben tagged: one alike, and one case of each kind; Cleo reviews."""
    session.history.by = "Cleo"
    name = article.id
    made = {}
    for by in ("Ada", "Ben"):
        ada = by == "Ada"
        made[f"alike {by}"] = tag(session, by, name, "person", 0, 10)
        made[f"boundary {by}"] = tag(session, by, name, "person", 23 if ada else 32, 42)
        made[f"type {by}"] = tag(session, by, name, "person" if ada else "place", 11, 16)
        made[f"value {by}"] = tag(session, by, name, "date", 17, 22, edtf="2023" if ada else "2024")
        made[f"identity {by}"] = tag(session, by, name, "role", 43, 47, holder="Khan" if ada else "Aslam")
    made["missing Ada"] = tag(session, "Ada", name, "quote", 49, 57)
    made["missing Ben"] = tag(session, "Ben", name, "person", 74, 77)
    return made


def kinds(session: Session) -> list[str]:
    return [case.kind for case in session.reviewing.cases().cases]


def states(session: Session, *names: str) -> list[str]:
    return [session.library.tag(name).state for name in names]


def turned_back_and_forth(session: Session, before: object, after: object) -> None:
    """Undo and redo, twice, come to the whole state before and after."""
    for _ in range(2):
        session.history.undo()
        assert state(session) == before
        session.history.redo()
        assert state(session) == after


def test_what_differs_is_queued_by_its_kind_and_what_is_alike_is_not(session: Session, tags: Tags) -> None:
    queue = session.reviewing.cases()
    assert queue.people == ("Ada", "Ben")
    assert queue.counts == {
        "type": 1,
        "boundary": 1,
        "identity": 1,
        "value": 1,
        "missing here": 1,
        "missing there": 1,
    }
    assert [set(case.tags) for case in session.reviewing.agreed().cases] == [
        {tags["alike Ada"], tags["alike Ben"]}
    ]


def test_the_same_differs_in_an_article_of_which_more_is_said(
    session: Session, tags: Tags, article: Article
) -> None:
    tag(session, "Ada", article.id, "person", 0, 10)
    before = session.reviewing.cases()
    resolved = session.commenting.add(tags["alike Ada"], "Is it?")
    session.commenting.resolve(resolved.id)
    assert session.reviewing.cases() == before


def test_taking_a_version_accepts_it_and_rejects_the_others(session: Session, tags: Tags) -> None:
    case = session.reviewing.case(tags["boundary Ben"])
    before = state(session)
    session.reviewing.decide(case, tags["boundary Ada"], "The\nwhole name.")
    turned_back_and_forth(session, before, state(session))
    assert states(session, tags["boundary Ada"], tags["boundary Ben"]) == ["accepted", "rejected"]
    assert "boundary" not in kinds(session)
    review = session.reviewing.review(tags["boundary Ben"])
    assert review is not None
    assert (review.by, review.reason, review.replaced_by) == ("Cleo", "The whole name.", tags["boundary Ada"])
    assert review.at and not review.automatic


def test_none_is_right_is_a_decision(session: Session, tags: Tags) -> None:
    before = state(session)
    session.reviewing.decide(session.reviewing.case(tags["type Ada"]))
    turned_back_and_forth(session, before, state(session))
    assert states(session, tags["type Ada"], tags["type Ben"]) == ["rejected", "rejected"]
    assert "type" not in kinds(session)


def test_a_version_of_the_reviewer_takes_the_place_of_all_others(
    session: Session, tags: Tags, article: Article
) -> None:
    case = session.reviewing.case(tags["boundary Ada"])
    before = state(session)
    with session.history.step("Edit"):
        own = tag(session, "Cleo", article.id, "person", 23, 38)
        session.reviewing.decide(case, own, "Without the surname.")
    turned_back_and_forth(session, before, state(session))
    assert states(session, own, *case.tags) == ["accepted", "rejected", "rejected"]
    assert session.reviewing.people() == ["Ada", "Ben"]
    assert "boundary" not in kinds(session)
    after = state(session)
    session.reviewing.undecide(case)
    assert state(session) == before
    turned_back_and_forth(session, after, before)


def test_what_all_say_alike_is_accepted_in_one_step(session: Session, tags: Tags) -> None:
    before = state(session)
    assert session.reviewing.accept_agreed(session.reviewing.agreed()) == 1
    turned_back_and_forth(session, before, state(session))
    assert states(session, tags["alike Ada"], tags["alike Ben"]) == ["accepted", "accepted"]
    review = session.reviewing.review(tags["alike Ben"])
    assert review is not None and review.automatic
    assert session.reviewing.accept_agreed(session.reviewing.agreed()) == 0
    assert len(session.reviewing.agreed(decided=True).cases) == 1


def test_of_tags_that_say_the_same_the_first_is_exported_as_accepted_and_stands_for_the_others(
    session: Session, article: Article, tmp_path: Path
) -> None:
    made = {}
    for by in ("Ben", "Ada"):
        session.history.by = by
        person = session.tagging.add(article.id, "person", [(23, 42)])
        role = session.tagging.add(article.id, "role", [(0, 10)])
        session.tagging.point(role.id, person.id)
        made[by] = person.id, role.id
    session.history.by = "Ada"
    session.reviewing.decide(session.reviewing.case(made["Ben"][1]), made["Ben"][1])
    session.reviewing.accept_agreed(session.reviewing.agreed())
    assert states(session, *made["Ada"], *made["Ben"]) == ["accepted"] * 4
    assert session.reviewing.people() == ["Ada", "Ben"]

    def exported() -> tuple[list[str], set[str]]:
        outcome = session.exporting.export("tei-inline-accepted", tmp_path / "accepted.xml")
        written = (tmp_path / "accepted.xml").read_text(encoding="utf-8")
        there = [tag for tag in (*made["Ada"], *made["Ben"]) if f'xml:id="ann-{tag}"' in written]
        return there, {loss.sentence for loss in outcome.lost}

    assert exported() == (
        list(made["Ada"]),
        {"accepted tags that say the same as one that is there: 2"},
    )
    session.tagging.set_certainty(made["Ada"][0], "possible")
    there, _lost = exported()
    assert there == [made["Ada"][1], made["Ben"][0]]
    session.tagging.retract([made["Ada"][1]])
    assert exported()[0] == list(made["Ben"])


def test_a_decision_is_taken_back(session: Session, tags: Tags) -> None:
    case = session.reviewing.case(tags["value Ada"])
    before = state(session)
    with pytest.raises(InvalidValue, match="nothing to take back"):
        session.reviewing.undecide(case)
    session.reviewing.decide(case, tags["value Ada"])
    after = state(session)
    session.reviewing.undecide(case)
    assert state(session) == before
    turned_back_and_forth(session, after, before)


def test_a_decision_lapses_when_the_tag_is_changed_and_holds_again_when_that_is_undone(
    session: Session, tags: Tags
) -> None:
    case = session.reviewing.case(tags["value Ada"])
    session.reviewing.decide(case, tags["value Ada"])
    session.tagging.set_value(tags["value Ada"], "edtf", "2025")
    assert states(session, tags["value Ada"], tags["value Ben"]) == ["proposed", "rejected"]
    assert [lapsed.id for lapsed in session.reviewing.lapsed()] == [case.id]
    assert session.reviewing.card(case).case.state == "lapsed"
    session.history.undo()
    assert session.reviewing.lapsed() == []
    assert states(session, tags["value Ada"]) == ["accepted"]


def test_a_card_shows_the_versions_and_looking_decides_nothing(session: Session, tags: Tags) -> None:
    before = state(session)
    queue = session.reviewing.cases()
    cards = [session.reviewing.card(case) for case in queue.cases]
    assert state(session) == before
    [card] = [card for card in cards if card.case.kind == "boundary"]
    assert [(version.people, version.quoted) for version in card.versions] == [
        (("Ada",), "Mohammed Aslam Khan"),
        (("Ben",), "Aslam Khan"),
    ]
    assert card.differences == ("boundary",)


def test_a_rule_is_shown_before_it_decides(session: Session, tags: Tags) -> None:
    queue = session.reviewing.cases()
    before = state(session)
    longer = session.reviewing.preview(Rule("longer"), queue.cases)
    assert [(case.kind, taken) for case, taken in longer] == [("boundary", tags["boundary Ada"])]
    ben = session.reviewing.preview(Rule("person", person="Ben"), queue.cases)
    assert {taken for case, taken in ben if case.kind.startswith("missing")} == {"", tags["missing Ben"]}
    assert session.reviewing.preview(Rule("person", person="Nobody"), queue.cases) == []
    assert state(session) == before
    session.reviewing.decide_all(ben, "Ben was there.")
    turned_back_and_forth(session, before, state(session))
    assert kinds(session) == []


def test_a_case_is_chosen_by_the_start_of_the_id_of_a_tag(session: Session, tags: Tags) -> None:
    case = session.reviewing.case(tags["type Ada"])
    assert session.reviewing.case(case.id.upper()) == case
    for wrong, told in (
        ("", "not the id"),
        ("zz", "not the id"),
        ("f" * 32, "no case"),
        (case.id[:2], "more than"),
    ):
        with pytest.raises(NotFound, match=told):
            session.reviewing.case(wrong)
    with pytest.raises(InvalidValue, match="two people"):
        session.reviewing.cases(people=["Ada"])


def test_tags_of_one_person_alone_differ_from_nothing_and_are_accepted_or_decided_one_by_one(
    session: Session, article: Article
) -> None:
    made = [tag(session, "Ada", article.id, "person", place, place + 5) for place in (0, 11, 17)]
    session.history.by = "Cleo"
    reviewing = session.reviewing
    assert reviewing.cases().cases == ()
    assert reviewing.cases(alone=True) == reviewing.agreed() == reviewing.cases(people=["Ada"], alone=True)
    assert reviewing.agreed().counts == {"alone": 3}
    person = Rule("person", person="Ada")
    assert reviewing.preview(person, reviewing.agreed().cases) == []
    assert len(reviewing.preview(replace(person, kind="alone"), reviewing.agreed().cases)) == 3
    before = state(session)
    reviewing.decide(reviewing.case(made[0]), "", "No name.")
    turned_back_and_forth(session, before, state(session))
    own = tag(session, "Cleo", article.id, "place", 11, 16)
    reviewing.decide(Case("alone", article.id, ("person",), ((made[1],),)), own)
    assert reviewing.accept_agreed(reviewing.agreed()) == 1
    assert states(session, *made, own) == ["rejected", "rejected", "accepted", "accepted"]
    review = reviewing.review(made[2])
    assert review is not None and not review.automatic
    assert reviewing.cases(alone=True).cases == reviewing.agreed().cases == ()
    session.history.by = "Ada"
    assert [one.tag.id for one in session.answering.feedback("Ada").outcomes] == made[:2]
    session.answering.answer(made[0], "contested", "It is one.")
    assert [case.state for case in reviewing.cases().cases] == ["contested"]


def test_what_the_reviewer_alone_tagged_is_no_case_but_can_be_accepted(
    session: Session, article: Article
) -> None:
    made = tag(session, "Ada", article.id, "person", 0, 10)
    session.commenting.add(made, "Is it?")
    session.history.by = "Ada"
    assert session.reviewing.cases(alone=True).cases == ()
    assert session.reviewing.accept_agreed(session.reviewing.agreed()) == 1


def test_the_tags_of_one_of_several_people_are_gone_through(session: Session, tags: Tags) -> None:
    queue = session.reviewing.cases(people=["Ben"], alone=True)
    assert queue.counts == {"alone": 6}


def test_links_to_one_entry_by_another_way_are_alike(session: Session, article: Article) -> None:
    for by in ("Ada", "Ben"):
        session.history.by = by
        person = session.tagging.add(article.id, "person", [(23, 42)], values={"name": "Khan"})
        role = session.tagging.add(article.id, "role", [(0, 10)])
        session.tagging.point(role.id, person.id)
    session.history.by = "Cleo"
    assert kinds(session) == []
    assert len(session.reviewing.agreed().cases) == 2


def test_an_open_comment_on_what_all_say_alike_is_a_case(session: Session, tags: Tags) -> None:
    said = session.commenting.add(tags["alike Ada"], "Is it?")
    assert kinds(session).count("comment") == 1
    session.commenting.resolve(said.id)
    assert "comment" not in kinds(session)


def test_cases_like_one_are_decided_in_the_same_way(session: Session, article: Article) -> None:
    session.history.by = "Cleo"
    text = session.library.text(article.id)
    places = [place for place in range(len(text)) if text.startswith("e", place)]
    for place in places:
        tag(session, "Ada", article.id, "person", place, place + 1)
        tag(session, "Ben", article.id, "place", place, place + 1)
    queue = session.reviewing.cases()
    first: Sequence[str] = queue.cases[0].tags
    decisions = session.reviewing.alike(queue.cases[0], first[1], queue)
    assert len(decisions) == len(places) - 1
    session.reviewing.decide_all(decisions)
    assert {session.library.tag(taken).type for _case, taken in decisions} == {"place"}
    assert len(kinds(session)) == 1


def test_what_two_reviewers_decided_differently_is_shown_and_open_until_one_decides_again(
    session: Session, tags: Tags
) -> None:
    case = session.reviewing.case(tags["type Ada"])
    session.reviewing.decide(case, tags["type Ada"], "A name.")
    mine = session.reviewing.review(tags["type Ada"])
    assert mine is not None
    body = replace(mine, verdict="rejected", by="Dora", reason="A place.").to_body()
    statement = Statement("review", mine.id, body, ())
    session._project.append(
        [Event("Dora", "2026-11-25T10:00:00Z", "0" * 32, "Decide", case.article, (statement,))]
    )
    [disputed] = session.reviewing.disputed()
    assert disputed.id == case.id
    card = session.reviewing.card(disputed)
    assert {(one.by, one.reason) for one in card.competing} == {("Cleo", "A name."), ("Dora", "A place.")}
    assert states(session, tags["type Ada"]) == ["proposed"]
    before = state(session)
    session.reviewing.decide(disputed, tags["type Ben"])
    turned_back_and_forth(session, before, state(session))
    assert session.reviewing.disputed() == []
    assert states(session, tags["type Ada"], tags["type Ben"]) == ["rejected", "accepted"]
