"""Entries of the register are made, renamed, merged, split and deleted, and every mention follows."""

from dataclasses import replace

import pytest

from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.errors import InvalidValue, NotFound
from annotator.model.link import Link
from annotator.model.record import FormCount, Identifier
from annotator.services.history import Edit
from annotator.services.registering import UNLINK
from annotator.services.session import Session

KHAN = (23, 42)
"""Mohammed Aslam Khan in the fixture's article."""


def person(session: Session, article: Article, name: str, pair: tuple[int, int] = KHAN) -> Annotation:
    return session.tagging.add(article.id, "person", [pair], values={"name": name})


def name_of(session: Session, tag: Annotation) -> str:
    return session.tagging.shown(session.library.tag(tag.id)).get("name", "")


def test_a_name_that_is_new_becomes_an_entry_in_the_step_of_its_tag(
    session: Session, article: Article
) -> None:
    tag = person(session, article, "Mohammed Aslam Khan")
    (record,) = session.registering.records()
    assert (record.kind, record.name, record.by) == ("person", "Mohammed Aslam Khan", "Anna")
    assert tag.links == {"name": Link(record=record.id)}
    session.history.undo()
    assert session.registering.records() == []
    assert session.library.tags(article.id) == []


def test_the_same_name_is_linked_to_the_same_entry_and_a_further_form_too(
    session: Session, article: Article
) -> None:
    record = session.registering.create("person", "Mohammed Aslam Khan", forms=["Cllr Khan", "Cllr  Khan"])
    assert record.forms == ("Cllr Khan",)
    for name in ("Mohammed Aslam Khan", "Cllr Khan", record.id):
        assert person(session, article, name).links["name"].record == record.id
    assert session.registering.records() == [record]


def test_two_people_of_one_name_are_told_apart_by_their_ids(session: Session, article: Article) -> None:
    first = session.registering.create("person", "John Smith")
    second = session.registering.create("person", "John Smith")
    with pytest.raises(InvalidValue, match="Several entries are called “John Smith”"):
        person(session, article, "John Smith")
    assert session.library.tags(article.id) == []
    assert person(session, article, second.id).links["name"].record == second.id != first.id


def test_a_record_of_another_kind_is_refused_and_nothing_is_made(session: Session, article: Article) -> None:
    council = session.registering.create("organisation", "Luton Council")
    with pytest.raises(
        InvalidValue, match="Luton Council is of the kind organisation; Who takes entries of the kind person"
    ):
        person(session, article, council.id)
    with pytest.raises(InvalidValue, match="is no date for From"):
        session.tagging.add(article.id, "role", [KHAN], values={"holder": "Aslam Khan", "from": "yesterday"})
    assert session.registering.records() == [council]
    assert session.library.tags(article.id) == []


def test_a_renamed_entry_keeps_its_old_name_as_a_form(session: Session, article: Article) -> None:
    tag = person(session, article, "Aslam Khan")
    record = session.registering.record(tag.links["name"].record)
    renamed = session.registering.change(replace(record, name="Mohammed Aslam Khan"))
    assert (renamed.id, renamed.forms) == (record.id, ("Aslam Khan",))
    assert name_of(session, tag) == "Mohammed Aslam Khan"


def test_every_mention_follows_a_merge_and_comes_back_with_undo(session: Session, article: Article) -> None:
    kept, other = person(session, article, "Mohammed Aslam Khan"), person(session, article, "Mr Khan")
    keep, gone = kept.links["name"].record, other.links["name"].record
    merged = session.registering.merge(keep, [gone])
    assert merged.forms == ("Mr Khan",)
    assert session.registering.records() == [merged]
    assert name_of(session, other) == "Mohammed Aslam Khan"
    assert session.registering.mentions(keep) == [(kept.id, "name"), (other.id, "name")]
    assert session.registering.resolve(gone) == session.registering.record(gone).id == keep
    # a tag that still names the merged entry, as a colleague's file may, is led on as well
    assert session.registering.record_of(person(session, article, gone)) == merged
    session.history.undo()
    session.history.undo()
    assert name_of(session, other) == "Mr Khan"
    assert len(session.registering.records()) == 2


def test_entries_merged_each_way_by_two_people_end_in_one(session: Session, article: Article) -> None:
    first, second = (session.registering.create("person", name) for name in ("A", "B"))

    for one, other in ((first, second), (second, first)):
        body = replace(one, merged_into=other.id).to_body()
        session.history.apply("as if from a colleague", [Edit("record", one.id, body)])
    assert [record.id for record in session.registering.records()] == [min(first.id, second.id)]
    assert session.upkeep.check() == []
    tag = person(session, article, second.id)
    assert session.registering.record_of(tag) is not None


def test_entries_of_two_kinds_are_not_merged(session: Session) -> None:
    one = session.registering.create("person", "Luton")
    other = session.registering.create("place", "Luton")
    with pytest.raises(InvalidValue, match="only entries of one kind"):
        session.registering.merge(one.id, [other.id])
    with pytest.raises(InvalidValue, match="Choose another entry"):
        session.registering.merge(one.id, [one.id])


def test_merging_keeps_other_dates_and_the_file_of_the_other_entry(session: Session) -> None:
    kept = session.registering.create("person", "Mr Khan", dates="1963", note="A councillor.")
    other = session.registering.create("person", "M. A. Khan", dates="1961/..")
    same = session.registering.create("person", "Aslam Khan", dates="1963")
    from_file = replace(same, origin="Names of Luton, 2023")
    session.history.apply("as if from a file", [Edit("record", same.id, from_file.to_body())])
    merged = session.registering.merge(kept.id, [other.id, same.id, other.id])
    assert merged.dates == "1963"
    assert merged.note == "A councillor.\nDates of M. A. Khan before the merge: 1961/.."
    assert merged.sources == ("Names of Luton, 2023",)


def test_an_entry_that_was_merged_meanwhile_is_not_changed(session: Session) -> None:
    first, second = (session.registering.create("person", name) for name in ("A", "B"))
    session.registering.merge(first.id, [second.id])
    with pytest.raises(InvalidValue, match="B was merged into A; change that entry"):
        session.registering.change(replace(second, note="Stale"))
    # an entry and one that was merged into it before are one
    third = session.registering.create("person", "C")
    assert session.registering.merge(third.id, [first.id, second.id]).forms == ("A", "B")
    # a colleague who knows nothing of the merge may add a form to an entry that another one speaks for
    late = replace(second, forms=("Bee",), merged_into=third.id)
    session.history.apply("as if from a colleague", [Edit("record", second.id, late.to_body())])
    found = session.registering.page(session.registering.numbers(words="Bee"))
    assert [record.id for record, _links in found] == [third.id]
    assert session.upkeep.check() == []


def test_mentions_moved_to_a_candidate_establish_it_and_name_its_file(
    session: Session, article: Article
) -> None:
    tag = person(session, article, "Mr Khan")
    candidate = replace(
        session.registering.create("person", "Khan, Mohammed Aslam"),
        status="candidate",
        origin="VIAF, 2023-09",
    )
    session.history.apply("as if from a file", [Edit("record", candidate.id, candidate.to_body())])
    session.registering.delete(tag.links["name"].record, candidate.id)
    assert session.library.tag(tag.id).links == {"name": Link(record=candidate.id, source="VIAF, 2023-09")}
    assert session.registering.record(candidate.id).status == "established"
    session.history.undo()
    assert session.registering.record(candidate.id).status == "candidate"


def test_chosen_mentions_are_split_off_in_one_step(session: Session, article: Article) -> None:
    tags = [person(session, article, "Khan", pair) for pair in (KHAN, (0, 10), (11, 16))]
    record = tags[0].links["name"].record
    new = session.registering.split(record, [(tags[1].id, "name"), (tags[2].id, "name")], "Another Khan")
    assert [name_of(session, tag) for tag in tags] == ["Khan", "Another Khan", "Another Khan"]
    assert session.registering.forms(new.id) == [
        FormCount("Councillor", "name", "", 1),
        FormCount("quits", "name", "", 1),
    ]
    session.history.undo()
    assert [name_of(session, tag) for tag in tags] == ["Khan"] * 3
    assert [entry.id for entry in session.registering.records()] == [record]
    role = session.tagging.add(article.id, "role", [(0, 10)])
    session.tagging.point(role.id, tags[1].id)
    # where a role leads, the tag says that it points at
    for other in ("00" * 16, role.id):
        with pytest.raises(InvalidValue, match="Only mentions of Khan"):
            session.registering.split(record, [(other, "name" if other != role.id else "holder")], "Nobody")


def test_mentions_of_a_deleted_entry_only_move_to_one_of_its_kind(session: Session, article: Article) -> None:
    tag = person(session, article, "Mr Khan")
    place = session.registering.create("place", "Luton")
    with pytest.raises(InvalidValue, match="Mr Khan is of the kind person and Luton of the kind place"):
        session.registering.delete(tag.links["name"].record, place.id)
    assert name_of(session, tag) == "Mr Khan"


def test_deleting_an_entry_asks_what_becomes_of_its_mentions(session: Session, article: Article) -> None:
    tag = person(session, article, "Mr Khan")
    record = tag.links["name"].record
    with pytest.raises(InvalidValue, match="Mr Khan has 1 mention;"):
        session.registering.delete(record)
    session.registering.delete(record, UNLINK)
    assert session.library.tag(tag.id).values == {"name": "Mr Khan"}
    assert session.library.tag(tag.id).links == {}
    session.history.undo()
    other = session.registering.create("person", "Mohammed Aslam Khan")
    session.registering.delete(record, other.id)
    assert name_of(session, tag) == "Mohammed Aslam Khan"
    assert session.registering.records() == [other]
    with pytest.raises(NotFound, match="no longer in the register"):
        session.registering.record(record)
    assert session.upkeep.check() == []


def test_a_role_that_points_at_a_person_is_held_by_whom_that_person_is(
    session: Session, article: Article
) -> None:
    khan = session.tagging.add(article.id, "person", [KHAN])
    role = session.tagging.add(article.id, "role", [(0, 10)])
    quote = session.tagging.add(article.id, "quote", [(50, 59)])
    assert session.tagging.point(role.id, khan.id) == "holder"
    assert session.tagging.point(quote.id, role.id) == "speaker"
    assert session.tagging.shown(session.library.tag(quote.id)) == {"speaker": "Councillor"}
    session.tagging.set_value(khan.id, "name", "Mohammed Aslam Khan")
    shown = session.tagging.shown(session.library.tag(quote.id))
    assert shown == {"speaker": "Mohammed Aslam Khan"}
    record = session.registering.find("Mohammed Aslam Khan")
    assert [field for _tag, field in session.registering.mentions(record.id)] == ["holder", "name", "speaker"]
    session.tagging.retract([khan.id])
    assert session.registering.mentions(record.id) == []
    session.history.undo()
    assert len(session.registering.mentions(record.id, article.id)) == 3
    assert session.upkeep.check() == []


def test_a_tag_points_only_at_what_its_value_can_be(session: Session, article: Article) -> None:
    khan = person(session, article, "Khan")
    date = session.tagging.add(article.id, "date", [(0, 10)])
    place = session.tagging.add(article.id, "place", [(0, 10)], values={"name": "Luton"})
    role = session.tagging.add(article.id, "role", [(0, 10)])
    with pytest.raises(InvalidValue, match="Role tags have no value that could point at place tags"):
        session.tagging.point(role.id, place.id)
    with pytest.raises(InvalidValue, match="Held by cannot point at place tags"):
        session.tagging.point(role.id, place.id, "holder")
    with pytest.raises(InvalidValue, match="cannot point at itself"):
        session.tagging.point(role.id, role.id)
    assert session.tagging.point(date.id, khan.id) == "person"
    other = session.tagging.add(article.id, "date", [(11, 16)])
    assert session.tagging.point(other.id, date.id) == "relative_to"


def test_a_person_who_points_at_a_person_is_the_same_one(session: Session, article: Article) -> None:
    first, second = person(session, article, "Khan"), session.tagging.add(article.id, "person", [(0, 10)])
    assert session.tagging.point(second.id, first.id) == "name"
    assert session.library.tag(second.id).links == first.links


def test_tags_that_point_at_each_other_stand_for_nobody(session: Session, article: Article) -> None:
    one, other = (session.tagging.add(article.id, "role", [(0, end)]) for end in (10, 16))
    for tag, mention in ((one, other), (other, one)):
        session.tagging.set_link(tag.id, "holder", Link(mention=mention.id))
    assert session.registering.record_of(session.library.tag(one.id)) is None
    assert session.upkeep.check() == []


def test_a_link_has_a_certainty_of_its_own(session: Session, article: Article) -> None:
    tag = person(session, article, "Khan")
    session.tagging.set_link_certainty(tag.id, "name", "possible")
    assert session.library.tag(tag.id).links["name"].certainty == "possible"
    assert session.library.tag(tag.id).certainty == "certain"
    with pytest.raises(InvalidValue, match="certainty is one of"):
        session.tagging.set_link_certainty(tag.id, "name", "sure")


def test_an_identifier_or_date_that_means_nothing_is_refused(session: Session) -> None:
    with pytest.raises(InvalidValue, match="is no kind of identifier"):
        session.registering.create("person", "Khan", identifiers=[Identifier("IMDB", "1")])
    with pytest.raises(InvalidValue, match="no date"):
        session.registering.create("person", "Khan", dates="long ago")
    with pytest.raises(InvalidValue, match="needs a name"):
        session.registering.create("person", "  ")
    assert session.registering.records() == []


def test_the_register_is_searched_over_all_forms(session: Session, article: Article) -> None:
    record = session.registering.create("person", "Mohammed Aslam Khan", forms=["Cllr Khan"])
    person(session, article, record.id, (0, 10))
    session.registering.create("person", "Hazel Simmons")
    for words in ("aslam", "cllr", "councillor", "50%"):
        found = [entry for entry, _n in session.registering.page(session.registering.numbers(words=words))]
        assert found == ([record] if words != "50%" else [])
