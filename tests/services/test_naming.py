"""Entries are made of the words of a tag, and names that were only half typed make nothing."""

import pytest

from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.errors import InvalidValue
from annotator.services.session import Session


def tagged(session: Session, article: Article, kind: str, words: str) -> Annotation:
    start = session.library.text(article.id).index(words)
    return session.tagging.add(article.id, kind, [(start, start + len(words))])


def test_one_step_makes_the_entry_and_links_the_tag_to_it(session: Session, article: Article) -> None:
    tag = tagged(session, article, "person", "Mohammed Aslam Khan")
    record = session.naming.make(tag.id)
    assert record.name == "Mohammed Aslam Khan"
    assert session.registering.record_of(session.library.tag(tag.id)) == record
    session.history.undo()
    assert session.registering.records() == []
    assert session.library.tag(tag.id).links == {}


def test_a_title_in_the_words_becomes_a_form_and_not_the_name(session: Session, article: Article) -> None:
    text = session.library.text(article.id)
    end = text.index("Khan") + 4
    tag = session.tagging.add(article.id, "person", [(text.index("Councillor"), 10), (end - 4, end)])
    assert tag.quoted(text) == "Councillor … Khan"
    whole = session.naming.make(
        tagged(session, article, "person", "Mohammed Aslam Khan").id, "name", "M Khan"
    )
    assert (whole.name, whole.forms) == ("M Khan", ())


def test_a_tag_whose_words_are_no_name_makes_no_entry(session: Session, article: Article) -> None:
    role = tagged(session, article, "role", "Councillor")
    with pytest.raises(InvalidValue, match="go to the values"):
        session.naming.make(role.id)
    assert session.naming.name_for(role, "holder") == ""


def test_the_speaker_may_become_an_organisation(session: Session, article: Article) -> None:
    quote = tagged(session, article, "quote", "I quit.")
    record = session.naming.make(quote.id, "speaker", "BBC", "organisation")
    assert record.kind == "organisation"
    with pytest.raises(InvalidValue, match="takes no new entry"):
        session.naming.make(quote.id, "speaker", "Luton", "place")


def test_words_are_linked_when_one_entry_has_them_and_otherwise_stay_words(
    session: Session, article: Article
) -> None:
    tag = tagged(session, article, "person", "Mohammed Aslam Khan")
    assert session.naming.keep(tag.id, "name", "Kha").values == {"name": "Kha"}
    assert session.registering.records() == []
    khan = session.registering.create("person", "Khan")
    assert session.naming.keep(tag.id, "name", " Khan ").links["name"].record == khan.id
    session.registering.create("person", "Khan")
    kept = session.naming.keep(tag.id, "name", "Khan")
    assert (kept.values, kept.links) == ({"name": "Khan"}, {})
