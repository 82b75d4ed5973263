"""Open questions are found in text order, and answered ones are gone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.bootstrap import open_session
from annotator.model.annotation import Annotation
from annotator.model.errors import Cancelled
from annotator.model.event import Event, Statement
from annotator.model.link import Link
from annotator.services.session import Session
from annotator.store.project import open_project

TEXT = "The mayor said: “I quit.” Mr Khan left in May.\nMr Khan is back.\nAdvertisement\nThe end."
Asked = Callable[..., list[tuple[str, str, str]]]


@pytest.fixture
def article(session: Session, tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return session.accessioning.accession(session.accessioning.prepare(path)).id


@pytest.fixture
def asked(session: Session) -> Asked:
    """(kind, tagged words, field) of the questions."""

    def act(*articles: str) -> list[tuple[str, str, str]]:
        return [
            (question.kind, session.library.quoted(question.annotation), question.field)
            for question in session.questioning.questions(articles)
        ]

    return act


def tag(session: Session, article: str, kind: str, words: str, **values: str) -> Annotation:
    start = session.library.text(article).index(words)
    return session.tagging.add(article, kind, [(start, start + len(words))], values=values)


def test_what_a_tag_does_not_say_is_asked_in_text_order(session: Session, article: str, asked: Asked) -> None:
    tag(session, article, "date", "May")
    tag(session, article, "person", "Mr Khan")
    tag(session, article, "quote", "“I quit.”")
    tag(session, article, "role", "mayor")
    assert asked() == [
        ("holder", "mayor", "holder"),
        ("speaker", "“I quit.”", "speaker"),
        ("entry", "Mr Khan", "name"),
        ("date", "May", "edtf"),
    ]


def test_an_answer_ends_the_question_and_undo_opens_it_again(
    session: Session, article: str, asked: Asked
) -> None:
    khan = tag(session, article, "person", "Mr Khan", name="Aslam Khan")
    mayor = tag(session, article, "role", "mayor")
    quote = tag(session, article, "quote", "“I quit.”")
    date = tag(session, article, "date", "May")
    session.tagging.set_link(mayor.id, "holder", Link(mention=khan.id))
    session.tagging.set_link(quote.id, "speaker", Link(mention=mayor.id))
    session.tagging.set_value(date.id, "duration", "P1M")
    assert asked(article) == []
    session.history.undo()
    assert asked(article) == [("date", "May", "edtf")]


def test_nobody_in_particular_says_what_stands_in_scare_quotes(
    session: Session, article: str, asked: Asked
) -> None:
    tag(session, article, "quote", "“I quit.”", mode="scare")
    assert asked() == []


def test_a_name_that_is_not_in_the_register_is_asked_about(
    session: Session, article: str, asked: Asked
) -> None:
    khan = tag(session, article, "person", "Mr Khan", name="Aslam Khan")
    session.registering.delete(khan.links["name"].record, "unlink")
    assert asked() == [("entry", "Mr Khan", "name")]
    [question] = session.questioning.questions()
    assert question.sentence == "“Aslam Khan” is only a name; link it to the register."


def test_a_link_to_a_tag_that_is_gone_is_asked_about(session: Session, article: str, asked: Asked) -> None:
    khan = tag(session, article, "person", "Mr Khan", name="Aslam Khan")
    mayor = tag(session, article, "role", "mayor")
    session.tagging.set_link(mayor.id, "holder", Link(mention=khan.id))
    session.tagging.retract([khan.id])
    assert asked() == [("gone", "mayor", "holder")]


def test_a_name_that_two_entries_share_is_asked_about_once_in_an_article(
    session: Session, article: str, asked: Asked
) -> None:
    first = tag(session, article, "person", "Mr Khan", name="Aslam Khan")
    start = TEXT.rindex("Mr Khan")
    second = session.tagging.add(article, "person", [(start, start + 7)], values={"name": "Sadiq Khan"})
    [question] = session.questioning.questions([article])
    assert (question.kind, question.annotation) == ("shared", first.id)
    assert question.sentence == "“Mr Khan” is Aslam Khan here and Sadiq Khan elsewhere."
    session.registering.merge(first.links["name"].record, [second.links["name"].record])
    assert asked() == []


def test_the_shape_of_a_tag_is_asked_about(session: Session, article: str, asked: Asked) -> None:
    session.zoning.mark(article, [(TEXT.index("Adv"), TEXT.index("\nThe end"))], "advertisement")
    tag(session, article, "place", "Mr Khan is back.\nAdvertisement\nThe", name="Luton")
    tag(session, article, "place", "Khan ", name="Luton")
    assert [kind for kind, _words, _field in asked()] == ["edge", "furniture", "paragraph"]


def test_an_open_thread_of_comments_is_a_question_until_it_is_resolved(
    session: Session, article: str, asked: Asked
) -> None:
    khan = tag(session, article, "person", "Mr Khan", name="Aslam Khan")
    comment = session.commenting.add(khan.id, "Is this\nhim?")
    session.commenting.add(khan.id, "It is.", reply_to=comment.id)
    assert [q.sentence for q in session.questioning.questions()] == ["Anna: Is this him?"]
    session.commenting.resolve(comment.id)
    assert asked() == []


def test_two_versions_of_a_tag_are_a_question(session: Session, article: str) -> None:
    khan = tag(session, article, "person", "Mr Khan", name="Aslam Khan")
    session.close()
    project = open_project(
        session.path, by="Ben", write=True, fall_back=False, backups_folder=session.path.parent
    )
    text = project.database.row("SELECT content FROM text")[0]
    statement = Statement("annotation", khan.id, replace(khan, note="Ben's").to_body(text), ())
    project.append([Event("Ben", khan.at, "0" * 32, "Change note", article, (statement,))])
    project.close()
    again = open_session(session.path, by="Anna")
    try:
        assert [(q.kind, q.annotation) for q in again.questioning.questions()] == [("disputed", khan.id)]
    finally:
        again.close()


def test_the_whole_project_is_asked_and_can_be_stopped(
    session: Session, article: str, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Nobody. A mayor.", encoding="utf-8")
    second = session.accessioning.accession(session.accessioning.prepare(other)).id
    tag(session, second, "role", "mayor")
    tag(session, article, "role", "mayor")
    assert [q.article for q in session.questioning.questions()] == [article, second]
    assert [q.article for q in session.questioning.questions([second])] == [second]

    def stop(_done: int, _total: int, _what: str) -> None:
        raise Cancelled("The work was stopped.")

    with pytest.raises(Cancelled):
        session.questioning.questions((), stop)
