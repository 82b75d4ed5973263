"""Every verb is done, undone and redone twice, and the whole state is compared."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotator.bootstrap import open_session
from annotator.model.article import Article, Metadata
from annotator.model.change import Change
from annotator.model.errors import InvalidValue, KnownError
from annotator.model.event import Event, Statement
from annotator.model.link import Link
from annotator.model.record import Identifier, Record
from annotator.model.tag_type import TagType
from annotator.services import steps
from annotator.services.history import Edit
from annotator.services.session import Session
from annotator.store import log, projection
from annotator.store.connection import Database

OWN_TYPE = TagType("law", "Law", "W", "W", "#225588", "#88bbee", "plain", "seg")


def state(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    database = Database(session.path, writable=False)
    try:
        return projection.state(database)
    finally:
        database.close()


def _first_tag(session: Session, article: Article) -> str:
    return session.library.tags(article.id)[0].id


def _import_another(session: Session, _article: Article) -> None:
    path = session.path.parent / "another.txt"
    path.write_text("Another headline\nAdvertisement\nSome more words follow here.", encoding="utf-8")
    assert session.accessioning.import_files([path])[0].article is not None


def _group(session: Session, article: Article) -> None:
    with session.history.step("Tag both words"):
        session.tagging.add(article.id, "person", [(0, 10)])
        session.tagging.add(article.id, "role", [(0, 10)])


def _new(session: Session) -> Record:
    return session.registering.create("person", "Somebody", identifiers=[Identifier("own", "p-1")])


def _khan(session: Session) -> Record:
    return session.registering.find("Mohammed Aslam Khan")


def _point(session: Session, article: Article) -> None:
    role = session.tagging.add(article.id, "role", [(0, 10)])
    session.tagging.point(role.id, _first_tag(session, article))


VERBS: dict[str, Callable[[Session, Article], object]] = {
    "tag": lambda s, a: s.tagging.add(a.id, "person", [(23, 42)], values={"name": "Khan"}, note="as printed"),
    "tag in fragments": lambda s, a: s.tagging.add(a.id, "quote", [(0, 4), (10, 14)]),
    "retag": lambda s, a: s.tagging.retype(_first_tag(s, a), "organisation"),
    "retract": lambda s, a: s.tagging.retract([_first_tag(s, a)]),
    "move an edge": lambda s, a: s.tagging.set_target(_first_tag(s, a), [(0, 16)]),
    "add a fragment": lambda s, a: s.tagging.add_fragment(_first_tag(s, a), (30, 34)),
    "change a value": lambda s, a: s.tagging.set_value(_first_tag(s, a), "name", "Somebody"),
    "change certainty": lambda s, a: s.tagging.step_certainty(_first_tag(s, a)),
    "change a note": lambda s, a: s.tagging.set_note(_first_tag(s, a), "to be checked"),
    "mark furniture": lambda s, a: s.zoning.mark(a.id, [(70, 75)], "caption"),
    "unmark furniture": lambda s, a: s.zoning.unmark(a.id, [s.library.zones(a.id)[0].id]),
    "undo a rule": lambda s, a: s.zoning.unmark_rule(a.id, s.library.zones(a.id)[0].rule),
    "import": _import_another,
    "change metadata": lambda s, a: s.accessioning.set_metadata(
        a.id, Metadata(title="New", published="2023-05")
    ),
    "remove an article": lambda s, a: s.accessioning.remove(a.id),
    "define a tag type": lambda s, a: s.tag_set.define(OWN_TYPE),
    "a group": _group,
    "link": lambda s, a: s.tagging.set_link(_first_tag(s, a), "name", Link(record=_new(s).id)),
    "doubt a link": lambda s, a: s.tagging.set_link_certainty(_first_tag(s, a), "name", "possible"),
    "point": _point,
    "new entry": lambda s, a: _new(s),
    "rename an entry": lambda s, a: s.registering.change(
        replace(_khan(s), name="Aslam Khan", dates="1970/..")
    ),
    "merge entries": lambda s, a: s.registering.merge(_new(s).id, [_khan(s).id]),
    "split an entry": lambda s, a: s.registering.split(_khan(s).id, [(_first_tag(s, a), "name")], "Another"),
    "delete an entry": lambda s, a: s.registering.delete(_khan(s).id, "unlink"),
    "delete an entry and move its mentions": lambda s, a: s.registering.delete(_khan(s).id, _new(s).id),
    "comment": lambda s, a: s.commenting.add(_first_tag(s, a), "Who?"),
    "resolve a comment": lambda s, a: s.commenting.resolve(s.commenting.add(_first_tag(s, a), "Who?").id),
}


@pytest.mark.parametrize("verb", VERBS)
def test_undo_and_redo_restore_the_whole_state_twice(verb: str, session: Session, article: Article) -> None:
    session.tagging.add(article.id, "person", [(0, 10)], values={"name": "Mohammed Aslam Khan"})
    before = state(session)
    with session.history.step(verb):
        VERBS[verb](session, article)
    after = state(session)
    assert after != before
    label = session.history.undo_label
    assert label
    for _ in range(2):
        session.history.undo()
        assert state(session) == before
        assert session.history.redo_label == label
        session.history.redo()
        assert state(session) == after
        assert session.history.undo_label == label
    assert session.upkeep.check() == []


def test_undo_outlives_a_restart(session: Session, article: Article) -> None:
    before = state(session)
    session.tagging.add(article.id, "person", [(0, 10)])
    session.tagging.add(article.id, "role", [(0, 10)])
    session.history.undo()
    session.close()
    again = open_session(session.path, by="Anna")
    try:
        assert again.history.undo_label == "Tag person"
        assert again.history.redo_label == "Tag role"
        again.history.undo()
        assert state(again) == before
        again.history.redo()
        again.history.redo()
        assert sorted(tag.type for tag in again.library.tags(article.id)) == ["person", "role"]
    finally:
        again.close()


def test_the_making_of_a_project_is_its_beginning_even_after_a_restart(
    session: Session, article: Article
) -> None:
    session.history.forget_steps()
    session.tagging.add(article.id, "person", [(0, 10)])
    session.close()
    again = open_session(session.path, by="Anna")
    assert again.history.undo_label == "Tag person"
    again.history.undo()
    assert again.history.undo_label == ""
    again.close()


def test_a_new_step_forgets_what_could_be_redone(session: Session, article: Article) -> None:
    session.tagging.add(article.id, "person", [(0, 10)])
    session.history.undo()
    session.tagging.add(article.id, "role", [(0, 10)])
    assert session.history.redo_label == ""
    with pytest.raises(InvalidValue, match="nothing to redo"):
        session.history.redo()


def test_nothing_to_undo_is_said_in_a_sentence(session: Session) -> None:
    with pytest.raises(InvalidValue, match="nothing to undo"):
        session.history.undo()


def test_observers_hear_what_kind_of_thing_changed(session: Session, article: Article) -> None:
    heard: list[Change] = []
    stop = session.history.subscribe(heard.append)
    tag = session.tagging.add(article.id, "person", [(0, 10)])
    session.zoning.mark(article.id, [(0, 3)])
    stop()
    session.history.undo()
    assert heard == [
        Change(
            "Tag person",
            annotations=frozenset({tag.id}),
            articles=frozenset({article.id}),
            kinds=frozenset({"annotation"}),
        ),
        Change("Mark furniture", articles=frozenset({article.id}), kinds=frozenset({"zone"})),
    ]


def test_an_observer_told_in_the_midst_of_a_step_hears_what_undo_will_turn_back(
    session: Session, article: Article
) -> None:
    heard: list[tuple[str, str]] = []
    session.tagging.add(article.id, "person", [(23, 42)])
    session.history.undo()
    session.history.subscribe(
        lambda _change: heard.append((session.history.undo_label, session.history.redo_label))
    )
    with session.history.step("Group"):
        session.tagging.add(article.id, "person", [(23, 42)])
    assert heard == [("Group", "")]


def test_the_history_of_a_tag_names_who_did_what(session: Session, article: Article) -> None:
    tag = session.tagging.add(article.id, "person", [(0, 10)])
    session.history.by = "Ben"
    session.tagging.set_note(tag.id, "really?")
    assert [(entry.by, entry.label) for entry in session.history.of_subject(tag.id)] == [
        ("Anna", "Tag person"),
        ("Ben", "Change note"),
    ]
    assert session.library.tag(tag.id).by == "Anna"


def test_a_step_that_fails_halfway_leaves_everything_as_it_was_and_tells_nobody(
    session: Session, article: Article
) -> None:
    before, label = state(session), session.history.undo_label
    heard: list[Change] = []
    session.history.subscribe(heard.append)
    with pytest.raises(KnownError), session.history.step("Both"):
        session.tagging.add(article.id, "person", [(0, 10)])
        session.tagging.add(article.id, "person", [(5, 5)])
    assert (state(session), session.history.undo_label, heard) == (before, label, [])
    with session.history.step("Both"):
        session.tagging.add(article.id, "person", [(0, 10)])
        session.tagging.add(article.id, "person", [(0, 5)])
    assert len(heard) == 2
    session.history.undo()
    assert state(session) == before


def test_what_fails_inside_a_step_and_is_caught_leaves_nothing_of_itself(
    session: Session, article: Article
) -> None:
    with session.history.step("One of two"):
        kept = session.tagging.add(article.id, "person", [(0, 10)])
        with pytest.raises(KeyError):
            session.history.apply("Broken", [Edit("annotation", "00" * 16, {"target": 5}, article.id)])
        with pytest.raises(InvalidValue), session.history.step("Broken halfway"):
            session.tagging.add(article.id, "role", [(0, 10)])
            session.tagging.set_certainty(kept.id, "unheard of")
    assert session.history.undo_size == 1
    assert [tag.id for tag in session.library.tags(article.id)] == [kept.id]
    assert session.upkeep.check() == []


def test_a_lasting_step_that_fails_halfway_keeps_what_was_done_as_one_step_that_can_be_undone(
    session: Session, article: Article
) -> None:
    before = state(session)
    with pytest.raises(KnownError), session.history.step("Both", lasting=True):
        session.tagging.add(article.id, "person", [(0, 10)])
        session.tagging.add(article.id, "person", [(5, 5)])
    assert session.history.undo_label == "Both"
    session.history.undo()
    assert state(session) == before


def test_a_tag_made_while_another_thread_is_in_a_step_is_a_step_of_its_own(
    session: Session, article: Article
) -> None:
    inside, tagged = threading.Event(), threading.Event()

    def background() -> None:
        with session.history.step("Background", lasting=True):
            session.tagging.add(article.id, "role", [(0, 5)])
            inside.set()
            assert tagged.wait(20)
            session.tagging.add(article.id, "role", [(6, 9)])

    thread = threading.Thread(target=background)
    thread.start()
    assert inside.wait(20)
    session.tagging.add(article.id, "person", [(0, 5)])
    assert session.history.undo_label == "Tag person"
    tagged.set()
    thread.join()
    assert session.history.undo_label == "Background"
    session.history.undo()
    assert [tag.type for tag in session.library.tags(article.id)] == ["person"]


def test_without_a_name_nothing_is_stated(session: Session, article: Article) -> None:
    session.history.by = " "
    with pytest.raises(InvalidValue, match="your name"):
        session.tagging.add(article.id, "person", [(0, 10)])


def test_rebuilding_from_the_log_gives_the_same_tables(
    session: Session, article: Article, tmp_path: Path
) -> None:
    for verb in ("tag", "move an edge", "mark furniture", "change metadata", "retract", "a group", "import"):
        VERBS[verb](session, article)
    session.history.undo()
    before = state(session)
    session.upkeep.rebuild()
    assert state(session) == before


def test_the_size_of_a_step_is_known_for_undo_redo_and_after_a_restart(
    session: Session, article: Article
) -> None:
    with session.history.step("Two tags"):
        for start in (0, 11):
            session.tagging.add(article.id, "person", [(start, start + 5)])
    assert (session.history.undo_size, session.history.redo_size) == (2, 0)
    session.close()
    again = open_session(session.path, by="Anna")
    try:
        assert again.history.undo_size == 2
        again.history.undo()
        assert again.history.redo_size == 2
    finally:
        again.close()


def test_a_step_longer_than_what_is_looked_through_at_opening_is_not_undone_in_part(
    session: Session, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    with session.history.step("Many"):
        for _ in range(5):
            session.tagging.add(article.id, "person", [(0, 3)])
    session.tagging.add(article.id, "person", [(0, 5)])
    before = state(session)
    session.close()
    monkeypatch.setattr(steps, "REMEMBERED", 4)
    again = open_session(session.path, by="Anna")
    again.history.undo()
    assert len(again.library.tags(article.id)) == 5
    assert again.history.undo_label == ""
    again.history.redo()
    assert state(again) == before
    again.close()


def test_a_last_step_longer_than_what_is_looked_through_at_opening_is_undone_and_done_again_whole(
    session: Session, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "REMEMBERED", 2)
    monkeypatch.setattr(steps, "LOOKED_BEHIND", 1)
    states = [state(session)]
    with session.history.step("Many"):
        for _ in range(20):
            session.tagging.add(article.id, "person", [(0, 3)])
    states.append(state(session))
    session.tagging.add(article.id, "person", [(0, 5)])
    session.close()
    for verb, expected in (("undo", 1), ("undo", 0), ("redo", 1), ("undo", 0)):
        again = open_session(session.path, by="Anna")
        getattr(again.history, verb)()
        assert state(again) == states[expected]
        again.close()


def test_of_a_step_that_was_turned_back_whole_nothing_is_left_to_undo_after_a_restart(
    session: Session, article: Article
) -> None:
    tag = session.tagging.add(article.id, "person", [(0, 3)])
    other = session.library.article(article.id)
    with (
        pytest.raises(InvalidValue),
        session.history.step("Two things", lasting=True),
        session.history.whole(),
    ):
        session.registering.create("place", "Luton")
        session.tagging.set_note(tag.id, "Changed")
        session.accessioning.set_metadata(article.id, replace(other.metadata, title="Changed"))
        raise InvalidValue("stop")
    before = state(session)
    session.close()
    again = open_session(session.path, by="Anna")
    assert again.history.undo_label == "Tag person"
    assert state(again) == before
    again.history.undo()
    assert again.library.tags(article.id) == []
    again.close()


def test_what_must_be_whole_is_turned_back_and_the_rest_of_its_step_stays(
    session: Session, article: Article
) -> None:
    with session.history.step("Two things", lasting=True):
        kept = session.tagging.add(article.id, "person", [(0, 3)])
        before = state(session)
        with pytest.raises(InvalidValue), session.history.whole():
            session.tagging.add(article.id, "place", [(0, 3)], values={"name": "Luton"})
            session.tagging.set_note(kept.id, "Changed")
            raise InvalidValue("stop")
        assert state(session) == before
    assert session.history.undo_label == "Two things"
    session.history.undo()
    assert kept.id not in [tag.id for tag in session.library.tags(article.id)]
    session.history.redo()
    assert state(session) == before
    session.close()
    again = open_session(session.path, by="Anna")
    assert state(again) == before
    again.history.undo()
    assert kept.id not in [tag.id for tag in again.library.tags(article.id)]
    again.close()


@pytest.mark.parametrize("others", [["Ben's"], ["Ben's", "Cem's"], [None], ["Ben's", None, "Ben's"]])
def test_undo_of_what_settled_a_disagreement_opens_it_again(
    session: Session, article: Article, others: list[str | None]
) -> None:
    tag = session.tagging.add(article.id, "person", [(0, 10)])
    text = session.library.text(article.id)
    project = session.history._project
    first = log.folded(project.database, tag.id).heads
    session.tagging.set_note(tag.id, "Anna's")
    for number, note in enumerate(others):
        body = None if note is None else replace(tag, note=note).to_body(text)
        statement = Statement("annotation", tag.id, body, first)
        project.append(
            [Event(f"Colleague {number}", tag.at, f"{number:032}", "Note", article.id, (statement,))]
        )
    open_, said = state(session), log.folded(project.database, tag.id)
    assert said.disputed
    session.tagging.set_note(tag.id, "settled")
    settled = state(session)
    for _ in range(2):
        session.history.undo()
        again = log.folded(project.database, tag.id)
        assert (again.bodies, len(again.heads)) == (said.bodies, len(said.bodies))
        assert state(session) == open_
        session.history.redo()
        assert not log.folded(project.database, tag.id).disputed
        assert state(session) == settled
    session.history.undo()
    session.close()
    reopened = open_session(session.path, by="Anna")
    reopened.history.redo()
    assert state(reopened) == settled
    assert reopened.upkeep.check() == []
    reopened.close()


def test_what_a_colleague_said_against_a_step_is_not_undone_with_it(
    session: Session, article: Article
) -> None:
    tag = session.tagging.add(article.id, "person", [(0, 10)])
    project = session.history._project
    first = log.folded(project.database, tag.id).heads
    session.tagging.set_note(tag.id, "Anna's")
    body = replace(tag, note="Ben's").to_body(session.library.text(article.id))
    statement = Statement("annotation", tag.id, body, first)
    project.append([Event("Ben", tag.at, "0" * 32, "Note", article.id, (statement,))])
    before = state(session)
    with pytest.raises(KnownError, match="changed afterwards"):
        session.history.undo()
    assert state(session) == before
