"""Events of one project come in in any order, as bundles bring them: the tables come to the same."""

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotator.model.conflict import Witness
from annotator.model.counterpart import Counterpart
from annotator.model.event import Event, Statement
from annotator.model.link import Link
from annotator.model.settlement import Settlement
from annotator.services.history import Edit
from annotator.services.session import Session
from annotator.store import integrity, log, projection
from annotator.store.project import Project, create, open_project
from tests.services.random_project import random_project


@contextmanager
def opened(path: Path) -> Iterator[Project]:
    project = open_project(path, by="Ben", write=True, fall_back=False, backups_folder=path.parent)
    project.database.be_quick()
    try:
        yield project
    finally:
        project.close()


def _answer(session: Session) -> None:
    """Tie tags of two articles, and settle a conflict between them."""
    tags = [tag for article in session.library.articles() for tag in session.library.tags(article.id)][:3]
    for tag in tags:
        tie = Counterpart(tag.id, tags[0].article, tags[0].id, "Anna", "")
        session.history.apply("Tie", [Edit("counterpart", tie.id, tie.to_body(), tag.article)])
    witnesses = tuple(Witness(tag.article, tag.target[0], tag.id, "words") for tag in tags)
    settled = Settlement("role", "", "", witnesses, "words", "because", "Anna", "")
    session.history.apply("Settle", [Edit("settlement", settled.id, settled.to_body())])


def _lead_to_a_deleted_entry(session: Session) -> None:
    """A tag of which another one's link is to an entry that is gone; others point at it."""
    article = session.library.articles()[0].id
    gone, holder = (session.registering.create("person", name) for name in ("Gone", "Holder"))
    role, date, person = (session.tagging.add(article, kind, [(0, 7)]) for kind in ("role", "date", "person"))
    text = session.library.text(article)
    both = replace(role, links={"name": Link(record=gone.id), "holder": Link(record=holder.id)})
    session.history.apply("Link", [Edit("annotation", role.id, both.to_body(text), article)])
    for tag, field in ((date, "person"), (person, "name")):
        pointing = replace(tag, links={field: Link(mention=role.id)}, values={"edtf": "2023"})
        session.history.apply("Point", [Edit("annotation", tag.id, pointing.to_body(text), article)])
    for entry in (gone, holder):
        session.commenting.add_to_record(entry.id, "Who is that?")
    session.history.apply("Delete", [Edit("record", gone.id, None)])


def _disagree(session: Session, chance: random.Random) -> list[Event]:
    """What a colleague said of the same subjects without knowing what was said here."""
    database = session.history._project.database
    known = [Event.from_json(document) for _seq, _id, document in log.events(database)]
    said = [(event, statement) for event in known for statement in event.statements]
    return [
        Event("Ben", event.at, f"{number:032x}", "Said", event.scope, (Statement(*taken),))
        for number, (event, statement) in enumerate(chance.sample(said, min(6, len(said))))
        for taken in ((statement.kind, statement.subject, statement.body, ()),)
    ]


@settings(max_examples=12)
@given(st.integers(0, 10_000), st.integers(1, 7))
@example(0, 1)
def test_the_tables_come_to_the_same_in_whatever_order_events_come(seed: int, at_once: int) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        session = random_project(folder, seed, 30)
        _answer(session)
        _lead_to_a_deleted_entry(session)
        colleague = _disagree(session, chance)
        session.close()
        with opened(session.path) as project:
            project.append(colleague)
            assert integrity.findings(project.database) == []
            wanted = projection.state(project.database)
            texts = [content for (content,) in project.database.rows("SELECT content FROM text")]
            events = [Event.from_json(document) for _seq, _id, document in log.events(project.database)]
        chance.shuffle(events)
        create(folder / "other.annotator")
        with opened(folder / "other.annotator") as other:
            with_texts = chance.randrange(0, len(events), at_once)
            for start in range(0, len(events), at_once):
                other.append(events[start : start + at_once], texts=texts if start == with_texts else ())
            assert projection.state(other.database) == wanted
            assert other.database.rows(_MISPLACED) == []


_MISPLACED = "SELECT claim.n FROM claim JOIN article ON article.id = claim.article WHERE claim.first_event <> article.first_event"
