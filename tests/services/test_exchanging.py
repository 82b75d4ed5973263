"""Bundles go out of one project and into another."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.bootstrap import create_project, open_session
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.bundle import BUNDLE_KINDS
from annotator.model.errors import Cancelled, InvalidValue, UnreadableFile
from annotator.model.event import Event
from annotator.model.review import Review
from annotator.services.edit import Edit
from annotator.services.exchanging import TakenIn
from annotator.services.session import Session
from annotator.store import integrity, log, projection
from tests.services.random_project import random_project


@pytest.fixture
def colleague(tmp_path: Path) -> Iterator[Session]:
    """Ben's empty project."""
    opened = create_project(tmp_path / "ben.annotator", by="Ben")
    yield opened
    opened.close()


def state(session: Session) -> object:
    return projection.state(session.history._project.database)


def hand_over(giver: Session, taker: Session, kind: str = "everything", **wishes: object) -> TakenIn:
    path = giver.path.with_name(f"{giver.path.stem}-{kind}.zip")
    giver.exchanging.bundle(path, kind, **wishes)  # type: ignore[arg-type]  # what a test wishes
    return taker.exchanging.take_in(taker.exchanging.look(path))


@pytest.mark.parametrize("seed", range(4))
def test_a_project_arrives_whole_and_comes_back_without_news(tmp_path: Path, seed: int) -> None:
    session = random_project(tmp_path, seed, 40)
    colleague = create_project(tmp_path / "ben.annotator", by="Ben")
    hand_over(session, colleague, originals=True)
    hand_over(colleague, session, originals=True)
    assert state(session) == state(colleague)
    assert integrity.findings(colleague.history._project.database) == []
    assert not hand_over(session, colleague, originals=True).plan.changes
    for article in session.library.articles():
        assert colleague.library.original(article.id) == session.library.original(article.id)
    session.close()
    colleague.close()


@pytest.mark.parametrize("kind", BUNDLE_KINDS)
def test_the_same_content_gives_the_same_bytes(
    session: Session, article: Article, tmp_path: Path, kind: str
) -> None:
    session.tagging.add(article.id, "person", [(0, 10)])
    for name in ("a.zip", "b.zip"):
        session.exchanging.bundle(tmp_path / name, kind, recipient="Ben", originals=True)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_work_is_told_before_it_is_taken_in(session: Session, article: Article, colleague: Session) -> None:
    tag = session.tagging.add(article.id, "person", [(0, 10)])
    session.exchanging.bundle(session.path.with_name("w.zip"), "work")
    before = colleague.path.read_bytes()
    plan = colleague.exchanging.look(session.path.with_name("w.zip"))
    assert colleague.path.read_bytes() == before
    assert [one.id for one in plan.new_articles] == [article.id]
    assert (plan.known, plan.disagreements, plan.held, plan.by_person) == (0, (), (), {"Anna": plan.new})
    colleague.exchanging.take_in(plan)
    assert colleague.library.tag(tag.id) == session.library.tag(tag.id)
    assert colleague.library.text(article.id) == session.library.text(article.id)
    assert colleague.name == "ben"


def test_blind_work_holds_nothing_that_others_said(
    session: Session, article: Article, colleague: Session
) -> None:
    tag = session.tagging.add(article.id, "person", [(0, 10)])
    session.commenting.add(tag.id, "Hm.")
    session.registering.create("person", "Aslam Khan")
    hand_over(session, colleague, "work", blind=True)
    assert [one.id for one in colleague.library.articles()] == [article.id]
    assert colleague.library.tags(article.id) == []
    assert [record.name for record in colleague.registering.records()] == ["Aslam Khan"]
    kinds = {s.kind for _i, e in _events(colleague) for s in e.statements}
    assert kinds.isdisjoint({"annotation", "comment"})


def _events(session: Session) -> list[tuple[str, Event]]:
    database = session.history._project.database
    return [(raw.hex(), log.get(database, raw.hex())) for raw, _document in log.events_by_id(database)]


def test_a_hand_in_holds_what_one_person_said(session: Session, article: Article, colleague: Session) -> None:
    hand_over(session, colleague, "work", blind=True)
    session.tagging.add(article.id, "person", [(0, 10)])
    mine = colleague.tagging.add(article.id, "quote", [(0, 4)])
    session.history.by = "Zoe"
    session.tagging.add(article.id, "date", [(0, 2)])
    session.history.by = "Anna"
    taken = hand_over(colleague, session, "hand-in")
    assert taken.plan.kinds["annotation"] == 1
    assert session.library.tag(mine.id).by == "Ben"
    third = create_project(session.path.with_name("third.annotator"), by="Chris")
    assert hand_over(session, third, "hand-in").plan.kinds["annotation"] == 1
    third.close()


def test_who_hands_in_says_so(session: Session, article: Article, colleague: Session) -> None:
    hand_over(session, colleague, "work", blind=True)
    hand_over(colleague, session, "hand-in")
    assert session.staging.stage(article.id, "Ben").stage == "open"
    colleague.tagging.add(article.id, "quote", [(0, 4)])
    hand_over(colleague, session, "hand-in")
    assert session.staging.stage(article.id, "Ben").stage == "handed in"
    hand_over(colleague, session, "hand-in")
    colleague.history.undo()
    assert colleague.staging.stage(article.id, "Ben").stage == "in work"


def test_feedback_holds_what_a_reviewer_decided(
    session: Session, article: Article, colleague: Session
) -> None:
    hand_over(session, colleague, "work")
    tag = colleague.tagging.add(article.id, "person", [(0, 10)])
    hand_over(colleague, session, "hand-in")
    session.history.by = "Zoe"
    other = session.tagging.add(article.id, "date", [(0, 2)])
    session.history.by = "Rita"
    head = log.folded(session.history._project.database, tag.id).heads[0]
    review = Review(tag.id, article.id, head, "rejected", reason="No.", by="Rita")
    session.history.apply("Review", [Edit("review", review.id, review.to_body(), article.id)])
    hand_over(session, colleague, "feedback", recipient="Ben")
    assert colleague.library.tag(tag.id).state == "rejected"
    assert other.id not in {one.id for one in colleague.library.tags(article.id)}
    with pytest.raises(InvalidValue, match="for whom"):
        session.exchanging.bundle(session.path.with_name("x.zip"), "feedback")


def test_feedback_shows_whose_tag_was_taken_instead(
    session: Session, article: Article, colleague: Session
) -> None:
    hand_over(session, colleague, "work")
    colleague.tagging.add(article.id, "person", [(0, 10)])
    hand_over(colleague, session, "hand-in")
    session.history.by = "Zoe"
    other = session.tagging.add(article.id, "date", [(0, 10)])
    session.history.by = "Rita"
    (case,) = session.reviewing.cases().cases
    session.reviewing.decide(case, other.id)
    hand_over(session, colleague, "feedback", recipient="Ben")
    (changed,) = colleague.answering.feedback("Ben").outcomes
    assert (changed.kind, changed.taken) == ("type", colleague.library.tag(other.id))
    assert colleague.library.tag(other.id).by == "Zoe"


def test_only_the_articles_chosen_travel(
    session: Session, article: Article, colleague: Session, tmp_path: Path
) -> None:
    (tmp_path / "other.txt").write_text("Another story.", encoding="utf-8")
    other = session.accessioning.accession(session.accessioning.prepare(tmp_path / "other.txt"))
    session.tagging.add(other.id, "person", [(0, 7)])
    hand_over(session, colleague, "work", articles=[article.id])
    assert [one.id for one in colleague.library.articles()] == [article.id]
    assert colleague.exchanging.held() == []


def test_comments_travel_with_the_article_that_they_are_about_and_those_on_entries_always(
    session: Session, article: Article, colleague: Session, tmp_path: Path
) -> None:
    (tmp_path / "other.txt").write_text("Another story.", encoding="utf-8")
    other = session.accessioning.accession(session.accessioning.prepare(tmp_path / "other.txt"))
    entry = session.registering.create("person", "Khan")
    on_article = session.commenting.add_to_article(article.id, "All of it?")
    session.commenting.add_to_article(other.id, "None of it?")
    on_entry = session.commenting.add_to_record(entry.id, "Who is that?")
    hand_over(session, colleague, "work", articles=[article.id])
    assert colleague.commenting.on_article(article.id) == [on_article]
    assert colleague.commenting.on_article(other.id) == []
    assert colleague.commenting.on_record(entry.id) == [on_entry]
    reply = colleague.commenting.add_to_record(entry.id, "The councillor.", on_entry.id)
    hand_over(colleague, session, "everything")
    assert session.commenting.on_record(entry.id) == [on_entry, reply]


def test_tags_wait_for_their_text(session: Session, article: Article, colleague: Session) -> None:
    tag = session.tagging.add(article.id, "person", [(0, 10)])
    taken = hand_over(session, colleague, "work", texts=False)
    assert [one.id for one in taken.plan.lacking_texts] == [article.id]
    assert [(one.why, one.tags) for one in taken.plan.held] == [("no text", 1)]
    assert colleague.library.articles() == []
    assert [(one.annotation, one.why, one.title) for one in colleague.exchanging.held()] == [
        (tag.id, "no text", article.label)
    ]
    hand_over(session, colleague, "everything")
    assert colleague.exchanging.held() == []
    assert [one.id for one in colleague.library.tags(article.id)] == [tag.id]
    assert integrity.findings(colleague.history._project.database) == []


def test_tags_on_another_text_never_land_on_wrong_words(
    session: Session, article: Article, colleague: Session
) -> None:
    hand_over(session, colleague, "work")
    text = session.library.text(article.id)
    tag = session.tagging.add(article.id, "person", [(0, 10)])
    moved = "Advertisement. " + text
    elsewhere = Annotation("f" * 32, article.id, "person", tag.target, "Anna", "").to_body(moved)
    session.history.apply("Tag", [Edit("annotation", "f" * 32, elsewhere, article.id)])
    taken = hand_over(session, colleague, "hand-in")
    assert [(one.why, one.tags) for one in taken.plan.held] == [("other text", 1)]
    assert [one.id for one in colleague.library.tags(article.id)] == [tag.id]
    assert [(one.annotation, one.why) for one in colleague.exchanging.held()] == [("f" * 32, "other text")]
    assert session.exchanging.held() == colleague.exchanging.held()


def test_an_article_read_in_two_ways_is_told_and_no_tag_moves(
    session: Session, article: Article, colleague: Session
) -> None:
    """Both took in the same file, and their programs made different texts of it."""
    text = session.library.text(article.id)
    moved = "Advertisement. " + text
    there = replace(article, sha256=hashlib.sha256(moved.encode()).hexdigest(), characters=len(moved))
    colleague.history.apply(
        "Import", [Edit("article", article.id, there.to_body(), article.id)], texts=[moved]
    )
    for one in (session, colleague):
        one.tagging.add(article.id, "person", [(0, 13)])
    plan = hand_over(session, colleague).plan
    assert [one.id for one in plan.other_texts] == [article.id]
    assert [one.kind for one in plan.disagreements] == ["article"]
    hand_over(colleague, session)
    assert len(session.exchanging.held()) == 1
    for one in (session, colleague):
        shown = one.library.text(article.id)
        (tag,) = one.library.tags(article.id)
        assert one.library.quoted(tag.id) == tag.quoted(shown)
    assert integrity.findings(colleague.history._project.database) == []


def test_both_sides_of_a_disagreement_are_kept_and_told(
    session: Session, article: Article, colleague: Session
) -> None:
    tag = session.tagging.add(article.id, "person", [(0, 10)])
    hand_over(session, colleague, "work")
    _note(session, tag.id, "A")
    _note(colleague, tag.id, "B")
    plan = hand_over(session, colleague).plan
    assert [(one.kind, one.subject, one.by) for one in plan.disagreements] == [
        ("annotation", tag.id, ("Anna", "Ben"))
    ]
    folded = log.folded(colleague.history._project.database, tag.id)
    assert folded.disputed
    assert len(folded.heads) == 2


def _note(session: Session, tag: str, note: str) -> None:
    found = session.library.tag(tag)
    body = {**found.to_body(session.library.text(found.article)), "note": note}
    session.history.apply("Note", [Edit("annotation", tag, body, found.article)])


def test_what_colleagues_did_is_no_step_of_ones_own(
    session: Session, article: Article, colleague: Session
) -> None:
    session.tagging.add(article.id, "person", [(0, 10)])
    hand_over(session, colleague, "work")
    mine = colleague.tagging.add(article.id, "quote", [(0, 4)])
    session.tagging.add(article.id, "date", [(0, 2)])
    hand_over(session, colleague)
    colleague.close()
    again = open_session(colleague.path, by="Ben")
    again.history.undo()
    assert mine.id not in {tag.id for tag in again.library.tags(article.id)}
    assert again.history.undo_label == ""
    assert [(one.by, one.events > 0) for one in again.exchanging.taken_in()] == [
        ("Anna", True),
        ("Anna", True),
    ]
    again.close()


def test_a_backup_is_made_before_and_holds_the_project_as_it_was(
    session: Session, article: Article, colleague: Session
) -> None:
    before = state(colleague)
    taken = hand_over(session, colleague, "work")
    assert taken.backup is not None
    backup = open_session(taken.backup, write=False)
    assert state(backup) == before
    backup.close()


def test_a_stopped_merge_leaves_the_project_as_it_was(
    session: Session, article: Article, colleague: Session
) -> None:
    path = session.path.with_name("w.zip")
    session.exchanging.bundle(path, "work")
    plan = colleague.exchanging.look(path)
    before = state(colleague)

    def stop(_done: int, _total: int, what: str) -> None:
        if what == "Taking in":
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        colleague.exchanging.take_in(plan, stop)
    assert state(colleague) == before
    assert colleague.exchanging.taken_in() == []


@pytest.mark.parametrize("meanwhile", ["nothing", "taken in", "tag deleted", "article removed"])
def test_what_happened_since_a_file_was_looked_at_counts(
    session: Session, article: Article, colleague: Session, meanwhile: str
) -> None:
    first = session.tagging.add(article.id, "person", [(0, 10)])
    hand_over(session, colleague)
    kept = [session.tagging.add(article.id, "person", [(start, start + 5)]) for start in range(3)]
    session.commenting.add(kept[0].id, "Is that so?")
    _note(session, first.id, "Changed.")
    head = log.folded(session.history._project.database, kept[1].id).heads[0]
    review = Review(kept[1].id, article.id, head, "rejected", reason="No.", by="Rita")
    session.history.apply("Review", [Edit("review", review.id, review.to_body(), article.id)])
    path = session.path.with_name("w.zip")
    session.exchanging.bundle(path, "everything")
    plan = colleague.exchanging.look(path)
    if meanwhile == "taken in":
        colleague.exchanging.take_in(colleague.exchanging.look(path))
    elif meanwhile == "tag deleted":
        colleague.tagging.retract([first.id])
    elif meanwhile == "article removed":
        colleague.accessioning.remove(article.id)
    colleague.exchanging.take_in(plan)
    database = colleague.history._project.database
    taken = state(colleague)
    if meanwhile != "article removed":
        assert colleague.library.tag(kept[1].id).state == "rejected"
    projection.rebuild(database)
    assert state(colleague) == taken
    assert integrity.findings(database) == []
    assert not colleague.exchanging.look(path).changes


def test_a_file_that_changed_since_it_was_looked_at_is_refused(
    session: Session, article: Article, colleague: Session
) -> None:
    path = session.path.with_name("w.zip")
    session.exchanging.bundle(path, "work")
    plan = colleague.exchanging.look(path)
    session.tagging.add(article.id, "person", [(0, 10)])
    session.exchanging.bundle(path, "work")
    with pytest.raises(UnreadableFile, match="changed"):
        colleague.exchanging.take_in(plan)


def test_two_people_and_two_computers_share_a_folder(
    session: Session, article: Article, tmp_path: Path
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    laptop = create_project(tmp_path / "laptop.annotator", by="Anna")
    ben = create_project(tmp_path / "ben.annotator", by="Ben")
    everybody = (session, laptop, ben)
    session.exchanging.publish(folder)
    for one in (laptop, ben):
        assert len(one.exchanging.take_in_new(folder).taken) == 1
    for one, start in zip(everybody, (0, 5, 10), strict=True):
        one.tagging.add(article.id, "person", [(start, start + 4)])
        one.exchanging.publish(folder)
    (folder / "half.zip").write_bytes(b"PK half of a file that is being copied")
    for one in everybody:
        failed = one.exchanging.take_in_new(folder).failed
        assert [name for name, _sentence in failed] == ["half.zip"]
    assert state(session) == state(laptop) == state(ben)
    assert len(session.library.tags(article.id)) == 3
    assert session.exchanging.take_in_new(folder).taken == ()
    path = session.exchanging.publish(folder)
    assert session.exchanging.publish(folder) == path
    laptop.close()
    ben.close()


def test_the_files_of_a_colleague_whose_name_goes_on_after_ones_own_stay(
    session: Session, article: Article, tmp_path: Path
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    namesake = create_project(tmp_path / "namesake.annotator", by=f"{session.history.by}-Maria")
    theirs = namesake.exchanging.publish(folder)
    namesake.close()
    session.exchanging.take_in_new(folder)
    first = session.exchanging.publish(folder)
    session.tagging.add(article.id, "person", [(0, 4)])
    second = session.exchanging.publish(folder)
    assert {theirs, second} == set(folder.iterdir()) != {first, second}


def test_a_changed_tag_type_arrives_where_nobody_changed_it(session: Session, colleague: Session) -> None:
    person = session.tag_set.type("person")
    session.tag_set.define(replace(person, label="Somebody"))
    plan = hand_over(session, colleague, "work").plan
    assert plan.disagreements == ()
    assert colleague.tag_set.type("person").label == "Somebody"
    assert [version.tag_type.label for version in colleague.tag_set.versions("person")] == [
        person.label,
        "Somebody",
    ]
