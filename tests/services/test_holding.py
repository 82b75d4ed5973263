"""What a project holds beside its tags: originals, the log by ids, the register, and what was merged."""

import hashlib
import json
from collections.abc import Callable, Iterator, Set

import pytest

from annotator.model.article import Article
from annotator.model.errors import NotFound
from annotator.model.holdings import Holdings
from annotator.model.link import Link
from annotator.services.holding import holdings
from annotator.services.session import Session
from annotator.store.connection import Database

Ask = Callable[..., Holdings]


@pytest.fixture
def held(session: Session) -> Iterator[Ask]:
    """Asks what the session's project holds, of some articles or of all."""
    database = Database(session.path, writable=False)

    def ask(articles: Set[str] | None = None) -> Holdings:
        return holdings(database, articles)

    yield ask
    database.close()


def test_an_original_is_given_as_it_was_received(session: Session, article: Article, held: Ask) -> None:
    assert held().original(article) == session.library.original(article.id)
    with pytest.raises(NotFound):
        Holdings().original(article)


def test_every_event_is_told_in_the_order_of_ids(article: Article, held: Ask) -> None:
    ids = [hashlib.sha256(line.encode()).hexdigest() for line in held().events()]
    assert ids
    assert ids == sorted(ids)
    scopes = {json.loads(line)["scope"] for line in held(frozenset()).events()}
    assert scopes == {""}
    assert held().newest() == max(json.loads(line)["at"] for line in held().events())


def test_of_some_articles_only_the_entries_they_point_to_are_listed(
    session: Session, article: Article, held: Ask
) -> None:
    khan = session.registering.create("person", "Khan")
    simmons = session.registering.create("person", "Simmons")
    session.tagging.add(article.id, "person", [(0, 5)], links={"name": Link(record=khan.id)})
    assert {(one.id, mentions) for one, mentions in held().register()} == {(khan.id, 1), (simmons.id, 0)}
    assert [one.id for one, _mentions in held({article.id}).register()] == [khan.id]


def test_the_history_of_an_entry_tells_what_was_merged_into_it(session: Session, held: Ask) -> None:
    khan = session.registering.create("person", "Khan")
    other = session.registering.create("person", "Cllr Khan")
    session.registering.merge(khan.id, [other.id])
    assert held().merged(khan.id) == [other.id]
    history = held().history(khan.id)
    assert history[0].kind == "created"
    assert {one.by for one in history} == {"Anna"}
    assert any("Merge" in one.label for one in history)
