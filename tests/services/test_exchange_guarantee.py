"""Three people work apart and exchange in any order, in parts, twice, with wrong clocks and crashes: all comes together."""

import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from annotator.bootstrap import create_project, open_session
from annotator.formats.bundles.writing import write_bundle
from annotator.model.bundle import Bundle
from annotator.model.errors import KnownError
from annotator.model.event import Event, Folded, Statement
from annotator.model.merge_plan import Plan
from annotator.model.review import VERDICTS, Review
from annotator.model.stage import STAGES, Stage
from annotator.services import history
from annotator.services.history import Edit
from annotator.services.session import Session
from annotator.store import integrity, log, projection
from tests.services.random_project import DEEDS, TEXT

PEOPLE = ("Anna", "Ben", "Chris")
CLOCKS = ("2026-11-25T09:30:00Z", "1970-01-01T00:00:00Z", "2999-12-31T23:59:59Z")
Deed = Callable[[Session, random.Random], None]


class Crash(Exception):
    """The program ends here."""


def _tags(session: Session) -> list[str]:
    return [tag.id for article in session.library.articles() for tag in session.library.tags(article.id)]


def _review(session: Session, chance: random.Random) -> None:
    tag = session.library.tag(chance.choice(_tags(session)))
    database = session.history._project.database
    head = chance.choice(log.folded(database, tag.id).heads)
    review = Review(tag.id, tag.article, head, chance.choice(VERDICTS), reason="So.", by=session.history.by)
    session.history.apply("Review", [Edit("review", review.id, review.to_body(), tag.article)])


def _stage(session: Session, chance: random.Random) -> None:
    article = chance.choice(session.library.articles()).id
    stage = Stage(article, chance.choice(PEOPLE), chance.choice(STAGES), by=session.history.by)
    session.history.apply("Stage", [Edit("stage", stage.id, stage.to_body(), article)])


def _retitle(session: Session, chance: random.Random) -> None:
    article = chance.choice(session.library.articles())
    metadata = replace(article.metadata, title=chance.choice("AB"))
    session.accessioning.set_metadata(article.id, metadata)


def _undo(session: Session, _chance: random.Random) -> None:
    session.history.undo()


def _redo(session: Session, _chance: random.Random) -> None:
    session.history.redo()


def _remove(session: Session, chance: random.Random) -> None:
    session.accessioning.remove(chance.choice(session.library.articles()).id)


def _unknown(session: Session, chance: random.Random) -> None:
    """What a newer program states."""
    edit = Edit("prophecy", f"{chance.randrange(3):032x}", {"said": chance.randrange(3)})
    session.history.apply("Foretell", [edit])


ALL_DEEDS: tuple[Deed, ...] = (*DEEDS, *(_review, _review, _stage, _retitle, _undo, _undo, _redo), _unknown)


class Exchange(RuleBasedStateMachine):
    """Three replicas of one project."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name)
        self.made: set[str] = set()
        self.held: list[set[str]] = [set(), set(), set()]
        self.files: list[Path] = []
        self.sessions: list[Session] = []

    @initialize()
    def begin(self) -> None:
        text = self.root / "article.txt"
        text.write_text(TEXT.replace("\x07", "") * 2, encoding="utf-8")
        for name in PEOPLE:
            session = create_project(self.root / f"{name}.annotator", by=name)
            self.sessions.append(self.made_quick(session))
            if name != "Chris":  # who has it from the others: perhaps the tags come first
                session.accessioning.import_files([text])
        self.look()

    @staticmethod
    def made_quick(session: Session) -> Session:
        session.history._project.database.be_quick()
        return session

    def database(self, who: int):  # type: ignore[no-untyped-def]  # of the store, which tests look into
        return self.sessions[who].history._project.database

    def ids(self, who: int) -> set[str]:
        return {raw.hex() for _seq, raw, _document in log.events(self.database(who))}

    def look(self) -> None:
        """Whatever happened, nothing that was there is gone."""
        for who, _session in enumerate(self.sessions):
            there = self.ids(who)
            assert self.held[who] <= there, "an event was lost"
            self.held[who] = there
            self.made |= there

    @rule(who=st.integers(0, 2), seed=st.integers(0, 10_000), deeds=st.integers(1, 4))
    def work(self, who: int, seed: int, deeds: int) -> None:
        chance = random.Random(seed)
        with clock(chance.choice(CLOCKS)):
            for _ in range(deeds):
                try:
                    chance.choice(ALL_DEEDS)(self.sessions[who], chance)
                except (KnownError, IndexError, ValueError):
                    continue  # there was nothing to choose from, or it was refused
        self.look()

    @rule(who=st.integers(0, 2), seed=st.integers(0, 10_000))
    def hand_out_a_part(self, who: int, seed: int) -> None:
        """A bundle that holds any of the events, as one of some articles, persons or kinds might."""
        chance = random.Random(seed)
        events = [doc for _raw, doc in log.events_by_id(self.database(who)) if chance.random() < 0.5]
        texts = self.database(who).rows("SELECT lower(hex(sha256)), content FROM text ORDER BY 1")
        path = self.root / f"{len(self.files)}.zip"
        with path.open("wb") as stream:
            head = Bundle("work", "p", PEOPLE[who], events=len(events))
            write_bundle(stream, head, events, texts=texts if chance.random() < 0.5 else ())
        self.files.append(path)

    @rule(who=st.integers(0, 2), seed=st.integers(0, 10_000))
    def take_in_any(self, who: int, seed: int) -> None:
        """Any bundle so far, perhaps for the second time; perhaps the program ends meanwhile."""
        if not self.files:
            return
        chance = random.Random(seed)
        session = self.sessions[who]
        plan = session.exchanging.look(chance.choice(self.files))
        if chance.random() < 0.3:
            before = (self.ids(who), projection.state(self.database(who)))
            with pytest.raises(Crash), crashing(chance.randrange(3)):
                self.merge(session, plan)
                raise Crash
            if self.ids(who) == before[0]:
                assert projection.state(self.database(who)) == before[1], "a merge was taken in by half"
            session.close()
            self.sessions[who] = self.made_quick(open_session(session.path, by=PEOPLE[who]))
        else:
            self.merge(session, plan)
        self.look()

    def merge(self, session: Session, plan: Plan) -> None:
        session.exchanging.take_in(plan)

    def exchange_all(self) -> None:
        for giver, taker in ((0, 1), (1, 2), (2, 0), (0, 1), (1, 2)):
            path = self.root / f"all-{giver}{taker}.zip"
            self.sessions[giver].exchanging.bundle(path, "everything")
            self.merge(self.sessions[taker], self.sessions[taker].exchanging.look(path))

    def teardown(self) -> None:
        try:
            if self.sessions:
                self.exchange_all()
                self.look()
                for who in range(3):
                    assert self.ids(who) == self.made, "an event did not arrive"
                states = [projection.state(self.database(who)) for who in range(3)]
                assert states[0] == states[1] == states[2]
                assert integrity.findings(self.database(0)) == []
        finally:
            for session in self.sessions:
                session.close()
            self.folder.cleanup()


@contextmanager
def clock(time: str) -> Iterator[None]:
    """Let a computer think that it is some time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(history, "now", lambda: time)
        yield


@contextmanager
def crashing(where: int) -> Iterator[None]:
    """End the program in the middle of taking in; or, at the third place, just after."""

    def end(*_given: object, **_named: object) -> None:
        raise Crash

    with pytest.MonkeyPatch.context() as patch:
        if where < 2:
            patch.setattr(*((log, "take_in"), (projection, "take_in"))[where], end)
        yield


class DropsOne(Exchange):
    """A merge that loses an event now and then."""

    def merge(self, session: Session, plan: Plan) -> None:
        super().merge(session, replace(plan, incoming=plan.incoming[:-1], version=()))


class LastArrivedWins(Exchange):
    """A merge by which the newcomer overwrites what was there."""

    def merge(self, session: Session, plan: Plan) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(log, "fold", _last)
            super().merge(session, plan)


def _last(statements: Iterator[tuple[str, Statement]]) -> Folded:
    said = list(statements)
    return Folded((said[-1][0],), (said[-1][1].body,)) if said else Folded()


COMMON = settings(
    stateful_step_count=12,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
    print_blob=False,
)


def test_all_come_to_the_same_and_nothing_is_lost() -> None:
    run_state_machine_as_test(Exchange, settings=settings(COMMON, max_examples=10))


@pytest.mark.parametrize("broken", [DropsOne, LastArrivedWins])
def test_the_law_finds_a_merge_that_is_broken(broken: type[Exchange]) -> None:
    with pytest.raises(AssertionError):
        run_state_machine_as_test(broken, settings=settings(COMMON, max_examples=10))


def test_an_event_of_an_unknown_kind_travels(tmp_path: Path) -> None:
    session = create_project(tmp_path / "a.annotator", by="Anna")
    other = create_project(tmp_path / "b.annotator", by="Ben")
    _unknown(session, random.Random(1))
    session.exchanging.bundle(tmp_path / "a.zip", "everything")
    plan = other.exchanging.look(tmp_path / "a.zip")
    assert plan.unknown_kinds == ("prophecy",)
    other.exchanging.take_in(plan)
    other.exchanging.bundle(tmp_path / "b.zip", "everything")
    assert session.exchanging.look(tmp_path / "b.zip").known == plan.new + plan.known
    kinds = {
        statement.kind
        for _seq, _raw, document in log.events(other.history._project.database)
        for statement in Event.from_json(document).statements
    }
    assert "prophecy" in kinds
    session.close()
    other.close()
