"""The register as a table goes out and comes in again unchanged, and foreign tables are taken or refused."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.registers.csv_register import COLUMNS, joined, parted, read, write
from annotator.model.errors import UnreadableFile
from annotator.model.incoming_record import IncomingRecord
from annotator.model.record import Identifier, Record
from tests.formats.registers.material import ANY_RECORD, RECORDS


def written(records: tuple[Record, ...] = RECORDS) -> bytes:
    """The table of the material."""
    stream = io.BytesIO()
    write([(record, 3) for record in records], "Project", stream)
    return stream.getvalue()


def rows(text: str) -> list[IncomingRecord]:
    """Entries of a table given as text."""
    return read(text.encode(), "names.csv")


def test_what_is_written_is_read_back() -> None:
    assert tuple(row.record for row in read(written(), "register.csv")) == RECORDS


@given(ANY_RECORD)
def test_every_record_is_read_back(record: Record) -> None:
    assert [row.record for row in read(written((record,)), "register.csv")] == [record]


def test_there_is_one_row_for_each_entry_under_stable_names() -> None:
    table = list(csv.reader(io.StringIO(written().decode("utf-8-sig"), newline="")))
    assert tuple(table[0]) == COLUMNS == (
        "id", "kind", "name", "forms", "dates", "VIAF", "Wikidata", "ISNI", "ORCID", "GND", "own", "note", "sources",
        "status", "origin", "mentions",
    )  # fmt: skip
    assert len(table) == 1 + len(RECORDS)


def test_no_cell_begins_like_a_formula() -> None:
    table = csv.reader(io.StringIO(written().decode("utf-8-sig"), newline=""))
    assert not [cell for row in table for cell in row if cell[:1] in ("=", "+", "-", "@")]


@given(st.lists(st.text(min_size=1).map(str.strip).filter(bool), max_size=4))
def test_values_that_share_a_cell_come_apart_again(values: list[str]) -> None:
    assert parted(joined(values)) == tuple(values)


@pytest.mark.parametrize(
    "text", ["name;kind\nKhan;person\n", "NAME\tKind\r\nKhan\tPERSON\r\n", "extra,name\nx,Khan"]
)
def test_tables_of_other_programs_are_read(text: str) -> None:
    (row,) = rows(text)
    assert (row.record.name, row.record.kind, row.problem) == ("Khan", "person", "")


def test_a_table_speaks_only_of_the_columns_it_has() -> None:
    (row,) = rows("id,name,VIAF\n,Khan,24604287\n")
    assert row.parts == {"name", "VIAF"}


def test_an_id_of_another_program_is_kept_as_an_identifier() -> None:
    (row,) = rows("id,name\nP-12,Khan\n")
    assert row.record.id == ""
    assert row.record.identifiers == (Identifier("own", "P-12"),)


def test_bad_rows_are_told_by_their_number_and_the_others_are_read() -> None:
    found = rows("kind,name,status\nperson,Khan,\nanimal,Rex,\n,,\nperson,Simmons,maybe\n")
    assert [(row.place, bool(row.problem)) for row in found] == [(2, False), (3, True), (5, True)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no column"),
        (b"kind,label\nperson,Khan\n", "no column"),
        (b"kind,name,Name\nperson,Khan,Aslam\n", "two columns “name”"),
        (b"name\nKh\xe4n\n", "UTF-8"),
        (b"name\nKh\0an\n", "no text"),
        (b'name\n"Khan" x\n', "no sound table"),
        (b'name\n"Khan', "no sound table"),
    ],
)
def test_what_is_no_table_of_names_is_refused_with_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        read(content, "names.csv")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        read(b"name,forms\n" + content, "names.csv")
    except UnreadableFile as error:
        assert str(error).startswith("names.csv")
