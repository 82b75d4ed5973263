"""Names that stand in tags as plain words become links to entries of the register, in one step."""

import pytest

from annotator.model.article import Article
from annotator.model.record import Record
from annotator.services.registering import UNLINK
from annotator.services.session import Session

KHAN, QUOTE = (23, 42), (49, 58)
"""Mohammed Aslam Khan, and what he said, in the fixture's article."""


@pytest.fixture
def tags(session: Session, article: Article) -> tuple[str, str]:
    """A person and a quotation that name Khan and Smith in plain words, as tags of the first release do."""
    person = session.tagging.add(article.id, "person", [KHAN], values={"name": "Khan"}).id
    quote = session.tagging.add(article.id, "quote", [QUOTE], values={"speaker": "Khan"}).id
    session.tagging.set_value(quote, "addressee", "Smith")
    for name in ("Khan", "Smith"):
        session.registering.delete(session.registering.find(name).id, UNLINK)
    assert session.registering.records() == []
    return person, quote


def entry_of(session: Session, tag: str, field: str) -> Record | None:
    return session.registering.record_of_link(session.library.tag(tag).links[field])


def test_every_plain_name_of_a_link_field_is_found(session: Session, tags: tuple[str, str]) -> None:
    found = {(name.tag, name.field, name.name) for name in session.registering.unlinked_names()}
    person, quote = tags
    assert found == {(person, "name", "Khan"), (quote, "speaker", "Khan"), (quote, "addressee", "Smith")}


def test_one_entry_is_made_for_each_name_and_everything_is_one_step(
    session: Session, tags: tuple[str, str]
) -> None:
    person, quote = tags
    told = session.registering.link_names()
    assert (told.links, told.made, told.left) == (3, 2, [])
    khan = entry_of(session, person, "name")
    assert khan is not None
    assert (khan.kind, khan.name) == ("person", "Khan")
    assert entry_of(session, quote, "speaker") == khan
    assert session.library.tag(quote).values == {}
    assert session.registering.unlinked_names() == []
    session.history.undo()
    assert session.registering.records() == []
    assert session.library.tag(person).values == {"name": "Khan"}


def test_an_entry_that_has_the_name_is_used(session: Session, tags: tuple[str, str]) -> None:
    khan = session.registering.create("person", "Mohammed Aslam Khan", forms=["Khan"])
    assert session.registering.link_names().made == 1
    assert entry_of(session, tags[0], "name") == khan


def test_an_agent_is_the_organisation_that_has_the_name(session: Session, tags: tuple[str, str]) -> None:
    smith = session.registering.create("organisation", "Smith")
    session.registering.link_names()
    assert entry_of(session, tags[1], "addressee") == smith


def test_a_name_that_two_entries_have_is_left_and_told(session: Session, tags: tuple[str, str]) -> None:
    for _ in range(2):
        session.registering.create("person", "Khan")
    told = session.registering.link_names()
    assert (told.links, told.made, told.left) == (1, 1, ["Khan"])
    assert session.library.tag(tags[0]).values == {"name": "Khan"}


def test_nothing_to_link_is_no_step(session: Session, article: Article) -> None:
    label = session.history.undo_label
    assert session.registering.link_names().links == 0
    assert session.history.undo_label == label
