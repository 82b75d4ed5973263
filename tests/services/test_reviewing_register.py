"""Entries of two people that may be one, and an entry that two people changed, are shown and decided."""

from dataclasses import replace

import pytest

from annotator.model.errors import InvalidValue
from annotator.model.event import Event, Statement
from annotator.model.record import Identifier, Record
from annotator.services.session import Session
from tests.services.test_history import state
from tests.services.test_reviewing import turned_back_and_forth

VIAF = Identifier("VIAF", "12345")


def entry(session: Session, by: str, name: str, *identifiers: Identifier, kind: str = "person") -> Record:
    session.history.by = by
    return session.registering.create(kind, name, identifiers=identifiers)


def changed_elsewhere(session: Session, record: Record, name: str) -> None:
    """A colleague, who does not know what was said of an entry since, gives it another name."""
    body = replace(record, name=name, by="Ben").to_body()
    statement = Statement("record", record.id, body, ())
    session._project.append([Event("Ben", "2026-11-25T10:00:00Z", "0" * 32, "Rename", "", (statement,))])


def test_entries_with_one_identifier_are_a_case_and_are_merged(session: Session) -> None:
    one, other = entry(session, "Ada", "Aslam Khan", VIAF), entry(session, "Ada", "M. A. Khan", VIAF)
    entry(session, "Ada", "Khan Ltd", VIAF, kind="organisation")
    [case] = session.reviewing_register.cases()
    assert (case.reason, case.versions) == ("identifier", (one, other))
    before = state(session)
    session.reviewing_register.decide(case, other)
    turned_back_and_forth(session, before, state(session))
    assert session.reviewing_register.cases() == []
    assert session.registering.record(one.id).id == other.id


def test_entries_of_one_name_are_a_case_where_two_people_made_them(session: Session) -> None:
    entry(session, "Ada", "Khan")
    entry(session, "Ada", "Khan")
    assert session.reviewing_register.cases() == []
    entry(session, "Ben", "khan")
    [case] = session.reviewing_register.cases()
    assert (case.reason, len(case.versions)) == ("name", 3)


def test_identifiers_of_ones_own_make_no_case(session: Session) -> None:
    for name in ("A", "B"):
        entry(session, "Ada", name, Identifier("own", "1"))
    assert session.reviewing_register.cases() == []


def test_of_an_entry_that_was_changed_in_two_ways_one_version_is_taken(session: Session) -> None:
    record = entry(session, "Ada", "Aslam Khan")
    changed_elsewhere(session, record, "Mohammed Aslam Khan")
    [case] = session.reviewing_register.cases()
    assert (case.reason, {one.name for one in case.versions}) == (
        "changed",
        {"Aslam Khan", "Mohammed Aslam Khan"},
    )
    for version in case.versions:
        before = state(session)
        session.reviewing_register.decide(case, version)
        turned_back_and_forth(session, before, state(session))
        assert session.registering.record(record.id).name == version.name
        assert session.reviewing_register.cases() == []
        session.history.undo()
    with pytest.raises(InvalidValue, match="Choose one of the versions"):
        session.reviewing_register.decide(case, replace(record, name="Nobody"))
