"""What another program tagged becomes tags of ours: by a mapping, without loss in silence, once, and undone whole."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.bootstrap import create_project, open_session
from annotator.model.errors import Cancelled, InvalidValue, UnreadableFile
from annotator.model.found_file import FoundDocument, FoundEntry, FoundFile, FoundTag
from annotator.model.link import Link
from annotator.model.loss import Loss
from annotator.model.progress import Progress
from annotator.model.record import Identifier
from annotator.model.tag_mapping import MappingRule
from annotator.services.adopting import Adopted, Look
from annotator.services.session import Session
from annotator.store import projection
from annotator.store.connection import Database
from tests.services.hand_made import SIMMONS, TEXT, HandMade, a_file, document, register, tag


@pytest.fixture
def hand(monkeypatch: pytest.MonkeyPatch) -> HandMade:
    return register(monkeypatch, MappingRule("PER", "person", {"ref": "name", "comment": "name"}))


def looked(session: Session, path: Path) -> Look:
    look = session.adopting.look(path)
    assert look is not None
    return look


def brought(session: Session, hand: HandMade, found: FoundFile, name: str = "a.hand") -> Adopted:
    """A file is written beside the project and taken in as proposed."""
    look = looked(session, hand.write(session.path.with_name(name), found))
    return session.adopting.take_in(look)


def state(session: Session) -> dict[str, object]:
    database = Database(session.path, writable=False)
    try:
        return dict(projection.state(database))
    finally:
        database.close()


def quoted(session: Session) -> dict[str, list[str]]:
    """Tagged words by type."""
    found: dict[str, list[str]] = {}
    for article in session.library.articles():
        text = session.library.text(article.id)
        for one in session.library.tags(article.id):
            found.setdefault(one.type, []).append(one.quoted(text))
    return found


def test_a_file_is_looked_at_and_nothing_is_done(session: Session, hand: HandMade, tmp_path: Path) -> None:
    found = a_file(tag("PER", "Hazel", values={"sure": "very"}), tag("PER", "Mr Khan"), tag("Ort!", "Luton"))
    look = looked(session, hand.write(tmp_path / "a.hand", found))
    assert [(kind.kind, kind.count, kind.example, dict(kind.names)) for kind in look.kinds] == [
        ("PER", 2, "Hazel", {"sure": 1}),
        ("Ort!", 1, "Luton", {}),
    ]
    assert look.mapping == (MappingRule("Ort!", "ort"), MappingRule("PER", "person"))
    assert look.articles == ("Hazel Simmons met Mr Khan in Luton.",)
    assert (session.library.articles(), session.history.undo_label) == ([], "")


def test_tags_become_tags_of_the_types_of_the_mapping(session: Session, hand: HandMade) -> None:
    found = a_file(
        tag("PER", "Hazel", by="Rolf", at="2020-01-02T03:04:05Z", certainty="possible", note="Who?"),
        tag("Ort!", "Luton", values={"Größe": "big"}),
    )
    adopted = brought(session, hand, found)
    assert (adopted.tags, adopted.losses) == (2, ())
    assert quoted(session) == {"person": ["Hazel"], "ort": ["Luton"]}
    first, second = session.library.tags(session.library.articles()[0].id)
    assert (first.by, first.at, first.certainty, first.note) == (
        "Rolf",
        "2020-01-02T03:04:05Z",
        "possible",
        "Who?",
    )
    assert (second.by, second.values) == ("Anna", {"grosse": "big"})
    assert session.upkeep.check() == []


def test_a_type_that_is_made_is_told_apart_from_all_others(session: Session, hand: HandMade) -> None:
    words = ("Hazel", "Simmons", "met", "Mr", "Khan", "in", "Luton")
    brought(session, hand, a_file(*(tag(f"{word} kind", word) for word in words)))
    types = session.tag_set.types()
    assert len({(one.colour, one.pattern) for one in types}) == len(types)
    assert len({one.letter for one in types}) == len(types)
    assert session.tag_set.type("mr-kind").label == "Mr kind"


def test_kinds_whose_words_no_name_can_hold_are_types_of_their_own(session: Session, hand: HandMade) -> None:
    brought(session, hand, a_file(tag("人物", "Hazel"), tag("地名", "Luton")))
    assert sorted(quoted(session).values()) == [["Hazel"], ["Luton"]]
    assert {"人物", "地名"} <= {one.label for one in session.tag_set.types()}
    assert brought(session, hand, a_file(tag("地名", "Luton"), tag("人物", "Hazel")), "b.hand").tags == 0


def test_links_lead_to_entries_and_to_other_tags(session: Session, hand: HandMade) -> None:
    found = a_file(
        tag("PER", "Hazel Simmons", id="1", entries={"ref": "hs"}),
        tag("says", "left", tags={"who": "1"}),
        entries=(SIMMONS,),
    )
    assert brought(session, hand, found).losses == ()
    person, says = session.library.tags(session.library.articles()[0].id)
    (record,) = session.registering.records()
    assert (record.record.name if hasattr(record, "record") else record.name) == "Hazel Simmons"
    assert person.links["name"].record
    assert says.links["who"].mention == person.id


def test_a_pointer_to_a_tag_that_is_left_out_is_told(
    session: Session, hand: HandMade, tmp_path: Path
) -> None:
    found = a_file(tag("PER", "Hazel", id="1"), tag("says", "left", tags={"who": "1"}))
    look = looked(session, hand.write(tmp_path / "a.hand", found))
    mapping = tuple(replace(rule, type="") if rule.kind == "PER" else rule for rule in look.mapping)
    adopted = session.adopting.take_in(look, mapping)
    assert adopted.losses == (
        Loss("tags of the kind PER, left out", 1),
        Loss("“who” of says that leads to nothing the field takes", 1),
    )
    assert quoted(session) == {"says": ["left"]}


def test_two_tags_with_one_id_are_both_taken_in(session: Session, hand: HandMade) -> None:
    for ours in (False, True):
        twice = (tag("person", "Hazel", id="ab" * 16), tag("person", "Mr Khan", id="ab" * 16))
        text = TEXT + str(ours)
        found = FoundFile("Hand", (document(*twice, text=text),), ours=ours)
        assert brought(session, hand, found, f"{ours}.hand").tags == 2


def test_ids_hold_when_the_file_changes_elsewhere(session: Session, hand: HandMade) -> None:
    first = (tag("PER", "Hazel", id="T1"), tag("PER", "Hazel", id="T2", note="again"))
    brought(session, hand, a_file(*first))
    before = {one.id for one in session.library.tags(session.library.articles()[0].id)}
    changed = a_file(tag("PER", "Mr Khan", id="T1"), *(replace(one, id=f"{one.id}0") for one in first))
    adopted = brought(session, hand, changed, "b.hand")
    assert (adopted.tags, adopted.received.different) == (1, 0)
    assert before < {one.id for one in session.library.tags(session.library.articles()[0].id)}


def test_what_no_field_takes_is_kept_in_the_note_and_told(
    session: Session, hand: HandMade, tmp_path: Path
) -> None:
    found = a_file(tag("Zeit", "Luton", values={"when": "whenever", "ana": "#x"}))
    look = looked(session, hand.write(tmp_path / "a.hand", found))
    adopted = session.adopting.take_in(look, (MappingRule("Zeit", "date", {"when": "edtf"}),))
    (one,) = session.library.tags(session.library.articles()[0].id)
    assert (one.values, one.note) == ({}, "when: whenever")
    assert {loss.what for loss in adopted.losses} == {
        "“when” of Zeit that no field takes, kept in the note",
        "“ana” of Zeit",
    }


def test_constants_of_a_rule_are_values_of_every_tag(
    session: Session, hand: HandMade, tmp_path: Path
) -> None:
    look = looked(session, hand.write(tmp_path / "a.hand", a_file(tag("said", "left"))))
    session.adopting.take_in(look, (MappingRule("said", "quote", {}, {"mode": "indirect"}),))
    (one,) = session.library.tags(session.library.articles()[0].id)
    assert one.values == {"mode": "indirect"}


def test_a_name_that_no_type_can_have_is_refused(session: Session, hand: HandMade, tmp_path: Path) -> None:
    look = looked(session, hand.write(tmp_path / "a.hand", a_file(tag("PER", "Hazel"))))
    with pytest.raises(InvalidValue, match="write my-people"):
        session.adopting.take_in(look, (MappingRule("PER", "My People"),))
    assert session.library.articles() == []


def test_taking_a_file_in_twice_brings_nothing_new(session: Session, hand: HandMade, tmp_path: Path) -> None:
    found = FoundFile(
        "Hand",
        (
            document(tag("PER", "Hazel", entries={"ref": "hs"}), key="a"),
            document(tag("PER", "Mr Khan"), key="b"),  # the same text under another name
        ),
        (SIMMONS, FoundEntry("x", "person", "Hazel Simmons"), FoundEntry("y", "person", "Hazel Simmons")),
        (Loss("relations", 3),),
    )
    brought(session, hand, found)
    before, undo = state(session), session.history.undo_size
    adopted = brought(session, hand, found)
    assert (adopted.tags, adopted.received.different, adopted.received.articles) == (0, 0, [])
    assert (state(session), session.history.undo_size) == (before, undo)


def test_all_of_it_is_one_step_that_undo_turns_back_and_redo_does_again(
    session: Session, hand: HandMade
) -> None:
    found = a_file(tag("PER", "Hazel", entries={"ref": "hs"}), tag("Ort!", "Luton"), entries=(SIMMONS,))
    empty = state(session)
    brought(session, hand, found)
    after = state(session)
    for _time in range(2):
        assert session.history.undo_label == "Import a.hand"
        session.history.undo()
        assert state(session) == empty
        session.history.redo()
        assert state(session) == after
    session.close()
    again = open_session(session.path, by="Anna")
    assert (state(again), again.history.undo_label) == (after, "Import a.hand")
    again.close()


def test_a_file_that_was_undone_can_be_taken_in_again(session: Session, hand: HandMade) -> None:
    brought(session, hand, a_file(tag("PER", "Hazel")))
    after = state(session)
    session.history.undo()
    brought(session, hand, a_file(tag("PER", "Hazel")))
    assert state(session).keys() == after.keys()
    assert quoted(session) == {"person": ["Hazel"]}
    assert len(session.adopting.intakes()) == 1


@pytest.mark.parametrize("texts", [3, 45])
def test_of_a_file_that_was_stopped_nothing_is_taken_in(
    session: Session, hand: HandMade, tmp_path: Path, texts: int
) -> None:
    found = FoundFile("Hand", tuple(document(text=f"{TEXT} {n}", key=str(n)) for n in range(texts)))
    look = looked(session, hand.write(tmp_path / "a.hand", found))
    before = state(session)

    def stop(done: int, _total: int, _what: str) -> None:
        if done == min(texts, 40):
            raise Cancelled("The work was stopped.")

    with pytest.raises(Cancelled, match=r"nothing of a\.hand"):
        session.adopting.take_in(look, progress=stop)
    assert state(session) == before
    assert session.history.undo_label == ""


def test_a_text_that_is_here_gets_its_tags_and_the_file_is_kept(
    session: Session, hand: HandMade, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    article = session.accessioning.accession(session.accessioning.prepare(tmp_path / "a.txt"))
    adopted = brought(session, hand, a_file(tag("PER", "Hazel")))
    assert (adopted.received.known, adopted.received.added) == ([article.id], 1)
    assert session.library.original(article.id) == TEXT.encode()
    (intake,) = session.adopting.intakes()
    assert session.adopting.original(intake) == (session.path.with_name("a.hand")).read_bytes()
    assert (intake.name, intake.program, intake.articles, intake.by) == (
        "a.hand",
        "Hand",
        (article.id,),
        "Anna",
    )


def test_what_was_left_out_is_known_as_long_as_the_project(session: Session, hand: HandMade) -> None:
    brought(
        session, hand, replace(a_file(tag("PER", "Hazel", values={"x": "1"})), losses=(Loss("relations", 3),))
    )
    session.close()
    again = open_session(session.path, by="Anna")
    assert again.adopting.intakes()[0].losses == (Loss("relations", 3), Loss("“x” of PER", 1))
    again.close()


def test_tags_for_an_article_that_is_here_find_their_words(
    session: Session, hand: HandMade, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    article = session.accessioning.accession(session.accessioning.prepare(tmp_path / "a.txt"))
    tags = (tag("PER", "Hazel"), tag("PER", "Mr Khan"), tag("PER", "met"))
    quotes = {0: "Hazel", 1: "Luton", 2: "Hazel Simmons"}  # as it is; elsewhere, once; elsewhere, twice
    known = FoundDocument("a", None, tags, article.id, quotes)
    foreign = FoundDocument("b", None, tags, "0" * 16)
    adopted = brought(session, hand, FoundFile("Hand", (known, foreign)))
    assert quoted(session) == {"person": ["Hazel", "Luton"]}
    assert set(adopted.losses) == {
        Loss("tags of texts that are not in this project", 3),
        Loss("tags whose words do not stand in the text", 1),
    }


def test_a_file_that_speaks_of_no_article_here_says_so(
    session: Session, hand: HandMade, tmp_path: Path
) -> None:
    found = FoundFile("Hand", (FoundDocument("b", None, (tag("PER", "Hazel"),), "0" * 16),))
    (outcome,) = session.accessioning.import_files([hand.write(tmp_path / "a.hand", found)])
    assert "not in this project" in outcome.error
    assert session.history.undo_label == ""


def test_entries_are_matched_by_identifiers_of_the_world_and_never_by_name_alone(
    session: Session, hand: HandMade, tmp_path: Path
) -> None:
    simmons = session.registering.create("person", "H. Simmons")
    session.registering.change(replace(simmons, identifiers=(Identifier("Wikidata", "Q42"),)))
    khan = session.registering.create("person", "Mr Khan")
    found = a_file(
        tag("PER", "Hazel", entries={"ref": "hs"}),
        tag("PER", "Mr Khan", entries={"ref": "k"}),
        entries=(SIMMONS, FoundEntry("k", "person", "Mr Khan")),
    )
    look = looked(session, hand.write(tmp_path / "a.hand", found))
    assert look.same_names == 1
    session.adopting.take_in(look)
    first, second = session.library.tags(session.library.articles()[0].id)
    assert first.links == {"name": Link(record=simmons.id)}
    assert second.links["name"].record not in ("", khan.id)
    session.history.undo()
    session.adopting.take_in(look, by_name=True)
    second = session.library.tags(session.library.articles()[0].id)[1]
    assert second.links == {"name": Link(record=khan.id)}


def test_a_candidate_to_which_a_tag_leads_becomes_an_entry(
    session: Session, hand: HandMade, tmp_path: Path
) -> None:
    (tmp_path / "names.csv").write_text("name,kind,Wikidata\nHazel Simmons,person,Q42\n")
    plan = session.register_files.plan(tmp_path / "names.csv", candidates=True, name="Names", version="1")
    session.register_files.apply(plan)
    brought(session, hand, a_file(tag("PER", "Hazel", entries={"ref": "hs"}), entries=(SIMMONS,)))
    (one,) = session.library.tags(session.library.articles()[0].id)
    assert session.registering.record(one.links["name"].record).status == "established"


def test_an_entry_whose_dates_mean_nothing_is_taken_in_without(session: Session, hand: HandMade) -> None:
    odd = replace(SIMMONS, dates="once", identifiers=(Identifier("ORCID", "0000-0002-1825-0098"),))
    adopted = brought(session, hand, a_file(tag("PER", "Hazel", entries={"ref": "hs"}), entries=(odd,)))
    (one,) = session.library.tags(session.library.articles()[0].id)
    record = session.registering.record(one.links["name"].record)
    assert (record.dates, record.note) == ("", "once\nORCID 0000-0002-1825-0098")
    assert adopted.losses == (
        Loss("dates or identifiers of entries that mean nothing, kept in their notes", 1),
    )


def test_an_own_id_that_stands_for_something_else_here_is_refused(session: Session, hand: HandMade) -> None:
    record = session.registering.create("person", "Mr Khan")
    before = state(session)
    with pytest.raises(UnreadableFile, match="stands for two things"):
        brought(session, hand, a_file(tag("person", "Hazel", id=record.id), ours=True))
    assert state(session) == before


def test_what_we_handed_over_comes_back_with_its_ids(
    session: Session, hand: HandMade, tmp_path: Path
) -> None:
    record = session.registering.create("person", "Mr Khan")
    one = tag("person", "Mr Khan", id="cd" * 16, entries={"name": record.id})
    other = tag("quote", "left", id="ef" * 16, tags={"speaker": "cd" * 16}, values={"mode": "direct"})
    found = FoundFile("Annotator", (replace(document(one, other), article="12" * 8),), ours=True)
    adopted = brought(session, hand, found)
    assert adopted.losses == ()
    (article,) = session.library.articles()
    first, second = session.library.tags(article.id)
    assert (article.id, first.id, second.id) == ("12" * 8, "cd" * 16, "ef" * 16)
    assert (first.links, second.links, second.values) == (
        {"name": Link(record=record.id)},
        {"speaker": Link(mention="cd" * 16)},
        {"mode": "direct"},
    )


def test_characters_that_no_document_can_hold_stop_nothing(session: Session, hand: HandMade) -> None:
    odd = "a\x00\ud800"
    one = tag(
        odd, "Hazel", id=odd, by=odd, at=odd, certainty=odd, note=odd, values={odd: odd}, entries={odd: odd}
    )
    found = replace(
        a_file(one, entries=(FoundEntry(odd, "person", odd),)), program=odd, losses=(Loss(odd, 1),)
    )
    assert brought(session, hand, found).tags == 1
    (kept,) = session.library.tags(session.library.articles()[0].id)
    assert (kept.by, kept.note, kept.certainty) == ("a", "a", "certain")
    assert session.upkeep.check() == []
    assert brought(session, hand, found).tags == 0


_WORDS = ("Hazel", "Simmons", "Mr Khan", "Luton", "left", "met Mr")
_TAGS = st.lists(
    st.builds(
        lambda kind, words, id_, values, to: tag(
            kind, words, id=id_, values=values, tags={"to": to} if to else {}
        ),
        st.sampled_from(("PER", "date", "a b", "ü")),
        st.sampled_from(_WORDS),
        st.sampled_from(("", "1", "2", "3")),
        st.dictionaries(
            st.sampled_from(("edtf", "x", "ref")), st.sampled_from(("", "2023", "soon")), max_size=2
        ),
        st.sampled_from(("", "1", "2")),
    ),
    max_size=8,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(_TAGS, st.sets(st.sampled_from(("PER", "a b"))))
def test_what_is_foreseen_is_what_comes(
    hand: HandMade, tmp_path_factory: pytest.TempPathFactory, tags: list[FoundTag], left: set[str]
) -> None:
    folder = tmp_path_factory.mktemp("law")
    session = create_project(folder / "p.annotator", by="Anna")
    look = looked(session, hand.write(folder / "a.hand", a_file(*tags)))
    mapping = tuple(replace(rule, type="") if rule.kind in left else rule for rule in look.mapping)
    foreseen = session.adopting.foresee(look, mapping)
    adopted = session.adopting.take_in(look, mapping)
    assert (foreseen.losses, foreseen.tags, foreseen.articles) == (adopted.losses, adopted.tags, 1)
    assert (
        sum(session.library.tag_counts().values())
        == adopted.tags
        == sum(one.kind not in left for one in tags)
    )
    before = state(session)
    session.adopting.take_in(look, mapping)
    assert state(session) == before
    assert session.upkeep.check() == []
    session.close()


# By way of the import of files


def test_a_folder_brings_texts_before_the_tags_that_belong_to_them(
    session: Session, hand: HandMade, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "z.txt").write_text(TEXT, encoding="utf-8")
    (folder / "other.json").write_text("{}")
    hand.write(folder / "a.hand", replace(a_file(tag("PER", "Hazel")), losses=(Loss("relations", 1),)))
    (folder / "cut.hand").write_bytes(b"hand-made and cut")
    outcomes = session.accessioning.import_files([folder])
    assert [outcome.path.name for outcome in outcomes] == ["z.txt", "a.hand", "cut.hand"]
    assert [bool(outcome.error) for outcome in outcomes] == [False, False, True]
    assert outcomes[1].losses == (Loss("relations", 1),)
    assert quoted(session) == {"person": ["Hazel"]}
    assert len(session.library.articles()) == 1
    session.history.undo()
    assert session.library.articles() == []


def test_stopping_keeps_what_was_taken_in_whole(session: Session, hand: HandMade, tmp_path: Path) -> None:
    paths = [
        hand.write(tmp_path / f"{n}.hand", FoundFile("Hand", (document(text=f"{TEXT} {n}"),)))
        for n in range(3)
    ]

    def stop(_done: int, _total: int, what: str) -> None:
        if what == "1.hand" and session.library.articles():
            raise Cancelled("The work was stopped.")

    progress: Progress = stop
    outcomes = session.accessioning.import_files(paths, progress=progress)
    assert [outcome.path.name for outcome in outcomes] == ["0.hand"]
    assert len(session.library.articles()) == 1


def test_a_file_that_cannot_be_taken_in_leaves_the_others(
    session: Session, hand: HandMade, tmp_path: Path
) -> None:
    record = session.registering.create("person", "Mr Khan")
    texts = [f"{TEXT} {number}" for number in range(3)]
    clash = FoundFile(
        "Hand",
        (document(tag("date", "Luton"), tag("person", "Hazel", id=record.id), text=texts[1]),),
        ours=True,
    )
    good = [FoundFile("Hand", (document(tag("PER", "Hazel"), text=text),)) for text in (texts[0], texts[2])]
    paths = [
        hand.write(tmp_path / f"{place}.hand", found) for place, found in enumerate((good[0], clash, good[1]))
    ]
    outcomes = session.accessioning.import_files(paths)
    assert ["two things" in outcome.error for outcome in outcomes] == [False, True, False]
    assert [session.library.text(article.id) for article in session.library.articles()] == [
        texts[0],
        texts[2],
    ]
    assert quoted(session) == {"person": ["Hazel", "Hazel"]}
    session.history.undo()
    assert session.library.articles() == []
    assert session.upkeep.check() == []
