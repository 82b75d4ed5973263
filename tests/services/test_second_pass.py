"""A second pass: tags under a second name, compared with one's earlier tags."""

import pytest

from annotator.model.article import Article
from annotator.model.errors import InvalidValue
from annotator.services.session import Session
from tests.services.several_people import tag_words


@pytest.fixture
def tagged(session: Session, article: Article) -> Article:
    """An article with a tag of Anna's first pass."""
    tag_words(session, "Anna", article.id, "person", "Mohammed Aslam Khan")
    return article


def test_tags_of_the_second_pass_have_a_name_of_their_own(session: Session, tagged: Article) -> None:
    assert session.second_pass.start(tagged.id).stage == "in work"
    assert session.second_pass.is_on
    made = session.tagging.add(tagged.id, "person", [(0, 10)])
    assert made.by == "Anna (second pass)"
    assert session.second_pass.stop(tagged.id).stage == "handed in"
    assert (session.second_pass.is_on, session.history.by) == (False, "Anna")


def test_both_passes_are_compared(session: Session, tagged: Article) -> None:
    session.second_pass.start(tagged.id)
    tag_words(session, session.history.by, tagged.id, "person", "Mohammed Aslam Khan")
    session.second_pass.stop(tagged.id)
    found = session.agreeing.measure().overall[0]
    assert (found.people, found.f1) == (("Anna", "Anna (second pass)"), 1)


def test_a_second_pass_that_found_nothing_counts(session: Session, tagged: Article) -> None:
    session.second_pass.start(tagged.id)
    session.second_pass.stop(tagged.id)
    found = session.agreeing.measure().overall[0]
    assert (found.articles, found.tags, found.recall) == (1, (1, 0), 0)


def test_it_can_be_taken_up_again(session: Session, tagged: Article) -> None:
    session.second_pass.start(tagged.id)
    session.second_pass.stop(tagged.id)
    assert session.second_pass.start(tagged.id).reason
    assert session.second_pass.start(tagged.id).person == "Anna (second pass)"


def test_starting_and_stopping_are_undone_as_any_step(session: Session, tagged: Article) -> None:
    session.second_pass.start(tagged.id)
    session.history.undo()
    assert session.staging.stage(tagged.id, "Anna (second pass)").stage == "open"


def test_there_is_no_second_pass_without_a_first(session: Session, article: Article) -> None:
    with pytest.raises(InvalidValue, match="no tags in this article yet"):
        session.second_pass.start(article.id)
    with pytest.raises(InvalidValue, match="start one first"):
        session.second_pass.stop(article.id)
    assert session.history.by == "Anna"
