"""What articles contradict each other in is settled with a reason, and opened again by what a source says since."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.bootstrap import create_project, open_session
from annotator.model.conflict import Conflict
from annotator.model.errors import Cancelled, InvalidValue, NotFound
from annotator.model.event import Event, Statement
from annotator.services.sample import make_sample
from annotator.services.session import Session
from annotator.store.project import open_project
from tests.services.conftest import TakeIn
from tests.services.test_history import state

LETTER = "“The party no longer upholds the values that initially drew us to its cause,” wrote the {} councillors.\n"


@pytest.fixture
def since(session: Session, take_in: TakeIn) -> Callable[[str, str], str]:
    """Take in an article in which Khan has been councillor since a year; returns its id."""

    def accession(title: str, year: str) -> str:
        name = take_in(title, f"Khan, councillor since {year}.\n")
        start = session.library.text(name).index("councillor")
        session.tagging.add(
            name,
            "role",
            [(start, start + 10)],
            values={"term": "councillor", "holder": "Khan", "from": year},
        )
        return name

    return accession


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Session]:
    opened = make_sample(create_project, tmp_path / "sample.annotator")
    yield opened
    opened.close()


def articles(session: Session) -> list[str]:
    return [article.id for article in session.library.articles()]


def states(session: Session, *names: str) -> list[str]:
    return [one.state for one in session.settling.conflicts(names)]


def only(session: Session, *names: str) -> Conflict:
    [standing] = session.settling.conflicts(names)
    return standing.conflict


# Finding


def test_years_of_service_in_the_samples_contradict_each_other(sample: Session) -> None:
    conflict = only(sample, *articles(sample))
    assert (conflict.kind, conflict.subject) == ("claim", "Mohammed Aslam Khan, councillor")
    assert [(one.text, one.said) for one in conflict.witnesses] == [
        ("12 years", "P12Y/2023-09-20"),
        ("since 2011", "2011/.."),
        ("past 13 years", "P13Y/2023-09-20"),
    ]
    assert conflict.told == (
        "12 years (since about 2011) in BBC News; since 2011 and 13 years (since about 2010) in Luton Today"
    )
    for one in conflict.witnesses:
        assert sample.library.text(one.article)[one.span.start : one.span.end] == one.text
        assert sample.library.tag(one.annotation).article == one.article


def test_numbers_that_differ_in_a_passage_are_a_conflict_that_names_its_sources(
    session: Session, take_in: TakeIn
) -> None:
    names = [take_in(title, LETTER.format(count)) for title, count in (("One", 12), ("Other", 13))]
    conflict = only(session, *names)
    assert conflict.kind == "number"
    assert [(one.article, one.text, one.said) for one in conflict.witnesses] == [
        (names[0], "12", "12"),
        (names[1], "13", "13"),
    ]
    assert conflict.told == "“12” in “One”, “13” in “Other”"


def test_a_number_of_which_tags_tell_already_is_no_second_conflict(session: Session, take_in: TakeIn) -> None:
    names = [take_in(title, LETTER.format(year)) for title, year in (("A", 2010), ("B", 2012))]
    for name, year in zip(names, ("2010", "2012"), strict=True):
        start = session.library.text(name).index(year)
        session.tagging.add(
            name, "date", [(start, start + 4)], values={"edtf": year, "event": "wrote", "person": "Khan"}
        )
    assert [one.conflict.kind for one in session.settling.conflicts(names)] == ["claim"]


def test_an_end_of_office_and_the_day_of_an_event_that_differ_are_conflicts(
    session: Session, take_in: TakeIn
) -> None:
    names = [take_in(title, f"Khan left office in {year}.\n") for title, year in (("A", 2021), ("B", 2023))]
    for name, year in zip(names, ("2021", "2023"), strict=True):
        start = session.library.text(name).index("office")
        holder = {"term": "leader", "holder": "Khan", "to": year}
        session.tagging.add(name, "role", [(start, start + 6)], values=holder)
        start = session.library.text(name).index(year)
        event = {"event": "left office", "person": "Khan", "edtf": year}
        session.tagging.add(name, "date", [(start, start + 4)], values=event)
    found = [one.conflict for one in session.settling.conflicts(names)]
    assert [(one.subject, [w.said for w in one.witnesses]) for one in found] == [
        ("Khan, leader", ["../2021", "../2023"]),
        ("Khan, left office", ["2021", "2023"]),
    ]


def test_claims_of_articles_that_are_not_compared_are_no_conflict_of_these(
    session: Session, since: Callable[[str, str], str]
) -> None:
    one, two, three = since("A", "2010"), since("B", "2012"), since("C", "2010")
    assert [w.article for w in only(session, one, two).witnesses] == [one, two]
    assert [w.article for w in only(session, one, two, three).witnesses] == [one, two, three]
    assert states(session, one, three) == []


def test_conflicts_of_the_project_are_those_of_all_articles_each_once(
    session: Session, take_in: TakeIn, since: Callable[[str, str], str]
) -> None:
    since("A", "2010"), since("B", "2012")
    names = [take_in(f"Letter {count}", LETTER.format(count)) for count in (12, 13, 14)]
    session.comparing.prepare()
    claimed, number = (one.conflict for one in session.settling.in_project())
    assert (claimed.kind, number.kind) == ("claim", "number")
    assert sorted((w.article, w.said) for w in number.witnesses) == sorted(
        zip(names, ("12", "13", "14"), strict=True)
    )

    def stop(_done: int, _total: int, _what: str) -> None:
        raise Cancelled("The work was stopped.")

    with pytest.raises(Cancelled):
        session.settling.in_project(stop)


# Settling


def test_settling_changing_and_reopening_are_one_step_each_that_is_undone_and_done_again(
    sample: Session,
) -> None:
    names = articles(sample)
    conflict = only(sample, *names)
    sample.history.by = "Ada"

    def check(verb: Callable[[], object], label: str) -> None:
        before = state(sample)
        verb()
        after = state(sample)
        assert after != before
        for _ in range(2):
            assert sample.history.undo_label == label
            sample.history.undo()
            assert state(sample) == before
            sample.history.redo()
            assert state(sample) == after

    settle = sample.settling.settle
    check(lambda: settle(conflict, "since 2011", "the council’s own list"), "Settle conflict")
    [standing] = sample.settling.conflicts(names)
    assert standing.state == "settled"
    assert standing.settlement is not None
    assert (standing.settlement.value, standing.settlement.because, standing.settlement.by) == (
        "since 2011",
        "the council’s own list",
        "Ada",
    )
    check(lambda: settle(conflict, "", "no source saw it"), "Change what is accepted")
    assert states(sample, *names) == ["settled"]
    check(lambda: sample.settling.reopen(conflict), "Reopen conflict")
    assert states(sample, *names) == ["open"]
    assert sample.upkeep.check() == []


def test_a_reason_is_asked_for(sample: Session) -> None:
    conflict = only(sample, *articles(sample))
    with pytest.raises(InvalidValue, match="Say why"):
        sample.settling.settle(conflict, "since 2011", " \n")
    with pytest.raises(NotFound, match="Nothing was decided"):
        sample.settling.reopen(conflict)


def test_what_was_decided_lapses_when_a_source_says_something_else_and_holds_again_when_not(
    sample: Session,
) -> None:
    names = articles(sample)
    conflict = only(sample, *names)
    sample.settling.settle(conflict, "since 2011", "the council’s own list")
    sample.tagging.set_value(conflict.witnesses[2].annotation, "duration", "P14Y")
    [standing] = sample.settling.conflicts(names)
    assert standing.state == "reopened"
    assert standing.settlement is not None
    assert standing.settlement.value == "since 2011"
    sample.history.undo()
    assert states(sample, *names) == ["settled"]
    about = sample.library.article(names[1]).metadata
    sample.accessioning.set_metadata(names[1], replace(about, published="2024-09-20"))
    assert set(states(sample, *names)) <= {"reopened"}


def test_what_holds_for_three_articles_holds_for_two_of_them_but_not_the_other_way(
    session: Session, since: Callable[[str, str], str]
) -> None:
    one, two, three = since("A", "2010"), since("B", "2012"), since("C", "2014")
    session.settling.settle(only(session, one, two), "2010", "seen")
    assert states(session, one, two) == ["settled"]
    assert states(session, one, two, three) == ["reopened"]
    assert states(session, two, three) == ["open"]
    session.settling.settle(only(session, one, two, three), "2012", "seen")
    for some in ((one, two, three), (three, one, two), (one, two), (two, three)):
        assert states(session, *some) == ["settled"]
    session.settling.settle(only(session, two, three), "2014", "heard")
    [standing] = session.settling.conflicts([one, two, three])
    assert standing.settlement is not None
    assert (standing.state, standing.settlement.value) == ("settled", "2014")
    session.settling.reopen(only(session, one, two))
    assert states(session, one, two, three) == ["open"]


def test_a_reopened_conflict_that_is_settled_anew_has_one_settlement(
    session: Session, since: Callable[[str, str], str]
) -> None:
    one, two, three = since("A", "2010"), since("B", "2012"), since("C", "2014")
    session.settling.settle(only(session, one, two), "2010", "seen")
    session.settling.settle(only(session, one, two, three), "2012", "seen")
    assert len(state(session)["settlement"]) == 1


def test_a_conflict_is_chosen_by_the_start_of_its_id(sample: Session) -> None:
    [standing] = found = sample.settling.conflicts(articles(sample))
    assert sample.settling.chosen(standing.conflict.id[:6].upper(), found) is standing
    for wrong in ("", "zz"):
        with pytest.raises(NotFound, match="no conflict of these articles"):
            sample.settling.chosen(wrong, found)


def test_an_open_conflict_is_a_question_at_each_of_its_tags_until_it_is_settled(sample: Session) -> None:
    names = articles(sample)

    def asked() -> list[str]:
        return [
            sample.library.quoted(one.annotation)
            for one in sample.questioning.questions(names)
            if one.kind == "conflict"
        ]

    conflict = only(sample, *names)
    assert asked() == ["12 years", "since 2011", "past 13 years"]
    assert conflict.sentence in [one.sentence for one in sample.questioning.questions()]
    assert not any(one.kind == "conflict" for one in sample.questioning.questions(names[:1]))
    sample.settling.settle(conflict, "since 2011", "the council’s own list")
    assert asked() == []
    sample.tagging.set_value(conflict.witnesses[2].annotation, "duration", "P14Y")
    assert len(asked()) == 3


def test_what_two_people_decided_differently_is_open_until_one_of_them_says_what_holds(
    sample: Session,
) -> None:
    names = articles(sample)
    conflict = only(sample, *names)
    mine = sample.settling.settle(conflict, "since 2011", "the council’s own list")
    body = replace(mine, value="since 2010", by="Ben").to_body()
    sample.close()
    project = open_project(
        sample.path, by="Ben", write=True, fall_back=False, backups_folder=sample.path.parent
    )
    statement = Statement("settlement", conflict.id, body, ())
    project.append([Event("Ben", "2023-11-01T10:00:00Z", "0" * 32, "Settle conflict", "", (statement,))])
    project.close()
    again = open_session(sample.path, by="Ada")
    try:
        assert states(again, *names) == ["disputed"]
        assert "conflict" in {one.kind for one in again.questioning.questions(names)}
        again.settling.settle(conflict, "since 2010", "Ben saw the minutes")
        assert states(again, *names) == ["settled"]
    finally:
        again.close()
