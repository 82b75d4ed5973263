"""Tags are made, changed and refused by the words of the archivist."""

import pytest

from annotator.model.article import Article
from annotator.model.errors import InvalidRange, InvalidValue, NotFound
from annotator.model.span import Span
from annotator.services.session import Session


def test_overlapping_nested_and_equal_tags_are_all_kept(session: Session, article: Article) -> None:
    pairs = [(0, 20), (10, 30), (12, 14), (0, 20), (0, 20)]
    for kind, pair in zip(["person", "role", "date", "person", "quote"], pairs, strict=True):
        session.tagging.add(article.id, kind, [pair])
    tags = session.library.tags(article.id)
    assert sorted((t.target[0].start, t.target[0].end) for t in tags) == sorted(pairs)
    assert session.library.tag_counts() == {article.id: 5}


def test_a_tag_of_several_ranges_quotes_each_of_them(session: Session, article: Article) -> None:
    tag = session.tagging.add(article.id, "quote", [(12, 16), (0, 10)])
    assert tag.target == (Span(0, 10), Span(12, 16))
    assert tag.quoted(session.library.text(article.id)) == "Councillor … uits"


@pytest.mark.parametrize("pair", [(4, 4), (9, 2)])
def test_an_empty_range_is_refused_with_a_sentence(
    session: Session, article: Article, pair: tuple[int, int]
) -> None:
    with pytest.raises(InvalidRange, match="holds no text"):
        session.tagging.add(article.id, "person", [pair])
    assert session.library.tags(article.id) == []


def test_a_range_behind_the_end_of_the_text_is_refused(session: Session, article: Article) -> None:
    with pytest.raises(InvalidRange, match="ends at 999"):
        session.tagging.add(article.id, "person", [(0, 999)])


def test_an_unknown_tag_type_value_article_or_certainty_is_named(session: Session, article: Article) -> None:
    with pytest.raises(NotFound, match="no tag type “poem”; this project has person, role"):
        session.tagging.add(article.id, "poem", [(0, 5)])
    with pytest.raises(NotFound, match="Person tags have no value “colour”; they have name"):
        session.tagging.add(article.id, "person", [(0, 5)], values={"colour": "red"})
    with pytest.raises(NotFound, match="no article"):
        session.tagging.add("0123456789abcdef", "person", [(0, 5)])
    with pytest.raises(InvalidValue, match="certain, probable, possible, unknown"):
        session.tagging.add(article.id, "person", [(0, 5)], certainty="sure")


def test_a_tag_keeps_its_identity_and_history_when_its_edges_move(session: Session, article: Article) -> None:
    tag = session.tagging.add(article.id, "person", [(0, 10)], values={"name": "X"}, note="n")
    moved = session.tagging.set_target(tag.id, [(0, 16)])
    assert (moved.id, moved.values, moved.note, moved.by) == (tag.id, tag.values, tag.note, tag.by)
    assert [entry.label for entry in session.history.of_subject(tag.id)] == ["Tag person", "Move edge of tag"]


def test_a_fragment_that_touches_the_tag_makes_it_longer(session: Session, article: Article) -> None:
    tag = session.tagging.add(article.id, "person", [(0, 10)])
    assert session.tagging.add_fragment(tag.id, (10, 12)).target == (Span(0, 12),)
    assert session.tagging.add_fragment(tag.id, (20, 22)).target == (Span(0, 12), Span(20, 22))


def test_retagging_keeps_the_values_that_the_new_type_knows(session: Session, article: Article) -> None:
    tag = session.tagging.add(article.id, "role", [(0, 10)], values={"term": "leader", "holder": "Khan"})
    assert session.tagging.retype(tag.id, "role").links == tag.links
    retyped = session.tagging.retype(tag.id, "date")
    assert (retyped.values, retyped.links) == ({}, {})


def test_retagging_keeps_the_name_of_an_entry_that_the_new_type_cannot_be(
    session: Session, article: Article
) -> None:
    tag = session.tagging.add(article.id, "person", [(0, 10)], values={"name": "Labour"})
    retyped = session.tagging.retype(tag.id, "organisation")
    assert (retyped.values, retyped.links) == ({"name": "Labour"}, {})


def test_certainty_steps_around(session: Session, article: Article) -> None:
    tag = session.tagging.add(article.id, "person", [(0, 10)])
    steps = [session.tagging.step_certainty(tag.id).certainty for _ in range(4)]
    assert steps == ["probable", "possible", "unknown", "certain"]


def test_an_empty_value_takes_the_value_away(session: Session, article: Article) -> None:
    tag = session.tagging.add(article.id, "person", [(0, 10)], values={"name": "X"})
    emptied = session.tagging.set_value(tag.id, "name", "  ")
    assert (emptied.values, emptied.links) == ({}, {})


def test_positions_are_code_points_after_emoji_and_combining_marks(session: Session) -> None:
    path = session.path.parent / "emoji.txt"
    path.write_text("A 👩‍👧 said é and 𝔊othic Khan.", encoding="utf-8")
    article = session.accessioning.accession(session.accessioning.prepare(path))
    text = session.library.text(article.id)
    start = text.index("Khan")
    tag = session.tagging.add(article.id, "person", [(start, start + 4)])
    assert session.library.tag(tag.id).quoted(text) == "Khan"


def test_white_space_alone_is_no_text(session: Session, article: Article) -> None:
    text = session.library.text(article.id)
    blank = text.index("\n")
    with pytest.raises(InvalidRange, match="only white space"):
        session.tagging.add(article.id, "person", [(blank, blank + 1)])


def test_what_no_xml_file_can_hold_is_left_out_of_what_is_typed(session: Session, article: Article) -> None:
    tag = session.tagging.add(article.id, "person", [(0, 10)], values={"name": "Kh\x01an"}, note="a\x00b")
    assert (session.tagging.shown(tag)["name"], tag.note) == ("Khan", "ab")
    assert session.tagging.set_note(tag.id, "\ud800c").note == "c"
    assert session.tagging.set_value(tag.id, "name", "\x1b").links == {}
    session.exporting.export("tei-standoff", session.path.parent / "out.xml")


def test_a_date_field_takes_dates_only(session: Session, article: Article) -> None:
    with pytest.raises(InvalidValue, match=r"“2023-99” is no date for Date"):
        session.tagging.add(article.id, "date", [(0, 10)], values={"edtf": "2023-99"})
    tag = session.tagging.add(article.id, "date", [(0, 10)], values={"edtf": "../2011"})
    with pytest.raises(InvalidValue, match="is no date"):
        session.tagging.set_value(tag.id, "edtf", "May")
    assert session.library.tag(tag.id).values == {"edtf": "../2011"}


def test_of_several_values_all_are_given_or_none(session: Session, article: Article) -> None:
    tag = session.tagging.add(article.id, "role", [(0, 10)])
    with pytest.raises(InvalidValue, match="no date"):
        session.tagging.set_several(tag.id, {"holder": "Aslam Khan", "from": "nonsense"}, "Several")
    assert session.registering.records() == []
    assert session.library.tag(tag.id) == tag
    assert session.history.undo_label == "Tag role"
