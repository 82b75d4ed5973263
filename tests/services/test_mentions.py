"""The mentions of an entry are found by article, field and words, and told from what only points at them."""

import pytest

from annotator.model.article import Article
from annotator.model.link import Link
from annotator.model.record import Record
from annotator.services.session import Session

NAME, QUOTE = (23, 42), (49, 58)
"""Mohammed Aslam Khan, and what he said, in the fixture's article."""


@pytest.fixture
def khan(session: Session, article: Article) -> Record:
    """Named once; two quotations are his: one says so itself, one points at the name."""
    record = session.registering.create("person", "Khan")
    name = session.tagging.add(article.id, "person", [NAME], values={"name": record.id})
    session.tagging.add(article.id, "quote", [QUOTE], values={"speaker": record.id})
    pointing = session.tagging.add(article.id, "quote", [QUOTE])
    session.tagging.set_link(pointing.id, "speaker", Link(mention=name.id))
    return record


def fields(found: list[tuple[str, str]]) -> list[str]:
    return [field for _tag, field in found]


def test_mentions_stand_in_text_order(session: Session, khan: Record) -> None:
    assert fields(session.registering.mentions(khan.id)) == ["name", "speaker", "speaker"]


def test_they_are_narrowed_by_field_by_words_and_by_article(
    session: Session, article: Article, khan: Record
) -> None:
    mentions = session.registering.mentions
    assert fields(mentions(khan.id, field="speaker")) == ["speaker", "speaker"]
    assert fields(mentions(khan.id, form="Mohammed Aslam Khan")) == ["name"]
    assert fields(mentions(khan.id, field="speaker", form="Mohammed Aslam Khan")) == []
    assert fields(mentions(khan.id, article.id)) == ["name", "speaker", "speaker"]
    assert fields(mentions(khan.id, "0" * 16)) == []


def test_what_points_at_another_tag_has_no_link_of_its_own(session: Session, khan: Record) -> None:
    assert fields(session.registering.mentions(khan.id, direct=True)) == ["name", "speaker"]
    told = session.registering.mentions_in_words(khan.id)
    assert [(field, words) for _tag, field, words in told] == [
        ("name", "Mohammed Aslam Khan"),
        ("speaker", "“I quit.”"),
    ]


def test_the_mentions_of_a_merged_entry_are_those_of_the_one_that_speaks_for_it(
    session: Session, khan: Record
) -> None:
    other = session.registering.create("person", "Mohammed Aslam Khan")
    session.registering.merge(other.id, [khan.id])
    assert len(session.registering.mentions(other.id)) == 3
    assert session.registering.number(khan.id) == session.registering.number(other.id)


def test_articles_are_counted_once(session: Session, khan: Record) -> None:
    assert session.registering.articles_with(khan.id) == 1
    nobody = session.registering.create("person", "Nobody")
    assert session.registering.articles_with(nobody.id) == 0


def test_an_entry_that_is_not_there_has_no_number(session: Session) -> None:
    assert session.registering.number("0" * 32) == 0
