"""Fingerprints in the project follow texts and furniture, and are made later where they are missing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.bootstrap import create_project
from annotator.model.article import Metadata
from annotator.model.errors import Cancelled
from annotator.model.zone import ZONE_KINDS
from annotator.services.session import Session
from annotator.store import projection, shingles
from annotator.store.connection import Database
from annotator.text.fingerprints import fingerprints

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["import", "remove", "mark", "unmark", "undo", "redo", "fill", "wait"]),
        st.integers(0, 5),
    ),
    max_size=12,
)


def take_in(session: Session, number: int) -> str:
    path = session.path.with_name(f"{number}.txt")
    path.write_text(" ".join(f"word{at * (number + 1) % 37}" for at in range(60)), encoding="utf-8")
    return session.accessioning.accession(session.accessioning.prepare(path)).id


def database_of(session: Session) -> Database:
    return session.library._database


def make_wait(session: Session) -> None:
    """Leave the project as one of an earlier schema is after its migration."""
    database = database_of(session)
    with database.transaction():
        for table in ("shingle", "fingerprint", "unfingerprinted"):
            database.execute(f"DELETE FROM {table}")
        database.execute("INSERT INTO unfingerprinted SELECT id FROM article")


def expected(session: Session) -> dict[str, tuple[int, ...]]:
    """What the tables should say of the articles, from their texts."""
    library = session.library
    return {
        article.id: tuple(
            sorted(fingerprints(library.text(article.id), [zone.span for zone in library.zones(article.id)]))
        )
        for article in library.articles()
    }


def step(session: Session, kind: str, number: int) -> None:
    articles = session.library.articles()
    article = articles[number % len(articles)].id if articles else ""
    zones = session.library.zones(article) if article else []
    if kind == "import" and f"{number}.txt" not in {one.original.name for one in articles}:
        take_in(session, number)
    elif kind == "remove" and article:
        session.accessioning.remove(article)
    elif kind == "mark" and article:
        session.zoning.mark(article, [(number * 7, number * 7 + 60)], ZONE_KINDS[0])
    elif kind == "unmark" and zones:
        session.zoning.unmark(article, [zones[0].id])
    elif kind == "undo" and session.history.undo_label:
        session.history.undo()
    elif kind == "redo" and session.history.redo_label:
        session.history.redo()
    elif kind == "fill":
        session.comparing.prepare()
    elif kind == "wait":
        make_wait(session)


@settings(max_examples=25)
@given(steps=STEPS)
def test_fingerprints_follow_texts_and_furniture_through_any_history(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    session = create_project(tmp_path_factory.mktemp("shingles") / "p.annotator", by="Anna")
    try:
        for kind, number in steps:
            step(session, kind, number)
        before = projection.state(database_of(session))
        session.upkeep.rebuild()
        assert projection.state(database_of(session)) == before
        session.comparing.prepare()
        assert session.comparing.waiting == 0
        found = expected(session)
        database = database_of(session)
        assert {name: shingles.of_article(database, name) for name in found} == found
        pairs = database.rows("SELECT lower(hex(article)), hash FROM shingle JOIN fingerprint USING (n)")
        assert sorted(pairs) == sorted((name, number) for name, some in found.items() for number in some)
        assert database.row("SELECT count(*) FROM shingle")[0] == len(pairs)
    finally:
        session.close()


def test_metadata_and_tags_leave_the_fingerprints_alone(session: Session) -> None:
    name = take_in(session, 1)
    rows = database_of(session).rows("SELECT * FROM fingerprint")
    session.accessioning.set_metadata(name, Metadata(title="Another title"))
    session.tagging.add(name, "person", [(0, 5)])
    assert database_of(session).rows("SELECT * FROM fingerprint") == rows


def test_a_very_long_text_is_left_for_the_background(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shingles, "LONG", 100)
    name = take_in(session, 1)
    assert session.comparing.waiting == 1
    assert session.upkeep.check() == []
    session.comparing.prepare()
    assert session.comparing.waiting == 0
    assert shingles.of_article(database_of(session), name)
    assert session.upkeep.check() == []
    session.zoning.mark(name, [(0, 20)])
    assert session.comparing.waiting == 1


def test_furniture_marked_while_fingerprints_are_made_is_not_forgotten(session: Session) -> None:
    names = [take_in(session, number) for number in (1, 2)]
    make_wait(session)

    def mark(done: int, _total: int, _what: str) -> None:
        if done == 1 and not any(session.library.zones(name) for name in names):
            for name in names:  # one of them was read already, the other was not
                session.zoning.mark(name, [(0, 200)])

    session.comparing.prepare(mark)
    found = expected(session)
    assert {name: shingles.of_article(database_of(session), name) for name in names} == found


def test_what_was_made_stays_when_it_is_cancelled(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shingles, "_BATCH", 2)
    for number in range(5):
        take_in(session, number)
    make_wait(session)

    def stop(done: int, _total: int, _what: str) -> None:
        if done >= 3:
            raise Cancelled("The work was stopped.")

    with pytest.raises(Cancelled):
        session.comparing.prepare(stop)
    assert session.comparing.waiting == 3
    assert session.upkeep.check() == []
    session.comparing.prepare()
    assert session.comparing.waiting == 0


def test_what_everybody_printed_hides_nobody(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    path = session.path.with_name("article.txt")
    stock = "Sign up here for our newsletter and never miss any breaking story again"
    letter = "He upholds the values that drew me to its cause, which is why my resignation was tendered"

    def add(text: str) -> str:
        path.write_text(text, encoding="utf-8")
        return session.accessioning.accession(session.accessioning.prepare(path)).id

    for number in range(20):
        add(f"{stock} number{number}.")
    one, other = add(f"{stock}. {letter}."), add(f"{letter}! {stock}.")
    found = session.comparing.related(one, 5)
    assert found[0].article == other
    monkeypatch.setattr(shingles, "_AT_ONCE", 10)
    assert session.comparing.related(one, 5) == found
    monkeypatch.setattr(shingles, "COMMON", 3)
    assert session.comparing.related(one, 5)[0].article == other
