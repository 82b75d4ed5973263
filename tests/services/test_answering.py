"""Annotators see what became of their tags, with the reasons, and accept or contest it."""

import pytest

from annotator.model.article import Article
from annotator.model.errors import InvalidValue, NotFound
from annotator.services.session import Session
from tests.services.test_history import state
from tests.services.test_reviewing import Tags, tag, tags, turned_back_and_forth

__all__ = ["tags"]


def test_an_annotator_reads_what_was_changed_by_kind_and_why(session: Session, tags: Tags) -> None:
    reviewing = session.reviewing
    reviewing.decide(reviewing.case(tags["boundary Ada"]), tags["boundary Ada"], "The whole name.")
    reviewing.decide(reviewing.case(tags["type Ada"]), tags["type Ada"])
    reviewing.decide(reviewing.case(tags["missing Ben"]), "", "No name.")
    feedback = session.answering.feedback("Ben")
    assert feedback.sentence == "3 of 6 tags were changed."
    assert feedback.counts == {"type": 1, "boundary": 1, "rejected": 1}
    boundary = feedback.outcomes[1]
    assert (boundary.kind, boundary.quoted, boundary.taken_words) == (
        "boundary",
        "Aslam Khan",
        "Mohammed Aslam Khan",
    )
    assert (boundary.review.reason, boundary.review.by) == ("The whole name.", "Cleo")
    assert session.answering.feedback("Ada").outcomes == ()


def test_a_contested_decision_comes_back_and_is_settled_by_deciding_anew(
    session: Session, tags: Tags
) -> None:
    reviewing = session.reviewing
    case = reviewing.case(tags["boundary Ada"])
    reviewing.decide(case, tags["boundary Ada"])
    session.history.by = "Ben"
    before = state(session)
    session.answering.answer(tags["boundary Ben"], "contested", "Nobody\ncalls him so.")
    turned_back_and_forth(session, before, state(session))
    [back] = reviewing.cases().chosen(state="contested")
    assert back.id == case.id
    review = reviewing.review(tags["boundary Ben"])
    assert review is not None
    assert (review.answer, review.answer_reason, review.answered_by) == (
        "contested",
        "Nobody calls him so.",
        "Ben",
    )
    assert session.library.tag(tags["boundary Ben"]).state == "rejected"
    session.history.by = "Cleo"
    reviewing.decide(back, tags["boundary Ben"], "True.")
    assert reviewing.cases().chosen(state="contested") == ()
    assert session.library.tag(tags["boundary Ben"]).state == "accepted"


def test_accepting_a_decision_leaves_it_decided(session: Session, tags: Tags) -> None:
    session.reviewing.decide(session.reviewing.case(tags["type Ada"]), tags["type Ada"])
    session.history.by = "Ben"
    before = state(session)
    session.answering.answer(tags["type Ben"], "agreed")
    turned_back_and_forth(session, before, state(session))
    assert "type" not in session.reviewing.cases().counts


def test_what_all_said_alike_can_be_contested(session: Session, tags: Tags) -> None:
    session.reviewing.accept_agreed(session.reviewing.agreed())
    session.history.by = "Ada"
    session.answering.answer(tags["alike Ada"], "contested", "I was wrong.")
    [case] = session.reviewing.cases().chosen(state="contested")
    assert case.kind == "agreed"


def test_an_answer_is_given_by_who_made_the_tag_and_says_why_it_contests(
    session: Session, tags: Tags, article: Article
) -> None:
    name = tags["type Ben"]
    session.history.by = "Ben"
    with pytest.raises(NotFound, match="Nothing was decided"):
        session.answering.answer(name, "agreed")
    session.reviewing.decide(session.reviewing.case(name), tags["type Ada"])
    with pytest.raises(InvalidValue, match="Say why"):
        session.answering.answer(name, "contested")
    with pytest.raises(InvalidValue, match="say agreed or contested"):
        session.answering.answer(name, "perhaps")
    session.history.by = "Ada"
    with pytest.raises(InvalidValue, match="only Ben can answer"):
        session.answering.answer(name, "agreed")


def test_a_decision_of_which_the_tag_was_changed_since_is_no_feedback(session: Session, tags: Tags) -> None:
    session.reviewing.decide(session.reviewing.case(tags["value Ben"]), tags["value Ada"])
    assert len(session.answering.feedback("Ben").outcomes) == 1
    session.tagging.set_value(tags["value Ben"], "edtf", "2022")
    assert session.answering.feedback("Ben").outcomes == ()


def test_what_the_reviewer_made_instead_is_shown(session: Session, tags: Tags, article: Article) -> None:
    own = tag(session, "Cleo", article.id, "person", 23, 37)
    session.reviewing.decide(session.reviewing.case(tags["boundary Ada"]), own)
    [outcome] = session.answering.feedback("Ada").outcomes
    assert (outcome.kind, outcome.taken_words) == ("boundary", "Mohammed Aslam")
