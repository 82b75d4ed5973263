"""A form that was open while something else changed states only what its writer changed."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.article import Article, Metadata
from annotator.services.only_changed import only_changed
from annotator.services.session import Session

METADATA = st.builds(Metadata, *(st.sampled_from("ab") for _ in range(8)))


@given(METADATA, METADATA, METADATA)
def test_each_field_is_the_writers_where_the_writer_changed_it_and_otherwise_stays(
    read: Metadata, wanted: Metadata, here: Metadata
) -> None:
    kept = only_changed(read, wanted, here)
    for name in Metadata.__dataclass_fields__:
        changed = getattr(wanted, name) != getattr(read, name)
        assert getattr(kept, name) == getattr(wanted if changed else here, name)
    assert only_changed(None, wanted, here) == wanted


def test_metadata_that_was_changed_meanwhile_stays(session: Session, article: Article) -> None:
    read = article.metadata
    session.accessioning.set_metadata(article.id, replace(read, publisher="Luton Today"))
    told = session.accessioning.set_metadata(article.id, replace(read, author="A. Writer"), read)
    assert (told.metadata.publisher, told.metadata.author) == ("Luton Today", "A. Writer")
    assert session.library.article(article.id) == told


def test_an_entry_that_was_changed_meanwhile_keeps_that(session: Session) -> None:
    read = session.registering.create("person", "Aslam Khan")
    session.registering.change(replace(read, name="Mohammed Aslam Khan"))
    told = session.registering.change(replace(read, note="A councillor."), read)
    assert (told.name, told.forms, told.note) == ("Mohammed Aslam Khan", ("Aslam Khan",), "A councillor.")
    assert session.registering.record(read.id) == told


def test_an_example_that_was_added_while_a_definition_was_edited_stays(session: Session) -> None:
    read = session.tag_set.type("person")
    session.tag_set.add_example("person", "Aslam Khan", "Councillor quits")
    told = session.tag_set.define(replace(read, definition="Somebody."), read)
    assert (told.definition, told.examples[-1].text) == ("Somebody.", "Aslam Khan")
    assert session.tag_set.type("person") == told
