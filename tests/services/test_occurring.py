"""Other places of a name are found, judged, and tagged as one step."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.model.annotation import Annotation
from annotator.model.errors import Cancelled, InvalidValue
from annotator.model.link import Link
from annotator.model.occurrence import FREE, OTHER, Hit, Manner
from annotator.model.span import Span
from annotator.services.history import Edit
from annotator.services.session import Session
from annotator.store.connection import Database
from annotator.store.tag_types import subject_of

TEXT = (
    "Mohammed Aslam Khan quit the party.\n"
    "Mr Khan said he was sad. Khan’s seat is safe, and Aslam\nKhan knew it.\n"
    "Mr Khan is the advertisement\n"
    "Imran Khan, no relation, and Ms Khan were not there. MR KHAN left."
)
TakeIn = Callable[[str], str]


@pytest.fixture
def take_in(session: Session, tmp_path: Path) -> TakeIn:
    """Take a text into the project; returns the id of the article."""

    def act(text: str) -> str:
        path = tmp_path / f"{len(session.library.articles())}.txt"
        path.write_text(text, encoding="utf-8")
        return session.accessioning.accession(session.accessioning.prepare(path)).id

    return act


@pytest.fixture
def first(session: Session, take_in: TakeIn) -> str:
    """An article with one piece of furniture."""
    article = take_in(TEXT)
    session.zoning.mark(article, [(TEXT.index("Mr Khan is"), TEXT.index("\nImran"))], "advertisement")
    return article


def tag(session: Session, article: str, words: str, record: str = "", kind: str = "person") -> Annotation:
    """Tag the first place of some words."""
    start = session.library.text(article).index(words)
    links = {"name": Link(record=record)} if record else {}
    return session.tagging.add(article, kind, [(start, start + len(words))], links=links)


@pytest.fixture
def khan(session: Session, first: str) -> str:
    """Id of an entry that was named by two forms in the first article."""
    record = session.registering.create("person", "Mohammed Aslam Khan", forms=["Aslam Khan"]).id
    tag(session, first, "Mohammed Aslam Khan", record)
    return record


def events(session: Session) -> int:
    """Number of events in the log."""
    database = Database(session.path, writable=False)
    try:
        return int(database.row("SELECT count(*) FROM event")[0])
    finally:
        database.close()


def words(hits: list[Hit]) -> list[tuple[str, str, str]]:
    return [(hit.words, hit.state, hit.who) for hit in hits]


def test_all_forms_of_an_entry_are_found_but_for_what_is_tagged_or_furniture(
    session: Session, first: str, khan: str
) -> None:
    assert words(session.occurring.find(session.occurring.of_record(khan), [first])) == [
        ("Aslam\nKhan", FREE, "")
    ]
    tag(session, first, "Mr Khan", khan)
    second = session.library.text(first).index("Khan’s")
    session.tagging.add(first, "person", [(second, second + 4)], links={"name": Link(record=khan)})
    assert words(session.occurring.find(session.occurring.of_record(khan), [first])) == [
        ("Aslam\nKhan", FREE, ""),
        ("Khan", OTHER, "Imran Khan"),
        ("Khan", OTHER, "Ms Khan"),
    ]


def test_a_possessive_in_a_mention_is_not_looked_for(session: Session, first: str, khan: str) -> None:
    tag(session, first, "Khan’s", khan)
    assert "Khan" in session.occurring.of_record(khan).forms
    assert not any("’s" in form or "'s" in form for form in session.occurring.of_record(khan).forms)


def test_a_surname_that_two_entries_share_is_not_looked_for(
    session: Session, first: str, take_in: TakeIn, khan: str
) -> None:
    tag(session, first, "Khan’s", khan)
    other = session.registering.create("person", "Sadiq Khan", forms=["Khan"])
    assert "Khan" not in session.occurring.of_record(khan).forms
    session.registering.merge(khan, [other.id])
    assert "Khan" in session.occurring.of_record(khan).forms


def test_a_form_of_two_entries_is_found_as_the_others(
    session: Session, first: str, take_in: TakeIn, khan: str
) -> None:
    other = take_in("Mr Khan was in London. Sadiq Aslam Khan too.")
    tag(session, first, "Mr Khan", khan)
    session.registering.create("person", "Sadiq Aslam Khan", forms=["Mr Khan"])
    assert words(session.occurring.find(session.occurring.of_record(khan), [other])) == [
        ("Mr Khan", OTHER, "Sadiq Aslam Khan"),
        ("Aslam Khan", OTHER, "Sadiq Aslam Khan"),
    ]


def test_a_place_linked_to_somebody_else_is_found_as_theirs(session: Session, first: str, khan: str) -> None:
    other = session.registering.create("person", "Aslam Beg").id
    tag(session, first, "Aslam\nKhan", other)
    assert words(session.occurring.find(session.occurring.of_record(khan), [first])) == [
        ("Aslam\nKhan", OTHER, "Aslam Beg")
    ]


def test_a_tag_that_lacks_its_entry_is_linked_and_not_doubled(
    session: Session, first: str, khan: str
) -> None:
    bare = tag(session, first, "Aslam\nKhan")
    sought = session.occurring.of_record(khan)
    [hit] = session.occurring.find(sought, [first])
    assert hit.annotation == bare.id
    assert session.occurring.apply(sought, [hit]) == [bare.id]
    assert session.library.tag(bare.id).links["name"].record == khan
    assert session.occurring.find(sought, [first]) == []
    session.history.undo()
    assert session.library.tag(bare.id) == bare


def test_the_whole_project_is_looked_through_in_order(
    session: Session, first: str, take_in: TakeIn, khan: str
) -> None:
    take_in("Nobody is named here.")
    third = take_in("Aslam Khan, and again Mohammed\nAslam Khan.")
    seen: list[tuple[int, int]] = []
    hits = session.occurring.find(
        session.occurring.of_record(khan), None, lambda done, total, _what: seen.append((done, total))
    )
    assert [(hit.article, hit.words) for hit in hits] == [
        (first, "Aslam\nKhan"),
        (third, "Aslam Khan"),
        (third, "Mohammed\nAslam Khan"),
    ]
    assert seen[-1] == (3, 3)


def test_looking_through_the_project_can_be_stopped(session: Session, first: str, khan: str) -> None:
    def stop(_done: int, _total: int, _what: str) -> None:
        raise Cancelled("The work was stopped.")

    with pytest.raises(Cancelled):
        session.occurring.find(session.occurring.of_record(khan), None, stop)


def test_many_places_are_tagged_as_one_step_with_one_event_for_each_article(
    session: Session, take_in: TakeIn
) -> None:
    one, two = take_in("May and May and May."), take_in("In May 2023, may it be")
    model = session.tagging.add(
        one, "date", [(0, 3)], values={"edtf": "2023-05"}, certainty="probable", note="as printed"
    )
    sought = session.occurring.like_tag(model.id)
    before = events(session)
    made = session.occurring.apply(sought, session.occurring.find(sought))
    assert events(session) == before + 2
    assert session.history.undo_label == "Tag 3 like this"
    tags = [session.library.tag(identifier) for identifier in made]
    assert [(t.article, t.extent) for t in tags] == [
        (one, Span(8, 11)),
        (one, Span(16, 19)),
        (two, Span(3, 6)),
    ]
    # what a date means depends on its place
    assert {(t.type, t.certainty, t.note, tuple(t.values)) for t in tags} == {("date", "probable", "", ())}
    session.history.undo()
    assert [t.id for t in session.library.tags(one)] == [model.id]
    assert session.library.tags(two) == []
    session.history.redo()
    assert len(session.library.tags(one)) == 3


def test_what_a_role_stands_for_goes_over_to_those_like_it(
    session: Session, take_in: TakeIn, first: str, khan: str
) -> None:
    article = take_in("The mayor met the Mayor of Luton.")
    pointed = session.library.tags(first)[0]
    model = session.tagging.add(
        article,
        "role",
        [(4, 9)],
        values={"term": "mayor", "from": "2021"},
        links={"holder": Link(mention=pointed.id, certainty="possible")},
    )
    sought = session.occurring.like_tag(model.id, Manner(any_case=True))
    [made] = session.occurring.apply(sought, session.occurring.find(sought))
    like = session.library.tag(made)
    assert like.values == {"term": "mayor"}
    assert like.links == {"holder": Link(record=khan, certainty="possible")}


def test_any_form_of_the_entry_of_a_tag_can_be_looked_for(session: Session, first: str, khan: str) -> None:
    model = session.library.tags(first)[0]
    assert session.occurring.find(session.occurring.like_tag(model.id), [first]) == []
    sought = session.occurring.like_tag(model.id, any_form=True)
    assert [hit.words for hit in session.occurring.find(sought, [first])] == ["Aslam\nKhan"]


def test_selected_words_are_looked_for_exactly_or_in_any_case(session: Session, first: str) -> None:
    start = TEXT.index("Mr Khan")
    for any_case, expected in ((False, ["Mr Khan"]), (True, ["Mr Khan", "MR KHAN"])):
        sought = session.occurring.like_words(first, Span(start, start + 7), "person", Manner(any_case))
        assert [hit.words for hit in session.occurring.find(sought)] == expected


def test_signs_at_the_edges_of_selected_words_are_no_part_of_them(session: Session, take_in: TakeIn) -> None:
    article = take_in("Labour, said Labour. “Labour” … ,")
    sought = session.occurring.like_words(article, Span(0, 8), "organisation")
    assert [hit.span for hit in session.occurring.find(sought)] == [Span(0, 6), Span(13, 19), Span(22, 28)]
    with pytest.raises(InvalidValue, match="No words"):
        session.occurring.like_words(article, Span(7, 8), "organisation")


def test_a_tag_of_fragments_has_no_like(session: Session, first: str) -> None:
    model = session.tagging.add(first, "person", [(0, 8), (15, 19)])
    with pytest.raises(InvalidValue, match="fragments"):
        session.occurring.like_tag(model.id)


def test_a_candidate_is_established_by_the_tags_that_are_linked_to_it(session: Session, first: str) -> None:
    record = session.registering.create("person", "Aslam Khan")
    sought = session.occurring.of_record(record.id)
    session.occurring.apply(sought, session.occurring.find(sought))
    assert session.registering.record(record.id).status == "established"
    assert session.occurring.apply(sought, []) == []


def test_tags_like_one_that_only_points_name_the_file_of_its_entry(
    session: Session, take_in: TakeIn, first: str, khan: str
) -> None:
    article = take_in("The mayor met the mayor.")
    from_file = replace(session.registering.record(khan), origin="VIAF, 2023-09")
    session.history.apply("as if from a file", [Edit("record", khan, from_file.to_body())])
    pointed = session.library.tags(first)[0]
    model = session.tagging.add(article, "role", [(4, 9)], links={"holder": Link(mention=pointed.id)})
    sought = session.occurring.like_tag(model.id)
    [made] = session.occurring.apply(sought, session.occurring.find(sought))
    assert session.library.tag(made).links == {"holder": Link(record=khan, source="VIAF, 2023-09")}


def test_like_tags_state_their_type_where_the_project_does_not_yet(session: Session, first: str) -> None:
    session.tag_set.forget("person")
    assert session.history.of_subject(subject_of("person"))[-1].body is None
    sought = session.occurring.like_words(
        first, Span(TEXT.index("Mr Khan"), TEXT.index("Mr Khan") + 7), "person"
    )
    session.occurring.apply(sought, session.occurring.find(sought))
    assert session.history.of_subject(subject_of("person"))[-1].body is not None


def test_only_a_step_that_links_one_mention_is_told_of(session: Session, first: str, khan: str) -> None:
    told: list[str] = []
    session.history.subscribe(lambda change: told.append(session.occurring.newly_linked(change)))
    bare = tag(session, first, "Aslam\nKhan")
    session.tagging.set_link(bare.id, "name", Link(record=khan))
    session.tagging.set_note(bare.id, "sure")
    session.history.undo()
    session.history.undo()
    session.tagging.set_value(bare.id, "name", "Mohammed Aslam Khan")
    assert told == ["", khan, "", "", "", khan]
