"""Whatever is linked, pointed at, merged and taken back: the tables say what the log says."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from annotator.bootstrap import create_project
from annotator.model.article import Article
from annotator.model.errors import KnownError
from annotator.model.link import IDENTITY, Link
from annotator.services.history import Edit
from annotator.services.session import Session
from annotator.store import integrity, links
from annotator.store.connection import Database

TAGS, RECORDS = 3, 3
LINK = st.tuples(st.just("link"), st.integers(0, TAGS - 1), st.integers(0, RECORDS - 1))
POINT = st.tuples(st.just("point"), st.integers(0, TAGS - 1), st.integers(0, TAGS - 1))
STEPS = st.one_of(
    *(LINK, LINK, POINT, POINT, POINT),
    st.tuples(st.just("retract"), st.integers(0, TAGS - 1), st.just(0)),
    st.tuples(st.just("merge"), st.integers(0, RECORDS - 1), st.integers(0, RECORDS - 1)),
    st.tuples(st.just("delete"), st.integers(0, RECORDS - 1), st.just(0)),
    st.tuples(st.just("undo"), st.just(0), st.just(0)),
    st.tuples(st.just("redo"), st.just(0), st.just(0)),
)


def comes_to(session: Session, identifier: str, seen: frozenset[str] = frozenset()) -> str:
    """What a tag stands for, by the rule alone: its own entry, through mentions, never in a circle."""
    if identifier in seen:
        return ""
    try:
        stated = session.library.tag(identifier).links
    except KnownError:
        return ""
    for field in IDENTITY:
        link = stated.get(field, Link())
        found = link.record or (comes_to(session, link.mention, seen | {identifier}) if link.mention else "")
        if found:
            return found
    return ""


def do(session: Session, tags: list[str], people: list[str], step: tuple[str, int, int]) -> None:
    verb, one, other = step
    if verb == "link":
        session.tagging.set_link(tags[one], "holder", Link(record=people[other]))
    elif verb == "point":
        session.tagging.point(tags[one], tags[other], "holder")
    elif verb == "retract":
        session.tagging.retract([tags[one]])
    elif verb == "merge":
        session.registering.merge(people[one], [people[other]])
    elif verb == "delete":
        session.registering.delete(people[one], "unlink")
    elif verb == "undo":
        session.history.undo()
    else:
        session.history.redo()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, min_size=6, max_size=16))
@example([("point", 0, 1), ("link", 1, 0)])
@example(
    [("point", 0, 1), ("point", 1, 2), ("link", 2, 0), ("point", 2, 0), ("retract", 1, 0), ("undo", 0, 0)]
)
@example([("link", 0, 0), ("merge", 1, 0), ("merge", 2, 1), ("delete", 2, 0), ("undo", 0, 0)])
def test_links_come_to_what_the_log_says_after_any_history(steps: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        session = create_project(Path(folder, "p.annotator"), by="Anna")
        try:
            path = Path(folder, "a.txt")
            path.write_text("one two three four five six seven eight", encoding="utf-8")
            article = session.accessioning.accession(session.accessioning.prepare(path)).id
            tags = [session.tagging.add(article, "role", [(n * 4, n * 4 + 3)]).id for n in range(TAGS)]
            people = [session.registering.create("person", f"Person {n}").id for n in range(RECORDS)]
            for step in steps:
                try:
                    do(session, tags, people, step)
                except KnownError:
                    continue  # refused with a sentence; nothing may have changed half
            database = Database(session.path, writable=False)
            assert integrity.findings(database) == []
            told = links.resolved(database, article)
            for tag in session.library.tags(article):
                expected = session.registering.resolve(comes_to(session, tag.id)) if tag.links else ""
                link = tag.links.get("holder")
                if link is not None:
                    assert told[tag.id]["holder"][0] == expected
            database.close()
        finally:
            session.close()


def test_a_link_to_an_entry_that_is_gone_hides_no_other_one(session: Session, article: Article) -> None:
    gone, holder = (session.registering.create("person", name) for name in ("Gone", "Holder"))
    role, pointing = (session.tagging.add(article.id, kind, [(0, 10)]) for kind in ("role", "person"))
    both = replace(role, links={"name": Link(record=gone.id), "holder": Link(record=holder.id)})
    text = session.library.text(article.id)
    for tag in (both, replace(pointing, links={"name": Link(mention=role.id)})):
        session.history.apply("Link", [Edit("annotation", tag.id, tag.to_body(text), article.id)])

    def leads_to() -> tuple[str, str]:
        own = session.registering.record_of(both)
        database = Database(session.path, writable=False)
        told = links.resolved(database, article.id)[pointing.id]["name"][0]
        database.close()
        return own.id if own else "", told

    assert leads_to() == (gone.id, gone.id)
    session.history.apply("Delete", [Edit("record", gone.id, None)])
    assert leads_to() == (holder.id, holder.id)
    session.history.undo()
    assert leads_to() == (gone.id, gone.id)
