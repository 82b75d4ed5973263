"""Tags are discussed in threads, which are settled and taken up again."""

import pytest

from annotator.model.article import Article
from annotator.model.errors import InvalidValue, NotFound
from annotator.services.session import Session
from tests.services.test_history import state


def test_a_thread_is_opened_answered_resolved_and_opened_again_by_a_reply(
    session: Session, article: Article
) -> None:
    tag = session.tagging.add(article.id, "person", [(0, 10)])
    opening = session.commenting.add(tag.id, "Is this the same Khan?")
    session.history.by = "Ben"
    reply = session.commenting.add(tag.id, "Yes, see the letter.", reply_to=opening.id)
    assert [(c.by, c.text, c.reply_to) for c in session.commenting.comments(tag.id)] == [
        ("Anna", "Is this the same Khan?", ""),
        ("Ben", "Yes, see the letter.", opening.id),
    ]
    assert session.commenting.resolve(reply.id).id == opening.id
    assert session.commenting.comments(tag.id)[0].resolved_by == "Ben"
    answer = session.commenting.add(tag.id, "And the other one?", reply_to=reply.id)
    assert answer.reply_to == opening.id
    assert session.commenting.comments(tag.id)[0].resolved_by == ""
    session.history.undo()
    assert session.commenting.comments(tag.id)[0].resolved_by == "Ben"


def test_threads_stand_one_after_the_other_each_with_its_replies(session: Session, article: Article) -> None:
    tag = session.tagging.add(article.id, "person", [(0, 10)])
    openings = [session.commenting.add(tag.id, f"thread {number}") for number in range(3)]
    for opening in reversed(openings):
        session.commenting.add(tag.id, f"reply to {opening.text}", reply_to=opening.id)
    texts = [comment.text for comment in session.commenting.comments(tag.id)]
    assert sorted(texts[::2]) == ["thread 0", "thread 1", "thread 2"]
    assert texts[1::2] == [f"reply to {text}" for text in texts[::2]]


def test_the_opening_of_a_thread_takes_its_replies_with_it(session: Session, article: Article) -> None:
    tag = session.tagging.add(article.id, "person", [(0, 10)])
    opening = session.commenting.add(tag.id, "one")
    session.commenting.add(tag.id, "two", reply_to=opening.id)
    kept = session.commenting.add(tag.id, "three")
    session.commenting.retract(opening.id)
    assert session.commenting.comments(tag.id) == [kept]
    session.history.undo()
    assert len(session.commenting.comments(tag.id)) == 3


def test_comments_go_with_their_tag_and_come_back_with_it(session: Session, article: Article) -> None:
    tag = session.tagging.add(article.id, "person", [(0, 10)])
    session.commenting.add(tag.id, "one")
    session.tagging.retract([tag.id])
    assert session.commenting.of_article(article.id) == []
    session.history.undo()
    assert [comment.text for comment in session.commenting.of_article(article.id)] == ["one"]


def test_an_empty_comment_or_one_on_nothing_is_refused(session: Session, article: Article) -> None:
    one, other = (session.tagging.add(article.id, "person", [(0, end)]) for end in (10, 16))
    with pytest.raises(InvalidValue, match="empty"):
        session.commenting.add(one.id, " \n")
    with pytest.raises(InvalidValue, match="stands at another tag"):
        session.commenting.add(other.id, "x", reply_to=session.commenting.add(one.id, "y").id)
    with pytest.raises(NotFound):
        session.commenting.resolve("00" * 16)
    with pytest.raises(NotFound, match="is not the id of a comment"):
        session.commenting.resolve("no id")


def test_an_article_and_an_entry_have_threads_of_their_own(session: Session, article: Article) -> None:
    tag = session.tagging.add(article.id, "person", [(0, 10)])
    entry = session.registering.create("person", "Khan")
    commenting = session.commenting
    before = state(session)
    on_article = commenting.add_to_article(article.id, "Who wrote it?")
    on_entry = commenting.add_to_record(entry.id, "Is it one?")
    reply = commenting.add_to_record(entry.id, "It is.", on_entry.id)
    after = state(session)
    assert commenting.on_article(article.id) == [on_article]
    assert commenting.on_record(entry.id) == [on_entry, reply]
    assert commenting.comments(tag.id) == commenting.of_article(article.id) == []
    assert commenting.resolve(reply.id) == commenting.on_record(entry.id)[0]
    for _ in range(4):
        session.history.undo()
    assert state(session) == before
    for _ in range(3):
        session.history.redo()
    assert state(session) == after
    with pytest.raises(InvalidValue, match="stands at another article"):
        commenting.add_to_article(article.id, "x", on_entry.id)
    commenting.retract(on_entry.id)
    assert commenting.on_record(entry.id) == []
    assert session.upkeep.check() == []
