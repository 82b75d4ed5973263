"""The work of each person on each article goes through its stages; a step back says why."""

import pytest

from annotator.model.article import Article
from annotator.model.errors import InvalidValue, NotFound
from annotator.model.rule import Rule
from annotator.model.stage import STAGES
from annotator.services.session import Session
from tests.services.test_history import state
from tests.services.test_reviewing import Tags, tag, tags, turned_back_and_forth

__all__ = ["tags"]


def decide_all(session: Session) -> None:
    rule = Rule("person", person="Ada")
    session.reviewing.decide_all(session.reviewing.preview(rule, session.reviewing.cases().cases))


def test_work_is_open_and_in_work_once_there_are_tags(session: Session, article: Article) -> None:
    assert session.staging.stage(article.id, "Ada").stage == "open"
    tag(session, "Ada", article.id, "person", 0, 10)
    assert session.staging.stage(article.id, "Ada").stage == "in work"


def test_each_stage_is_a_step_that_says_who_and_when(session: Session, article: Article, tags: Tags) -> None:
    decide_all(session)
    for stage in STAGES[1:]:
        before = state(session)
        session.staging.set_stage(article.id, "Ada", stage)
        turned_back_and_forth(session, before, state(session))
        stated = session.staging.stage(article.id, "Ada")
        assert (stated.stage, stated.by) == (stage, "Cleo")
        assert stated.at


def test_a_step_back_needs_a_reason(session: Session, article: Article) -> None:
    session.staging.set_stage(article.id, "Ada", "handed in")
    with pytest.raises(InvalidValue, match="Going back from handed in to in work needs a reason"):
        session.staging.set_stage(article.id, "Ada", "in work")
    before = state(session)
    assert (
        session.staging.set_stage(article.id, "Ada", "in work", "Quotes\nare missing.").reason
        == "Quotes are missing."
    )
    turned_back_and_forth(session, before, state(session))


def test_nothing_is_signed_off_while_cases_are_open(session: Session, article: Article, tags: Tags) -> None:
    with pytest.raises(InvalidValue, match="6 cases of this article are open"):
        session.staging.set_stage(article.id, "Ada", "signed off")
    decide_all(session)
    session.staging.set_stage(article.id, "Ada", "signed off")


def test_what_is_no_stage_no_person_or_no_article_is_refused(session: Session, article: Article) -> None:
    with pytest.raises(InvalidValue, match="no stage"):
        session.staging.set_stage(article.id, "Ada", "done")
    with pytest.raises(InvalidValue, match="whose work"):
        session.staging.set_stage(article.id, " ", "in work")
    with pytest.raises(NotFound):
        session.staging.set_stage("nowhere", "Ada", "in work")


def test_who_found_nothing_to_tag_took_part(session: Session, article: Article) -> None:
    tag(session, "Ada", article.id, "person", 0, 10)
    session.staging.set_stage(article.id, "Ben", "handed in")
    assert session.reviewing.people() == ["Ada", "Ben"]
    assert session.reviewing.cases().counts == {"missing there": 1}


def test_the_matrix_shows_stages_and_counts(session: Session, article: Article, tags: Tags) -> None:
    case = session.reviewing.case(tags["type Ada"])
    session.reviewing.decide(case, tags["type Ada"])
    session.staging.set_stage(article.id, "Ben", "handed in")
    session.history.by = "Ben"
    session.answering.answer(tags["type Ben"], "contested", "No.")
    session.reviewing.decide(session.reviewing.case(tags["value Ada"]))
    matrix = session.staging.matrix()
    assert matrix.people == ("Ada", "Ben")
    [line] = matrix.lines
    assert (line.open, line.decided, line.contested) == (5, 1, 1)
    assert {person: (cell.stage.stage, cell.tags) for person, cell in line.cells.items()} == {
        "Ada": ("in work", 6),
        "Ben": ("handed in", 6),
    }
