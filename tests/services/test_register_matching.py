"""Rows of files of names are judged so that taking a file in twice is taking it in once."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model.incoming_record import PARTS, IncomingRecord
from annotator.model.record import Identifier, Record
from annotator.services.register_matching import CHANGED, CONFLICTING, NEW, UNCHANGED, Matching

_NAMES = st.sampled_from(["Khan", "Aslam Khan", "Luton", " two  words ", ""])
_IDENTIFIERS = st.sampled_from(
    [("Wikidata", "Q42"), ("Wikidata", "Q1"), ("VIAF", "12"), ("VIAF", "bad"), ("own", "P-1"), ("own", "P-2")]
)
_RECORDS = st.builds(
    Record,
    st.sampled_from(["", "", "1" * 32, "2" * 32]),
    st.sampled_from(["person", "place"]),
    _NAMES,
    st.lists(_NAMES, max_size=2).map(tuple),
    st.sampled_from(["", "1961", "1961/..", "never"]),
    st.lists(_IDENTIFIERS.map(lambda pair: Identifier(*pair)), max_size=2).map(tuple),
    st.sampled_from(["", "note"]),
)
_ROWS = st.lists(
    st.builds(IncomingRecord, st.integers(2, 99), _RECORDS, st.sets(st.sampled_from(PARTS)).map(frozenset)),
    max_size=6,
)
_ORIGINS = st.sampled_from(["", "Council, 2023"])


def taken(entries: Sequence[Record], rows: Sequence[IncomingRecord], origin: str) -> list[Record]:
    """The entries after these rows were taken in."""
    after = {record.id: record for record in entries}
    for row in Matching(entries, {}, origin=origin).judge(rows):
        if row.state in (NEW, CHANGED):
            after[row.record.id] = row.record
    return list(after.values())


@settings(max_examples=200)
@given(_ROWS, _ORIGINS, _ROWS, _ORIGINS)
def test_a_file_taken_in_again_changes_nothing(
    first: list[IncomingRecord], origin: str, rows: list[IncomingRecord], later: str
) -> None:
    entries = taken(taken([], first, origin), rows, later)
    states = [row.state for row in Matching(entries, {}, origin=later).judge(rows)]
    assert not {NEW, CHANGED} & set(states)


@given(_ROWS, _ORIGINS)
def test_no_entry_is_made_or_changed_twice_by_one_file(rows: list[IncomingRecord], origin: str) -> None:
    judged = [row for row in Matching([], {}, origin=origin).judge(rows) if row.state in (NEW, CHANGED)]
    ids = [row.record.id for row in judged]
    assert len(ids) == len(set(ids))
    assert all(row.record.id for row in judged)


@given(_ROWS, _ROWS)
def test_an_authority_file_never_changes_an_entry_of_the_register(
    ours: list[IncomingRecord], theirs: list[IncomingRecord]
) -> None:
    entries = taken([], ours, "")
    after = {record.id: record for record in taken(entries, theirs, "Council, 2023")}
    assert all(after[record.id] == record for record in entries)


def test_rows_that_mean_two_entries_at_once_are_conflicts() -> None:
    entries = [
        Record("1" * 32, "person", "Khan", identifiers=(Identifier("Wikidata", "Q42"),)),
        Record("2" * 32, "person", "Aslam Khan", identifiers=(Identifier("VIAF", "12"),)),
    ]
    both = Record("", "person", "Khan", identifiers=(Identifier("Wikidata", "Q42"), Identifier("VIAF", "12")))
    (judged,) = Matching(entries, {}).judge([IncomingRecord(2, both)])
    assert judged.state == CONFLICTING
    assert (
        judged.remark == "Its identifiers belong to several entries: Aslam Khan and Khan; merge them first."
    )


def test_two_rows_of_one_identifier_do_not_make_two_entries() -> None:
    rows = [
        IncomingRecord(n, Record("", "person", f"Khan {n}", identifiers=(Identifier("VIAF", "12"),)))
        for n in (2, 3)
    ]
    first, second = Matching([], {}).judge(rows)
    assert (first.state, second.state) == (NEW, CONFLICTING)
    assert second.remark == "It is the same entry as row 2."


def test_an_entry_written_with_its_old_identifier_only_is_unchanged() -> None:
    entry = Record("1" * 32, "person", "Khan", identifiers=(Identifier("Wikidata", "Q42"),), note="seen")
    row = IncomingRecord(2, Record("", "person", "Khan", identifiers=entry.identifiers))
    (judged,) = Matching([entry], {}).judge([row])
    assert (judged.state, judged.record) == (UNCHANGED, entry)
