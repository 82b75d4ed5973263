"""What a verb has read no other thread changes before it is stated anew."""

import threading
from collections.abc import Callable

import pytest

from annotator.model.article import Article
from annotator.model.link import Link
from annotator.services.session import Session

VERBS: dict[str, Callable[[Session, str, str], object]] = {
    "value": lambda session, tag, _other: session.tagging.set_value(tag, "term", "leader"),
    "several": lambda session, tag, _other: session.tagging.set_several(tag, {"term": "leader"}, "Accept"),
    "link": lambda session, tag, other: session.tagging.set_link(tag, "holder", Link(mention=other)),
    "point": lambda session, tag, other: session.tagging.point(tag, other),
    "type": lambda session, tag, _other: session.tagging.retype(tag, "place"),
    "edge": lambda session, tag, _other: session.tagging.set_target(tag, [(0, 5)]),
    "fragment": lambda session, tag, _other: session.tagging.add_fragment(tag, (24, 30)),
    "certainty": lambda session, tag, _other: session.tagging.step_certainty(tag),
    "note": lambda session, tag, _other: session.tagging.set_note(tag, "A note"),
    "term": lambda session, _tag, _other: session.vocabulary.rename("role.term", "cllr", "councillor"),
    "names": lambda session, _tag, _other: session.registering.link_names(),
}


@pytest.mark.parametrize("verb", VERBS)
def test_other_threads_wait_from_the_reading_of_a_tag_on(
    verb: str, session: Session, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.registering.create("person", "Aslam Khan")
    other = session.tagging.add(article.id, "person", [(23, 42)], values={"name": "Aslam Khan"})
    tag = session.tagging.add(article.id, "role", [(0, 10)], values={"term": "cllr"})
    session.tagging.set_words(tag.id, "holder", "Aslam Khan")
    read, others_could_change = session.library.tag, []

    def watched(identifier: str) -> object:
        def attempt() -> None:
            free = session.history._guard.acquire(blocking=False)
            if free:
                session.history._guard.release()
            others_could_change.append(free)

        thread = threading.Thread(target=attempt)
        thread.start()
        thread.join()
        return read(identifier)

    monkeypatch.setattr(session.library, "tag", watched)
    VERBS[verb](session, tag.id, other.id)
    assert others_could_change
    assert not any(others_could_change)
